package coop.kith.did.resolve;

import coop.kith.did.DidParameters;
import coop.kith.did.DidProblem;
import coop.kith.did.DidUrl;
import coop.kith.did.document.DidDocument;
import coop.kith.did.document.MethodProblem;
import coop.kith.did.document.Service;
import coop.kith.did.document.VerificationMethod;
import coop.kith.did.document.VerificationRelationship;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import coop.kith.problem.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The steps of DID Resolution 1.0 section 5.4: a verification method for a purpose, services by parameter, {@code /whois} and other paths by the services that
 * stand for them, a part by fragment, the whole document.
 */
public final class DereferencingSteps {
    private static final Set<String> SERVICE = Set.of("service", "serviceType", "relativeRef");

    private DereferencingSteps() {}

    public static List<DereferencingStep> standard() {
        return List.of(
                DereferencingSteps::authorised,
                DereferencingSteps::services,
                DereferencingSteps::paths,
                DereferencingSteps::part,
                DereferencingSteps::whole);
    }

    /** DID Resolution 1.0, "Dereferencing the Fragment", first case: nothing but a verification method that is listed for the purpose will do. */
    private static Optional<Dereferenced> authorised(
            DidUrl url, ResolutionOptions options, Resolution.Resolved document) {
        String wanted = options.more().get(Dereferencer.VERIFICATION_RELATIONSHIP);
        if (wanted == null) {
            return Optional.empty();
        }
        Optional<VerificationRelationship> relationship = Stream.of(VerificationRelationship.values())
                .filter(one -> one.term().equals(wanted))
                .findFirst();
        if (relationship.isEmpty()) {
            return Optional.of(invalid(
                    DidProblem.INVALID_OPTIONS, "there is no verification relationship \"" + shown(wanted) + "\""));
        }
        Optional<VerificationMethod> method = isBare(url) && url.fragment().isPresent()
                ? document.document().method(DidUrl.of(url.did(), url.fragment().get()))
                : Optional.empty();
        if (method.isEmpty()) {
            return Optional.of(invalid(
                    MethodProblem.INVALID_VERIFICATION_METHOD, url + " names no verification method of " + url.did()));
        }
        return Optional.of(
                document.document()
                                .listed(relationship.get())
                                .contains(method.get().id())
                        ? found(method.get().stated(), options, document)
                        : invalid(
                                MethodProblem.INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD,
                                "the document of " + url.did() + " does not list #"
                                        + url.fragment().orElse("") + " under " + wanted));
    }

    /**
     * {@code /whois} is the LinkedVerifiablePresentation service {@code #whois}, any other path lies below the relativeRef service {@code #files} (did:webvh 1.0, "DID URL
     * Path Resolution"); a document without that service leaves the path to other steps.
     */
    private static Optional<Dereferenced> paths(DidUrl url, ResolutionOptions options, Resolution.Resolved document) {
        if (url.path().length() < 2 || !url.parameters().isEmpty()) {
            return Optional.empty();
        }
        boolean whois = url.path().equals("/whois");
        String type = whois ? "LinkedVerifiablePresentation" : "relativeRef";
        String id = DidUrl.of(url.did(), whois ? "whois" : "files").toString();
        return document.document().services().stream()
                .filter(service -> service.id().equals(id) && service.types().contains(type))
                .findFirst()
                .map(service -> whois
                        ? addresses("", url.fragment(), List.of(service), document)
                        : below(service, url, document));
    }

    private static Dereferenced below(Service files, DidUrl url, Resolution.Resolved document) {
        if (url.path().startsWith("//")) {
            return invalid(
                    DidProblem.INVALID_DID_URL,
                    "the path of " + url + " begins with two slashes, and would leave its folder");
        }
        List<JsonValue> folders = new ArrayList<>();
        for (String endpoint : files.urls()) {
            folders.add(new JsonString(endpoint.endsWith("/") ? endpoint : endpoint + '/'));
        }
        Service asFolder = new Service(files.id(), files.types(), folders, files.stated());
        return addresses(url.path().substring(1), url.fragment(), List.of(asFolder), document);
    }

    private static Optional<Dereferenced> whole(DidUrl url, ResolutionOptions options, Resolution.Resolved document) {
        return isBare(url) && url.fragment().isEmpty()
                ? Optional.of(found(document.document().json(), options, document))
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
        return Optional.of(found.map(content -> found(content, options, document))
                .orElseGet(() -> notFound("the document of " + inside.id() + " has no method and no service " + id)));
    }

    private static Optional<Dereferenced> services(
            DidUrl url, ResolutionOptions options, Resolution.Resolved document) {
        DidParameters parameters = url.parameters();
        boolean asked = parameters.value("service").isPresent()
                || parameters.value("serviceType").isPresent();
        boolean understood = parameters.list().stream().allMatch(parameter -> SERVICE.contains(parameter.name()));
        if (!asked || !understood || !url.path().isEmpty()) {
            return Optional.empty();
        }
        List<Service> selected = document.document().services().stream()
                .filter(service -> matches(service, url, parameters))
                .toList();
        if (selected.isEmpty()) {
            return Optional.of(notFound("the document of " + url.did() + " has no service that " + url + " asks for"));
        }
        boolean addresses = options.accept()
                        .map(accept -> Representation.prefers(accept, Dereferenced.URI_LIST))
                        .orElse(false)
                || parameters.value("relativeRef").isPresent()
                || url.fragment().isPresent();
        return Optional.of(
                addresses
                        ? addresses(parameters.value("relativeRef").orElse(""), url.fragment(), selected, document)
                        : documentOf(selected, options, document));
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

    private static Dereferenced documentOf(
            List<Service> selected, ResolutionOptions options, Resolution.Resolved document) {
        List<JsonValue> stated = new ArrayList<>();
        selected.forEach(service -> stated.add(service.stated()));
        return found(document.document().json().with("service", new JsonArray(stated)), options, document);
    }

    private static Dereferenced addresses(
            String reference, Optional<String> fragment, List<Service> selected, Resolution.Resolved document) {
        List<String> addresses = new ArrayList<>();
        for (Service service : selected) {
            for (String endpoint : service.urls()) {
                Result<String> address = EndpointAddress.of(endpoint, reference, fragment);
                if (!address.isOk()) {
                    return new Dereferenced.Invalid(address.problems());
                }
                addresses.add(address.orThrow());
            }
        }
        return new Dereferenced.Found(
                Dereferenced.URI_LIST, JsonArray.ofStrings(addresses), document.documentMetadata());
    }

    /** No path and no parameter that is left. */
    private static boolean isBare(DidUrl url) {
        return url.path().isEmpty() && url.parameters().isEmpty();
    }

    private static Dereferenced found(JsonObject content, ResolutionOptions options, Resolution.Resolved document) {
        return new Dereferenced.Found(Representation.mediaType(options.accept()), content, document.documentMetadata());
    }

    private static Dereferenced notFound(String detail) {
        return invalid(DidProblem.NOT_FOUND, detail);
    }

    private static Dereferenced invalid(ProblemType type, String detail) {
        return new Dereferenced.Invalid(List.of(Problem.of(type, detail)));
    }

    private static String shown(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "...";
    }
}
