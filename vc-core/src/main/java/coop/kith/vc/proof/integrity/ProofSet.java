package coop.kith.vc.proof.integrity;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.Shown;
import coop.kith.vc.model.VcProblem;
import coop.kith.vc.proof.DiProblem;
import coop.kith.vc.proof.ProofProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The proofs on one document, in its order, and how they name one another (Data Integrity 1.0 sections 2.1.1 and 2.1.2): one to
 * {@value DataIntegrity#MOST_PROOFS}, no two with the same id.
 */
final class ProofSet {
    private static final JsonPointer PROOF = JsonPointer.of("proof");

    private final JsonObject unsecured;
    private final List<JsonObject> proofs;
    private final boolean listed;

    private ProofSet(JsonObject unsecured, List<JsonObject> proofs, boolean listed) {
        this.unsecured = unsecured;
        this.proofs = proofs;
        this.listed = listed;
    }

    static Result<ProofSet> read(JsonObject secured) {
        List<JsonValue> stated = secured.oneOrMany("proof");
        if (stated.isEmpty()) {
            return refused(
                    DiProblem.PROOF_VERIFICATION_ERROR,
                    "There is no proof on this document, so nothing shows who wrote it.",
                    "Ask for the signed document, with its proof.");
        }
        if (stated.size() > DataIntegrity.MOST_PROOFS) {
            return refused(
                    ProofProblem.TOO_MANY_PROOFS,
                    "There are " + stated.size() + " proofs; more than " + DataIntegrity.MOST_PROOFS
                            + " are not looked at.",
                    "Ask for the document with the proofs that matter.");
        }
        List<JsonObject> proofs = new ArrayList<>();
        for (JsonValue value : stated) {
            if (!(value instanceof JsonObject proof)) {
                return refused(
                        VcProblem.PARSING_ERROR,
                        "A proof must be an object, or an array of objects.",
                        "Ask for the signed document, with its proof.");
            }
            proofs.add(proof);
        }
        boolean listed = secured.members().get("proof") instanceof JsonArray;
        return new ProofSet(secured.without("proof"), List.copyOf(proofs), listed).withUniqueIds();
    }

    private Result<ProofSet> withUniqueIds() {
        Set<String> seen = new HashSet<>();
        for (JsonObject proof : proofs) {
            Optional<String> id = proof.string("id");
            if (id.isPresent() && !seen.add(id.get())) {
                return refused(
                        DiProblem.PROOF_VERIFICATION_ERROR,
                        "Two proofs have the id " + Shown.text(id.get()) + ", so it is not clear which is meant.",
                        "Ask the signer for proofs with ids of their own.");
            }
        }
        return Result.ok(this);
    }

    int size() {
        return proofs.size();
    }

    JsonObject proof(int index) {
        return proofs.get(index);
    }

    JsonPointer where(int index) {
        return listed ? PROOF.append(index) : PROOF;
    }

    /** The document without any proof. */
    JsonObject unsecured() {
        return unsecured;
    }

    /**
     * What a proof that follows {@code previous} is made over: the document, with the previous proofs on it in the document's order where there are any.
     */
    Result<JsonObject> securedBefore(List<String> previous) {
        if (previous.isEmpty()) {
            return Result.ok(unsecured);
        }
        List<JsonValue> named = new ArrayList<>();
        Set<String> missing = new java.util.TreeSet<>(previous);
        for (JsonObject proof : proofs) {
            String id = proof.string("id").orElse("");
            if (previous.contains(id)) {
                named.add(proof);
                missing.remove(id);
            }
        }
        return missing.isEmpty()
                ? Result.ok(unsecured.with("proof", new JsonArray(named)))
                : refused(
                        DiProblem.PROOF_VERIFICATION_ERROR,
                        "The proof follows " + Shown.text(missing.iterator().next())
                                + ", and no proof on this document has that id.",
                        "Ask for the document with all of its proofs.");
    }

    /** Whether the proofs that this one follows, and those that they follow, lead back to it. */
    boolean followsItself(int index) {
        Set<Integer> reached = new HashSet<>();
        List<Integer> open = new ArrayList<>(List.of(index));
        while (!open.isEmpty()) {
            for (int before : follows(open.remove(open.size() - 1))) {
                if (before == index) {
                    return true;
                }
                if (reached.add(before)) {
                    open.add(before);
                }
            }
        }
        return false;
    }

    private List<Integer> follows(int index) {
        List<JsonValue> previous = proofs.get(index).oneOrMany("previousProof");
        if (previous.size() > DataIntegrity.MOST_PROOFS) {
            return List.of();
        }
        List<Integer> found = new ArrayList<>();
        for (int other = 0; other < proofs.size(); other++) {
            Optional<JsonValue> id = proofs.get(other).string("id").map(JsonString::new);
            if (id.isPresent() && previous.contains(id.get())) {
                found.add(other);
            }
        }
        return found;
    }

    private static <T> Result<T> refused(coop.kith.problem.ProblemType type, String detail, String next) {
        return Result.refused(Problem.of(type, detail, PROOF).next(next));
    }
}
