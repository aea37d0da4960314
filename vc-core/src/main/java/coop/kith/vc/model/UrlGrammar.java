package coop.kith.vc.model;

import coop.kith.did.DidUrl;
import java.util.Locale;
import java.util.Optional;

/**
 * What counts as a URL where the data model demands one (VCDM 2.0 section 2, "URL", which refers to the WHATWG URL Standard).
 *
 * <p>A URL parser repairs what it is given: it strips blanks, turns backslashes, drops tabs. Two identifiers that a parser makes equal are still two texts in a
 * signed document, so nothing is repaired here. Accepted is an absolute <em>valid URL string</em>: a scheme, something after it, the characters of RFC 3986
 * with well-formed percent-encoding, and letters of other scripts as WHATWG allows them. Refused besides: every kind of blank, controls, bidirectional and
 * other invisible format characters, noncharacters, a second {@code #}, brackets outside the authority, {@code http(s)} without a host, and {@code did:} URLs
 * that are not DID URLs by DID Core section 3.2.
 */
public final class UrlGrammar {
    private static final String ASCII_MARKS = "-._~:/?#[]@!$&'()*+,;=%";

    private UrlGrammar() {}

    /** Why {@code text} is no URL, as the end of a sentence; empty when it is one. */
    public static Optional<String> fault(String text) {
        int colon = text.indexOf(':');
        if (!isScheme(text, colon)) {
            return Optional.of("has no scheme such as https: or did:");
        }
        String rest = text.substring(colon + 1);
        if (rest.isEmpty()) {
            return Optional.of("has nothing after its scheme");
        }
        Optional<String> character = characterFault(rest);
        if (character.isPresent()) {
            return character;
        }
        String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "did" ->
                DidUrl.parse(text)
                        .fold(
                                url -> Optional.empty(),
                                problems -> Optional.of(
                                        "is not a DID URL: " + problems.get(0).detail()));
            case "http", "https" -> hasHost(rest) ? Optional.empty() : Optional.of("names no host");
            default -> Optional.empty();
        };
    }

    private static boolean isScheme(String text, int end) {
        if (end < 1 || !isLetter(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < end; i++) {
            char character = text.charAt(i);
            if (!isLetter(character) && !isDigit(character) && "+-.".indexOf(character) < 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> characterFault(String rest) {
        int authorityEnd = endOfAuthority(rest);
        boolean fragment = false;
        int at = 0;
        while (at < rest.length()) {
            int character = rest.codePointAt(at);
            boolean bracket = character == '[' || character == ']';
            if (!isAllowed(character) || (bracket && at >= authorityEnd)) {
                return Optional.of(String.format(Locale.ROOT, "has the character U+%04X in it", character));
            }
            if (character == '%' && !isEscape(rest, at)) {
                return Optional.of("has a % that is not followed by two hexadecimal digits");
            }
            if (character == '#') {
                if (fragment) {
                    return Optional.of("has two number signs");
                }
                fragment = true;
            }
            at += Character.charCount(character);
        }
        return Optional.empty();
    }

    /** 0 when there is no authority. */
    private static int endOfAuthority(String rest) {
        if (!rest.startsWith("//")) {
            return 0;
        }
        int end = 2;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static boolean hasHost(String rest) {
        int end = endOfAuthority(rest);
        if (end <= 2) {
            return false;
        }
        String authority = rest.substring(2, end);
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        return !host.isEmpty() && host.charAt(0) != ':';
    }

    private static boolean isEscape(String rest, int percent) {
        return percent + 2 < rest.length() && isHex(rest.charAt(percent + 1)) && isHex(rest.charAt(percent + 2));
    }

    private static boolean isAllowed(int character) {
        if (character < 0x80) {
            return isLetter((char) character) || isDigit((char) character) || ASCII_MARKS.indexOf(character) >= 0;
        }
        return character > 0xA0 && !isInvisible(character) && !isNoncharacterOrSurrogate(character);
    }

    /**
     * Blanks and default-ignorable format characters, listed rather than asked of the runtime, whose Unicode version varies (Unicode 15.1, DerivedCoreProperties
     * and PropList White_Space).
     */
    private static boolean isInvisible(int character) {
        return character == 0xAD
                || character == 0x034F
                || character == 0x061C
                || character == 0x115F
                || character == 0x1160
                || character == 0x1680
                || character == 0x17B4
                || character == 0x17B5
                || (character >= 0x180B && character <= 0x180F)
                || (character >= 0x2000 && character <= 0x200F)
                || (character >= 0x2028 && character <= 0x202F)
                || (character >= 0x205F && character <= 0x206F)
                || character == 0x3000
                || character == 0x3164
                || (character >= 0xFE00 && character <= 0xFE0F)
                || character == 0xFEFF
                || character == 0xFFA0
                || (character >= 0xFFF0 && character <= 0xFFFB)
                || (character >= 0x1BCA0 && character <= 0x1BCA3)
                || (character >= 0x1D173 && character <= 0x1D17A)
                || (character >= 0xE0000 && character <= 0xE0FFF);
    }

    private static boolean isNoncharacterOrSurrogate(int character) {
        return (character & 0xFFFE) == 0xFFFE
                || (character >= 0xFDD0 && character <= 0xFDEF)
                || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE);
    }

    private static boolean isLetter(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isHex(char character) {
        return isDigit(character) || (character >= 'a' && character <= 'f') || (character >= 'A' && character <= 'F');
    }
}
