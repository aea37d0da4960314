package coop.kith.did.document;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.DidUrl;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.FirstProblems;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One reading of one document: collects the structural problems it can see, as many as {@link FirstProblems} keeps. */
final class DocumentReader {
    private final JsonObject json;
    private final FirstProblems problems = new FirstProblems(DidProblem.INVALID_DID_DOCUMENT);
    private final Map<DidUrl, VerificationMethod> methods = new LinkedHashMap<>();

    DocumentReader(JsonObject json) {
        this.json = json;
    }

    Result<DidDocument> read() {
        Optional<Did> id = did(json.get("id"), JsonPointer.of("id"));
        if (id.isEmpty()) {
            // Without an id nothing relative can be read, and every further problem would be noise.
            return Result.refused(problems.list());
        }
        KeyMaterial.refusePrivate(json, problems);
        Did subject = id.get();
        List<Did> controllers = controllers();
        List<String> names = alsoKnownAs();
        for (Item item : items("verificationMethod")) {
            method(subject, item);
        }
        Map<VerificationRelationship, List<DidUrl>> listed = DidDocument.noneListed();
        for (VerificationRelationship relationship : VerificationRelationship.values()) {
            listed.put(relationship, relationship(subject, relationship));
        }
        List<Service> services = services(subject);
        if (!problems.isEmpty()) {
            return Result.refused(problems.list());
        }
        DidDocument.Parts parts = new DidDocument.Parts(
                controllers,
                names,
                Collections.unmodifiableMap(methods),
                Collections.unmodifiableMap(listed),
                services);
        return Result.ok(new DidDocument(subject, parts, new Memo<>(() -> json)));
    }

    private record Item(JsonValue value, JsonPointer where) {}

    private List<Did> controllers() {
        List<Did> controllers = new ArrayList<>();
        JsonPointer where = JsonPointer.of("controller");
        for (JsonValue value : json.oneOrMany("controller")) {
            did(Optional.of(value), where).ifPresent(controllers::add);
        }
        return List.copyOf(controllers);
    }

    private List<String> alsoKnownAs() {
        List<String> names = new ArrayList<>();
        for (Item item : items("alsoKnownAs")) {
            if (item.value() instanceof JsonString name && isUri(name.value())) {
                names.add(name.value());
            } else {
                wrong("an alsoKnownAs value must be a URI", item.where());
            }
        }
        return List.copyOf(names);
    }

    private List<DidUrl> relationship(Did subject, VerificationRelationship relationship) {
        Set<DidUrl> listed = new java.util.LinkedHashSet<>();
        for (Item item : items(relationship.term())) {
            if (item.value() instanceof JsonString reference) {
                url(subject, reference.value(), item.where()).ifPresent(listed::add);
            } else {
                method(subject, item).ifPresent(listed::add);
            }
        }
        return List.copyOf(listed);
    }

    private Optional<DidUrl> method(Did subject, Item item) {
        if (!(item.value() instanceof JsonObject stated)) {
            wrong("a verification method must be an object", item.where());
            return Optional.empty();
        }
        Optional<String> id = text(stated, "id", item.where());
        Optional<String> type = text(stated, "type", item.where());
        Optional<Did> controller = did(stated.get("controller"), item.where().append("controller"));
        JsonPointer where = item.where().append("id");
        Optional<DidUrl> absolute = id.flatMap(reference -> url(subject, reference, where));
        if (absolute.isEmpty() || type.isEmpty() || controller.isEmpty()) {
            return Optional.empty();
        }
        DidUrl known = absolute.get();
        if (!known.did().equals(subject)) {
            wrong("the verification method " + known + " is of another DID than the document " + subject, where);
        } else {
            VerificationMethod method = VerificationMethod.stated(known, type.get(), controller.get(), stated);
            VerificationMethod before = methods.putIfAbsent(known, method);
            // The same object written out again under a relationship says nothing new; a different one under the same
            // id does.
            if (before != null && !before.stated().equals(stated)) {
                wrong("two different verification methods have the id " + known, where);
            }
        }
        return absolute;
    }

    private List<Service> services(Did subject) {
        List<Service> services = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Item item : items("service")) {
            if (!(item.value() instanceof JsonObject stated)) {
                wrong("a service must be an object", item.where());
                continue;
            }
            Optional<String> id =
                    text(stated, "id", item.where()).flatMap(text -> serviceId(subject, text, item.where()));
            List<String> types = types(stated, item.where());
            List<JsonValue> endpoints = endpoints(stated, item.where());
            if (id.isPresent() && !ids.add(id.get())) {
                wrong("two services have the id " + id.get(), item.where().append("id"));
            } else if (id.isPresent()) {
                services.add(new Service(id.get(), types, endpoints, stated));
            }
        }
        return List.copyOf(services);
    }

    private Optional<String> serviceId(Did subject, String id, JsonPointer service) {
        if (id.startsWith("did:") || id.startsWith("#") || !isUri(id)) {
            return url(subject, id, service.append("id")).map(DidUrl::toString);
        }
        return Optional.of(id);
    }

    private List<String> types(JsonObject service, JsonPointer where) {
        List<String> types = new ArrayList<>();
        for (JsonValue type : service.oneOrMany("type")) {
            if (type instanceof JsonString text) {
                types.add(text.value());
            } else {
                wrong("a service type must be a string", where.append("type"));
            }
        }
        if (service.oneOrMany("type").isEmpty()) {
            wrong("a service must have a type", where);
        }
        return types;
    }

    private List<JsonValue> endpoints(JsonObject service, JsonPointer where) {
        List<JsonValue> endpoints = service.oneOrMany("serviceEndpoint");
        boolean fit = !endpoints.isEmpty()
                && endpoints.stream()
                        .allMatch(endpoint -> endpoint instanceof JsonObject
                                || (endpoint instanceof JsonString text && isUri(text.value())));
        if (!fit) {
            wrong(
                    "a serviceEndpoint must be a URL, an object, or a list of one or more of them",
                    where.append("serviceEndpoint"));
        }
        return endpoints;
    }

    private List<Item> items(String name) {
        Optional<JsonValue> value = json.get(name);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!(value.get() instanceof JsonArray array)) {
            wrong("\"" + name + "\" must be an array", JsonPointer.of(name));
            return List.of();
        }
        List<Item> items = new ArrayList<>();
        for (JsonValue item : array.items()) {
            items.add(new Item(item, JsonPointer.of(name).append(items.size())));
        }
        return items;
    }

    private Optional<String> text(JsonObject object, String name, JsonPointer where) {
        Optional<String> text = object.string(name);
        if (text.isEmpty()) {
            wrong("\"" + name + "\" is missing or not a string", where.append(name));
        }
        return text;
    }

    private Optional<Did> did(Optional<JsonValue> value, JsonPointer where) {
        if (value.isPresent() && value.get() instanceof JsonString text) {
            return taken(Did.parse(text.value()), where);
        }
        wrong(value.isPresent() ? "a DID must stand here as a string" : "a DID is missing here", where);
        return Optional.empty();
    }

    private Optional<DidUrl> url(Did subject, String reference, JsonPointer where) {
        return taken(DidUrl.resolve(subject, reference), where);
    }

    private <T> Optional<T> taken(Result<T> result, JsonPointer where) {
        if (result.isOk()) {
            return Optional.of(result.orThrow());
        }
        wrong(result.problems().get(0).detail(), where);
        return Optional.empty();
    }

    private void wrong(String detail, JsonPointer where) {
        problems.add(Problem.of(DidProblem.INVALID_DID_DOCUMENT, detail, where));
    }

    /** A scheme by RFC 3986 section 3.1, a colon, and something after it without blanks or control characters. */
    private static boolean isUri(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || colon == text.length() - 1 || !letter(text.charAt(0))) {
            return false;
        }
        for (int at = 1; at < colon; at++) {
            char c = text.charAt(at);
            if (!letter(c) && "0123456789+-.".indexOf(c) < 0) {
                return false;
            }
        }
        for (int at = colon + 1; at < text.length(); at++) {
            if (text.charAt(at) <= ' ' || text.charAt(at) == 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
