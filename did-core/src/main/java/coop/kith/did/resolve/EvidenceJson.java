package coop.kith.did.resolve;

import coop.kith.did.evidence.Delegation;
import coop.kith.did.evidence.Evidence;
import coop.kith.did.evidence.Freshness;
import coop.kith.did.evidence.Source;
import coop.kith.json.DateTimeStamp;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Check;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Evidence and freshness for machines. Members without a value are left out:
 * <pre>{@code
 * {"checks": [{"name", "outcome": "passed|failed|undecided|notRequested", "problem": {..}, "facts": {..}, "parts": [..]}],
 *  "sources": [{"url", "sha256", "length", "readAt"}],
 *  "versionId", "versionTime", "timeBasis": "controller|observed|witnesses|registry|unchanging",
 *  "witnesses": {"threshold", "counted": [did]},
 *  "delegatedTo", "delegateMetadata": {..}}
 * }</pre>
 * Digests are lower-case hexadecimal.
 */
public final class EvidenceJson {
    private EvidenceJson() {}

    public static JsonObject of(Evidence evidence) {
        JsonObject json = JsonObject.empty()
                .with("checks", array(evidence.checks(), EvidenceJson::check))
                .with("sources", array(evidence.sources(), EvidenceJson::source));
        if (evidence.versionId().isPresent()) {
            json = json.with("versionId", evidence.versionId().get());
        }
        if (evidence.versionTime().isPresent()) {
            json = json.with(
                    "versionTime", DateTimeStamp.format(evidence.versionTime().get()));
        }
        json = json.with("timeBasis", evidence.basis().term());
        if (evidence.witnesses().threshold() > 0) {
            json = json.with(
                    "witnesses",
                    JsonObject.empty()
                            .with(
                                    "threshold",
                                    JsonNumber.of(evidence.witnesses().threshold()))
                            .with(
                                    "counted",
                                    JsonArray.ofStrings(evidence.witnesses().counted())));
        }
        if (evidence.delegated().isPresent()) {
            Delegation delegation = evidence.delegated().get();
            json = json.with("delegatedTo", delegation.to()).with("delegateMetadata", delegation.resolutionMetadata());
        }
        return json;
    }

    /** Resolution metadata about freshness: nothing of an answer that no cache has seen and that has no lifetime. */
    static JsonObject with(JsonObject resolutionMetadata, Freshness freshness) {
        JsonObject json = resolutionMetadata;
        if (freshness.retrieved().isPresent()) {
            json = json.with(
                            "retrieved",
                            DateTimeStamp.format(freshness.retrieved().get()))
                    .with("cache", freshness.state().name().toLowerCase(Locale.ROOT));
        }
        if (freshness.isStale()) {
            json = json.with("stale", JsonLiteral.TRUE);
        }
        return freshness.lifetime().isPresent()
                ? json.with("maxAge", seconds(freshness.lifetime().get()))
                : json;
    }

    private static JsonNumber seconds(Duration duration) {
        return JsonNumber.of(duration.toSeconds());
    }

    private static JsonObject check(Check check) {
        JsonObject json = JsonObject.empty()
                .with("name", check.name())
                .with(
                        "outcome",
                        switch (check.outcome()) {
                            case PASSED -> "passed";
                            case FAILED -> "failed";
                            case UNDECIDED -> "undecided";
                            case NOT_REQUESTED -> "notRequested";
                        });
        if (check.problem().isPresent()) {
            json = json.with("problem", ResolutionResult.error(check.problem().get()));
        }
        if (!check.facts().isEmpty()) {
            JsonObject facts = JsonObject.empty();
            for (var fact : check.facts().entrySet()) {
                facts = facts.with(fact.getKey(), fact.getValue());
            }
            json = json.with("facts", facts);
        }
        return check.parts().isEmpty() ? json : json.with("parts", array(check.parts(), EvidenceJson::check));
    }

    private static JsonObject source(Source source) {
        return JsonObject.empty()
                .with("url", source.url())
                .with("sha256", source.sha256().hex())
                .with("length", JsonNumber.of(source.length()))
                .with("readAt", DateTimeStamp.format(source.readAt()));
    }

    private static <T> JsonArray array(List<T> list, Function<T, JsonObject> one) {
        return new JsonArray(
                list.stream().map(item -> (JsonValue) one.apply(item)).toList());
    }
}
