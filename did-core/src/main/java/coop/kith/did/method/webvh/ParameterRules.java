package coop.kith.did.method.webvh;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.KeyProblem;
import coop.kith.key.Multikey;
import coop.kith.problem.FirstProblems;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Merges an entry's {@code parameters} into those in force (did:webvh 1.0, "DID Method Parameters"). Nothing is coerced: an unknown name, a wrong type or a value
 * out of range refuses the entry. {@code null} is taken as the default for the five parameters that early writers switched off with it, as the
 * specification asks resolvers to, and for no other.
 */
public final class ParameterRules {
    private static final Set<String> NAMES = Set.of(
            "method", "scid", "updateKeys", "nextKeyHashes", "witness", "watchers", "portable", "deactivated", "ttl");

    /** did:webvh 1.0, parameter {@code ttl}. */
    private static final long LONGEST_TTL = 1L << 31;

    private static final JsonPointer PLACE = JsonPointer.of("parameters");

    /** What an entry inherits where none is before it. */
    private static final Parameters NONE = new Parameters(
            "", "", List.of(), List.of(), Optional.empty(), List.of(), false, false, Parameters.USUAL_TTL);

    private final JsonObject stated;
    private final Parameters before;
    private final boolean isFirst;
    private final FirstProblems problems = new FirstProblems(WebvhProblem.INVALID_PARAMETERS);

    private ParameterRules(JsonObject stated, Parameters before, boolean isFirst) {
        this.stated = stated;
        this.before = before;
        this.isFirst = isFirst;
    }

    /** The parameters after the first entry. */
    public static Result<Parameters> first(JsonObject stated) {
        return new ParameterRules(stated, NONE, true).merged();
    }

    /** The parameters after an entry that follows one after which {@code before} is in force. */
    public static Result<Parameters> after(Parameters before, JsonObject stated) {
        return stated.members().isEmpty() && !before.preRotates()
                ? Result.ok(before)
                : new ParameterRules(stated, before, false).merged();
    }

    private Result<Parameters> merged() {
        for (String name : stated.members().keySet()) {
            if (!NAMES.contains(name)) {
                wrong("no parameter has this name: " + shown(name), name);
            }
        }
        if (isFirst) {
            required("method");
            required("scid");
            required("updateKeys");
        }
        String method = method();
        String scid = scid();
        List<String> updateKeys = texts("updateKeys", before.updateKeys());
        List<String> hashes = texts("nextKeyHashes", before.nextKeyHashes());
        List<String> watchers = texts("watchers", before.watchers());
        Optional<WitnessRule> witness = witness();
        boolean portable = portable();
        boolean deactivated = truth("deactivated", before.deactivated());
        long ttl = ttl();
        // What is inherited was checked where it was stated; once more for each entry, a long list would cost a log's
        // length each time.
        if (stated.has("updateKeys")) {
            keys(updateKeys);
        }
        if (stated.has("watchers")) {
            for (String url : watchers) {
                if (!isWebUrl(url)) {
                    wrong("a watcher must be an http or https URL: " + shown(url), "watchers");
                }
            }
        }
        if (problems.isEmpty()) {
            promised(updateKeys);
        }
        return problems.isEmpty()
                ? Result.ok(
                        new Parameters(method, scid, updateKeys, hashes, witness, watchers, portable, deactivated, ttl))
                : Result.refused(problems.list());
    }

    private String method() {
        JsonValue value = stated.members().get("method");
        if (value == null) {
            return before.method();
        }
        if (!(value instanceof JsonString text) || !text.value().equals(Parameters.METHOD)) {
            String found = value instanceof JsonString text ? '"' + shown(text.value()) + '"' : value.kind();
            problems.add(Problem.of(
                            WebvhProblem.UNKNOWN_METHOD_VERSION,
                            "the method is " + found + ", and " + Parameters.METHOD + " is the one that is known here",
                            PLACE.append("method"))
                    .next("Ask with a resolver that knows this version; no other version's rules stand in for it."));
        }
        return Parameters.METHOD;
    }

    private String scid() {
        JsonValue value = stated.members().get("scid");
        if (value != null && !isFirst) {
            wrong("the scid stands in the first entry only", "scid");
        } else if (value != null && !(value instanceof JsonString)) {
            wrong("the scid must be a string, and is " + value.kind(), "scid");
        }
        return isFirst ? stated.string("scid").orElse("") : before.scid();
    }

    private List<String> texts(String name, List<String> inherited) {
        JsonValue value = stated.members().get(name);
        if (value == null) {
            return inherited;
        }
        if (value == JsonLiteral.NULL) {
            return List.of();
        }
        if (!(value instanceof JsonArray array)) {
            wrong(name + " must be an array, and is " + value.kind(), name);
            return inherited;
        }
        List<String> texts = new ArrayList<>(array.items().size());
        for (JsonValue item : array.items()) {
            if (item instanceof JsonString text) {
                texts.add(text.value());
            } else {
                wrong(name + " must hold strings, and holds " + item.kind(), name);
            }
        }
        return texts;
    }

    private void keys(List<String> keys) {
        Set<String> known = new HashSet<>(before.updateKeys());
        for (String key : keys) {
            // Keys of other types may be listed, though none of them signs under did:webvh:1.0.
            List<Problem> faults = known.add(key) ? Multikey.decode(key).problems() : List.of();
            if (!faults.isEmpty() && faults.get(0).type() != KeyProblem.UNSUPPORTED_PUBLIC_KEY_TYPE) {
                wrong("an update key is no Multikey: " + shown(key), "updateKeys");
            }
        }
    }

    private Optional<WitnessRule> witness() {
        JsonValue value = stated.members().get("witness");
        if (value == null) {
            return before.witness();
        }
        if (value == JsonLiteral.NULL) {
            return Optional.empty();
        }
        Result<Optional<WitnessRule>> rule = WitnessRule.read(value);
        for (Problem problem : rule.problems()) {
            problems.add(problem);
        }
        return rule.isOk() ? rule.orThrow() : Optional.empty();
    }

    private boolean portable() {
        boolean portable = truth("portable", before.portable());
        if (!isFirst && stated.members().get("portable") == JsonLiteral.TRUE) {
            wrong("portable may be set to true in the first entry only", "portable");
        }
        return portable;
    }

    private boolean truth(String name, boolean inherited) {
        JsonValue value = stated.members().get(name);
        if (value != null && value != JsonLiteral.TRUE && value != JsonLiteral.FALSE) {
            wrong(name + " must be true or false, and is " + value.kind(), name);
        }
        return value == null ? inherited : value == JsonLiteral.TRUE;
    }

    private long ttl() {
        JsonValue value = stated.members().get("ttl");
        if (value == null || value == JsonLiteral.NULL) {
            return value == null ? before.ttl() : Parameters.USUAL_TTL;
        }
        OptionalLong seconds = value instanceof JsonNumber number ? number.asLong() : OptionalLong.empty();
        if (seconds.isEmpty() || seconds.getAsLong() < 0 || seconds.getAsLong() > LONGEST_TTL) {
            wrong("ttl must be a whole number of seconds from 0 to 2147483648", "ttl");
            return 0;
        }
        return seconds.getAsLong();
    }

    /** "Pre-Rotation Key Hash Generation and Verification": both are stated anew, and every key was promised, also one that was in force before. */
    private void promised(List<String> updateKeys) {
        if (!before.preRotates()) {
            return;
        }
        for (String name : List.of("updateKeys", "nextKeyHashes")) {
            if (!stated.has(name)) {
                problems.add(Problem.of(
                        WebvhProblem.PRE_ROTATION,
                        "pre-rotation is active, so " + name + " must be stated in every entry, and it is not",
                        PLACE.append(name)));
            }
        }
        Set<String> hashes = new HashSet<>(before.nextKeyHashes());
        for (String key : updateKeys) {
            if (!hashes.contains(LogHash.ofKey(key))) {
                problems.add(Problem.of(
                        WebvhProblem.PRE_ROTATION,
                        "the hash of the update key " + shown(key)
                                + " is not among the nextKeyHashes of the entry before",
                        PLACE.append("updateKeys")));
            }
        }
    }

    private void required(String name) {
        if (!stated.has(name)) {
            wrong("the first entry must state " + name, name);
        }
    }

    private static boolean isWebUrl(String url) {
        return (url.startsWith("https://") || url.startsWith("http://"))
                && url.chars().allMatch(c -> c > ' ' && c < 0x7F)
                && url.indexOf('/') + 2 < url.length();
    }

    private void wrong(String detail, String name) {
        problems.add(Problem.of(WebvhProblem.INVALID_PARAMETERS, detail, PLACE.append(name)));
    }

    private static String shown(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }
}
