package coop.kith.key;

/** A stranger's text in a problem's detail: never more than a line of it. */
final class Quote {
    private static final int LONGEST = 64;

    private Quote() {}

    static String of(String text) {
        return text.length() <= LONGEST
                ? '\'' + text + '\''
                : '\'' + text.substring(0, LONGEST) + "...' (" + text.length() + " characters)";
    }
}
