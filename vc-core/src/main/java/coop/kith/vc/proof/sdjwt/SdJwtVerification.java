package coop.kith.vc.proof.sdjwt;

import coop.kith.crypto.Cryptography;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.vc.model.Shown;
import coop.kith.vc.proof.DiProblem;
import coop.kith.vc.proof.KeyFinder;
import coop.kith.vc.proof.ProofExpectation;
import coop.kith.vc.proof.ProofProblem;
import coop.kith.vc.proof.jose.TokenChecks;
import coop.kith.vc.proof.jose.TokenSignature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether an SD-JWT is its issuer's, and its presenter's where that is asked for. Every check that makes sense is made, so that all problems come to light at once. Immutable.
 *
 * @param where it stands, for the problems
 * @param out the names of checks that do not count: none, but for the test that takes one out to show what only that check refuses
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-7">RFC 9901, section 7</a>
 */
record SdJwtVerification(
        Profile profile, KeyFinder keys, Cryptography cryptography, JsonPointer where, Set<String> out) {
    /**
     * How it ended.
     *
     * @param check named {@code proof}
     * @param key that was found for the issuer's token; nothing follows from it unless the check passed
     */
    record Verified(Check check, Optional<KeyFinder.Found> key) {}

    Verified verify(SdJwt sdJwt, ProofExpectation expectation) {
        TokenChecks issued = new TokenChecks(sdJwt.issued(), sdJwt.processed().claims(), expectation, where);
        TokenSignature.Signed signed = new TokenSignature(issued, keys, cryptography).verify();
        List<Check> checks = new ArrayList<>(List.of(
                issued.header(),
                profile.type(sdJwt, where),
                profile.inClear(sdJwt, where),
                profile.claims(sdJwt, where),
                issued.dates(),
                audience(sdJwt, expectation)));
        checks.addAll(signed.checks());
        checks.add(new KeyBinding(sdJwt, expectation, keys, cryptography, where).verify());
        return new Verified(
                Check.of(
                        "proof",
                        checks.stream()
                                .filter(check -> !out.contains(check.name()))
                                .toList()),
                signed.key());
    }

    /** Whom the issuer made it for, which most leave open; for whom the holder did is told by the key binding. */
    private Check audience(SdJwt sdJwt, ProofExpectation expectation) {
        String name = "audience";
        if (!sdJwt.processed().claims().has("aud")) {
            return Check.notRequested(name);
        }
        List<JsonValue> stated = sdJwt.processed().claims().oneOrMany("aud");
        return expectation
                .audience()
                .fold(
                        exactly -> expected(name, stated, exactly.domain()),
                        partly -> partly.domain()
                                .map(domain -> expected(name, stated, domain))
                                .orElseGet(() -> waived(name, partly.why())),
                        nobody -> Check.undecided(
                                name,
                                Problem.of(
                                                ProofProblem.AUDIENCE_NOT_EXPECTED,
                                                "The issuer made it for a certain audience, and the policy does not say"
                                                        + " whether that is this verifier.",
                                                where)
                                        .next("Verify with the challenge and the domain that are expected.")),
                        anyone -> waived(name, anyone.why()));
    }

    private Check expected(String name, List<JsonValue> stated, String domain) {
        return stated.contains(new JsonString(domain))
                ? Check.passed(name)
                : Check.failed(
                        name,
                        Problem.of(
                                DiProblem.INVALID_DOMAIN_ERROR,
                                "The issuer made it for others than " + Shown.text(domain) + ".",
                                where));
    }

    private Check waived(String name, String why) {
        return Check.waived(
                name,
                Problem.of(
                        ProofProblem.AUDIENCE_WAIVED, "Whom the issuer made it for was not looked at: " + why, where));
    }
}
