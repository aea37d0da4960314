package coop.kith.trust.testing;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SecretAccess;
import coop.kith.crypto.SigningKey;
import coop.kith.crypto.provider.Digests;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.method.key.DidKey;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.vc.issue.CredentialIssuer;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import coop.kith.vc.verify.VerifiedCredential;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Somebody with a did:key whose seed is the digest of a name: a real key, the same in every run. */
public final class Person {
    private static final CredentialVerifier VERIFIER = CredentialVerifier.standard();

    private final Did did;
    private final CredentialIssuer issuer;

    private Person(Did did, CredentialIssuer issuer) {
        this.did = did;
        this.issuer = issuer;
    }

    public static Person named(String name) {
        SigningKey key = SigningKey.of(
                        KeyType.ED25519,
                        Digests.sha256(name.getBytes(StandardCharsets.UTF_8)),
                        Cryptography.standard(),
                        SecretAccess.because("a key for tests, made of a name"))
                .orThrow();
        Did did = DidKey.of(key.publicKey());
        return new Person(did, CredentialIssuer.of(DidUrl.of(did, did.methodSpecificId()), key));
    }

    public Did did() {
        return did;
    }

    /** Signs credentials of any kind in this name. */
    public CredentialIssuer issuer() {
        return issuer;
    }

    /** The credential, signed. */
    public JsonObject sign(JsonObject unsigned, Instant created) {
        return issuer.issue(unsigned.with("issuer", did.toString()), created).orThrow();
    }

    /** Signed and verified, as of the time it was signed. */
    public VerifiedCredential verified(JsonObject unsigned, Instant created) {
        return VERIFIER.verify(sign(unsigned, created), VerificationPolicy.strict(), created)
                .orThrow();
    }
}
