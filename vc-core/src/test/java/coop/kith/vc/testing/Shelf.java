package coop.kith.vc.testing;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.document.DidDocument;
import coop.kith.did.method.DidMethods;
import coop.kith.did.resolve.DidMethod;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A DID method whose documents are written by hand, such as {@code did:shelf:club}; {@code down} is out of reach and {@code gone} was deactivated. */
public record Shelf(Map<String, JsonObject> documents) implements DidMethod {
    public static Shelf empty() {
        return new Shelf(Map.of());
    }

    public static Shelf of(JsonObject... documents) {
        Map<String, JsonObject> byId = new java.util.TreeMap<>();
        for (JsonObject document : documents) {
            byId.put(document.string("id").orElseThrow(), document);
        }
        return new Shelf(byId);
    }

    /** The standard methods and this one. */
    public DidResolver resolver(InstantSource clock) {
        List<DidMethod> methods = new ArrayList<>(DidMethods.standard());
        methods.add(this);
        return DidResolver.of(methods, clock);
    }

    @Override
    public String name() {
        return "shelf";
    }

    @Override
    public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
        JsonObject found = documents.get(did.toString());
        if (found != null) {
            return DidDocument.parse(found)
                    .fold(
                            document -> new Resolution.Resolved(document, JsonObject.empty(), List.of()),
                            Resolution.Invalid::new);
        }
        return switch (did.methodSpecificId()) {
            case "down" ->
                new Resolution.Unavailable(List.of(Problem.of(DidProblem.INTERNAL_ERROR, "the shelf is out of reach")));
            case "gone" -> new Resolution.Deactivated(JsonObject.empty(), List.of());
            default ->
                new Resolution.Invalid(
                        List.of(Problem.of(DidProblem.NOT_FOUND, "there is no " + did + " on the shelf")));
        };
    }
}
