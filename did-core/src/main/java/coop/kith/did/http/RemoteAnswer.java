package coop.kith.did.http;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.evidence.Delegation;
import coop.kith.did.evidence.Evidence;
import coop.kith.did.evidence.Freshness;
import coop.kith.did.evidence.Source;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.ResolutionResult;
import coop.kith.json.DateTimeStamp;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.net.Fetched;
import coop.kith.problem.Check;
import coop.kith.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What another resolver's HTTP answer says about a DID (DID Resolution 1.0, "HTTP(S) Binding").
 *
 * @param from the resolver's address
 */
record RemoteAnswer(Did did, ResolutionOptions options, String from, Fetched answer, Instant readAt) {
    private static final Set<String> MEDIA_TYPES = Set.of(
            "application/did-resolution",
            "application/did",
            "application/did+json",
            "application/did+ld+json",
            "application/json",
            "application/ld+json");

    private static final Check CHECKED = Check.passed("https");

    Resolution judged() {
        Optional<JsonObject> result = result();
        if (result.isPresent()) {
            return consistent(ResolutionResult.read(did, options, result.get(), from));
        }
        return switch (answer.status()) {
            case 404 -> new Resolution.Invalid(List.of(Problem.of(DidProblem.NOT_FOUND, from + " has no " + did)));
            case 410 ->
                new Resolution.Deactivated(
                        JsonObject.empty().with("deactivated", JsonLiteral.TRUE), evidence(), freshness());
            default ->
                undecided("answered " + answer.status() + " with "
                        + answer.mediaType().orElse("no media type") + " and no resolution result");
        };
    }

    /** The body as a resolution result; a document alone is one without metadata. */
    private Optional<JsonObject> result() {
        if (answer.mediaType().filter(MEDIA_TYPES::contains).isEmpty()) {
            return Optional.empty();
        }
        Optional<JsonObject> body = Json.parseObject(answer.body().toArray(), JsonLimits.standard())
                .fold(Optional::of, problems -> Optional.empty());
        if (body.filter(RemoteAnswer::isResult).isPresent()) {
            return body;
        }
        return answer.isSuccess()
                ? body.filter(json -> json.has("id"))
                        .map(json -> JsonObject.empty().with("didDocument", json))
                : Optional.empty();
    }

    private static boolean isResult(JsonObject body) {
        return body.has("didDocument") || body.has("didResolutionMetadata") || body.has("didDocumentMetadata");
    }

    private Resolution consistent(Resolution said) {
        if (said instanceof Resolution.Resolved found) {
            if (!answer.isSuccess()) {
                return undecided("answered " + answer.status() + " together with a document");
            }
            return isOfTheVersionAskedFor(found.documentMetadata())
                    ? new Resolution.Resolved(
                            found.document(), found.documentMetadata(), readOverHttps(found.evidence()), freshness())
                    : undecided("was asked for a version and does not say that it answered with that one");
        }
        if (said instanceof Resolution.Deactivated gone) {
            return new Resolution.Deactivated(gone.documentMetadata(), readOverHttps(gone.evidence()), freshness());
        }
        return said;
    }

    /** A resolver that knows no versions may pass over the question and give the document of today. */
    private boolean isOfTheVersionAskedFor(JsonObject metadata) {
        if (options.versionId().isPresent()) {
            return metadata.string("versionId").equals(options.versionId());
        }
        if (options.versionTime().isEmpty()) {
            return true;
        }
        Instant asked = options.versionTime().get();
        Optional<Instant> begun = time(metadata, "updated").or(() -> time(metadata, "created"));
        boolean endsLater = !metadata.has("nextUpdate")
                || time(metadata, "nextUpdate").filter(asked::isBefore).isPresent();
        return endsLater && begun.filter(from -> !from.isAfter(asked)).isPresent();
    }

    private static Optional<Instant> time(JsonObject metadata, String name) {
        return metadata.string(name)
                .flatMap(text -> DateTimeStamp.parse(text).fold(Optional::of, problems -> Optional.empty()));
    }

    private Freshness freshness() {
        return answer.maxAge().map(Freshness::lasting).orElse(Freshness.unstated());
    }

    private Evidence readOverHttps(Evidence evidence) {
        return evidence.and(CHECKED).readFrom(Source.of(answer, readAt));
    }

    private Evidence evidence() {
        return readOverHttps(Evidence.of(List.of())).delegated(new Delegation(from, JsonObject.empty()));
    }

    private Resolution undecided(String what) {
        return new Resolution.Unavailable(
                List.of(Problem.of(DidProblem.INTERNAL_ERROR, from + ", asked for " + did + ", " + what)
                        .next("Ask another resolver, or whoever runs that one.")));
    }
}
