package coop.kith.did.history;

import coop.kith.did.document.VerificationMethod;
import coop.kith.did.evidence.TimeBasis;
import java.time.Instant;
import java.util.Optional;

/**
 * A time during which a DID's document listed a key. What the method itself says ({@code expires}, {@code revoked}) is not in it: that is judged when the method
 * is retrieved.
 *
 * @param method as the first version of the interval states it
 * @param from the version with which it began
 * @param until the version that no longer lists it, in which it is not in force any more; empty while it is
 */
public record KeyInterval(VerificationMethod method, Version from, Optional<Version> until) {
    /** Whether the key was listed at {@code time}; the end does not belong to it. */
    public boolean contains(Instant time) {
        return from.from().map(begun -> !time.isBefore(begun)).orElse(true)
                && until.flatMap(Version::from).map(time::isBefore).orElse(true);
    }

    /** The weaker of the clocks that its two ends rest on. */
    public TimeBasis basis() {
        return until.map(end -> from.basis().weaker(end.basis())).orElse(from.basis());
    }
}
