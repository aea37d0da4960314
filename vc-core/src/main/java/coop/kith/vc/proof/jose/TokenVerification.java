package coop.kith.vc.proof.jose;

import coop.kith.json.JsonObject;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import coop.kith.vc.model.Shown;
import coop.kith.vc.model.VcProblem;
import coop.kith.vc.proof.HeldProof;
import coop.kith.vc.proof.KeyFinder;
import coop.kith.vc.proof.ProofCheck;
import coop.kith.vc.proof.ProofExpectation;
import coop.kith.vc.proof.ProofProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One token being verified. Every check that makes sense is made, so that all problems come to light at once; one that was not reached is undecided, never passed.
 * For one thread, one token.
 *
 * @see <a href="https://www.w3.org/TR/vc-jose-cose/#alg-jose">VC-JOSE-COSE 1.0, section 5.1</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725">RFC 8725, JSON Web Token Best Current Practices</a>
 */
final class TokenVerification {
    private static final JsonPointer WHERE = JsonPointer.of("id");

    private final StatedToken token;
    private final ProofExpectation expectation;
    private final JoseEnvelopes with;

    TokenVerification(StatedToken token, ProofExpectation expectation, JoseEnvelopes with) {
        this.token = token;
        this.expectation = expectation;
        this.with = with;
    }

    ProofCheck verify() {
        TokenChecks common = new TokenChecks(token.jws(), token.claims(), expectation, WHERE);
        TokenSignature signature = new TokenSignature(common, with.keys(), with.cryptography());
        List<Check> checks = new ArrayList<>(List.of(
                common.header(), type(), Agreement.check(token), common.dates(), common.domain(), common.challenge()));
        TokenSignature.Signed signed =
                with.leavesOut("algorithm") ? signature.verifyWithTheKeysAlgorithm() : signature.verify();
        checks.addAll(signed.checks());
        return ended(Check.of(JoseEnvelopes.NAME, List.of(Check.of("proof", with.counted(checks)))), signed.key());
    }

    /** RFC 8725 section 3.11: a token for one thing is not taken for another. */
    private Check type() {
        String expected = "application/" + token.kind().type();
        List<String> claimed =
                List.of("vc", "vp").stream().filter(token.claims()::has).toList();
        Optional<String> content = TokenChecks.mediaType(token.jws().header(), "cty");
        if (content.filter(
                        stated -> !stated.equals("application/" + token.kind().claim()))
                .isPresent()) {
            return failedType("Its cty is " + Shown.text(content.get()) + ", and it would have to be \""
                    + token.kind().claim() + "\".");
        }
        if (!token.isOlderForm()) {
            return token.type().equals(Optional.of(expected)) && claimed.isEmpty()
                    ? Check.passed("type")
                    : failedType("Its typ is " + token.type().map(Shown::text).orElse("missing")
                            + (claimed.isEmpty() ? "" : ", with a claim " + String.join(" and ", claimed))
                            + "; it would have to be \"" + token.kind().type()
                            + "\", and the payload the document itself.");
        }
        boolean older = token.mediaType().equals(StatedToken.ANY_TOKEN)
                && claimed.equals(List.of(token.kind().claim()))
                && token.claims().object(token.kind().claim()).isPresent();
        if (!older) {
            return failedType("Its typ is " + token.type().map(Shown::text).orElse("missing") + ", where \""
                    + token.kind().type() + "\" belongs.");
        }
        return with.olderForm()
                .map(why -> Check.waived(
                        "type",
                        problem(
                                ProofProblem.TOKEN_FORM_WAIVED,
                                "That the token does not say by its typ what it is for was let pass: " + why)))
                .orElseGet(
                        () -> failedType("It is in the form of version 1.1, whose typ does not say what it is for."));
    }

    private static Check failedType(String detail) {
        return Check.failed(
                "type",
                problem(VcProblem.CRYPTOGRAPHIC_SECURITY_ERROR, "The token was not made for this. " + detail)
                        .next("Ask for a token as VC-JOSE-COSE has it."));
    }

    static Problem problem(ProblemType type, String detail) {
        return Problem.of(type, detail, WHERE);
    }

    private ProofCheck ended(Check check, Optional<KeyFinder.Found> key) {
        if (check.outcome() != Outcome.PASSED) {
            return ProofCheck.without(
                    check, key.map(KeyFinder.Found::method).stream().toList());
        }
        KeyFinder.Found found = key.orElseThrow();
        JsonObject document = token.document();
        HeldProof held = new HeldProof(
                WHERE,
                token.isOlderForm() ? "jwt" : token.kind().type(),
                found.method(),
                found.key().type(),
                token.time("iat"),
                document.without("proof"),
                found.delegate());
        return new ProofCheck(check, Optional.of(document), List.of(found.method()), List.of(held));
    }
}
