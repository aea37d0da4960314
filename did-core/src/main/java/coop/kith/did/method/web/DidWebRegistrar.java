package coop.kith.did.method.web;

import coop.kith.bytes.Bytes;
import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.document.DidDocument;
import coop.kith.did.location.WebLocation;
import coop.kith.did.register.Action;
import coop.kith.did.register.DidRegistrar;
import coop.kith.did.register.DocumentChange;
import coop.kith.did.register.Inputs;
import coop.kith.did.register.Job;
import coop.kith.did.register.KeyTemplate;
import coop.kith.did.register.ProvidedKey;
import coop.kith.did.register.PublishedFile;
import coop.kith.did.register.Registration;
import coop.kith.did.register.RegistrationProblem;
import coop.kith.did.register.RegistrationRequest;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes did:web documents, and looks whether they were published. Each operation has two steps: the first gives the file and the address where it belongs
 * ({@link Action.Publish}); the second, with the {@code jobId} of the first, resolves the DID, and is Finished when exactly that document is found there.
 * Until then it is {@code Publish} again, and says what was found instead; where the server cannot be asked, Waiting.
 *
 * <p>Create takes the DID, and a document or keys (as {@link DidWeb#documentFor}); deactivate asks for the file to be removed (did:web, "Deactivate (Revoke)").
 */
public final class DidWebRegistrar implements DidRegistrar {
    private static final String DOCUMENT = "document";

    /** A kept answer says what was published once. */
    private static final ResolutionOptions PAST_CACHES =
            ResolutionOptions.none().withoutCache();

    private final DidResolver resolver;

    private DidWebRegistrar(DidResolver resolver) {
        this.resolver = resolver;
    }

    /** {@code resolver} resolves did:web, past any cache; offline it never gets beyond Waiting. */
    public static DidWebRegistrar of(DidResolver resolver) {
        return new DidWebRegistrar(resolver);
    }

    @Override
    public String method() {
        return "web";
    }

    @Override
    public Registration create(RegistrationRequest.Create request) {
        if (request.did().isEmpty()) {
            return Registration.Failed.of(Problem.of(
                            RegistrationProblem.INVALID_REQUEST,
                            "a did:web is chosen by its domain, and no DID was given",
                            JsonPointer.of("did"))
                    .next("Give did:web:<domain>[%3A<port>][:<path segment>]..."));
        }
        Did did = request.did().get();
        List<ProvidedKey> keys = request.inputs().keys();
        if (request.document().isEmpty() && keys.isEmpty()) {
            return new Registration.ActionRequired(
                    Job.token(JsonObject.empty().with("did", did.toString())),
                    request.did(),
                    new Action.ProvideKey(List.of(KeyTemplate.multikey("authentication"))));
        }
        return begun(
                did,
                request.inputs(),
                location(did)
                        .flatMap(place -> request.document()
                                .map(DidDocument::parse)
                                .orElseGet(() -> DidWeb.documentFor(
                                        did, keys.stream().map(ProvidedKey::key).toList()))));
    }

    /** The changes are applied to the document that is published now, unless the first of them replaces it. */
    @Override
    public Registration update(RegistrationRequest.Update request) {
        Did did = request.did();
        if (request.changes().isEmpty()) {
            return failed(did, RegistrationProblem.INVALID_REQUEST, "nothing of the document is to change");
        }
        Result<JsonObject> before =
                request.inputs().jobId().isPresent() || request.changes().get(0) instanceof DocumentChange.Replace
                        ? Result.ok(JsonObject.empty())
                        : current(did);
        return begun(did, request.inputs(), before.flatMap(document -> {
            JsonObject after = document;
            for (DocumentChange change : request.changes()) {
                if (change instanceof DocumentChange.Other other) {
                    return Result.refused(Problem.of(
                            RegistrationProblem.OPERATION_NOT_SUPPORTED,
                            "did:web has no document operation \"" + other.operation() + "\""));
                }
                after = change.applied(after);
            }
            return DidDocument.parse(after);
        }));
    }

    @Override
    public Registration deactivate(RegistrationRequest.Deactivate request) {
        Did did = request.did();
        return location(did)
                .fold(
                        place -> {
                            PublishedFile none = file(place, Optional.empty());
                            List<Problem> problems = request.inputs().objections(Set.of());
                            if (!problems.isEmpty()) {
                                return new Registration.Failed(Optional.of(did), problems);
                            }
                            return request.inputs().jobId().isEmpty()
                                    ? publish(did, none, JsonObject.empty(), List.of())
                                    : gone(did, none);
                        },
                        problems -> new Registration.Failed(Optional.of(did), problems));
    }

    private Registration begun(Did did, Inputs inputs, Result<DidDocument> wanted) {
        List<Problem> problems = inputs.objections(Set.of());
        if (!problems.isEmpty()) {
            return new Registration.Failed(Optional.of(did), problems);
        }
        Result<DidDocument> document =
                inputs.jobId().map(DidWebRegistrar::ofJob).orElse(wanted);
        return location(did)
                .flatMap(place -> document.flatMap(found -> found.id().equals(did)
                        ? Result.ok(found)
                        : Result.refused(Problem.of(
                                RegistrationProblem.INVALID_REQUEST,
                                "the document is of " + found.id() + ", not of " + did,
                                JsonPointer.of("didDocument", "id")))))
                .fold(
                        found -> inputs.jobId().isEmpty()
                                ? publish(did, fileOf(found), asked(found), List.of())
                                : published(found),
                        why -> new Registration.Failed(Optional.of(did), why));
    }

    private static Result<DidDocument> ofJob(String token) {
        return Job.read(token)
                .flatMap(state -> state.object(DOCUMENT)
                        .map(DidDocument::parse)
                        .orElseGet(() -> Result.refused(
                                Problem.of(RegistrationProblem.UNKNOWN_JOB, "the job carries no document")
                                        .next("Begin anew, without a jobId."))));
    }

    private Registration published(DidDocument wanted) {
        Did did = wanted.id();
        return resolver.resolve(did, PAST_CACHES)
                .fold(
                        found -> found.document().equals(wanted)
                                ? new Registration.Finished(did, Optional.of(wanted), found.documentMetadata())
                                : publish(
                                        did,
                                        fileOf(wanted),
                                        asked(wanted),
                                        List.of(Problem.of(
                                                RegistrationProblem.NOT_PUBLISHED,
                                                "another document of " + did + " is published"))),
                        ended -> publish(did, fileOf(wanted), asked(wanted), List.of()),
                        wrong -> publish(did, fileOf(wanted), asked(wanted), wrong.problems()),
                        later -> waiting(did, asked(wanted), later));
    }

    private Registration gone(Did did, PublishedFile none) {
        Resolution resolution = resolver.resolve(did, PAST_CACHES);
        if (resolution instanceof Resolution.Unavailable later) {
            return waiting(did, JsonObject.empty(), later);
        }
        boolean absent = resolution instanceof Resolution.Invalid invalid
                && invalid.problems().stream().anyMatch(problem -> problem.type() == DidProblem.NOT_FOUND);
        return absent
                ? new Registration.Finished(did, Optional.empty(), JsonObject.empty())
                : publish(
                        did,
                        none,
                        JsonObject.empty(),
                        List.of(Problem.of(RegistrationProblem.NOT_PUBLISHED, none.url() + " is still there")));
    }

    private Result<JsonObject> current(Did did) {
        return location(did)
                .flatMap(place -> resolver.resolve(did, PAST_CACHES)
                        .fold(
                                found -> Result.ok(found.document().json()),
                                ended -> Result.ok(JsonObject.empty()),
                                wrong -> Result.refused(wrong.problems()),
                                later -> Result.refused(later.problems())));
    }

    private static Result<WebLocation> location(Did did) {
        return did.method().equals("web")
                ? WebLocation.ofDidWeb(did)
                : Result.refused(Problem.of(RegistrationProblem.INVALID_REQUEST, did + " is not a did:web"));
    }

    private static JsonObject asked(DidDocument document) {
        return JsonObject.empty().with(DOCUMENT, document.json());
    }

    private static PublishedFile fileOf(DidDocument document) {
        JsonValue json = document.json();
        byte[] text = (Json.pretty(json) + '\n').getBytes(StandardCharsets.UTF_8);
        return file(WebLocation.ofDidWeb(document.id()).orThrow(), Optional.of(Bytes.of(text)));
    }

    private static PublishedFile file(WebLocation place, Optional<Bytes> content) {
        return new PublishedFile(place.toString(), "application/did", content);
    }

    private static Registration publish(Did did, PublishedFile file, JsonObject job, List<Problem> found) {
        return new Registration.ActionRequired(
                Job.token(job), Optional.of(did), new Action.Publish(List.of(file), found));
    }

    private static Registration waiting(Did did, JsonObject job, Resolution.Unavailable later) {
        return new Registration.Waiting(
                Job.token(job), Optional.of(did), later.problems().get(0).detail(), Optional.empty());
    }

    private static Registration failed(Did did, RegistrationProblem type, String detail) {
        return new Registration.Failed(Optional.of(did), List.of(Problem.of(type, detail)));
    }
}
