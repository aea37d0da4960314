package coop.kith.did.method.webvh;

import coop.kith.crypto.Cryptography;
import coop.kith.jcsproof.JcsProof;
import coop.kith.json.DateTimeStamp;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Judges the proofs of one log and its witness file: what a proof must state (did:webvh 1.0, "Authorized Keys", and "method"), and whether its signature holds. Keeps
 * each key decoded, since the same few sign again and again. For one thread, one reading.
 */
final class ProofChecks {
    /** The purpose that did:webvh 1.0 demands of every proof. */
    static final Set<String> ASSERTION = Set.of("assertionMethod");

    private static final JsonPointer PLACE = JsonPointer.of("proof");

    private final Cryptography cryptography;
    private final Map<String, Result<PublicKey>> keys = new HashMap<>();

    ProofChecks(Cryptography cryptography) {
        this.cryptography = cryptography;
    }

    /** The Multikey text by which {@code proof} says that it was made, after everything it states was found to be in order. The problem is INVALID_PROOF. */
    static Result<String> signerOf(JsonObject proof, Set<String> purposes) {
        Optional<Problem> wrong = stated(proof, "type", Set.of("DataIntegrityProof"))
                .or(() -> stated(proof, "cryptosuite", Set.of("eddsa-jcs-2022")))
                .or(() -> stated(proof, "proofPurpose", purposes))
                .or(() -> time(proof, "created"))
                .or(() -> time(proof, "expires"));
        if (wrong.isPresent()) {
            return Result.refused(wrong.get());
        }
        if (proof.has("previousProof")) {
            return refused("previousProof", "a proof of a log stands alone, and this one names a previousProof");
        }
        String method = proof.string("verificationMethod").orElse("");
        Optional<String> multikey = KeyReference.multikey(method);
        return multikey.isPresent()
                ? Result.ok(multikey.get())
                : refused(
                        "verificationMethod",
                        "the verificationMethod must be did:key:X#X with X the same twice, and is \"" + shown(method)
                                + "\"");
    }

    /** Whether the signature of {@code proof} over the document with this SHA-256 is by this key. The problem is SIGNATURE, or INVALID_PROOF where no signature is there. */
    Optional<Problem> fault(JsonObject proof, byte[] digest, String multikey) {
        Result<PublicKey> key = keys.computeIfAbsent(multikey, Multikey::decode);
        if (!key.isOk() || key.orThrow().type() != KeyType.ED25519) {
            return Optional.of(problem(
                    WebvhProblem.INVALID_PROOF,
                    "verificationMethod",
                    "the key " + shown(multikey) + " is no Ed25519 key, and eddsa-jcs-2022 needs one"));
        }
        Check check = JcsProof.verifyDigest(digest, proof, key.orThrow(), cryptography);
        return check.outcome() == Outcome.PASSED
                ? Optional.empty()
                : Optional.of(problem(
                        WebvhProblem.SIGNATURE,
                        "proofValue",
                        "the signature by " + multikey + " does not hold: "
                                + check.problem().map(Problem::detail).orElse("it could not be checked")));
    }

    private static Optional<Problem> stated(JsonObject proof, String name, Set<String> allowed) {
        JsonValue value = proof.members().get(name);
        if (value instanceof JsonString text && allowed.contains(text.value())) {
            return Optional.empty();
        }
        String found = value == null ? "absent" : value instanceof JsonString text ? shown(text.value()) : value.kind();
        return Optional.of(problem(
                WebvhProblem.INVALID_PROOF,
                name,
                "the " + name + " of a proof must be " + String.join(" or ", new TreeSet<>(allowed)) + ", and is "
                        + found));
    }

    private static Optional<Problem> time(JsonObject proof, String name) {
        JsonValue value = proof.members().get(name);
        boolean fits = value == null
                || (value instanceof JsonString text
                        && DateTimeStamp.parse(text.value()).isOk());
        return fits
                ? Optional.empty()
                : Optional.of(problem(WebvhProblem.INVALID_PROOF, name, "the proof's \"" + name + "\" is no time"));
    }

    private static <T> Result<T> refused(String member, String detail) {
        return Result.refused(problem(WebvhProblem.INVALID_PROOF, member, detail));
    }

    private static Problem problem(WebvhProblem type, String member, String detail) {
        return Problem.of(type, detail, PLACE.append(member));
    }

    private static String shown(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }
}
