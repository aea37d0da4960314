package coop.kith.vc.verify;

import coop.kith.did.Did;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.vc.model.Credential;
import coop.kith.vc.proof.HeldProof;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@link SignatureDemand#signers} as data, so that a policy with it can be kept. */
record SignersDemand(int atLeast, Set<Did> among) implements SignatureDemand {
    SignersDemand {
        among = Collections.unmodifiableSet(new TreeSet<>(among));
        if (atLeast < 1 || atLeast > among.size()) {
            throw new IllegalArgumentException("1 to " + among.size() + " signers can be asked for, not " + atLeast);
        }
    }

    @Override
    public Optional<Problem> unmet(List<HeldProof> proofs, Credential credential, Instant at) {
        Set<Did> signed = proofs.stream()
                .map(proof -> proof.method().controller())
                .filter(among::contains)
                .collect(Collectors.toCollection(TreeSet::new));
        return signed.size() >= atLeast
                ? Optional.empty()
                : Optional.of(Problem.of(
                                VerifyProblem.TOO_FEW_SIGNERS,
                                "Of the " + among.size() + " whose signatures count, " + signed.size() + " signed; "
                                        + atLeast + " are needed.",
                                JsonPointer.of("proof"))
                        .next("Ask for the signatures of "
                                + among.stream()
                                        .filter(one -> !signed.contains(one))
                                        .limit(10)
                                        .map(Did::toString)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }
}
