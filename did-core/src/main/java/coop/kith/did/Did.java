package coop.kith.did;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;

/**
 * A valid DID (DID Core 1.1 section 3.1). Equal by text, ordered by text: no normalization is done, since methods differ in what they hold equal.
 * At most {@value #MAX_LENGTH} characters.
 */
public final class Did implements Comparable<Did> {
    /** Long-form did:peer:4 and did:jwk with RSA keys stay under 4,000 characters; this is twice that. */
    public static final int MAX_LENGTH = 8192;

    private static final String SCHEME = "did:";

    private final String text;
    private final int secondColon;

    private Did(String text, int secondColon) {
        this.text = text;
        this.secondColon = secondColon;
    }

    /** Reads the whole of {@code text} as a DID; a DID URL with a path, query or fragment is refused. The problem is INVALID_DID. */
    public static Result<Did> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return refused(
                    Grammar.shown(text) + " is longer than the " + MAX_LENGTH + " characters that a DID may have here");
        }
        if (!text.startsWith(SCHEME)) {
            return refused(Grammar.shown(text) + " does not begin with \"did:\"");
        }
        int colon = SCHEME.length();
        while (colon < text.length() && Grammar.methodChar(text.charAt(colon))) {
            colon++;
        }
        if (colon == SCHEME.length() || colon == text.length() || text.charAt(colon) != ':') {
            return refused(Grammar.shown(text)
                    + " has no method name: lower-case letters and digits, then a colon, must follow \"did:\"");
        }
        return methodSpecific(text, colon);
    }

    private static Result<Did> methodSpecific(String text, int colon) {
        int end = text.length();
        for (int at = colon + 1; at < end; at++) {
            char c = text.charAt(at);
            if (c == '%' && Grammar.percentEncoded(text, at, end)) {
                at += 2;
            } else if (!Grammar.idChar(c) && c != ':') {
                return refused(Grammar.shown(text) + " has '" + Grammar.shown(c) + "' at index " + at
                        + ", which no DID can have");
            }
        }
        if (text.charAt(end - 1) == ':') {
            return refused(Grammar.shown(text) + " ends with a colon; a method-specific identifier must follow it");
        }
        return Result.ok(new Did(text, colon));
    }

    private static Result<Did> refused(String detail) {
        return Result.refused(Problem.of(DidProblem.INVALID_DID, detail)
                .next("Write it as did:<method>:<identifier>, with letters, digits, '.', '-', '_', ':' and %XX only."));
    }

    /** The method name, between the first two colons. */
    public String method() {
        return text.substring(SCHEME.length(), secondColon);
    }

    /** Everything after the second colon, as written. */
    public String methodSpecificId() {
        return text.substring(secondColon + 1);
    }

    @Override
    public int compareTo(Did other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Did did && did.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
