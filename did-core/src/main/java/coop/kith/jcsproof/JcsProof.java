package coop.kith.jcsproof;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SignatureAlgorithm;
import coop.kith.crypto.Signer;
import coop.kith.crypto.provider.Digests;
import coop.kith.json.Jcs;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.key.PublicKey;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.Arrays;
import java.util.function.Function;

/**
 * eddsa-jcs-2022 (vc-di-eddsa 1.0 section 3.3) over an object with a given key: transformation, hashing, proof serialization and verification.
 * What the proof's members must be (purpose, key binding, dates, domain) is judged by those who call this.
 *
 * <p>Signed are 64 bytes: SHA-256 of the canonical proof without its {@code proofValue}, then SHA-256 of the canonical document without its proof.
 */
public final class JcsProof {
    private static final String SUITE = "eddsa-jcs-2022";
    private static final String CHECK = "signature";

    private JcsProof() {}

    /**
     * {@code proof} with its {@code proofValue} and the document's {@code @context}; {@code proof} comes without a {@code proofValue}.
     * Refused where the options name another suite, the signer's key is not Ed25519, or the document is not I-JSON.
     */
    public static Result<JsonObject> sign(JsonObject unsecured, JsonObject proof, Signer signer) {
        if (signer.algorithm() != SignatureAlgorithm.ED25519) {
            return Result.refused(Problem.of(
                    JcsProofProblem.PROOF_GENERATION_ERROR,
                    SUITE + " signs with Ed25519 keys; this key is "
                            + signer.publicKey().type() + "."));
        }
        return toSign(unsecured, proof)
                .map(hashData -> signed(unsecured, proof, Bytes.of(signer.sign(hashData.toArray()))));
    }

    /**
     * The 64 bytes that the signature of {@code proof} is over, for those whose signer cannot be called from here; {@link #signed} takes the signature.
     * Refused where the options name another suite or have a {@code proofValue}, or the document is not I-JSON.
     */
    public static Result<Bytes> toSign(JsonObject unsecured, JsonObject proof) {
        if (proof.has("proofValue")) {
            return Result.refused(Problem.of(
                    JcsProofProblem.PROOF_GENERATION_ERROR,
                    "The proof to be signed has a proofValue already.",
                    JsonPointer.of("proofValue")));
        }
        JsonObject options = ProofContext.copied(unsecured, proof);
        return suiteOf(options, JcsProofProblem.PROOF_GENERATION_ERROR)
                .flatMap(suite -> hashData(unsecured, options))
                .map(Bytes::of);
    }

    /** {@code proof} with a signature over {@link #toSign} put in. Whether it holds is for {@link #verify} to say. */
    public static JsonObject signed(JsonObject unsecured, JsonObject proof, Bytes signature) {
        return ProofContext.copied(unsecured, proof).with("proofValue", ProofValue.encode(signature.toArray()));
    }

    /**
     * Whether {@code proof} (with its {@code proofValue}) holds over {@code unsecured} (without {@code proof}) under {@code key}; the check is named
     * {@code signature}. Where the proof carries an {@code @context}, it holds over {@link ProofContext#covered} only.
     */
    public static Check verify(JsonObject unsecured, JsonObject proof, PublicKey key, Cryptography cryptography) {
        return verified(
                options -> ProofContext.covered(unsecured, options)
                        .flatMap(Jcs::canonicalize)
                        .map(Digests::sha256),
                proof,
                key,
                cryptography);
    }

    /**
     * As {@link #verify}, over a document of which the caller has canonical bytes already: {@code digest} is their SHA-256. For documents without {@code @context}:
     * a proof that carries one fails, since it was made for another document.
     */
    public static Check verifyDigest(byte[] digest, JsonObject proof, PublicKey key, Cryptography cryptography) {
        return verified(
                options -> options.has("@context")
                        ? Result.refused(Problem.of(
                                JcsProofProblem.PROOF_VERIFICATION_ERROR,
                                "The proof was made for a document with an @context, and this document has none.",
                                JsonPointer.of("@context")))
                        : Result.ok(digest),
                proof,
                key,
                cryptography);
    }

    private static Check verified(
            Function<JsonObject, Result<byte[]>> digest, JsonObject proof, PublicKey key, Cryptography cryptography) {
        if (key.type() != KeyType.ED25519) {
            return Check.failed(
                    CHECK,
                    Problem.of(
                            JcsProofProblem.PROOF_VERIFICATION_ERROR,
                            SUITE + " takes Ed25519 keys; the key of this proof is " + key.type() + "."));
        }
        String text = proof.string("proofValue").orElse("");
        JsonObject options = proof.without("proofValue");
        Result<String> suite = suiteOf(options, JcsProofProblem.PROOF_VERIFICATION_ERROR);
        if (!suite.isOk()) {
            return Check.failed(CHECK, suite.problems());
        }
        Result<byte[]> signature = ProofValue.decode(text, SignatureAlgorithm.ED25519.signatureLength());
        if (!signature.isOk()) {
            return Check.failed(CHECK, signature.problems());
        }
        Result<byte[]> document = digest.apply(options);
        if (!document.isOk()) {
            return Check.failed(CHECK, document.problems());
        }
        Result<byte[]> configuration = Jcs.canonicalize(options);
        if (!configuration.isOk()) {
            return Check.failed(CHECK, configuration.problems());
        }
        byte[] hashData = joined(Digests.sha256(configuration.orThrow()), document.orThrow());
        return cryptography.verify(key, SignatureAlgorithm.ED25519, hashData, signature.orThrow());
    }

    private static Result<String> suiteOf(JsonObject options, JcsProofProblem problem) {
        String type = options.string("type").orElse("");
        String suite = options.string("cryptosuite").orElse("");
        return type.equals("DataIntegrityProof") && suite.equals(SUITE)
                ? Result.ok(suite)
                : Result.refused(Problem.of(
                        problem,
                        "The proof's type and cryptosuite are \"" + type + "\" and \"" + suite
                                + "\" where \"DataIntegrityProof\" and \"" + SUITE + "\" are needed.",
                        JsonPointer.of("cryptosuite")));
    }

    private static Result<byte[]> hashData(JsonObject covered, JsonObject options) {
        return Jcs.canonicalize(options)
                .flatMap(configuration -> Jcs.canonicalize(covered)
                        .map(document -> joined(Digests.sha256(configuration), Digests.sha256(document))));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
