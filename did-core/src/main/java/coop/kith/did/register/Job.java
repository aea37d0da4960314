package coop.kith.did.register;

import coop.kith.bytes.Base64Url;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A {@code jobId} that is the state of its operation, so that registrars remember nothing. It comes back through other hands: whoever reads one trusts
 * nothing in it that a signature or a comparison does not confirm.
 */
public final class Job {
    /** A did:webvh entry of 1 MiB in base64url; {@link JsonLimits#standard} bounds what is inside. */
    private static final int MOST_CHARACTERS = 2 << 20;

    private Job() {}

    public static String token(JsonObject state) {
        return Base64Url.encode(Json.write(state).getBytes(StandardCharsets.UTF_8));
    }

    /** What {@link #token} was given; refused with UNKNOWN_JOB. */
    public static Result<JsonObject> read(String token) {
        Optional<byte[]> text = token.length() > MOST_CHARACTERS ? Optional.empty() : Base64Url.decode(token);
        Result<JsonObject> state = text.map(bytes -> Json.parseObject(bytes, JsonLimits.standard()))
                .orElseGet(() -> refused("it is not base64url of at most " + MOST_CHARACTERS + " characters"));
        return state.fold(Result::ok, problems -> refused(problems.get(0).detail()));
    }

    private static Result<JsonObject> refused(String why) {
        return Result.refused(Problem.of(RegistrationProblem.UNKNOWN_JOB, "this is no job of this registrar: " + why)
                .next("Pass the jobId exactly as it was given, or begin anew without one."));
    }
}
