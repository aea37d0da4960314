package coop.kith.trust.evidence;

import coop.kith.bytes.Bytes;
import coop.kith.did.Did;
import coop.kith.vc.verify.VerifiedCredential;
import java.time.Instant;
import java.util.Optional;

/**
 * One verified credential and what it says, kept whole. Equal by {@link #id}.
 *
 * <p>Two clocks: {@link #validFrom}/{@link #validUntil} are the issuer's claim, {@link #receivedAt} is when it entered our log.
 */
public final class Evidence {
    private Evidence() {}

    /** What an intake profile read out of a verified credential. */
    public record Reading(
            EvidenceKind kind,
            Did subject,
            String issuerScope,
            Optional<String> digestMultibase,
            Optional<String> predicate) {}

    public static Evidence of(VerifiedCredential verified, Reading reading, Instant receivedAt) {
        throw new AssertionError("not yet");
    }

    /** SHA-256 of the JCS form of the credential without its proof: the same claim re-encoded or signed again is the same evidence. */
    public Bytes id() {
        throw new AssertionError("not yet");
    }

    public Did issuer() {
        throw new AssertionError("not yet");
    }

    public Did subject() {
        throw new AssertionError("not yet");
    }

    public Reading reading() {
        throw new AssertionError("not yet");
    }

    public EvidenceKind kind() {
        return reading().kind();
    }

    public Basis basis() {
        throw new AssertionError("not yet");
    }

    public Optional<Instant> validFrom() {
        throw new AssertionError("not yet");
    }

    public Optional<Instant> validUntil() {
        throw new AssertionError("not yet");
    }

    public Instant receivedAt() {
        throw new AssertionError("not yet");
    }

    public VerifiedCredential verified() {
        throw new AssertionError("not yet");
    }
}
