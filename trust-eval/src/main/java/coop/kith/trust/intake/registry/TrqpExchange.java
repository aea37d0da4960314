package coop.kith.trust.intake.registry;

import coop.kith.did.Did;
import coop.kith.json.JsonObject;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.evidence.Evidence;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A question to a trust registry with its answer, as whoever asked wrote them down:
 * <pre>
 * {"registry": "did:web:registry.example",    who answered, as the one who asked knows from where they asked
 *  "kind": "authorization",                   or "recognition"
 *  "request": {..},                           as it was sent (TRQP 2, AuthorizationRequest and RecognitionRequest)
 *  "response": {..}}                          as it came back
 * </pre>
 * Any other member is refused. Nothing of it is signed: it is worth what the one is worth who wrote it down, who may sign a record of it ({@link RecordIntake}).
 */
public record TrqpExchange(Did registry, TrqpQuery query, JsonObject response) {
    private static final List<String> MEMBERS = List.of("registry", "kind", "request", "response");

    public static Result<TrqpExchange> parse(JsonObject written) {
        Optional<String> stranger = written.members().keySet().stream()
                .filter(name -> !MEMBERS.contains(name))
                .findFirst();
        if (stranger.isPresent()) {
            return malformed("an exchange has no member " + stranger.get(), stranger.get());
        }
        Optional<TrqpQuery.Kind> kind = written.string("kind").flatMap(TrqpExchange::kind);
        Optional<JsonObject> request = written.object("request");
        Optional<JsonObject> response = written.object("response");
        if (kind.isEmpty()) {
            return malformed("kind is neither authorization nor recognition", "kind");
        } else if (request.isEmpty()) {
            return malformed("request is not an object", "request");
        } else if (response.isEmpty()) {
            return malformed("response is not an object", "response");
        }
        return written.string("registry")
                .map(Did::parse)
                .orElseGet(() -> malformed("registry is not a DID", "registry"))
                .flatMap(registry -> TrqpQuery.parse(kind.get(), request.get())
                        .map(query -> new TrqpExchange(registry, query, response.get())));
    }

    private static Optional<TrqpQuery.Kind> kind(String word) {
        return Arrays.stream(TrqpQuery.Kind.values())
                .filter(kind -> kind.name().toLowerCase(java.util.Locale.ROOT).equals(word))
                .findFirst();
    }

    private static <T> Result<T> malformed(String detail, String member) {
        return Result.refused(Problem.of(RegistryProblem.MALFORMED, detail, JsonPointer.of(member)));
    }

    /** What it is worth as evidence; see {@link TrqpIntake}. */
    public Result<Evidence> evidence(Instant receivedAt) {
        return TrqpIntake.read(query, response, registry, receivedAt);
    }
}
