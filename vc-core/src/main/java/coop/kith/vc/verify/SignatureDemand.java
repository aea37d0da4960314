package coop.kith.vc.verify;

import coop.kith.did.Did;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.vc.model.Credential;
import coop.kith.vc.proof.HeldProof;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Something a policy insists on about who signed a credential and with what. Implementations are safe for many threads. */
@FunctionalInterface
public interface SignatureDemand {
    /** What is missing; empty when nothing is. The proofs all hold. */
    Optional<Problem> unmet(List<HeldProof> proofs, Credential credential, Instant at);

    /**
     * That at least {@code atLeast} of {@code among} signed; two keys of one controller count once.
     *
     * @param atLeast 1 to the size of {@code among}; throws IllegalArgumentException otherwise
     */
    static SignatureDemand signers(int atLeast, Collection<Did> among) {
        Set<Did> asked = new TreeSet<>(among);
        if (atLeast < 1 || atLeast > asked.size()) {
            throw new IllegalArgumentException("1 to " + asked.size() + " signers can be asked for, not " + atLeast);
        }
        return (proofs, credential, at) -> {
            Set<Did> signed = proofs.stream()
                    .map(proof -> proof.method().controller())
                    .filter(asked::contains)
                    .collect(Collectors.toCollection(TreeSet::new));
            return signed.size() >= atLeast
                    ? Optional.empty()
                    : Optional.of(Problem.of(
                                    VerifyProblem.TOO_FEW_SIGNERS,
                                    "Of the " + asked.size() + " whose signatures count, " + signed.size() + " signed; "
                                            + atLeast + " are needed.",
                                    JsonPointer.of("proof"))
                            .next("Ask for the signatures of "
                                    + asked.stream()
                                            .filter(one -> !signed.contains(one))
                                            .limit(10)
                                            .map(Did::toString)
                                            .collect(Collectors.joining(", "))
                                    + "."));
        };
    }

    /**
     * That the issuer signed twice while it moves from one kind of signature to another: until {@code until} with one of {@code present} and one of
     * {@code coming}, from then on with one of {@code coming}. A kind is the name of a cryptosuite ({@code eddsa-jcs-2022}) or of a key type
     * ({@code ED25519}, {@code ML_DSA_44}). So whoever breaks one of the two kinds forges nothing while both are asked for.
     */
    static SignatureDemand hybrid(Set<String> present, Set<String> coming, Instant until) {
        Set<String> before = Set.copyOf(present);
        Set<String> after = Set.copyOf(coming);
        if (before.isEmpty() || after.isEmpty() || before.stream().anyMatch(after::contains)) {
            throw new IllegalArgumentException("two kinds of signature that differ, not " + before + " and " + after);
        }
        return (proofs, credential, at) -> {
            List<HeldProof> own = proofs.stream()
                    .filter(proof -> proof.method().controller().toString().equals(credential.issuer()))
                    .toList();
            return missing(own, after).or(() -> at.isBefore(until) ? missing(own, before) : Optional.empty());
        };
    }

    private static Optional<Problem> missing(List<HeldProof> own, Set<String> kinds) {
        boolean there = own.stream()
                .anyMatch(proof -> kinds.contains(proof.cryptosuite())
                        || kinds.contains(proof.keyType().name()));
        return there
                ? Optional.empty()
                : Optional.of(Problem.of(
                                VerifyProblem.SIGNATURE_KIND_MISSING,
                                "The issuer signed with none of " + String.join(", ", new TreeSet<>(kinds)) + ".",
                                JsonPointer.of("proof"))
                        .next("Ask the issuer for one more signature, of that kind."));
    }
}
