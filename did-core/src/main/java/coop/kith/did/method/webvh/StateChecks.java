package coop.kith.did.method.webvh;

import coop.kith.did.Did;
import coop.kith.did.location.Idna;
import coop.kith.did.location.LogLocation;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.Optional;

/**
 * What an entry's {@code state} may be called (did:webvh 1.0, "Read (Resolve)", step 6, and "DID Portability"): a DID of this method, with the one SCID, and another
 * name than before only where the log says that it may move and the document says where it was.
 */
final class StateChecks {
    private static final JsonPointer PLACE = JsonPointer.of("state").append("id");

    private final String method;
    private final Idna idna;

    StateChecks(String method, Idna idna) {
        this.method = method;
        this.idna = idna;
    }

    Result<Did> id(JsonObject state, Parameters parameters, Optional<VerifiedEntry> before) {
        Optional<String> text = state.string("id");
        if (text.isEmpty()) {
            return refused(WebvhProblem.INVALID_STATE, "the state has no id that is a string");
        }
        if (before.isPresent() && before.get().id().toString().equals(text.get())) {
            return Result.ok(before.get().id());
        }
        return Did.parse(text.get())
                .flatMap(did -> did.method().equals(method)
                        ? LogLocation.of(did, idna).flatMap(location -> named(did, location, parameters))
                        : refused(WebvhProblem.INVALID_STATE, "the state's id " + did + " is no did:" + method))
                .fold(
                        did -> before.isPresent() ? moved(did, state, parameters, before.get()) : Result.ok(did),
                        problems -> Result.refused(problems.stream()
                                .map(problem -> problem.type() instanceof WebvhProblem
                                        ? problem
                                        : Problem.of(WebvhProblem.INVALID_STATE, problem.detail(), PLACE))
                                .toList()));
    }

    private static Result<Did> named(Did did, LogLocation location, Parameters parameters) {
        return location.scid().equals(parameters.scid())
                ? Result.ok(did)
                : refused(
                        WebvhProblem.SCID_MISMATCH,
                        "the state's id has the SCID " + location.scid() + ", and the log's is " + parameters.scid());
    }

    private static Result<Did> moved(Did did, JsonObject state, Parameters parameters, VerifiedEntry before) {
        if (!parameters.portable()) {
            return refused(
                    WebvhProblem.NOT_PORTABLE,
                    "the DID changes from " + before.id() + " to " + did + ", and the log does not allow it to move");
        }
        boolean named = state.oneOrMany("alsoKnownAs")
                .contains(new JsonString(before.id().toString()));
        return named
                ? Result.ok(did)
                : refused(
                        WebvhProblem.NOT_PORTABLE,
                        "the DID moves to " + did + ", and its document does not name " + before.id()
                                + " under alsoKnownAs");
    }

    private static <T> Result<T> refused(WebvhProblem type, String detail) {
        return Result.refused(Problem.of(type, detail, PLACE));
    }
}
