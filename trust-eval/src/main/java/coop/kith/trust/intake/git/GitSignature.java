package coop.kith.trust.intake.git;

import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.key.PublicKey;
import coop.kith.problem.Check;
import coop.kith.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What checking the signature of one commit or tag found. */
public sealed interface GitSignature permits GitSignature.Sound, GitSignature.Unsound {
    /**
     * The signature is over these very bytes, by a key that the named DID's document lists for making assertions. It does not say that the signer may be
     * trusted, nor when it was made.
     *
     * @param method the entry of the document that holds the key
     */
    record Sound(Did signer, DidUrl method, PublicKey key, SigningTime time, List<Check> checks)
            implements GitSignature {
        public Sound {
            checks = List.copyOf(checks);
        }
    }

    /**
     * There is no signature that holds.
     *
     * @param claimed the DID that the object names as its signer, where it names one; not shown to have signed anything
     * @param problems at least one
     */
    record Unsound(GitWord word, Optional<String> claimed, List<Problem> problems, List<Check> checks)
            implements GitSignature {
        public Unsound {
            problems = List.copyOf(problems);
            checks = List.copyOf(checks);
        }
    }

    /** What was checked, in the order it was. */
    List<Check> checks();

    default <R> R fold(Function<? super Sound, ? extends R> sound, Function<? super Unsound, ? extends R> unsound) {
        return this instanceof Sound good ? sound.apply(good) : unsound.apply((Unsound) this);
    }
}
