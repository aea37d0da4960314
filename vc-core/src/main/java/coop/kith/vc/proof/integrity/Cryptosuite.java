package coop.kith.vc.proof.integrity;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SignatureAlgorithm;
import coop.kith.crypto.Signer;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.key.PublicKey;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Result;
import java.util.List;
import java.util.Optional;

/** A cryptographic suite, as declarations (Data Integrity 1.0 section 3): what is signed, how it is hashed, with which keys. Immutable. */
public sealed interface Cryptosuite permits Cryptosuite.Simple, Cryptosuite.Selective {
    /** The {@code type} of proofs whose suite stands in {@code cryptosuite}. */
    String DATA_INTEGRITY_PROOF = "DataIntegrityProof";

    /** The value of {@code cryptosuite}; for a suite older than that member the {@code type} of its proofs. */
    String id();

    /** The {@code type} of its proofs. */
    default String proofType() {
        return DATA_INTEGRITY_PROOF;
    }

    /** The context that defines its proofs, for documents whose own contexts do not. */
    default String context() {
        return "https://w3id.org/security/data-integrity/v2";
    }

    /** The part of the document that a proof with these options speaks for, as a whole document; the same object where that is all of it. */
    Result<JsonObject> covered(JsonObject unsecured, JsonObject options);

    /** Whether what is signed is what the contexts make of the document, and not the JSON as it stands. */
    boolean readsContexts();

    /** Whether it signs with this algorithm. */
    boolean signsWith(SignatureAlgorithm algorithm);

    /** A suite whose proof is one signature over the whole document. */
    non-sealed interface Simple extends Cryptosuite {
        Transformation transformation();

        /** One for each kind of key that the suite takes; no two for the same kind. */
        List<Recipe> recipes();

        /** How its proof values are written. */
        default Alphabet alphabet() {
            return Alphabet.BASE58;
        }

        @Override
        default Result<JsonObject> covered(JsonObject unsecured, JsonObject options) {
            return transformation().covered(unsecured, options);
        }

        @Override
        default boolean readsContexts() {
            return transformation().readsContexts();
        }

        @Override
        default boolean signsWith(SignatureAlgorithm algorithm) {
            return recipe(algorithm).isPresent();
        }

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

    /**
     * A suite whose proof lets the holder show a part of the document. The issuer makes a <em>base proof</em> for the holder's eyes only; the holder derives
     * from it, for each occasion, a document of the parts to be shown with a <em>derived proof</em>, the only kind that verifies.
     *
     * <p>Documents come without proofs, options without {@code proofValue}. Problems of any room may be refused with; whoever asked says for what.
     */
    non-sealed interface Selective extends Cryptosuite {
        @Override
        default Result<JsonObject> covered(JsonObject unsecured, JsonObject options) {
            return Result.ok(RdfCoverage.of(unsecured));
        }

        /** Parts are statements of RDF. */
        @Override
        default boolean readsContexts() {
            return true;
        }

        /** The value of a base proof over {@code unsecured}. Throws what the signer throws. */
        Result<String> base(JsonObject unsecured, JsonObject options, Disclosure disclosure, Signer signer);

        /**
         * The part of {@code unsecured} that {@code selected} and the issuer's mandatory pointers point to, and the value of the proof over it.
         *
         * @param baseValue of the base proof
         */
        Result<Derived> derive(JsonObject unsecured, JsonObject options, String baseValue, List<JsonPointer> selected);

        /** Whether a derived proof holds; refused where it cannot be one. The check is named {@code signature}. */
        Result<Check> verify(
                JsonObject unsecured, JsonObject options, String value, PublicKey key, Cryptography cryptography);

        /** What a holder shows, without its proof, and the value of that proof. */
        record Derived(JsonObject revealed, String value) {}
    }
}
