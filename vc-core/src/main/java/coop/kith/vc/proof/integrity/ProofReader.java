package coop.kith.vc.proof.integrity;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.vc.model.DateTimeStamp;
import coop.kith.vc.model.Shown;
import coop.kith.vc.model.UrlGrammar;
import coop.kith.vc.model.VcProblem;
import coop.kith.vc.proof.DiProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one proof's members, and collects everything that is wrong with them. For one thread, one proof. */
final class ProofReader {
    /** Domains of one proof, or proofs that it follows. A proof is for one verifier or a handful; and a document has no more than sixteen proofs. */
    private static final int MOST_TEXTS = 64;

    private final JsonObject json;
    private final List<Problem> problems = new ArrayList<>();

    private ProofReader(JsonObject json) {
        this.json = json;
    }

    /**
     * What was read.
     *
     * @param proof whose malformed members are as if absent
     * @param problems empty when there are no malformed members
     */
    record Reading(StatedProof proof, List<Problem> problems) {}

    /** A proof of a known type; the caller has looked at that. */
    static Reading read(JsonObject json) {
        ProofReader reader = new ProofReader(json);
        StatedProof proof = reader.read();
        return new Reading(proof, List.copyOf(reader.problems));
    }

    private StatedProof read() {
        String type = required("type");
        return new StatedProof(
                json,
                url("id"),
                type,
                suite(type),
                required("proofPurpose"),
                required("verificationMethod"),
                time("created"),
                time("expires"),
                strings("domain"),
                optional("challenge"),
                optional("nonce"),
                strings("previousProof"),
                optional("proofValue"));
    }

    /** A proof type that is older than the member is a suite by itself, and two names could contradict one another. */
    private String suite(String type) {
        if (type.equals(Cryptosuite.DATA_INTEGRITY_PROOF)) {
            return required("cryptosuite");
        }
        if (json.has("cryptosuite")) {
            malformed("cryptosuite", "must not stand in a proof of the type " + Shown.text(type));
        }
        return type;
    }

    private String required(String name) {
        if (!json.has(name)) {
            problems.add(Problem.of(
                    DiProblem.PROOF_VERIFICATION_ERROR, "The proof has no " + name + ".", JsonPointer.of(name)));
        }
        return optional(name).orElse("");
    }

    private Optional<String> optional(String name) {
        JsonValue value = json.members().get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof JsonString text && !text.value().isEmpty()) {
            return Optional.of(text.value());
        }
        malformed(name, "must be a string that is not empty");
        return Optional.empty();
    }

    private Optional<String> url(String name) {
        Optional<String> text = optional(name);
        text.flatMap(UrlGrammar::fault)
                .ifPresent(fault -> malformed(name, "must be a URL; " + Shown.text(text.orElse("")) + " " + fault));
        return text;
    }

    private Optional<Instant> time(String name) {
        return optional(name)
                .flatMap(text -> DateTimeStamp.parse(text).fold(Optional::of, wrong -> {
                    wrong.forEach(problem -> problems.add(problem.under(JsonPointer.of(name))));
                    return Optional.empty();
                }));
    }

    private List<String> strings(String name) {
        List<String> texts = new ArrayList<>();
        if (json.oneOrMany(name).size() > MOST_TEXTS) {
            malformed(name, "must not have more than " + MOST_TEXTS + " items");
            return List.of();
        }
        for (JsonValue value : json.oneOrMany(name)) {
            if (value instanceof JsonString text && !text.value().isEmpty()) {
                texts.add(text.value());
            } else {
                malformed(name, "must be a string or an array of strings, none of them empty");
                return List.of();
            }
        }
        if (json.members().get(name) instanceof JsonArray && texts.isEmpty()) {
            malformed(name, "must not be an empty array");
        }
        return texts;
    }

    private void malformed(String name, String must) {
        problems.add(Problem.of(
                VcProblem.MALFORMED_VALUE_ERROR, "The proof's " + name + " " + must + ".", JsonPointer.of(name)));
    }
}
