package coop.kith.vc.verify;

import coop.kith.did.Did;
import coop.kith.problem.Problem;
import coop.kith.vc.model.Credential;
import coop.kith.vc.proof.HeldProof;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        return new SignersDemand(atLeast, Set.copyOf(among));
    }

    /**
     * That the issuer signed twice while it moves from one kind of signature to another: until {@code until} with one of {@code present} and one of
     * {@code coming}, from then on with one of {@code coming}. A kind is the name of a cryptosuite ({@code eddsa-jcs-2022}) or of a key type
     * ({@code ED25519}, {@code ML_DSA_44}). So whoever breaks one of the two kinds forges nothing while both are asked for.
     */
    static SignatureDemand hybrid(Set<String> present, Set<String> coming, Instant until) {
        return new HybridDemand(present, coming, until);
    }
}
