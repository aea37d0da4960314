package coop.kith.did.http;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.document.DidDocument;
import coop.kith.did.resolve.DidMethod;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A method with a DID for each way in which a resolution can end; it notes the options it is asked with. */
final class Sample implements DidMethod {
    final List<ResolutionOptions> asked = new ArrayList<>();

    DidResolver resolver() {
        return DidResolver.of(List.of(this), () -> Instant.EPOCH);
    }

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public boolean hasVersions() {
        return true;
    }

    @Override
    public Set<String> options() {
        return Set.of("extra");
    }

    @Override
    public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
        asked.add(options);
        return switch (did.methodSpecificId()) {
            case "absent" -> new Resolution.Invalid(List.of(Problem.of(DidProblem.NOT_FOUND, "none")));
            case "broken" -> new Resolution.Invalid(List.of(Problem.of(DidProblem.INVALID_DID_DOCUMENT, "broken")));
            case "down" -> new Resolution.Unavailable(List.of(Problem.of(DidProblem.INTERNAL_ERROR, "down")));
            case "gone" -> new Resolution.Deactivated(JsonObject.empty().with("versionId", "9"), List.of());
            default ->
                new Resolution.Resolved(
                        DidDocument.parse(Json.parseObject("""
                            {"id": "DID", "verificationMethod": [{"id": "#k", "type": "T", "controller": "DID"}],
                             "assertionMethod": ["#k"],
                             "service": [{"id": "#files", "type": "Files", "serviceEndpoint": "https://example.com/f/"},
                                         {"id": "#two", "type": "Two", "serviceEndpoint": ["https://a.example/", "https://b.example/"]},
                                         {"id": "#map", "type": "Map", "serviceEndpoint": {"x": 1}}]}
                            """.replace("DID", did.toString()))
                                        .orThrow())
                                .orThrow(),
                        JsonObject.empty().with("versionId", options.versionId().orElse("latest")),
                        List.of());
        };
    }
}
