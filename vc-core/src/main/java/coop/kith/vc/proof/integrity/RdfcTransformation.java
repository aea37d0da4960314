package coop.kith.vc.proof.integrity;

import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.canon.Canonicalizer;
import coop.kith.vc.canon.HashAlgorithm;
import coop.kith.vc.model.Shown;
import coop.kith.vc.proof.DiProblem;
import java.util.Set;

/**
 * Documents and proof options as canonical N-Quads (vc-di-eddsa 1.0 sections 3.2.3 and 3.2.5; vc-di-ecdsa 1.0 likewise). A proof means what the contexts of
 * its document say: it carries none of its own, and the statements it stands for are those of the whole document.
 */
record RdfcTransformation(Canonicalizer canonicalizer) implements Transformation {
    private static final String CONTEXT = "@context";

    /** Data Integrity 1.0 section 2.1, but for {@code proofValue}. What else a context may give a name to, nobody here would read. */
    private static final Set<String> DEFINED = Set.of(
            CONTEXT,
            "id",
            "type",
            "cryptosuite",
            "proofPurpose",
            "verificationMethod",
            "created",
            "expires",
            "domain",
            "challenge",
            "nonce",
            "previousProof");

    /** What differs between the proofs of one signer with one suite. */
    private static final Set<String> VARYING =
            Set.of("verificationMethod", "created", "expires", "domain", "challenge", "nonce");

    @Override
    public JsonObject completed(JsonObject unsecured, JsonObject options) {
        return options;
    }

    @Override
    public Result<JsonObject> covered(JsonObject unsecured, JsonObject options) {
        return Result.ok(RdfCoverage.of(unsecured));
    }

    @Override
    public Result<byte[]> document(JsonObject covered, Digest digest) {
        return canonicalizer.canonicalize(RdfCoverage.hashed(covered), hash(digest));
    }

    @Override
    public Result<byte[]> configuration(JsonObject options, JsonObject covered, Digest digest) {
        for (String name : options.members().keySet()) {
            if (!DEFINED.contains(name)) {
                return Result.refused(Problem.of(
                        DiProblem.PROOF_TRANSFORMATION_ERROR,
                        "The proof has the member " + Shown.text(name)
                                + ", which Data Integrity does not define; it could be another name for one that it"
                                + " does.",
                        JsonPointer.of(name)));
            }
        }
        JsonValue own = options.members().get(CONTEXT);
        JsonValue shared = covered.members().get(CONTEXT);
        if (own != null && !own.equals(shared)) {
            return Result.refused(Problem.of(
                    DiProblem.PROOF_TRANSFORMATION_ERROR,
                    "The proof has a @context of its own, other than the document's, which no signature of this kind"
                            + " covers.",
                    JsonPointer.of(CONTEXT)));
        }
        return canonicalizer.canonicalize(
                shared == null ? options : options.with(CONTEXT, shared), VARYING, hash(digest));
    }

    @Override
    public boolean readsContexts() {
        return true;
    }

    /** vc-di-ecdsa 1.0 section 3 (Algorithms): the hash inside RDFC-1.0 goes with the size of the key. */
    private static HashAlgorithm hash(Digest digest) {
        return switch (digest) {
            case SHA_256 -> HashAlgorithm.SHA_256;
            case SHA_384 -> HashAlgorithm.SHA_384;
        };
    }
}
