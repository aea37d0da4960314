package coop.kith.trust.evidence;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Digests;
import java.time.Instant;

/**
 * Bytes, exactly as they were received, that are evidence only together with others of their kind: a certificate of an OpenPGP keyring, whose certifications are verified with the keys of
 * others. An {@link EvidenceLog} keeps them, and reads evidence out of all that it had by the time asked about.
 *
 * @param basis on which ground that evidence is held, which tells who reads them
 * @param receivedAt when they entered our log
 */
public record Original(Basis basis, Bytes content, Instant receivedAt) {
    /** SHA-256 of the bytes. */
    public Bytes id() {
        return Bytes.of(Digests.sha256(content.toArray()));
    }

    /** Of two sightings of the same bytes the earlier. */
    static Original firstSeen(Original one, Original other) {
        return other.receivedAt().isBefore(one.receivedAt()) ? other : one;
    }
}
