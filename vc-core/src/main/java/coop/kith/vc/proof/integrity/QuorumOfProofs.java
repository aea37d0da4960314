package coop.kith.vc.proof.integrity;

import coop.kith.did.Did;
import coop.kith.did.document.VerificationMethod;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import coop.kith.vc.proof.ProofCheck;
import coop.kith.vc.proof.ProofProblem;
import coop.kith.vc.proof.Quorum;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A document some of whose proofs did not pass, where a {@link Quorum} of them suffices. Those that did not pass are taken off, and the document without them
 * is verified anew: so what is handed on carries only proofs that hold, and a proof that follows one taken off falls with it. The protocol keeps, for each
 * proof taken off, why.
 */
final class QuorumOfProofs {
    private final Quorum quorum;
    private final ProofSet proofs;

    QuorumOfProofs(Quorum quorum, ProofSet proofs) {
        this.quorum = quorum;
        this.proofs = proofs;
    }

    /**
     * @param failed the check of all proofs
     * @param all the proofs, as they were verified
     * @param again verifies a document
     */
    ProofCheck check(Check failed, List<ProofVerification.Verified> all, Function<JsonObject, ProofCheck> again) {
        List<JsonValue> kept = new ArrayList<>();
        List<Check> takenOff = new ArrayList<>();
        List<VerificationMethod> methods = new ArrayList<>();
        Set<Did> signers = new TreeSet<>();
        for (int index = 0; index < all.size(); index++) {
            ProofVerification.Verified one = all.get(index);
            one.method().ifPresent(methods::add);
            if (one.held().isPresent() && one.check().outcome() == Outcome.PASSED) {
                kept.add(proofs.proof(index));
                signers.add(one.held().get().method().controller());
            } else {
                takenOff.add(waived(one.check()));
            }
        }
        signers.retainAll(quorum.among());
        if (signers.size() < quorum.atLeast()) {
            return ProofCheck.without(failed, methods);
        }
        ProofCheck rest = again.apply(proofs.unsecured().with("proof", new JsonArray(kept)));
        if (rest.covered().isEmpty() || !enough(rest)) {
            return ProofCheck.without(failed, methods);
        }
        List<Check> parts = new ArrayList<>(rest.check().parts());
        parts.addAll(takenOff);
        return new ProofCheck(Check.of(failed.name(), parts), rest.covered(), rest.methods(), rest.held());
    }

    private boolean enough(ProofCheck rest) {
        return rest.held().stream()
                        .map(held -> held.method().controller())
                        .filter(quorum.among()::contains)
                        .distinct()
                        .count()
                >= quorum.atLeast();
    }

    private Check waived(Check check) {
        String reasons = problems(check).map(Problem::detail).distinct().collect(Collectors.joining(" "));
        ProblemType type = ProofProblem.PROOF_NOT_COUNTED;
        return Check.waived(
                check.name(),
                Problem.of(type, "This proof did not pass and was taken off (" + quorum.why() + "): " + reasons));
    }

    private static Stream<Problem> problems(Check check) {
        return Stream.concat(
                check.problem().stream().filter(problem -> check.outcome() != Outcome.NOT_REQUESTED),
                check.parts().stream().flatMap(QuorumOfProofs::problems));
    }
}
