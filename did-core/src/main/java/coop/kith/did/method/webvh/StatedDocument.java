package coop.kith.did.method.webvh;

import coop.kith.did.Did;
import coop.kith.did.document.VerificationRelationship;
import coop.kith.did.location.LogLocation;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a log's {@code state} is as a document. Two things are implied by the state and are written out:
 *
 * <ul>
 *   <li>The services that every did:webvh (not did:tdw) has without stating them: {@code #files} and {@code #whois} (did:webvh 1.0, "DID URL Path Resolution" and "whois LinkedVP
 *       Service"). A service of that id in the state takes their place.
 *   <li>The {@code controller} of a verification method that states none: the DID itself, whose update key signed the state. Two of the five published
 *       implementations leave it out; the evidence says where it was.
 * </ul>
 *
 * @param document to be read
 * @param controllersImplied whether a method stated no controller
 */
record StatedDocument(JsonObject document, boolean controllersImplied) {
    /** Where a document embeds methods (CID 1.0 sections 2.2 and 2.3). */
    private static final List<String> METHODS = Stream.concat(
                    Stream.of("verificationMethod"),
                    Arrays.stream(VerificationRelationship.values()).map(VerificationRelationship::term))
            .toList();

    /** Untouched where a member has not the shape that it should have, since then it is no document. */
    static StatedDocument of(JsonObject state, Did did, LogLocation location) {
        JsonObject controlled = state;
        for (String name : METHODS) {
            if (state.array(name).isPresent()) {
                List<JsonValue> methods = state.array(name).get().items().stream()
                        .map(method -> controlled(method, did))
                        .toList();
                controlled = controlled.with(name, new JsonArray(methods));
            }
        }
        boolean implied = !controlled.equals(state);
        JsonObject document = implied ? controlled : state;
        return new StatedDocument(did.method().equals("webvh") ? served(document, did, location) : document, implied);
    }

    private static JsonValue controlled(JsonValue method, Did did) {
        return method instanceof JsonObject object && !object.has("controller")
                ? object.with("controller", did.toString())
                : method;
    }

    private static JsonObject served(JsonObject state, Did did, LogLocation location) {
        if (state.has("service") && state.array("service").isEmpty()) {
            return state;
        }
        List<JsonValue> services =
                new ArrayList<>(state.array("service").map(JsonArray::items).orElse(List.of()));
        add(services, did, "#files", JsonObject.empty(), "relativeRef", location.files());
        add(
                services,
                did,
                "#whois",
                JsonObject.empty().with("@context", "https://identity.foundation/linked-vp/contexts/v1"),
                "LinkedVerifiablePresentation",
                location.whois());
        return state.with("service", new JsonArray(services));
    }

    private static void add(
            List<JsonValue> services, Did did, String fragment, JsonObject begun, String type, String endpoint) {
        boolean stated = services.stream()
                .anyMatch(service -> service instanceof JsonObject object
                        && (object.string("id").orElse("").equals(fragment)
                                || object.string("id").orElse("").equals(did + fragment)));
        if (!stated) {
            services.add(begun.with("id", new JsonString(did + fragment))
                    .with("type", type)
                    .with("serviceEndpoint", endpoint));
        }
    }
}
