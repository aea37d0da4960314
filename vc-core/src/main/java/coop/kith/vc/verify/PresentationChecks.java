package coop.kith.vc.verify;

import coop.kith.did.Did;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.Credential;
import coop.kith.vc.model.Presentation;
import coop.kith.vc.model.PresentedCredential;
import coop.kith.vc.proof.Audience;
import coop.kith.vc.proof.ProofCheck;
import coop.kith.vc.proof.ProofExpectation;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.proof.ReplayGuard;
import coop.kith.vc.proof.SecuringMechanism;
import coop.kith.vc.proof.integrity.DataIntegrity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every check on one presentation, in the order of the protocol. Safe for many threads. */
final class PresentationChecks {
    private static final String CREDENTIALS = "credentials";
    private static final String CREDENTIAL = "credential";
    static final String REPLAY = "replay";
    private static final JsonPointer WITHIN = JsonPointer.of("verifiableCredential");

    private final SecuringMechanism mechanism;
    private final CredentialChecks credentialChecks;
    private final ReplayGuard replay;
    private final Set<String> out;

    /** @param out as for {@link CredentialChecks} */
    PresentationChecks(
            SecuringMechanism mechanism, CredentialChecks credentialChecks, ReplayGuard replay, Set<String> out) {
        this.mechanism = mechanism;
        this.credentialChecks = credentialChecks;
        this.replay = replay;
        this.out = Set.copyOf(out);
    }

    /** Of what was received, a presentation or an envelope around one. */
    Judgement<VerifiedPresentation> judge(List<Check> before, JsonObject json, VerificationPolicy policy, Instant at) {
        return Stated.presentation(json)
                .fold(
                        stated -> judge(Structure.passed(before), json, stated.document(), policy, at),
                        problems -> Structure.failed(before, problems));
    }

    private Judgement<VerifiedPresentation> judge(
            List<Check> before, JsonObject secured, Presentation stated, VerificationPolicy policy, Instant at) {
        ProofCheck proofs = mechanism.verify(
                secured, new ProofExpectation(ProofPurpose.AUTHENTICATION, at, policy.clockSkew(), policy.audience()));
        List<Check> protocol = new ArrayList<>(before);
        boolean proofsCount = !out.contains(DataIntegrity.NAME);
        if (proofsCount) {
            protocol.add(proofs.check());
        }
        Optional<JsonObject> covered =
                proofs.covered().or(() -> proofsCount ? Optional.empty() : Optional.of(stated.json()));
        if (covered.isEmpty()) {
            protocol.add(notReached(HolderCheck.HOLDER));
            return stopped(protocol);
        }
        Result<Presentation> presentation =
                covered.get().equals(stated.json()) ? Result.ok(stated) : Presentation.parse(covered.get());
        return presentation
                .flatMap(shown -> holder(shown, proofs).map(holder -> {
                    protocol.add(Check.passed(HolderCheck.HOLDER));
                    return judge(protocol, shown, holder, policy, at);
                }))
                .fold(judgement -> judgement, problems -> {
                    protocol.add(Check.failed(HolderCheck.HOLDER, problems));
                    return stopped(protocol);
                });
    }

    private Result<Did> holder(Presentation shown, ProofCheck proofs) {
        return out.contains(HolderCheck.HOLDER)
                ? Result.ok(proofs.methods().get(0).controller())
                : HolderCheck.holder(shown, proofs.methods());
    }

    /** Credentials are not looked at for somebody who did not show who they are. */
    private static Judgement<VerifiedPresentation> stopped(List<Check> protocol) {
        protocol.add(notReached(CREDENTIALS));
        protocol.add(notReached(REPLAY));
        return Judgement.without(protocol);
    }

    private Judgement<VerifiedPresentation> judge(
            List<Check> protocol, Presentation presentation, Did holder, VerificationPolicy policy, Instant at) {
        List<VerifiedCredential> accepted = new ArrayList<>();
        Check credentials = credentials(presentation, holder, policy, at, accepted);
        if (!out.contains(CREDENTIALS)) {
            protocol.add(credentials);
        }
        boolean good = Judgement.outcome(protocol) == Outcome.PASSED;
        if (!out.contains(REPLAY)) {
            protocol.add(good ? replay(policy) : notReached(REPLAY));
        }
        return Judgement.outcome(protocol) == Outcome.PASSED
                ? new Judgement<>(
                        protocol, Optional.of(new VerifiedPresentation(presentation, holder, accepted, at, protocol)))
                : Judgement.without(protocol);
    }

    private Check credentials(
            Presentation presentation,
            Did holder,
            VerificationPolicy policy,
            Instant at,
            List<VerifiedCredential> accepted) {
        List<PresentedCredential> contents = presentation.contents();
        if (contents.size() > PresentationVerifier.MOST_CREDENTIALS) {
            return Check.failed(
                    CREDENTIALS,
                    Problem.of(
                                    VerifyProblem.TOO_MANY_CREDENTIALS,
                                    "There are " + contents.size() + " credentials; more than "
                                            + PresentationVerifier.MOST_CREDENTIALS + " are not looked at.",
                                    WITHIN)
                            .next("Present those that were asked for."));
        }
        boolean listed = presentation.json().members().get("verifiableCredential") instanceof JsonArray;
        List<Check> each = new ArrayList<>();
        for (int index = 0; index < contents.size(); index++) {
            Check check = contents.get(index)
                    .fold(
                            credential -> credential(
                                    new Stated<>(credential.json(), credential), holder, policy, at, accepted),
                            envelope -> Stated.credential(envelope.json())
                                    .fold(
                                            stated -> credential(stated, holder, policy, at, accepted),
                                            problems -> Structure.failed(List.of(), problems)
                                                    .check(CREDENTIAL)));
            each.add(check.under(listed ? WITHIN.append(index) : WITHIN));
        }
        return Check.of(CREDENTIALS, each);
    }

    private Check credential(
            Stated<Credential> credential,
            Did holder,
            VerificationPolicy policy,
            Instant at,
            List<VerifiedCredential> accepted) {
        List<Check> before = out.contains(HolderCheck.SUBJECT)
                ? Structure.passed(List.of())
                : List.of(Check.passed(Structure.NAME), HolderCheck.subject(credential, holder, policy));
        Judgement<VerifiedCredential> judgement =
                credentialChecks.judge(before, credential, policy, policy.audienceWithin(), at);
        judgement.value().ifPresent(accepted::add);
        return judgement.check(CREDENTIAL);
    }

    private Check replay(VerificationPolicy policy) {
        return policy.audience()
                .fold(
                        expected -> replay.use(expected.challenge(), expected.domain()),
                        partly -> answer(partly)
                                .map(answer -> replay.use(answer.challenge(), answer.domain()))
                                .orElseGet(() -> Check.waived(
                                        REPLAY,
                                        Problem.of(
                                                VerifyProblem.WAIVED,
                                                "Whether it was shown before was not checked: " + partly.why()))),
                        none -> Check.undecided(
                                REPLAY,
                                Problem.of(
                                                VerifyProblem.NO_CHALLENGE,
                                                "The policy names no challenge, so nobody can tell this presentation"
                                                        + " from a copy of an earlier one.")
                                        .next("Give the holder a challenge, and verify with"
                                                + " VerificationPolicy.expecting(challenge, domain).")),
                        anyone -> policy.waiver(Leniency.AUDIENCE, REPLAY)
                                .orElseThrow(
                                        () -> new AssertionError("a waived audience has its reason; please report")));
    }

    /** What a replay guard is to remember: a challenge, and the domain that it was held against, or none. */
    record Answered(String challenge, String domain) {}

    /** The answer that a proof for this audience is; empty where no challenge is looked at. */
    static Optional<Answered> answer(Audience audience) {
        return audience.fold(
                exactly -> Optional.of(new Answered(exactly.challenge(), exactly.domain())),
                partly -> partly.challenge().map(challenge -> new Answered(challenge, "")),
                nobody -> Optional.empty(),
                anyone -> Optional.empty());
    }

    static Check notReached(String name) {
        return Check.undecided(
                name,
                Problem.of(
                        VerifyProblem.NOT_REACHED,
                        "Not checked, because a check before it did not pass: " + name + "."));
    }
}
