package coop.kith.vc.verify;

import coop.kith.crypto.Cryptography;
import coop.kith.did.resolve.DidResolver;
import coop.kith.json.JsonObject;
import coop.kith.vc.verdict.Verdict;
import java.time.Instant;
import java.time.InstantSource;

/** Verifies credentials. Immutable, safe for many threads, opens no socket of its own. */
public final class CredentialVerifier {
    private CredentialVerifier() {}

    /** did:key and did:jwk, eddsa-jcs-2022, Bouncy Castle, the system's UTC clock. */
    public static CredentialVerifier standard() {
        throw new AssertionError("not yet");
    }

    public static CredentialVerifier of(DidResolver resolver, Cryptography cryptography, InstantSource clock) {
        throw new AssertionError("not yet");
    }

    /** As of now, by the verifier's clock. */
    public Verdict<VerifiedCredential> verify(String json, VerificationPolicy policy) {
        throw new AssertionError("not yet");
    }

    /** As of {@code at}. */
    public Verdict<VerifiedCredential> verify(String json, VerificationPolicy policy, Instant at) {
        throw new AssertionError("not yet");
    }

    public Verdict<VerifiedCredential> verify(JsonObject json, VerificationPolicy policy, Instant at) {
        throw new AssertionError("not yet");
    }
}
