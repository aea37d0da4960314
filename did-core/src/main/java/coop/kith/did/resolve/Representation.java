package coop.kith.did.resolve;

import coop.kith.did.DidProblem;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The media types a DID document is given in. The JSON is the same in all three; {@code application/did} is the one of DID Core 1.1. */
public enum Representation {
    DID("application/did"),
    /** DID Core 1.0's plain JSON. */
    DID_JSON("application/did+json"),
    /** DID Core 1.0's JSON-LD. */
    DID_LD_JSON("application/did+ld+json");

    /** Media type of the whole resolution result (DID Resolution 1.0 section 7); the document in it is {@link #DID}. */
    public static final String RESOLUTION_RESULT = "application/did-resolution";

    /** Longer than any list of the media types above with weights. */
    private static final int MAX_ACCEPT = 1024;

    private final String mediaType;

    Representation(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /**
     * The representation that a caller's {@code accept} prefers (RFC 9110 section 12.5.1: a list of media ranges with weights); the problem is
     * REPRESENTATION_NOT_SUPPORTED.
     */
    public static Result<Representation> preferred(String accept) {
        if (accept.length() <= MAX_ACCEPT) {
            Optional<Representation> best = Stream.of(accept.split(",", -1))
                    .map(Range::read)
                    .filter(range -> range.weight() > 0)
                    .sorted(Comparator.comparingInt(Range::weight).reversed())
                    .flatMap(range -> matching(range.mediaType()).stream())
                    .findFirst();
            if (best.isPresent()) {
                return Result.ok(best.get());
            }
        }
        return Result.refused(Problem.of(
                        DidProblem.REPRESENTATION_NOT_SUPPORTED,
                        "none of the media types asked for is one that a DID document is given in: "
                                + (accept.length() <= MAX_ACCEPT ? accept : accept.length() + " characters"))
                .next("Ask for " + DID.mediaType + ", " + DID_JSON.mediaType + ", " + DID_LD_JSON.mediaType + " or "
                        + RESOLUTION_RESULT + "."));
    }

    /** The media type of a document for a caller who asks for {@code accept}, {@link #DID} where it asks for nothing that is known. */
    static String mediaType(Optional<String> accept) {
        return accept.flatMap(asked -> preferred(asked).fold(Optional::of, none -> Optional.empty()))
                .orElse(DID)
                .mediaType;
    }

    /** Whether no media range of {@code accept} has more weight than {@code mediaType}, which it names. */
    public static boolean prefers(String accept, String mediaType) {
        if (accept.length() > MAX_ACCEPT) {
            return false;
        }
        List<Range> ranges = Stream.of(accept.split(",", -1)).map(Range::read).toList();
        int most = ranges.stream().mapToInt(Range::weight).max().orElse(0);
        return ranges.stream()
                .filter(range -> range.weight() == most && most > 0)
                .findFirst()
                .map(range -> range.mediaType().equals(mediaType))
                .orElse(false);
    }

    private static Optional<Representation> matching(String range) {
        if (List.of("*/*", "application/*", RESOLUTION_RESULT).contains(range)) {
            return Optional.of(DID);
        }
        return Stream.of(values()).filter(one -> one.mediaType.equals(range)).findFirst();
    }

    /** One media range; its weight in thousandths, 1000 when it has none, 0 when it is refused or cannot be read. */
    private record Range(String mediaType, int weight) {
        static Range read(String text) {
            String[] parts = text.split(";", -1);
            String mediaType = parts[0].strip().toLowerCase(Locale.ROOT);
            int weight = 1000;
            for (int at = 1; at < parts.length; at++) {
                String parameter = parts[at].strip().toLowerCase(Locale.ROOT);
                if (parameter.startsWith("q=")) {
                    weight = thousandths(parameter.substring(2));
                }
            }
            return new Range(mediaType, weight);
        }

        private static int thousandths(String q) {
            boolean shaped = q.length() >= 1 && q.length() <= 5 && (q.charAt(0) == '0' || q.charAt(0) == '1');
            if (!shaped || (q.length() > 1 && q.charAt(1) != '.')) {
                return 0;
            }
            String fraction = q.length() > 2 ? (q.substring(2) + "000").substring(0, 3) : "000";
            if (!fraction.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return 0;
            }
            return Math.min(1000, (q.charAt(0) - '0') * 1000 + Integer.parseInt(fraction));
        }
    }
}
