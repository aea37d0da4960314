package coop.kith.did.method.webvh;

import coop.kith.did.Did;
import coop.kith.json.DateTimeStamp;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.store.StoreProblem;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The newest verified entry as a row keeps it: what is needed to verify the entry that follows, and to answer for the newest version. The row is the operator's own;
 * one that cannot be read is CORRUPT, never nothing.
 */
final class Checkpoint {
    private Checkpoint() {}

    static JsonObject json(VerifiedEntry tip, Approvals approvals) {
        Map<String, JsonValue> approved = new LinkedHashMap<>();
        approvals.latest().forEach((witness, number) -> approved.put(witness, JsonNumber.of(number)));
        return JsonObject.empty()
                .with("entry", tip.entry().json())
                .with("parameters", json(tip.parameters()))
                .with("rule", tip.witnessRule().map(WitnessRule::json).orElse(JsonObject.empty()))
                .with("created", tip.created())
                .with("id", tip.id().toString())
                .with("names", texts(tip.names().stream().map(Did::toString).toList()))
                .with("approvals", new JsonObject(approved));
    }

    static Result<VerifiedEntry> tip(JsonObject row) {
        Result<LogEntry> entry = part(row, "entry").flatMap(LogEntry::of);
        Result<VersionId> version = entry.flatMap(stated -> VersionId.parse(stated.versionId()));
        Result<Instant> time = entry.flatMap(stated -> DateTimeStamp.parse(stated.versionTime()));
        Result<Parameters> parameters = part(row, "parameters").flatMap(Checkpoint::parameters);
        Result<Optional<WitnessRule>> rule = rule(row, "rule");
        Result<Did> id = Did.parse(row.string("id").orElse(""));
        Result<Set<Did>> names = names(row);
        List<Problem> problems = Stream.of(entry, version, time, parameters, rule, id, names)
                .flatMap(read -> read.problems().stream())
                .toList();
        if (!problems.isEmpty()) {
            return corrupt(problems.get(0).detail());
        }
        VerifiedEntry.Origin origin =
                new VerifiedEntry.Origin(row.string("created").orElse(""), names.orThrow());
        return Result.ok(new VerifiedEntry(
                entry.orThrow(),
                version.orThrow(),
                time.orThrow(),
                id.orThrow(),
                parameters.orThrow(),
                rule.orThrow(),
                origin,
                Optional.empty()));
    }

    static Approvals approvals(JsonObject row) {
        Map<String, Integer> latest = new LinkedHashMap<>();
        row.object("approvals").orElse(JsonObject.empty()).members().forEach((witness, number) -> {
            if (number instanceof JsonNumber value && value.asLong().isPresent()) {
                latest.put(witness, (int) value.asLong().getAsLong());
            }
        });
        return new Approvals(latest);
    }

    private static JsonObject json(Parameters parameters) {
        return JsonObject.empty()
                .with("method", parameters.method())
                .with("scid", parameters.scid())
                .with("updateKeys", texts(parameters.updateKeys()))
                .with("nextKeyHashes", texts(parameters.nextKeyHashes()))
                .with("witness", parameters.witness().map(WitnessRule::json).orElse(JsonObject.empty()))
                .with("watchers", texts(parameters.watchers()))
                .with("portable", parameters.portable() ? JsonLiteral.TRUE : JsonLiteral.FALSE)
                .with("deactivated", parameters.deactivated() ? JsonLiteral.TRUE : JsonLiteral.FALSE)
                .with("ttl", JsonNumber.of(parameters.ttl()));
    }

    private static Result<Parameters> parameters(JsonObject json) {
        boolean whole = json.string("method").isPresent()
                && json.string("scid").isPresent()
                && List.of("updateKeys", "nextKeyHashes", "watchers").stream()
                        .allMatch(name -> json.array(name).isPresent())
                && json.members().get("portable") instanceof JsonLiteral
                && json.members().get("deactivated") instanceof JsonLiteral
                && json.members().get("ttl") instanceof JsonNumber ttl
                && ttl.asLong().isPresent();
        if (!whole) {
            return corrupt("its parameters are not whole");
        }
        return rule(json, "witness")
                .map(rule -> new Parameters(
                        json.string("method").orElse(""),
                        json.string("scid").orElse(""),
                        texts(json, "updateKeys"),
                        texts(json, "nextKeyHashes"),
                        rule,
                        texts(json, "watchers"),
                        json.members().get("portable") == JsonLiteral.TRUE,
                        json.members().get("deactivated") == JsonLiteral.TRUE,
                        json.members().get("ttl") instanceof JsonNumber ttl
                                ? ttl.asLong().orElse(0)
                                : 0));
    }

    private static Result<Optional<WitnessRule>> rule(JsonObject json, String name) {
        return part(json, name).flatMap(WitnessRule::read);
    }

    private static Result<Set<Did>> names(JsonObject row) {
        Set<Did> names = new LinkedHashSet<>();
        for (String text : texts(row, "names")) {
            Result<Did> name = Did.parse(text);
            if (!name.isOk()) {
                return Result.refused(name.problems());
            }
            names.add(name.orThrow());
        }
        return names.isEmpty() ? corrupt("it names no DID") : Result.ok(names);
    }

    private static JsonArray texts(List<String> texts) {
        return JsonArray.ofStrings(texts);
    }

    private static List<String> texts(JsonObject json, String name) {
        return json.oneOrMany(name).stream()
                .filter(JsonString.class::isInstance)
                .map(text -> ((JsonString) text).value())
                .toList();
    }

    private static Result<JsonObject> part(JsonObject json, String name) {
        return json.object(name).map(Result::ok).orElseGet(() -> corrupt("\"" + name + "\" is missing"));
    }

    private static <T> Result<T> corrupt(String why) {
        return Result.refused(
                Problem.of(StoreProblem.CORRUPT, "what was remembered of a log cannot be read any more: " + why)
                        .next("Restore the file from a backup, or have it forget this log."));
    }
}
