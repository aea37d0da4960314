package coop.kith.vc.proof.integrity;

import coop.kith.crypto.SignatureAlgorithm;
import coop.kith.key.KeyType;
import java.util.List;
import java.util.Optional;

/** A cryptographic suite, as declarations (Data Integrity 1.0 section 3): what is signed, how it is hashed, with which keys. Immutable. */
public sealed interface Cryptosuite permits Cryptosuite.Simple {
    /** The value of {@code cryptosuite}. */
    String id();

    /** A suite whose proof is one signature over the whole document. */
    non-sealed interface Simple extends Cryptosuite {
        Transformation transformation();

        /** One for each kind of key that the suite takes; no two for the same kind. */
        List<Recipe> recipes();

        default Optional<Recipe> recipe(KeyType type) {
            return recipes().stream()
                    .filter(recipe -> recipe.algorithm().keyType() == type)
                    .findFirst();
        }

        default Optional<Recipe> recipe(SignatureAlgorithm algorithm) {
            return recipes().stream()
                    .filter(recipe -> recipe.algorithm() == algorithm)
                    .findFirst();
        }
    }
}
