package coop.kith.did.register.http;

import coop.kith.did.Did;
import coop.kith.did.register.DocumentChange;
import coop.kith.did.register.Inputs;
import coop.kith.did.register.RegistrationProblem;
import coop.kith.did.register.RegistrationRequest;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requests as JSON (DIF DID Registration, "Input Fields"). */
public final class RequestJson {
    private static final String OPERATION = "didDocumentOperation";
    private static final String DOCUMENT = "didDocument";

    private RequestJson() {}

    /** The request's body; the {@code method} of a create stands in the address. */
    public static JsonObject of(RegistrationRequest request) {
        Inputs inputs = request.inputs();
        JsonObject json =
                inputs.jobId().map(job -> JsonObject.empty().with("jobId", job)).orElse(JsonObject.empty());
        JsonObject whole = json.with("options", inputs.options().with("clientSecretMode", JsonLiteral.TRUE))
                .with("secret", SecretJson.of(inputs));
        return request.fold(
                create -> {
                    JsonObject named = create.did()
                            .map(did -> whole.with("did", did.toString()))
                            .orElse(whole);
                    return create.document()
                            .map(document -> named.with(DOCUMENT, document))
                            .orElse(named);
                },
                update -> {
                    JsonObject named = whole.with("did", update.did().toString());
                    return update.changes().isEmpty() ? named : withChanges(named, update.changes());
                },
                deactivate -> whole.with("did", deactivate.did().toString()));
    }

    private static JsonObject withChanges(JsonObject json, List<DocumentChange> changes) {
        List<JsonValue> operations = new ArrayList<>();
        List<JsonValue> documents = new ArrayList<>();
        for (DocumentChange change : changes) {
            if (change instanceof DocumentChange.Replace replace) {
                operations.add(new JsonString("setDidDocument"));
                documents.add(replace.document());
            } else if (change instanceof DocumentChange.Add add) {
                operations.add(new JsonString("addToDidDocument"));
                documents.add(add.members());
            } else if (change instanceof DocumentChange.Remove remove) {
                operations.add(new JsonString("removeFromDidDocument"));
                documents.add(remove.members());
            } else if (change instanceof DocumentChange.Other other) {
                operations.add(new JsonString(other.operation()));
                documents.add(other.document());
            }
        }
        return json.with(OPERATION, new JsonArray(operations)).with(DOCUMENT, new JsonArray(documents));
    }

    /** The body of a create. */
    public static Result<RegistrationRequest.Create> create(JsonObject json) {
        Result<Optional<Did>> did = json.has("did") && json.get("did").get() != JsonLiteral.NULL
                ? did(json).map(Optional::of)
                : Result.ok(Optional.empty());
        if (json.has(OPERATION)) {
            return refused(OPERATION, "a create has no didDocumentOperation");
        }
        if (json.has(DOCUMENT) && json.object(DOCUMENT).isEmpty()) {
            return refused(DOCUMENT, "the didDocument of a create is an object");
        }
        return did.flatMap(named -> SecretJson.inputs(json)
                .map(inputs -> new RegistrationRequest.Create(named, json.object(DOCUMENT), inputs)));
    }

    /** The body of an update. */
    public static Result<RegistrationRequest.Update> update(JsonObject json) {
        return did(json)
                .flatMap(did -> changes(json)
                        .flatMap(changes -> SecretJson.inputs(json)
                                .map(inputs -> new RegistrationRequest.Update(did, changes, inputs))));
    }

    /** The body of a deactivate. */
    public static Result<RegistrationRequest.Deactivate> deactivate(JsonObject json) {
        return json.has(OPERATION) || json.has(DOCUMENT)
                ? refused(DOCUMENT, "a deactivate has neither didDocumentOperation nor didDocument")
                : did(json)
                        .flatMap(did ->
                                SecretJson.inputs(json).map(inputs -> new RegistrationRequest.Deactivate(did, inputs)));
    }

    private static Result<Did> did(JsonObject json) {
        return json.string("did").map(Did::parse).orElseGet(() -> refused("did", "the request names no DID"));
    }

    private static Result<List<DocumentChange>> changes(JsonObject json) {
        if (!json.has(DOCUMENT) && !json.has(OPERATION)) {
            return Result.ok(List.of());
        }
        List<JsonValue> documents = json.array(DOCUMENT).map(JsonArray::items).orElse(List.of());
        List<JsonValue> operations = json.array(OPERATION)
                .map(JsonArray::items)
                .orElse(documents.stream()
                        .map(document -> (JsonValue) new JsonString("setDidDocument"))
                        .toList());
        if (documents.isEmpty() || documents.size() != operations.size()) {
            return refused(
                    DOCUMENT,
                    "there are " + operations.size() + " operations, and " + documents.size()
                            + " documents in an array");
        }
        List<DocumentChange> changes = new ArrayList<>();
        for (int at = 0; at < documents.size(); at++) {
            if (!(documents.get(at) instanceof JsonObject document)
                    || !(operations.get(at) instanceof JsonString operation)) {
                return refused(DOCUMENT, "an operation is a string, and its document an object");
            }
            changes.add(
                    switch (operation.value()) {
                        case "setDidDocument" -> new DocumentChange.Replace(document);
                        case "addToDidDocument" -> new DocumentChange.Add(document);
                        case "removeFromDidDocument" -> new DocumentChange.Remove(document);
                        default -> new DocumentChange.Other(operation.value(), document);
                    });
        }
        return Result.ok(changes);
    }

    static <T> Result<T> refused(String member, String detail) {
        return Result.refused(Problem.of(RegistrationProblem.INVALID_REQUEST, detail, JsonPointer.of(member)));
    }
}
