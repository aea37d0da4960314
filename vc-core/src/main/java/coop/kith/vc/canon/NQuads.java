package coop.kith.vc.canon;

import coop.kith.json.JsonLimits;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Statements out of N-Quads (RDF 1.1 N-Quads), in one pass over the text.
 *
 * <p>Read here and not by Titanium, whose reader never ends where the text ends within a blank node's label. Numbers in brackets are the productions of the
 * grammar in section 4. Beyond it an IRI must be absolute, as section 2.2 says, and an escape may not stand for what could not stand there unescaped.
 *
 * @see <a href="https://www.w3.org/TR/n-quads/#sec-grammar">RDF 1.1 N-Quads, section 4</a>
 */
final class NQuads {
    private static final int END = -1;

    private final String text;
    private final Set<Quad> quads = new LinkedHashSet<>();
    private int at;
    private int line = 1;

    private NQuads(String text) {
        this.text = text;
    }

    /** The statements, each once. Refused where the text is no N-Quads, or longer than a document may be. */
    static Result<Set<Quad>> read(String text) {
        if (text.length() > JsonLimits.standard().bytes()) {
            return Result.refused(Problem.of(
                    CanonProblem.TOO_LARGE,
                    "The statements are " + text.length() + " characters long; at most "
                            + JsonLimits.standard().bytes() + " are read."));
        }
        NQuads reader = new NQuads(text);
        try {
            reader.document();
        } catch (Refusal refusal) {
            return Result.refused(Problem.of(
                            CanonProblem.NOT_N_QUADS,
                            "The text is no N-Quads: in line " + reader.line + ", " + refusal.getMessage())
                    .next("Write one statement on each line, with its full stop."));
        }
        return Result.ok(reader.quads);
    }

    /** [1]. */
    private void document() throws Refusal {
        while (true) {
            blanks();
            if (peek() != END && peek() != '\n' && peek() != '\r') {
                statement();
            }
            if (peek() == END) {
                return;
            }
            endOfLine();
        }
    }

    /** [2]. */
    private void statement() throws Refusal {
        String subject = resource("a subject, which is an IRI or a blank node");
        String predicate = iri("a predicate, which is an IRI");
        String object = peek() == '"' ? literal() : resource("an object");
        blanks();
        String graph = peek() == '.' ? "" : resource("a full stop or the name of a graph");
        if (next() != '.') {
            throw new Refusal("a statement lacks its full stop");
        }
        quads.add(new Quad(subject, predicate, object, graph));
        blanks();
        if (peek() != END && peek() != '\n' && peek() != '\r') {
            throw new Refusal("something follows a statement");
        }
    }

    private String resource(String expected) throws Refusal {
        return peek() == '_' ? blankNode() : iri(expected);
    }

    /** [10]: with its brackets, and its escapes resolved. */
    private String iri(String expected) throws Refusal {
        if (next() != '<') {
            throw new Refusal("there should be " + expected);
        }
        StringBuilder iri = new StringBuilder("<");
        for (int character = next(); character != '>'; character = next()) {
            int meant = character == '\\' ? universal(next()) : character;
            if (!AbsoluteIri.mayStand(meant)) {
                throw new Refusal("an IRI does not end, or has a character in it that none may have");
            }
            iri.appendCodePoint(meant);
        }
        if (!AbsoluteIri.is(iri.substring(1))) {
            throw new Refusal("an IRI is relative");
        }
        blanks();
        return iri.append('>').toString();
    }

    /** [141s]: a full stop at the end of a label is the statement's. */
    private String blankNode() throws Refusal {
        int start = at;
        next();
        if (next() != ':' || !(isLabelStart(peek()) || isDigit(peek()))) {
            throw new Refusal("a blank node has no label");
        }
        skip(character -> isLabelPart(character) || character == '.');
        while (text.charAt(at - 1) == '.') {
            at--;
        }
        String label = text.substring(start, at);
        blanks();
        return label;
    }

    /** [6]: in its canonical spelling. */
    private String literal() throws Refusal {
        String string = string();
        String literal;
        if (peek() == '@') {
            literal = Literal.tagged(string, language());
        } else if (peek() == '^') {
            next();
            if (next() != '^') {
                throw new Refusal("there should be a datatype after ^^");
            }
            String datatype = iri("a datatype, which is an IRI");
            literal = Literal.typed(string, datatype.substring(1, datatype.length() - 1));
        } else {
            literal = Literal.text(string);
        }
        blanks();
        return literal;
    }

    /** [11]: what it means, without quotation marks. */
    private String string() throws Refusal {
        next();
        StringBuilder meant = new StringBuilder();
        for (int character = next(); character != '"'; character = next()) {
            if (character == END || character == '\n' || character == '\r') {
                throw new Refusal("a text does not end");
            }
            meant.appendCodePoint(character == '\\' ? escaped(next()) : character);
        }
        return meant.toString();
    }

    /** [153s]. */
    private int escaped(int letter) throws Refusal {
        return switch (letter) {
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'f' -> '\f';
            case '"', '\'', '\\' -> letter;
            default -> universal(letter);
        };
    }

    /** [12]. */
    private int universal(int letter) throws Refusal {
        int digits = letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
        int codePoint = 0;
        for (int digit = 0; digit < digits; digit++) {
            int value = peek() < 0x80 ? Character.digit(peek(), 16) : -1;
            if (value < 0 || codePoint > Character.MAX_CODE_POINT >> 4) {
                throw new Refusal("an escape is none that N-Quads has");
            }
            codePoint = codePoint << 4 | value;
            next();
        }
        if (digits == 0 || isSurrogate(codePoint)) {
            throw new Refusal("an escape is none that N-Quads has");
        }
        return codePoint;
    }

    /** [144s]: without its {@code @}. */
    private String language() throws Refusal {
        next();
        int start = at;
        skip(NQuads::isLetter);
        int part = start;
        while (at > part && peek() == '-') {
            next();
            part = at;
            skip(character -> isLetter(character) || isDigit(character));
        }
        if (at == part) {
            throw new Refusal("a language tag is incomplete");
        }
        return text.substring(start, at);
    }

    /** [8]. */
    private void endOfLine() throws Refusal {
        if (next() == '\n') {
            line++;
        }
    }

    /** Blanks, tabs and a comment. */
    private void blanks() throws Refusal {
        skip(character -> character == ' ' || character == '\t');
        if (peek() == '#') {
            skip(character -> character != '\n' && character != '\r');
        }
    }

    private void skip(IntPredicate kind) throws Refusal {
        while (peek() != END && kind.test(peek())) {
            next();
        }
    }

    /** The code point ahead, or {@link #END}. */
    private int peek() throws Refusal {
        if (at == text.length()) {
            return END;
        }
        int character = text.codePointAt(at);
        if (isSurrogate(character)) {
            throw new Refusal("there is half of a surrogate pair");
        }
        return character;
    }

    private int next() throws Refusal {
        int character = peek();
        at += character == END ? 0 : Character.charCount(character);
        return character;
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static boolean isLetter(int character) {
        return within(character, 'a', 'z') || within(character, 'A', 'Z');
    }

    private static boolean isDigit(int character) {
        return within(character, '0', '9');
    }

    /** [157s], PN_CHARS_U. */
    private static boolean isLabelStart(int character) {
        return isLetter(character)
                || character == '_'
                || character == ':'
                || within(character, 0xC0, 0xD6)
                || within(character, 0xD8, 0xF6)
                || within(character, 0xF8, 0x2FF)
                || within(character, 0x370, 0x37D)
                || within(character, 0x37F, 0x1FFF)
                || within(character, 0x200C, 0x200D)
                || within(character, 0x2070, 0x218F)
                || within(character, 0x2C00, 0x2FEF)
                || within(character, 0x3001, 0xD7FF)
                || within(character, 0xF900, 0xFDCF)
                || within(character, 0xFDF0, 0xFFFD)
                || within(character, 0x10000, 0xEFFFF);
    }

    /** [160s], PN_CHARS. */
    private static boolean isLabelPart(int character) {
        return isLabelStart(character)
                || isDigit(character)
                || character == '-'
                || character == 0xB7
                || within(character, 0x300, 0x36F)
                || within(character, 0x203F, 0x2040);
    }

    private static boolean within(int character, int first, int last) {
        return character >= first && character <= last;
    }

    /** Ends the reading; the text says what is wrong, for {@link #read} to say where. */
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1;

        Refusal(String why) {
            super(why, null, false, false);
        }
    }
}
