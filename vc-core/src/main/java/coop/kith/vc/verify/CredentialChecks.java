package coop.kith.vc.verify;

import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.document.VerificationMethod;
import coop.kith.json.JsonObject;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.Credential;
import coop.kith.vc.proof.Audience;
import coop.kith.vc.proof.KeyFinder;
import coop.kith.vc.proof.ProofCheck;
import coop.kith.vc.proof.ProofExpectation;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.proof.ReplayGuard;
import coop.kith.vc.proof.SecuringMechanism;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every check on one credential, in the order of the protocol. Immutable, safe for many threads. */
final class CredentialChecks {
    private final SecuringMechanism mechanism;
    private final IssuerCheck issuerCheck;
    private final Optional<ReplayGuard> replay;

    CredentialChecks(SecuringMechanism mechanism, KeyFinder keys, Optional<ReplayGuard> replay) {
        this.mechanism = mechanism;
        this.issuerCheck = new IssuerCheck(keys);
        this.replay = replay;
    }

    /**
     * Of a credential that was parsed already.
     *
     * @param before the checks made so far
     */
    Judgement<VerifiedCredential> judge(
            List<Check> before, Credential stated, VerificationPolicy policy, Audience audience, Instant at) {
        ProofCheck proofs = mechanism.verify(
                stated.json(), new ProofExpectation(ProofPurpose.ASSERTION_METHOD, at, policy.clockSkew(), audience));
        return covered(stated, proofs)
                .fold(
                        credential -> judge(before, credential, proofs, policy, audience, at),
                        problems -> Judgement.without(List.of(Check.failed("structure", problems), proofs.check())));
    }

    /** What the proofs cover, or what was stated where they did not pass. */
    private static Result<Credential> covered(Credential stated, ProofCheck proofs) {
        JsonObject covered = proofs.covered().orElse(stated.json());
        return covered.equals(stated.json()) ? Result.ok(stated) : Credential.parse(covered);
    }

    private Judgement<VerifiedCredential> judge(
            List<Check> before,
            Credential credential,
            ProofCheck proofs,
            VerificationPolicy policy,
            Audience audience,
            Instant at) {
        List<Check> protocol = new ArrayList<>(before);
        protocol.add(proofs.check());
        protocol.add(issuerCheck.check(credential, proofs.methods(), policy));
        protocol.add(ValidityCheck.check(credential, at, policy.clockSkew()));
        protocol.add(linked(
                "status",
                "credentialStatus",
                credential.statuses(),
                Leniency.STATUS,
                VerifyProblem.STATUS_NOT_CHECKED,
                policy));
        protocol.add(linked(
                "schema",
                "credentialSchema",
                credential.schemas(),
                Leniency.SCHEMA,
                VerifyProblem.SCHEMA_NOT_CHECKED,
                policy));
        protocol.add(linked(
                "related-resources",
                "relatedResource",
                credential.relatedResources(),
                Leniency.RELATED_RESOURCE,
                VerifyProblem.RELATED_RESOURCE_NOT_CHECKED,
                policy));
        protocol.add(policy.demands(credential));
        if (audience instanceof Audience.Exactly expected) {
            protocol.add(answeredOnce(protocol, expected));
        }
        return Judgement.outcome(protocol) == Outcome.PASSED
                ? new Judgement<>(protocol, Optional.of(minted(credential, proofs.methods(), at, protocol)))
                : Judgement.without(protocol);
    }

    /** Last, since the challenge is used up by it: what was not accepted may be shown again. */
    private Check answeredOnce(List<Check> protocol, Audience.Exactly expected) {
        if (Judgement.outcome(protocol) != Outcome.PASSED) {
            return PresentationChecks.notReached(PresentationChecks.REPLAY);
        }
        return replay.map(guard -> guard.use(expected.challenge(), expected.domain()))
                .orElseGet(() -> Check.undecided(
                        PresentationChecks.REPLAY,
                        Problem.of(
                                        VerifyProblem.NO_REPLAY_GUARD,
                                        "The proof answers the challenge, but this verifier does not remember which challenges were answered, so this may be a copy.")
                                .next("Verify with CredentialVerifier.withReplayGuard, such as a ReplayMemory.")));
    }

    /** Something the credential points to and this verifier has no way to look at: undecided, unless the policy does without. */
    private static Check linked(
            String name,
            String member,
            List<JsonObject> present,
            Leniency leniency,
            VerifyProblem problem,
            VerificationPolicy policy) {
        if (present.isEmpty()) {
            return Check.notRequested(name);
        }
        return policy.waiver(leniency, name)
                .orElseGet(
                        () -> Check.undecided(
                                name,
                                Problem.of(
                                                problem,
                                                leniency.loss() + ": the credential has a " + member
                                                        + ", and this verifier cannot follow it.",
                                                JsonPointer.of(member))
                                        .next(
                                                "Check it by other means, or verify with a policy that says why it may be left out.")));
    }

    private static VerifiedCredential minted(
            Credential credential, List<VerificationMethod> methods, Instant at, List<Check> protocol) {
        Did issuer = methods.stream()
                .map(VerificationMethod::controller)
                .filter(controller -> controller.toString().equals(credential.issuer()))
                .findFirst()
                .orElseGet(() -> methods.get(0).controller());
        return new VerifiedCredential(
                credential, issuer, keys(methods, issuer, true), keys(methods, issuer, false), at, protocol);
    }

    private static List<DidUrl> keys(List<VerificationMethod> methods, Did controller, boolean controlled) {
        return methods.stream()
                .filter(method -> method.controller().equals(controller) == controlled)
                .map(VerificationMethod::id)
                .toList();
    }
}
