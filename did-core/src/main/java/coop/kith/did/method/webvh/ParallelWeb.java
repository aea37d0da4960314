package coop.kith.did.method.webvh;

import coop.kith.did.Did;
import coop.kith.did.document.DidDocument;
import coop.kith.did.location.Idna;
import coop.kith.did.location.LogLocation;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Result;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The did:web beside a did:webvh, for readers that know no other (did:webvh 1.0, "Publishing a Parallel did:web DID"). Whoever reads it gets the same keys and
 * services, and none of the history's protection.
 */
public final class ParallelWeb {
    private ParallelWeb() {}

    /** The did:web at the same place. */
    public static Did did(Did webvh) {
        String id = webvh.methodSpecificId();
        return Did.parse("did:web:" + id.substring(id.indexOf(':') + 1)).orThrow();
    }

    /** The document to publish as {@code did.json} beside the log. Refused where {@code document}'s DID has no web address. */
    public static Result<DidDocument> document(DidDocument document) {
        return LogLocation.of(document.id(), Idna.none())
                .flatMap(place -> Json.parseObject(renamed(withServices(document, place), place.scid())))
                .map(json -> knownAs(json, document.id()))
                .flatMap(DidDocument::parse);
    }

    /** Step 2: what readers of did:webvh know without being told, readers of did:web must be told. */
    private static JsonObject withServices(DidDocument document, LogLocation place) {
        JsonObject json = document.json();
        List<JsonValue> services = new ArrayList<>(json.oneOrMany("service"));
        if (!has(services, document.id(), "#files")) {
            services.add(JsonObject.empty()
                    .with("id", document.id() + "#files")
                    .with("type", "relativeRef")
                    .with("serviceEndpoint", place.files()));
        }
        if (!has(services, document.id(), "#whois")) {
            services.add(JsonObject.empty()
                    .with("@context", "https://identity.foundation/linked-vp/contexts/v1")
                    .with("id", document.id() + "#whois")
                    .with("type", "LinkedVerifiablePresentation")
                    .with("serviceEndpoint", place.whois()));
        }
        return json.with("service", new JsonArray(services));
    }

    private static boolean has(List<JsonValue> services, Did did, String fragment) {
        Set<String> ids = Set.of(fragment, did + fragment);
        return services.stream()
                .anyMatch(item -> item instanceof JsonObject service
                        && ids.contains(service.string("id").orElse("")));
    }

    /** Step 3 asks for a replacement in the text, and so it is one. */
    private static String renamed(JsonObject document, String scid) {
        return Json.write(document).replace("did:webvh:" + scid + ':', "did:web:");
    }

    /** Steps 4 and 5. */
    private static JsonObject knownAs(JsonObject json, Did webvh) {
        Set<JsonValue> known = new LinkedHashSet<>(json.oneOrMany("alsoKnownAs"));
        known.add(new JsonString(webvh.toString()));
        known.remove(new JsonString(did(webvh).toString()));
        return json.with("alsoKnownAs", new JsonArray(List.copyOf(known)));
    }
}
