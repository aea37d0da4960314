package coop.kith.benchmarks;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.did.method.DidMethods;
import coop.kith.did.resolve.DidResolver;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Result;
import coop.kith.vc.issue.CredentialDeriver;
import coop.kith.vc.issue.CredentialIssuer;
import coop.kith.vc.verdict.Verdict;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import coop.kith.vc.verify.VerifiedCredential;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;

/** ecdsa-sd-2023 over the membership credential: signed statement by statement, the member's name shown, what is shown verified; beside one signature. */
public class SelectiveCredential extends Measured {
    static final List<JsonPointer> SHOWN = List.of(JsonPointer.of("credentialSubject", "name"));

    private final CredentialVerifier verifier = CredentialVerifier.of(
            DidResolver.of(DidMethods.standard(), () -> Membership.AT), Cryptography.standard(), () -> Membership.AT);
    private final VerificationPolicy policy = VerificationPolicy.strict();
    private final CredentialIssuer issuer = Membership.selectiveIssuer();
    private final CredentialDeriver deriver = CredentialDeriver.standard();
    private final JsonObject unsigned = Membership.unsigned(KeyType.P256);
    private final JsonObject base = issue().orThrow();
    private final byte[] derived = Json.write(derive().orThrow()).getBytes(StandardCharsets.UTF_8);
    private final ProviderAlone alone = new ProviderAlone(KeyType.P256);

    /** What the issuer gives the holder. */
    JsonObject base() {
        return base;
    }

    /** What the holder shows. */
    Bytes derived() {
        return Bytes.of(derived);
    }

    @Benchmark
    @Beside(what = "ecdsa-sd-2023 issue", method = "signAlone", peer = "Bouncy Castle's one P-256 sign alone")
    public Result<JsonObject> issue() {
        return issuer.issue(unsigned, Membership.CREATED);
    }

    @Benchmark
    public byte[] signAlone() {
        return alone.sign();
    }

    @Benchmark
    @Beside(what = "ecdsa-sd-2023 derive", method = "signAlone", peer = "Bouncy Castle's one P-256 sign alone")
    public Result<JsonObject> derive() {
        return deriver.derive(base, SHOWN);
    }

    @Benchmark
    @Beside(what = "ecdsa-sd-2023 verify", method = "verifyAlone", peer = "Bouncy Castle's one P-256 verify alone")
    public Verdict<VerifiedCredential> verify() {
        return verifier.verify(derived, policy);
    }

    @Benchmark
    public boolean verifyAlone() {
        return alone.verify();
    }
}
