package coop.kith.did.bundle;

import coop.kith.bytes.Bytes;
import coop.kith.did.Did;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.ResolutionResult;
import coop.kith.json.Jcs;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was made of a DID.
 *
 * @param result the resolution result of DID Resolution 1.0 with its evidence
 */
record Entry(Did did, JsonObject result) {
    /** A document of the standard limits, and what stands around it. */
    private static final JsonLimits TEXT = new JsonLimits(2 << 20, 72, 200_000);

    static Entry of(Did did, Resolution resolution) {
        return new Entry(did, ResolutionResult.of(resolution, ResolutionOptions.none()));
    }

    static Result<Entry> read(JsonValue value) {
        Optional<JsonObject> json = value instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        Optional<JsonObject> result = json.flatMap(object ->
                object.object("result").or(() -> object.string("result").flatMap(Entry::text)));
        Optional<String> did = json.flatMap(object -> object.string("did"));
        if (did.isEmpty() || result.isEmpty()) {
            return Result.refused(Problem.of(BundleProblem.SYNTAX, "an entry has a \"did\" and a \"result\""));
        }
        return Did.parse(did.get()).map(valid -> new Entry(valid, result.get()));
    }

    private static Optional<JsonObject> text(String result) {
        return Json.parseObject(result.getBytes(StandardCharsets.UTF_8), TEXT)
                .fold(Optional::of, problems -> Optional.empty());
    }

    /** The result stands in it as its text where it has a number that canonical JSON cannot say. */
    JsonObject json() {
        boolean canonical = Jcs.canonicalize(result).isOk();
        return JsonObject.empty()
                .with("did", did.toString())
                .with("result", canonical ? result : new JsonString(Json.write(result)));
    }

    /** Holds what the methods say now against what they said then. The checks in the evidence may have become more; the bytes may not have changed. */
    Check compared(Resolution now) {
        List<Problem> failures = now.fold(
                found -> List.of(),
                gone -> List.of(),
                invalid -> invalid.problems(),
                unavailable -> unavailable.problems());
        if (!failures.isEmpty()) {
            return Check.failed("resolves", failures);
        }
        JsonObject again = ResolutionResult.of(now, ResolutionOptions.none());
        List<Check> parts = new ArrayList<>(List.of(Check.passed("resolves")));
        for (String member : List.of("didDocument", "didDocumentMetadata")) {
            parts.add(compared(member, result.get(member), again.get(member)));
        }
        parts.add(compared("sources", sources(result), sources(again)));
        return Check.of("entry", parts);
    }

    private Check compared(String name, Optional<JsonValue> stated, Optional<JsonValue> found) {
        return same(stated, found)
                ? Check.passed(name)
                : Check.failed(
                        name,
                        Problem.of(
                                BundleProblem.DIFFERENT,
                                "the bundled bytes give another \"" + name + "\" for " + did
                                        + " than the bundle states",
                                JsonPointer.of("result", name)));
    }

    /** A bundle is written in canonical form, in which {@code 1.0} is {@code 1}: what says the same there is the same. */
    private static boolean same(Optional<JsonValue> stated, Optional<JsonValue> found) {
        Optional<Bytes> one = stated.flatMap(Entry::canonical);
        return one.isPresent() ? one.equals(found.flatMap(Entry::canonical)) : stated.equals(found);
    }

    private static Optional<Bytes> canonical(JsonValue value) {
        return Jcs.canonicalize(value).fold(text -> Optional.of(Bytes.of(text)), notIJson -> Optional.empty());
    }

    private static Optional<JsonValue> sources(JsonObject result) {
        return result.object("didResolutionMetadata")
                .flatMap(metadata -> metadata.object("evidence"))
                .flatMap(evidence -> evidence.get("sources"))
                .or(() -> Optional.of(new JsonArray(List.of())));
    }
}
