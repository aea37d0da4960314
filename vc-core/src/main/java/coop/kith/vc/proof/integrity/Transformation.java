package coop.kith.vc.proof.integrity;

import coop.kith.jcsproof.ProofContext;
import coop.kith.json.Jcs;
import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import coop.kith.vc.canon.Canonicalizer;

/**
 * How the suites of one family bring a document and a proof's options into the bytes that are hashed (Data Integrity 1.0 section 3.1, "transformation").
 * Each step may refuse: what cannot be canonicalized without loss must not be signed or verified. Immutable, safe for many threads.
 */
public interface Transformation {
    /** The options as they stand in the finished proof, but for {@code proofValue}. */
    JsonObject completed(JsonObject unsecured, JsonObject options);

    /** The part of the document that a proof with these options speaks for, as a whole document; the same object where that is all of it. */
    Result<JsonObject> covered(JsonObject unsecured, JsonObject options);

    /** The canonical form of a covered document; {@code digest} is that of the {@link Recipe}, which some canonical forms depend on. */
    Result<byte[]> document(JsonObject covered, Digest digest);

    /** The canonical form of the options of a proof over {@code covered}. */
    Result<byte[]> configuration(JsonObject options, JsonObject covered, Digest digest);

    /** Whether the form depends on what the contexts of the document mean, so that a document with contexts that mean nothing has none. */
    default boolean readsContexts() {
        return false;
    }

    /** JSON Canonicalization Scheme: the transformation of eddsa-jcs-2022 and ecdsa-jcs-2019. */
    static Transformation jcs() {
        return new Transformation() {
            @Override
            public JsonObject completed(JsonObject unsecured, JsonObject options) {
                return ProofContext.copied(unsecured, options);
            }

            @Override
            public Result<JsonObject> covered(JsonObject unsecured, JsonObject options) {
                return ProofContext.covered(unsecured, options);
            }

            @Override
            public Result<byte[]> document(JsonObject covered, Digest digest) {
                return Jcs.canonicalize(covered);
            }

            @Override
            public Result<byte[]> configuration(JsonObject options, JsonObject covered, Digest digest) {
                return Jcs.canonicalize(options);
            }
        };
    }

    /** The same where proofs carry no {@code @context}: the transformation of mldsa44-jcs-2024 and slhdsa128-jcs-2024. */
    static Transformation jcsWithoutContext() {
        return new WholeJcsTransformation();
    }

    /** RDF Dataset Canonicalization: the transformation of eddsa-rdfc-2022, ecdsa-rdfc-2019, their quantum-safe likes, and Ed25519Signature2020. */
    static Transformation rdfc(Canonicalizer canonicalizer) {
        return new RdfcTransformation(canonicalizer);
    }
}
