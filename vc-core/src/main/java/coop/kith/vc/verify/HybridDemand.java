package coop.kith.vc.verify;

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

/** {@link SignatureDemand#hybrid} as data, so that a policy with it can be kept. */
record HybridDemand(Set<String> present, Set<String> coming, Instant until) implements SignatureDemand {
    HybridDemand {
        present = Collections.unmodifiableSet(new TreeSet<>(present));
        coming = Collections.unmodifiableSet(new TreeSet<>(coming));
        if (!differ(present, coming)) {
            throw new IllegalArgumentException("two kinds of signature that differ, not " + present + " and " + coming);
        }
    }

    /** Whether these are two kinds of signature. */
    static boolean differ(Set<String> present, Set<String> coming) {
        return !present.isEmpty() && !coming.isEmpty() && Collections.disjoint(present, coming);
    }

    @Override
    public Optional<Problem> unmet(List<HeldProof> proofs, Credential credential, Instant at) {
        List<HeldProof> own = proofs.stream()
                .filter(proof -> proof.method().controller().toString().equals(credential.issuer()))
                .toList();
        return missing(own, coming).or(() -> at.isBefore(until) ? missing(own, present) : Optional.empty());
    }

    private static Optional<Problem> missing(List<HeldProof> own, Set<String> kinds) {
        boolean there = own.stream()
                .anyMatch(proof -> kinds.contains(proof.cryptosuite())
                        || kinds.contains(proof.keyType().name()));
        return there
                ? Optional.empty()
                : Optional.of(Problem.of(
                                VerifyProblem.SIGNATURE_KIND_MISSING,
                                "The issuer signed with none of " + String.join(", ", kinds) + ".",
                                JsonPointer.of("proof"))
                        .next("Ask the issuer for one more signature, of that kind."));
    }
}
