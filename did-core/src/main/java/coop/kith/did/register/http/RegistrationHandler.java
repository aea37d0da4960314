package coop.kith.did.register.http;

import coop.kith.bytes.Bytes;
import coop.kith.did.register.DidRegistration;
import coop.kith.did.register.Registration;
import coop.kith.did.register.RegistrationProblem;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The server's side of the binding: mount it under POST of {@code .../create}, {@code .../update} and {@code .../deactivate}. It opens no socket and checks no
 * caller: who may register what is for the application around it. Safe for many threads.
 */
public final class RegistrationHandler {
    private final DidRegistration registration;

    private RegistrationHandler(DidRegistration registration) {
        this.registration = registration;
    }

    public static RegistrationHandler of(DidRegistration registration) {
        return new RegistrationHandler(registration);
    }

    /**
     * What to answer.
     *
     * @param status 200, 201 for a DID that was created, 400 for a request that cannot be carried out
     * @param body JSON, to be sent as {@code application/json}
     */
    public record Answered(int status, Bytes body) {}

    /** {@code method} is the query parameter of that name. */
    public Answered create(Optional<String> method, byte[] body) {
        return answered(
                request(body).flatMap(RequestJson::create).map(request -> {
                    Optional<String> name = method.or(() -> request.did().map(did -> did.method()));
                    return name.isEmpty()
                            ? Registration.Failed.of(
                                    Problem.of(RegistrationProblem.INVALID_REQUEST, "no method is asked for")
                                            .next("Name it: create?method=webvh."))
                            : registration.create(name.get(), request);
                }),
                201);
    }

    public Answered update(byte[] body) {
        return answered(request(body).flatMap(RequestJson::update).map(registration::update), 200);
    }

    public Answered deactivate(byte[] body) {
        return answered(request(body).flatMap(RequestJson::deactivate).map(registration::deactivate), 200);
    }

    private static Result<JsonObject> request(byte[] body) {
        return Json.parseObject(body, JsonLimits.standard());
    }

    private static Answered answered(Result<Registration> result, int finished) {
        Registration state = result.fold(done -> done, Registration.Failed::of);
        int status = state.fold(done -> finished, needed -> 200, later -> 200, failed -> 400);
        byte[] json = Json.write(StateJson.of(state)).getBytes(StandardCharsets.UTF_8);
        return new Answered(status, Bytes.of(json));
    }
}
