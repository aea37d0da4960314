package coop.kith.vc.proof.sdjwt;

import coop.kith.crypto.Cryptography;
import coop.kith.json.JsonObject;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.EnvelopedCredential;
import coop.kith.vc.proof.HeldProof;
import coop.kith.vc.proof.KeyFinder;
import coop.kith.vc.proof.ProofCheck;
import coop.kith.vc.proof.ProofExpectation;
import coop.kith.vc.proof.SecuringMechanism;
import coop.kith.vc.proof.jose.NumericDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Credentials of the W3C's data model inside an SD-JWT, carried in an envelope: {@code application/vc+sd-jwt} (VC-JOSE-COSE 1.0 section 3.2.1). What a verified envelope covers is
 * what the issuer signed with what its holder disclosed of it, and nothing of the envelope. Immutable, safe for many threads.
 *
 * <p>What holds for signed tokens holds for the issuer's: the key is the one that the DID document lists under {@code kid}, the algorithm follows from it, keys and certificates
 * in the header are refused. A challenge and a domain are the key binding's ({@code nonce} and {@code aud}), by the key that the issuer put into {@code cnf}.
 *
 * @see <a href="https://www.w3.org/TR/vc-jose-cose/#secure-with-sd-jwt">Securing Verifiable Credentials using JOSE and COSE</a>
 */
public final class SdJwtEnvelopes implements SecuringMechanism {
    /** What the envelope says it carries. */
    public static final String MEDIA_TYPE = W3cProfile.MEDIA_TYPE;

    /** The name of the check, as of every mechanism. */
    private static final String NAME = "proofs";

    private static final JsonPointer WHERE = JsonPointer.of("id");

    private final SdJwtVerification verification;

    private SdJwtEnvelopes(SdJwtVerification verification) {
        this.verification = verification;
    }

    public static SdJwtEnvelopes of(KeyFinder keys, Cryptography cryptography) {
        return new SdJwtEnvelopes(new SdJwtVerification(new W3cProfile(), keys, cryptography, WHERE, Set.of()));
    }

    /** The same with another finder. */
    public SdJwtEnvelopes with(KeyFinder other) {
        return new SdJwtEnvelopes(new SdJwtVerification(
                verification.profile(), other, verification.cryptography(), WHERE, verification.out()));
    }

    /** This mechanism without one step of its verification: for the test that shows what only that step refuses. */
    SdJwtEnvelopes without(String step) {
        Set<String> more = new TreeSet<>(verification.out());
        more.add(step);
        return new SdJwtEnvelopes(new SdJwtVerification(
                verification.profile(), verification.keys(), verification.cryptography(), WHERE, more));
    }

    @Override
    public boolean claims(JsonObject document) {
        return isEnvelope(document);
    }

    /** Whether {@code document} says that it is an envelope around an SD-JWT; nothing about whether it is a good one. */
    public static boolean isEnvelope(JsonObject document) {
        return EnvelopedCredential.claims(document)
                && EnvelopedCredential.parse(document)
                        .fold(envelope -> envelope.mediaType().equals(MEDIA_TYPE), problems -> false);
    }

    /**
     * The credential in an envelope as somebody stated it and somebody showed it, unverified. Refused where the envelope carries no SD-JWT of this use, and with whatever is wrong
     * about its disclosures.
     */
    public static Result<JsonObject> content(JsonObject envelope) {
        return read(envelope).map(sdJwt -> sdJwt.processed().claims());
    }

    @Override
    public ProofCheck verify(JsonObject envelope, ProofExpectation expectation) {
        return read(envelope)
                .fold(
                        sdJwt -> verify(sdJwt, expectation),
                        problems -> ProofCheck.without(Check.failed(NAME, problems), List.of()));
    }

    private static Result<SdJwt> read(JsonObject envelope) {
        return EnvelopedCredential.parse(envelope)
                .flatMap(stated -> SdJwt.parse(stated.data())
                        .fold(
                                Result::ok,
                                problems -> Result.refused(problems.stream()
                                        .map(problem -> problem.under(WHERE))
                                        .toList())))
                .flatMap(SdJwtEnvelopes::ofThisUse);
    }

    private static Result<SdJwt> ofThisUse(SdJwt sdJwt) {
        JsonObject claims = sdJwt.processed().claims();
        return claims.has("vct") && !claims.has("@context")
                ? Result.refused(Problem.of(
                                SdJwtProblem.CLAIM_MISSING,
                                "This is an SD-JWT VC of the IETF's, which is no credential of the W3C's: it has a vct and"
                                        + " no @context.",
                                WHERE)
                        .next("Verify it with an SdJwtVcVerifier, or ask for a credential with an @context."))
                : Result.ok(sdJwt);
    }

    private ProofCheck verify(SdJwt sdJwt, ProofExpectation expectation) {
        SdJwtVerification.Verified verified = verification.verify(sdJwt, expectation);
        Check check = Check.of(NAME, List.of(verified.check()));
        if (check.outcome() != Outcome.PASSED) {
            return ProofCheck.without(
                    check, verified.key().map(KeyFinder.Found::method).stream().toList());
        }
        KeyFinder.Found found = verified.key().orElseThrow();
        JsonObject credential = sdJwt.processed().claims();
        HeldProof held = new HeldProof(
                WHERE,
                "vc+sd-jwt",
                found.method(),
                found.key().type(),
                NumericDate.of(credential, "iat"),
                credential.without("proof"),
                found.delegate());
        return new ProofCheck(check, Optional.of(credential), List.of(found.method()), List.of(held));
    }
}
