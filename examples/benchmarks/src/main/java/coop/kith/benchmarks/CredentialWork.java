package coop.kith.benchmarks;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.did.method.DidMethods;
import coop.kith.did.resolve.DidResolver;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.key.PublicKey;
import coop.kith.problem.Result;
import coop.kith.vc.issue.CredentialIssuer;
import coop.kith.vc.verdict.Verdict;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import coop.kith.vc.verify.VerifiedCredential;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * Verifying and issuing the membership with one suite, and what remains of it when everything but the signature is taken away. Verifying begins with bytes as they
 * come from a stranger, resolves the issuer's DID each time, and makes the whole protocol of checks.
 */
final class CredentialWork {
    private final CredentialVerifier verifier = CredentialVerifier.of(
            DidResolver.of(DidMethods.standard(), () -> Membership.AT), Cryptography.standard(), () -> Membership.AT);
    private final VerificationPolicy policy = VerificationPolicy.strict();
    private final CredentialIssuer issuer;
    private final JsonObject unsigned = Membership.unsigned();
    private final byte[] signed;

    private final byte[] seed = Keys.secret(KeyType.ED25519);
    private final PublicKey publicKey = Membership.key().publicKey();
    private final byte[] encodedKey = publicKey.encoded().toArray();
    private final BouncyCastleAlone.Verification alone = BouncyCastleAlone.verification(publicKey);
    private final byte[] hashes = new byte[64];
    private final byte[] signature;

    CredentialWork(String suite) {
        issuer = Membership.issuer(suite);
        signed = Json.write(Membership.signed(suite)).getBytes(StandardCharsets.UTF_8);
        signature = signAlone();
    }

    Bytes document() {
        return Bytes.of(signed);
    }

    Verdict<VerifiedCredential> verify() {
        return verifier.verify(signed, policy);
    }

    Result<JsonObject> issue() {
        return issuer.issue(unsigned, Membership.CREATED);
    }

    boolean verifyAlone() {
        return alone.verify(hashes, signature);
    }

    byte[] signAlone() {
        byte[] made = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(seed, 0, encodedKey, 0, hashes, 0, hashes.length, made, 0);
        return made;
    }
}
