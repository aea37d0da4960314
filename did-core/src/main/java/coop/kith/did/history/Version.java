package coop.kith.did.history;

import coop.kith.did.document.DidDocument;
import coop.kith.did.evidence.TimeBasis;
import java.time.Instant;
import java.util.Optional;

/**
 * One version of a DID's document, in force until the next one begins.
 *
 * @param id in the method's words; empty text where the method numbers nothing
 * @param from when it began; empty where it has no beginning
 * @param basis whose clock {@code from} rests on
 * @param document empty when the DID was deactivated with this version
 */
public record Version(String id, Optional<Instant> from, TimeBasis basis, Optional<DidDocument> document) {
    /** A document from {@code time} on. */
    public static Version of(String id, Instant time, TimeBasis basis, DidDocument document) {
        return new Version(id, Optional.of(time), basis, Optional.of(document));
    }

    /** No document from {@code time} on. */
    public static Version deactivation(String id, Instant time, TimeBasis basis) {
        return new Version(id, Optional.of(time), basis, Optional.empty());
    }

    /** A document that was and will be the same. */
    public static Version always(DidDocument document) {
        return new Version("", Optional.empty(), TimeBasis.UNCHANGING, Optional.of(document));
    }
}
