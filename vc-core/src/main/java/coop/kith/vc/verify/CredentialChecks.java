package coop.kith.vc.verify;

import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.document.VerificationMethod;
import coop.kith.json.JsonObject;
import coop.kith.problem.Check;
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
import coop.kith.vc.proof.integrity.DataIntegrity;
import coop.kith.vc.resource.RelatedResourceCheck;
import coop.kith.vc.resource.RelatedResources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every check on one credential, in the order of the protocol: structure, proofs, the steps of {@link #steps}, and the replay guard. Immutable, safe for many
 * threads.
 */
final class CredentialChecks {
    private final SecuringMechanism mechanism;
    private final List<CredentialStep> steps;
    private final Optional<ReplayGuard> replay;
    private final Set<String> out;

    CredentialChecks(SecuringMechanism mechanism, List<CredentialStep> steps, Optional<ReplayGuard> replay) {
        this(mechanism, steps, replay, Set.of());
    }

    /** @param out the names of steps that do not count: none, but for the test that takes one out to show what only that step refuses */
    CredentialChecks(
            SecuringMechanism mechanism, List<CredentialStep> steps, Optional<ReplayGuard> replay, Set<String> out) {
        this.mechanism = mechanism;
        this.steps = steps.stream().filter(step -> !out.contains(step.name())).toList();
        this.replay = replay;
        this.out = Set.copyOf(out);
    }

    /** What follows the proofs, in the order of the protocol. */
    static List<CredentialStep> steps(KeyFinder keys, RelatedResources resources, LinkFollower links) {
        return List.of(
                new CredentialStep(IssuerCheck.NAME, new IssuerCheck(keys)::check),
                new CredentialStep(SignerCheck.NAME, SignerCheck::check),
                new CredentialStep(ValidityCheck.NAME, ValidityCheck::check),
                links.status(),
                links.schema(),
                new CredentialStep(RelatedResourceCheck.NAME, of -> related(of, resources)),
                new CredentialStep("policy", of -> of.policy().demands(of.credential())));
    }

    private static Check related(CredentialStep.Case of, RelatedResources resources) {
        return of.policy()
                .waiver(Leniency.RELATED_RESOURCE, RelatedResourceCheck.NAME)
                .filter(waived -> !of.credential().relatedResources().isEmpty())
                .orElseGet(() -> RelatedResourceCheck.of(of.credential(), resources));
    }

    /** Of what was received, a credential or an envelope around one. */
    Judgement<VerifiedCredential> judge(List<Check> before, JsonObject json, VerificationPolicy policy, Instant at) {
        return Stated.credential(json)
                .fold(
                        stated -> judge(Structure.passed(before), stated, policy, policy.audience(), at),
                        problems -> Structure.failed(before, problems));
    }

    /**
     * Of a credential that was parsed already.
     *
     * @param before the checks made so far
     */
    Judgement<VerifiedCredential> judge(
            List<Check> before, Stated<Credential> stated, VerificationPolicy policy, Audience audience, Instant at) {
        ProofCheck proofs = mechanism.verify(
                stated.secured(),
                new ProofExpectation(
                        ProofPurpose.ASSERTION_METHOD,
                        at,
                        policy.clockSkew(),
                        audience,
                        policy.quorum(),
                        policy.rotatedKeys()));
        return covered(stated.document(), proofs)
                .fold(
                        credential -> judge(
                                before,
                                new CredentialStep.Case(credential, proofs, policy, at),
                                stated.document().json().equals(stated.secured())
                                        ? credential.json()
                                        : stated.secured(),
                                audience),
                        problems -> Judgement.without(List.of(Check.failed("structure", problems), proofs.check())));
    }

    /** What the proofs cover, or what was stated where they did not pass. */
    private static Result<Credential> covered(Credential stated, ProofCheck proofs) {
        JsonObject covered = proofs.covered().orElse(stated.json());
        return covered.equals(stated.json()) ? Result.ok(stated) : Credential.parse(covered);
    }

    private Judgement<VerifiedCredential> judge(
            List<Check> before, CredentialStep.Case of, JsonObject secured, Audience audience) {
        List<Check> protocol = new ArrayList<>(before);
        if (!out.contains(DataIntegrity.NAME)) {
            protocol.add(of.proofs().check());
        }
        steps.forEach(step -> protocol.add(step.check().apply(of)));
        if (!out.contains(PresentationChecks.REPLAY)) {
            PresentationChecks.answer(audience).ifPresent(answer -> protocol.add(answeredOnce(protocol, answer)));
        }
        return Judgement.outcome(protocol) == Outcome.PASSED
                ? new Judgement<>(protocol, Optional.of(minted(of, secured, protocol)))
                : Judgement.without(protocol);
    }

    /** Last, since the challenge is used up by it: what was not accepted may be shown again. */
    private Check answeredOnce(List<Check> protocol, PresentationChecks.Answered answer) {
        if (Judgement.outcome(protocol) != Outcome.PASSED) {
            return PresentationChecks.notReached(PresentationChecks.REPLAY);
        }
        return replay.map(guard -> guard.use(answer.challenge(), answer.domain()))
                .orElseGet(() -> Check.undecided(
                        PresentationChecks.REPLAY,
                        Problem.of(
                                        VerifyProblem.NO_REPLAY_GUARD,
                                        "The proof answers the challenge, but this verifier does not remember which"
                                                + " challenges were answered, so this may be a copy.")
                                .next("Verify with CredentialVerifier.withReplayGuard, such as a ReplayMemory.")));
    }

    private static VerifiedCredential minted(CredentialStep.Case of, JsonObject secured, List<Check> protocol) {
        List<VerificationMethod> methods = of.proofs().methods();
        Did issuer = methods.stream()
                .map(VerificationMethod::controller)
                .filter(controller ->
                        controller.toString().equals(of.credential().issuer()))
                .findFirst()
                .orElseGet(() -> methods.get(0).controller());
        return new VerifiedCredential(
                of.credential(),
                secured,
                issuer,
                keys(methods, issuer, true),
                keys(methods, issuer, false),
                of.at(),
                of.proofs().held(),
                protocol);
    }

    private static List<DidUrl> keys(List<VerificationMethod> methods, Did controller, boolean controlled) {
        return methods.stream()
                .filter(method -> method.controller().equals(controller) == controlled)
                .map(VerificationMethod::id)
                .toList();
    }
}
