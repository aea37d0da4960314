package coop.kith.quickstart;

import coop.kith.did.Did;
import coop.kith.trust.answer.TrustAnswer;
import coop.kith.trust.answer.TrustQuestion;
import coop.kith.trust.engine.TrustEngine;
import coop.kith.trust.evidence.EvidenceLog;
import coop.kith.trust.policy.Policy;
import coop.kith.vc.verdict.Verdict;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import coop.kith.vc.verify.VerifiedCredential;
import java.time.Instant;
import java.util.List;

/** What an application writes first: the two pieces that README.md shows. */
final class Door {
    private Door() {}

    /** What the door says to somebody who shows a credential, JSON. */
    static String greet(String json) {
        // readme:verify
        CredentialVerifier kith = CredentialVerifier.standard();
        Verdict<VerifiedCredential> verdict = kith.verify(json, VerificationPolicy.strict());
        return verdict.fold(
                ok -> "Welcome, " + ok.value().subject().text("name").orElse("friend"),
                no -> "No: " + no.problems().get(0).detail(),
                unsure -> "Not now: " + unsure.problems().get(0).detail());
        // readme:end
    }

    /** Whether somebody may come in, by the evidence that was gathered. */
    static boolean mayEnter(Did somebody, Did anchor, EvidenceLog log, Instant now) {
        // readme:ask
        Policy policy = Policy.bundled("vouched-newcomer").orThrow().withAnchors(List.of(anchor));
        TrustEngine engine = TrustEngine.over(log.read(now).evidence());
        TrustAnswer answer = engine.ask(new TrustQuestion(somebody, now, now), policy);
        System.out.println(answer.toText());
        return answer.decision() == TrustAnswer.Decision.ALLOW;
        // readme:end
    }
}
