package coop.kith.vc.model;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A text of a document that may not be what it looks like, or may act where it is shown (VCDM 2.0 section 8.16, "Code Injection", and Unicode Technical Reports 36 and 39). It is
 * handed on as it was signed; whoever shows it, logs it or puts it into a page should know. Nothing about a credential's validity follows from it.
 *
 * <p>What is looked for is what deceives most often, and not all that may. Above all a whole word of another script that looks like a Latin one is found only beside Latin words.
 *
 * @param where the text stands; the member itself, where it is its name
 * @param kinds what there is about it; at least one
 */
public record SuspiciousText(JsonPointer where, Set<Kind> kinds) {
    /** More are not told: one is enough to look closely. */
    public static final int MOST = 100;

    /** Characters. Longer ones are no names; status lists and images are told of as well. */
    private static final int LONG = 100_000;

    private static final Pattern MARKUP = Pattern.compile("<[A-Za-z/!?]|&#|javascript:", Pattern.CASE_INSENSITIVE);

    /** Letters of Cyrillic and Greek that look like Latin ones in most typefaces (confusables.txt of Unicode Technical Standard 39). */
    private static final String LOOKALIKES =
            "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0405\u0406\u0408"
                    + "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u04bb\u051b\u051d"
                    + "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u03bd";

    /** What there may be about a text. */
    public enum Kind {
        /** Control characters, NUL and line ends among them: they act on terminals, and split lines of a log. */
        CONTROL("control characters or line ends"),
        /** Characters that set the direction of writing, so that what is read is not what stands there. */
        DIRECTION("characters that turn the direction of writing"),
        /** Characters that show nothing, and unpaired surrogates. */
        INVISIBLE("invisible characters"),
        /** A word out of letters of several scripts, or words that look like Latin ones beside Latin ones. */
        MIXED_SCRIPT("letters of several scripts that look alike"),
        /** What a browser would take for HTML or a script. */
        MARKUP("markup"),
        /** Longer than any name or sentence. */
        LONG("more than 100,000 characters");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** For people to read. */
        public String words() {
            return words;
        }
    }

    public SuspiciousText {
        kinds = java.util.Collections.unmodifiableSet(new TreeSet<>(kinds));
    }

    /** All in this document, names of members included, in its order; {@value #MOST} at the most. */
    public static List<SuspiciousText> in(JsonObject document) {
        List<SuspiciousText> found = new ArrayList<>();
        look(document, JsonPointer.root(), found);
        return List.copyOf(found);
    }

    private static void look(JsonValue value, JsonPointer at, List<SuspiciousText> found) {
        if (value instanceof JsonObject object) {
            for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
                note(member.getKey(), at.append(member.getKey()), found);
                look(member.getValue(), at.append(member.getKey()), found);
            }
        } else if (value instanceof JsonArray array) {
            for (int index = 0; index < array.items().size(); index++) {
                look(array.items().get(index), at.append(index), found);
            }
        } else if (value instanceof JsonString text) {
            note(text.value(), at, found);
        }
    }

    private static void note(String text, JsonPointer at, List<SuspiciousText> found) {
        if (found.size() < MOST) {
            Set<Kind> kinds = kinds(text);
            if (!kinds.isEmpty()) {
                found.add(new SuspiciousText(at, kinds));
            }
        }
    }

    /** What there is about one text. */
    static Set<Kind> kinds(String text) {
        Set<Kind> kinds = new TreeSet<>();
        if (text.length() > LONG) {
            kinds.add(Kind.LONG);
        }
        if (MARKUP.matcher(text).find()) {
            kinds.add(Kind.MARKUP);
        }
        text.codePoints().forEach(character -> character(character, kinds));
        if (mixesScripts(text)) {
            kinds.add(Kind.MIXED_SCRIPT);
        }
        return kinds;
    }

    private static void character(int character, Set<Kind> kinds) {
        switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> kinds.add(Kind.CONTROL);
            case Character.FORMAT -> kinds.add(turns(character) ? Kind.DIRECTION : Kind.INVISIBLE);
            case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> kinds.add(Kind.INVISIBLE);
            default -> {}
        }
    }

    private static boolean turns(int character) {
        return character == 0x061C
                || character == 0x200E
                || character == 0x200F
                || (0x202A <= character && character <= 0x202E)
                || (0x2066 <= character && character <= 0x2069);
    }

    private static boolean mixesScripts(String text) {
        boolean latin = false;
        boolean alike = false;
        int at = 0;
        while (at < text.length()) {
            int end = at;
            boolean onlyAlike = true;
            Set<Character.UnicodeScript> scripts = new TreeSet<>();
            while (end < text.length() && Character.isLetter(text.codePointAt(end))) {
                int letter = text.codePointAt(end);
                scripts.add(family(Character.UnicodeScript.of(letter)));
                onlyAlike &= LOOKALIKES.indexOf(letter) >= 0;
                end += Character.charCount(letter);
            }
            scripts.remove(Character.UnicodeScript.COMMON);
            if (scripts.size() > 1) {
                return true;
            }
            latin |= scripts.contains(Character.UnicodeScript.LATIN);
            alike |= !scripts.isEmpty() && onlyAlike;
            at = end > at ? end : at + Character.charCount(text.codePointAt(at));
        }
        return latin && alike;
    }

    /** Scripts that one language writes together count as one. */
    private static Character.UnicodeScript family(Character.UnicodeScript script) {
        return switch (script) {
            case HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> Character.UnicodeScript.HAN;
            case INHERITED -> Character.UnicodeScript.COMMON;
            default -> script;
        };
    }
}
