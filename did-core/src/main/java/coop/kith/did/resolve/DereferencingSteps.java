package coop.kith.did.resolve;

import coop.kith.did.DidParameters;
import coop.kith.did.DidProblem;
import coop.kith.did.DidUrl;
import coop.kith.did.document.DidDocument;
import coop.kith.did.document.Service;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The steps of DID Resolution 1.0 section 5.4: services by parameter, a part by fragment, the whole document. */
public final class DereferencingSteps {
    private static final Set<String> VERSION = Set.of("versionId", "versionTime");

    private static final Set<String> SERVICE = Set.of("service", "serviceType", "relativeRef");

    private DereferencingSteps() {}

    public static List<DereferencingStep> standard() {
        return List.of(DereferencingSteps::services, DereferencingSteps::part, DereferencingSteps::whole);
    }

    private static Optional<Dereferenced> whole(DidUrl url, ResolutionOptions options, Resolution.Resolved document) {
        return isBare(url) && url.fragment().isEmpty()
                ? Optional.of(new Dereferenced.Found(
                        Representation.DID.mediaType(), document.document().json(), document.documentMetadata()))
                : Optional.empty();
    }

    private static Optional<Dereferenced> part(DidUrl url, ResolutionOptions options, Resolution.Resolved document) {
        if (!isBare(url) || url.fragment().isEmpty()) {
            return Optional.empty();
        }
        DidUrl id = DidUrl.of(url.did(), url.fragment().get());
        DidDocument inside = document.document();
        Optional<JsonObject> found = inside.method(id)
                .map(method -> method.stated())
                .or(() -> inside.services().stream()
                        .filter(service -> service.id().equals(id.toString()))
                        .map(Service::stated)
                        .findFirst());
        return Optional.of(found.<Dereferenced>map(content ->
                        new Dereferenced.Found(Representation.DID.mediaType(), content, document.documentMetadata()))
                .orElseGet(() -> notFound("the document of " + inside.id() + " has no method and no service " + id)));
    }

    private static Optional<Dereferenced> services(
            DidUrl url, ResolutionOptions options, Resolution.Resolved document) {
        DidParameters parameters = url.parameters();
        boolean asked = parameters.value("service").isPresent()
                || parameters.value("serviceType").isPresent();
        boolean understood = parameters.list().stream()
                .allMatch(parameter -> VERSION.contains(parameter.name()) || SERVICE.contains(parameter.name()));
        if (!asked || !understood || !url.path().isEmpty()) {
            return Optional.empty();
        }
        List<Service> selected = document.document().services().stream()
                .filter(service -> matches(service, url, parameters))
                .toList();
        if (selected.isEmpty()) {
            return Optional.of(notFound("the document of " + url.did() + " has no service that " + url + " asks for"));
        }
        boolean addresses = options.accept().equals(Optional.of(Dereferenced.URI_LIST))
                || parameters.value("relativeRef").isPresent()
                || url.fragment().isPresent();
        return Optional.of(addresses ? addresses(url, selected, document) : documentOf(selected, document));
    }

    private static boolean matches(Service service, DidUrl url, DidParameters parameters) {
        boolean byId = parameters
                .value("service")
                .map(wanted -> service.id().equals(wanted)
                        || DidUrl.resolve(url.did(), wanted.startsWith("#") ? wanted : "#" + wanted)
                                .fold(id -> service.id().equals(id.toString()), problems -> false))
                .orElse(true);
        return byId
                && parameters
                        .value("serviceType")
                        .map(service.types()::contains)
                        .orElse(true);
    }

    private static Dereferenced documentOf(List<Service> selected, Resolution.Resolved document) {
        List<JsonValue> stated = new ArrayList<>();
        selected.forEach(service -> stated.add(service.stated()));
        JsonObject content = document.document().json().with("service", new JsonArray(stated));
        return new Dereferenced.Found(Representation.DID.mediaType(), content, document.documentMetadata());
    }

    private static Dereferenced addresses(DidUrl url, List<Service> selected, Resolution.Resolved document) {
        String reference = url.parameters().value("relativeRef").orElse("");
        List<String> addresses = new ArrayList<>();
        for (Service service : selected) {
            for (String endpoint : service.urls()) {
                Result<String> address = EndpointAddress.of(endpoint, reference, url.fragment());
                if (!address.isOk()) {
                    return new Dereferenced.Invalid(address.problems());
                }
                addresses.add(address.orThrow());
            }
        }
        return new Dereferenced.Found(
                Dereferenced.URI_LIST, JsonArray.ofStrings(addresses), document.documentMetadata());
    }

    /** No path, and no parameter beyond those that choose the version. */
    private static boolean isBare(DidUrl url) {
        return url.path().isEmpty()
                && url.parameters().list().stream().allMatch(parameter -> VERSION.contains(parameter.name()));
    }

    private static Dereferenced notFound(String detail) {
        return new Dereferenced.Invalid(List.of(Problem.of(DidProblem.NOT_FOUND, detail)));
    }
}
