package coop.kith.trust.intake.registry;

import coop.kith.did.Did;
import coop.kith.json.DateTimeStamp;
import coop.kith.json.JsonObject;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A question to a trust registry (TRQP 2, AuthorizationRequest and RecognitionRequest).
 *
 * @param entity whom it is about
 * @param authority on whose authority the registry is to answer
 * @param time as of when; the registry's present where there is none
 */
public record TrqpQuery(
        Kind kind, Did entity, String authority, String action, String resource, Optional<Instant> time) {
    /** What is asked. */
    public enum Kind {
        /** Whether the entity may do this. */
        AUTHORIZATION("authorized"),
        /** Whether the authority recognises the entity, itself an authority, for this. */
        RECOGNITION("recognized");

        private final String member;

        Kind(String member) {
            this.member = member;
        }

        /** The member of the answer that says yes or no. */
        public String member() {
            return member;
        }
    }

    /** The question that a request asks, as it was sent. */
    static Result<TrqpQuery> parse(Kind kind, JsonObject request) {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> texts = new HashMap<>();
        for (String name : List.of("entity_id", "authority_id", "action", "resource")) {
            request.string(name)
                    .ifPresentOrElse(
                            text -> texts.put(name, text),
                            () -> problems.add(malformed("there is no " + name, JsonPointer.of(name))));
        }
        Optional<JsonObject> context = request.object("context");
        Optional<String> written = context.flatMap(stated -> stated.string("time"));
        Optional<Instant> time =
                written.flatMap(text -> DateTimeStamp.parse(text).fold(Optional::of, problem -> Optional.empty()));
        if (request.has("context") && context.isEmpty()) {
            problems.add(malformed("context is not an object", JsonPointer.of("context")));
        } else if (time.isEmpty()
                && context.filter(stated -> stated.has("time")).isPresent()) {
            problems.add(malformed("time is no time", JsonPointer.of("context", "time")));
        }
        return problems.isEmpty()
                ? Did.parse(texts.getOrDefault("entity_id", ""))
                        .map(entity -> new TrqpQuery(
                                kind,
                                entity,
                                texts.getOrDefault("authority_id", ""),
                                texts.getOrDefault("action", ""),
                                texts.getOrDefault("resource", ""),
                                time))
                : Result.refused(problems);
    }

    private static Problem malformed(String detail, JsonPointer where) {
        return Problem.of(RegistryProblem.MALFORMED, detail, where);
    }

    /** The request as it is sent. */
    public JsonObject json() {
        JsonObject request = JsonObject.empty()
                .with("entity_id", entity.toString())
                .with("authority_id", authority)
                .with("action", action)
                .with("resource", resource);
        return time.map(asked -> request.with("context", JsonObject.empty().with("time", DateTimeStamp.format(asked))))
                .orElse(request);
    }
}
