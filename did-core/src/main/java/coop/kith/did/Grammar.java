package coop.kith.did;

import java.util.HexFormat;

/**
 * The character rules of DID Core 1.1 sections 3.1 and 3.2 and of RFC 3986, as one pass over the text. There is no regular expression, so no input
 * makes the work more than linear.
 */
final class Grammar {
    /** What {@link #component} returns when every character fits. */
    static final int FITS = -1;

    private Grammar() {}

    static boolean methodChar(char c) {
        return between(c, 'a', 'z') || between(c, '0', '9');
    }

    static boolean idChar(char c) {
        return between(c, 'a', 'z') || between(c, 'A', 'Z') || between(c, '0', '9') || c == '.' || c == '-' || c == '_';
    }

    /** Whether {@code text} has a percent sign and two hexadecimal digits at {@code at}. */
    static boolean percentEncoded(String text, int at, int end) {
        return at + 2 < end && text.charAt(at) == '%' && hex(text.charAt(at + 1)) && hex(text.charAt(at + 2));
    }

    /** RFC 3986 {@code *( pchar / extra )} from {@code from} to {@code end}: {@link #FITS}, or the index of the first character that does not fit. */
    static int component(String text, int from, int end, String extra) {
        for (int at = from; at < end; at++) {
            char c = text.charAt(at);
            if (c == '%') {
                if (!percentEncoded(text, at, end)) {
                    return at;
                }
                at += 2;
            } else if (!idChar(c) && "~!$&'()*+,;=:@".indexOf(c) < 0 && extra.indexOf(c) < 0) {
                return at;
            }
        }
        return FITS;
    }

    /** A stranger's text made fit for a message: cut at 80 characters, anything outside printable ASCII as an escape. */
    static String shown(String text) {
        StringBuilder safe = new StringBuilder("\"");
        for (int at = 0; at < Math.min(text.length(), 80); at++) {
            safe.append(shown(text.charAt(at)));
        }
        return safe.append(text.length() > 80 ? "...\" (" + text.length() + " characters)" : "\"")
                .toString();
    }

    static String shown(char c) {
        return between(c, ' ', '~') ? String.valueOf(c) : "\\u" + HexFormat.of().toHexDigits(c);
    }

    private static boolean hex(char c) {
        return between(c, '0', '9') || between(c, 'a', 'f') || between(c, 'A', 'F');
    }

    private static boolean between(char c, char first, char last) {
        return c >= first && c <= last;
    }
}
