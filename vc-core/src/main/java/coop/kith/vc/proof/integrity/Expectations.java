package coop.kith.vc.proof.integrity;

import static coop.kith.vc.proof.integrity.ProofVerification.problem;

import coop.kith.problem.Check;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import coop.kith.vc.model.DateTimeStamp;
import coop.kith.vc.model.Shown;
import coop.kith.vc.proof.Audience;
import coop.kith.vc.proof.DiProblem;
import coop.kith.vc.proof.ProofProblem;
import coop.kith.vc.proof.ProofPurpose;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is demanded of a proof's members, whatever its suite (Data Integrity 1.0 section 4.4, steps 5 to 7, and section 2.1 for the dates). */
final class Expectations {
    private Expectations() {}

    static Check purpose(StatedProof proof, ProofPurpose expected) {
        return proof.purpose().equals(expected.term())
                ? Check.passed("purpose")
                : Check.failed(
                        "purpose",
                        problem(
                                DiProblem.PROOF_VERIFICATION_ERROR,
                                "The proof was made for " + Shown.text(proof.purpose())
                                        + ", and here it would have to be for \"" + expected.term() + "\".",
                                "proofPurpose"));
    }

    /** Both bounds belong to the time in which the proof holds: created &lt;= at &lt;= expires, each within the skew. */
    static Check dates(StatedProof proof, Instant at, Duration skew) {
        if (proof.created().isPresent() && proof.created().get().minus(skew).isAfter(at)) {
            return late(
                    "created",
                    "The proof says that it was made at "
                            + shown(proof.created().get()) + ", which is after " + shown(at)
                            + ", the time this verification is for.");
        }
        if (proof.expires().isPresent() && proof.expires().get().plus(skew).isBefore(at)) {
            return late(
                    "expires",
                    "The proof expired at " + shown(proof.expires().get()) + ", before " + shown(at)
                            + ", the time this verification is for.");
        }
        if (proof.created().isPresent()
                && proof.expires().isPresent()
                && proof.expires().get().isBefore(proof.created().get())) {
            return late(
                    "expires",
                    "The proof expires at " + shown(proof.expires().get()) + ", before it was made at "
                            + shown(proof.created().get()) + ".");
        }
        return Check.passed("dates");
    }

    static Check domain(StatedProof proof, Audience audience) {
        return audience.fold(
                exactly -> domain(proof, exactly.domain()),
                partly -> partly.domain()
                        .map(domain -> domain(proof, domain))
                        .orElseGet(() -> waived("domain", partly.why())),
                nobody -> unstated("domain", proof.domains()),
                anyone -> waived("domain", anyone.why()));
    }

    private static Check domain(StatedProof proof, String expected) {
        String stated = proof.domains().isEmpty()
                ? "no domain"
                : "the domain " + Shown.text(String.join(", ", proof.domains()));
        return !proof.domains().isEmpty() && proof.domains().stream().allMatch(expected::equals)
                ? Check.passed("domain")
                : Check.failed(
                        "domain",
                        problem(
                                DiProblem.INVALID_DOMAIN_ERROR,
                                "The proof is for " + stated + "; this verifier is " + Shown.text(expected) + ".",
                                "domain"));
    }

    static Check challenge(StatedProof proof, Audience audience) {
        return audience.fold(
                exactly -> challenge(proof, exactly.challenge()),
                partly -> partly.challenge()
                        .map(challenge -> challenge(proof, challenge))
                        .orElseGet(() -> waived("challenge", partly.why())),
                nobody -> unstated("challenge", proof.challenge().stream().toList()),
                anyone -> waived("challenge", anyone.why()));
    }

    private static Check challenge(StatedProof proof, String expected) {
        String stated = proof.challenge()
                .map(text -> "the challenge " + Shown.text(text))
                .orElse("no challenge");
        return proof.challenge().filter(expected::equals).isPresent()
                ? Check.passed("challenge")
                : Check.failed(
                        "challenge",
                        problem(
                                DiProblem.INVALID_CHALLENGE_ERROR,
                                "The proof answers " + stated + "; asked was " + Shown.text(expected) + ".",
                                "challenge"));
    }

    private static Check unstated(String member, List<String> stated) {
        if (stated.isEmpty()) {
            return Check.notRequested(member);
        }
        Problem problem = problem(
                ProofProblem.AUDIENCE_NOT_EXPECTED,
                "The proof was made for the " + member + " " + Shown.text(String.join(", ", stated))
                        + ", and the policy does not say whether that is this verifier's.",
                member);
        return Check.undecided(member, problem.next("Verify with the challenge and the domain that are expected."));
    }

    private static Check waived(String member, String why) {
        return Check.waived(
                member, problem(ProofProblem.AUDIENCE_WAIVED, "The " + member + " was not looked at: " + why, member));
    }

    private static Check late(String member, String detail) {
        ProblemType type = DiProblem.PROOF_VERIFICATION_ERROR;
        return Check.failed("dates", problem(type, detail, member));
    }

    private static String shown(Instant instant) {
        return DateTimeStamp.format(instant);
    }
}
