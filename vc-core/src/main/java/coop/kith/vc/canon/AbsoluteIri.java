package coop.kith.vc.canon;

/** What N-Quads takes for an absolute IRI (RDF 1.1 N-Quads, IRIREF): a scheme, a colon, and no character that may not stand between angle brackets. */
final class AbsoluteIri {
    private AbsoluteIri() {}

    static boolean is(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || !isLetter(text.charAt(0))) {
            return false;
        }
        for (int at = 1; at < colon; at++) {
            char character = text.charAt(at);
            if (!isLetter(character) && !isDigit(character) && "+-.".indexOf(character) < 0) {
                return false;
            }
        }
        for (int at = colon + 1; at < text.length(); at++) {
            if (!mayStand(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    static boolean mayStand(int character) {
        return switch (character) {
            case '<', '>', '"', '{', '}', '|', '^', '`', '\\' -> false;
            default -> character > ' ';
        };
    }

    private static boolean isLetter(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
