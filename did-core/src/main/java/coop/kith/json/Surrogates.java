package coop.kith.json;

/** Finds halves of surrogate pairs, which have no form in UTF-8 and which encoders replace by a question mark without a word. */
final class Surrogates {
    private Surrogates() {}

    /** Whether {@code text} holds a high surrogate without a low one behind it, or a low one without a high one before it. */
    static boolean lone(String text) {
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (Character.isSurrogate(unit)) {
                if (!pairAt(text, at)) {
                    return true;
                }
                at++;
            }
        }
        return false;
    }

    static boolean pairAt(String text, int at) {
        return at + 1 < text.length()
                && Character.isHighSurrogate(text.charAt(at))
                && Character.isLowSurrogate(text.charAt(at + 1));
    }
}
