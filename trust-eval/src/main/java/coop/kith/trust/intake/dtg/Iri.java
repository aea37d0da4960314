package coop.kith.trust.intake.dtg;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** The form of a predicate: an absolute IRI (RFC 3987 section 2.2), taken as written. */
final class Iri {
    /** A scheme, a colon, and at least one more character; then none that RFC 3987 leaves out. */
    private static final Pattern ABSOLUTE =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\p{Cntrl}\\p{Zs}\\p{Zl}\\p{Zp}\"<>\\\\^`{|}]+");

    private static final int LONGEST = 2048;

    private Iri() {}

    /** Whether {@code text} has the form of a DID or another absolute IRI, whatever its scheme. */
    static boolean hasScheme(String text) {
        return text.length() <= LONGEST && ABSOLUTE.matcher(text).matches();
    }

    /**
     * Whether {@code text} is absolute and in Normalization Form C. A CURIE such as {@code dtg:witnessed} has the form of an IRI as well; it is told
     * apart by needing {@code //} or being a {@code urn:}, {@code did:} or {@code tag:}.
     */
    static boolean isAbsolute(String text) {
        return hasScheme(text)
                && Normalizer.isNormalized(text, Normalizer.Form.NFC)
                && (text.contains("://")
                        || text.startsWith("urn:")
                        || text.startsWith("did:")
                        || text.startsWith("tag:"));
    }
}
