package coop.kith.trust.algorithm.flow;

import coop.kith.trust.answer.VouchGraph;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one certificate said of another, and whether the signature holds is known already: that a user id is its holder's, and how far its holder may introduce others. Or that it
 * no longer says so.
 *
 * @param issuer a fingerprint
 * @param subject a fingerprint
 * @param expires when it ceases to hold; it does not hold at that very instant
 * @param word what was said
 */
public record Certification(
        String issuer, String subject, String userId, Instant created, Optional<Instant> expires, Word word) {

    /** What was said. */
    public sealed interface Word {
        /**
         * This user id is its holder's.
         *
         * @param amount 0 to 255; {@value Certification#FULL} is full trust, and zero none: it takes the place of what was said before
         * @param depth how many more hops may follow, {@link VouchGraph#UNLIMITED} without limit
         * @param scope whose introduction counts; heeded where the depth is more than zero
         */
        record Vouches(int amount, int depth, Scope scope) implements Word {}

        /** What was said of this user id until then, that second included, is taken back, for whatever reason; it counted before, and may be said again. */
        record Withdraws() implements Word {}
    }

    /** Full trust, as in the examples of RFC 9580 section 5.2.3.21. */
    public static final int FULL = 120;

    /** Parallel certifications: of these the newest counts. */
    List<String> slot() {
        return List.of(issuer, subject, userId);
    }

    boolean holds(Instant when) {
        return !created.isAfter(when)
                && expires.filter(end -> !end.isAfter(when)).isEmpty();
    }
}
