package coop.kith.benchmarks;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.did.method.DidMethods;
import coop.kith.did.resolve.DidResolver;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import coop.kith.vc.issue.CredentialIssuer;
import coop.kith.vc.verdict.Verdict;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import coop.kith.vc.verify.VerifiedCredential;
import java.nio.charset.StandardCharsets;

/**
 * Verifying and issuing the membership with one suite, and what remains of it when everything but the signature is taken away. Verifying begins with bytes as they
 * come from a stranger, resolves the issuer's DID each time (a method that stays remembers its key, as a server's does), and makes the whole protocol of checks.
 */
final class CredentialWork {
    private final CredentialVerifier verifier = CredentialVerifier.of(
            DidResolver.of(DidMethods.standard(), () -> Membership.AT), Cryptography.standard(), () -> Membership.AT);
    private final VerificationPolicy policy = VerificationPolicy.strict();
    private final CredentialIssuer issuer;
    private final JsonObject unsigned;
    private final byte[] signed;
    private final ProviderAlone alone;

    CredentialWork(SuiteAndKey suite) {
        issuer = Membership.issuer(suite);
        unsigned = Membership.unsigned(suite.key());
        signed = Json.write(issue().orThrow()).getBytes(StandardCharsets.UTF_8);
        alone = new ProviderAlone(suite.key());
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
        return alone.verify();
    }

    byte[] signAlone() {
        return alone.sign();
    }
}
