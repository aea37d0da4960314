package coop.kith.vc.canon;

import java.util.HexFormat;
import java.util.regex.Pattern;

/** RDF literals as canonical N-Quads writes them (RDF Dataset Canonicalization, appendix A). */
final class Literal {
    static final String XSD = "http://www.w3.org/2001/XMLSchema#";

    /** The LANGTAG of N-Quads with the lengths of RFC 5646 section 2.1. Possessive, so that the longest tag takes no stack. */
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}+(?:-[A-Za-z0-9]{1,8}+)*+");

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Literal() {}

    static boolean isLanguage(String tag) {
        return LANGUAGE.matcher(tag).matches();
    }

    static String text(String text) {
        return '"' + escaped(text) + '"';
    }

    static String typed(String text, String datatype) {
        return datatype.equals(XSD + "string") ? text(text) : text(text) + "^^<" + datatype + '>';
    }

    static String tagged(String text, String language) {
        return text(text) + '@' + language;
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            switch (character) {
                case '\b' -> escaped.append("\\b");
                case '\t' -> escaped.append("\\t");
                case '\n' -> escaped.append("\\n");
                case '\f' -> escaped.append("\\f");
                case '\r' -> escaped.append("\\r");
                case '"' -> escaped.append("\\\"");
                case '\\' -> escaped.append("\\\\");
                default -> {
                    if (character < 0x20 || character == 0x7F) {
                        escaped.append("\\u").append(HEX.toHexDigits(character));
                    } else {
                        escaped.append(character);
                    }
                }
            }
        }
        return escaped.toString();
    }
}
