package coop.kith.did.register.http;

import coop.kith.did.Did;
import coop.kith.did.document.DidDocument;
import coop.kith.did.register.Registration;
import coop.kith.did.register.RegistrationProblem;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** How far an operation got, as JSON (DIF DID Registration, "Output Fields" and "States"). */
public final class StateJson {
    /** A year; whoever asks for a longer wait is not waited for. */
    private static final long MOST_WAIT_MILLIS = 31_536_000_000L;

    private StateJson() {}

    public static JsonObject of(Registration registration) {
        return registration.fold(
                done -> {
                    JsonObject state = named(Optional.of(done.did()), "finished");
                    return answer(
                            Optional.empty(),
                            done.document()
                                    .map(document -> state.with("didDocument", document.json()))
                                    .orElse(state),
                            done.documentMetadata());
                },
                needed -> answer(
                        Optional.of(needed.jobId()),
                        ActionJson.with(named(needed.did(), "action"), needed.action()),
                        JsonObject.empty()),
                later -> {
                    JsonObject state = named(later.did(), "wait").with("wait", later.reason());
                    return answer(
                            Optional.of(later.jobId()),
                            later.waitTime()
                                    .map(time -> state.with("waitTime", JsonNumber.of(time.toMillis())))
                                    .orElse(state),
                            JsonObject.empty());
                },
                failed -> answer(
                        Optional.empty(),
                        named(failed.did(), "failed")
                                .with("error", failed.problems().get(0).type().uri())
                                .with("reason", failed.problems().get(0).detail()),
                        JsonObject.empty()));
    }

    private static JsonObject named(Optional<Did> did, String state) {
        JsonObject json = JsonObject.empty().with("state", state);
        return did.map(known -> json.with("did", known.toString())).orElse(json);
    }

    private static JsonObject answer(Optional<String> jobId, JsonObject state, JsonObject metadata) {
        return JsonObject.empty()
                .with(
                        "jobId",
                        jobId.<JsonValue>map(coop.kith.json.JsonString::new).orElse(JsonLiteral.NULL))
                .with("didState", state)
                .with("didRegistrationMetadata", JsonObject.empty())
                .with("didDocumentMetadata", metadata);
    }

    /**
     * The state that a registrar for {@code method} answered with. One that cannot be read, is of another method, or of another DID than {@code asked} is Failed
     * with MALFORMED_STATE; one that brings a private key along with SECRETS_STAY_OUTSIDE.
     *
     * @param asked the DID that the request was about, where it named one
     */
    public static Registration read(JsonObject json, String method, Optional<Did> asked) {
        JsonObject state = json.object("didState").orElse(JsonObject.empty());
        Optional<Problem> exposed =
                PrivateMembers.problem(state.object("secret").orElse(JsonObject.empty()), "the registrar's answer");
        if (exposed.isPresent()) {
            return new Registration.Failed(asked, List.of(exposed.get()));
        }
        Result<Optional<Did>> did = did(state, method, asked);
        return did.flatMap(named -> read(json, state, named))
                .fold(read -> read, problems -> new Registration.Failed(asked, problems));
    }

    private static Result<Registration> read(JsonObject json, JsonObject state, Optional<Did> did) {
        String name = state.string("state").orElse("");
        return switch (name) {
            case "finished" -> finished(json, state, did);
            case "failed" -> Result.ok(new Registration.Failed(did, List.of(reported(state))));
            case "action" ->
                job(json)
                        .flatMap(job -> ActionJson.read(state)
                                .map(action -> new Registration.ActionRequired(job, did, action)));
            case "wait" ->
                job(json)
                        .map(job -> new Registration.Waiting(
                                job,
                                did,
                                state.string("wait").orElse("the registrar gives no reason"),
                                waitTime(state)));
            default -> malformed("the state is \"" + shown(name) + "\"", "state");
        };
    }

    private static Result<Registration> finished(JsonObject json, JsonObject state, Optional<Did> did) {
        if (did.isEmpty()) {
            return malformed("it is finished, and names no DID", "did");
        }
        JsonObject metadata = json.object("didDocumentMetadata").orElse(JsonObject.empty());
        Optional<JsonObject> stated = state.object("didDocument")
                .filter(document -> !document.members().isEmpty());
        if (stated.isEmpty()) {
            return Result.ok(new Registration.Finished(did.get(), Optional.empty(), metadata));
        }
        return DidDocument.parse(stated.get())
                .flatMap(document -> document.id().equals(did.get())
                        ? Result.ok(new Registration.Finished(did.get(), Optional.of(document), metadata))
                        : malformed("its document is of " + document.id(), "didDocument"));
    }

    private static Result<Optional<Did>> did(JsonObject state, String method, Optional<Did> asked) {
        Optional<String> text = state.string("did").filter(did -> !did.isEmpty());
        if (text.isEmpty()) {
            return Result.ok(asked);
        }
        return Did.parse(text.get())
                .flatMap(did -> !did.method().equals(method)
                        ? malformed("its DID is of another method: " + shown(did.toString()), "did")
                        : asked.isPresent() && !asked.get().equals(did)
                                ? malformed(
                                        "it is about " + shown(did.toString()) + ", and not about the DID asked for",
                                        "did")
                                : Result.ok(Optional.of(did)));
    }

    private static Result<String> job(JsonObject json) {
        return json.string("jobId")
                .map(Result::ok)
                // The specification's own examples leave it null where the client is asked for a key.
                .orElseGet(() -> Result.ok(""));
    }

    private static Problem reported(JsonObject state) {
        String reason = state.string("reason").or(() -> state.string("error")).orElse("no reason given");
        return Problem.of(RegistrationProblem.REGISTRAR_FAILED, "the registrar says: " + shown(reason));
    }

    private static Optional<Duration> waitTime(JsonObject state) {
        OptionalLong millis =
                state.members().get("waitTime") instanceof JsonNumber number ? number.asLong() : OptionalLong.empty();
        return millis.isPresent() && millis.getAsLong() >= 0 && millis.getAsLong() <= MOST_WAIT_MILLIS
                ? Optional.of(Duration.ofMillis(millis.getAsLong()))
                : Optional.empty();
    }

    static String shown(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "...";
    }

    static <T> Result<T> malformed(String detail, String member) {
        return Result.refused(Problem.of(
                        RegistrationProblem.MALFORMED_STATE,
                        "the registrar's answer cannot be taken: " + detail,
                        JsonPointer.of("didState", member))
                .next("Resolve the DID to see what was done, and tell whoever runs the registrar."));
    }
}
