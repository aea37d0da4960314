package coop.kith.did.method.webvh;

import coop.kith.bytes.Bytes;
import java.time.Instant;

/**
 * The proof that a DID has two histories: two logs, both valid from their first entry to their last, that part at some version. Whoever verifies both finds the same,
 * whatever they think of whoever shows it to them.
 *
 * @param number of the first version that differs
 * @param first the log that was seen first
 * @param other the log that was seen later
 * @param firstHead its newest version
 * @param otherHead its newest version
 * @param noticed by the resolver's clock
 */
public record Equivocation(
        String scid, int number, Bytes first, Bytes other, VersionId firstHead, VersionId otherHead, Instant noticed) {
    /** Of one DID in a memory: the first proves all there is to prove. */
    static final int MOST_KEPT = 4;
}
