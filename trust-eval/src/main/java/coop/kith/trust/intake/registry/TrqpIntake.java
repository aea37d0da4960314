package coop.kith.trust.intake.registry;

import coop.kith.did.Did;
import coop.kith.json.DateTimeStamp;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.Evidence.Reading;
import coop.kith.trust.evidence.Ground;
import coop.kith.trust.evidence.Statement;
import coop.kith.trust.evidence.Strength;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the answer of a trust registry as evidence of basis {@code delegated} (TRQP 2, AuthorizationResponse and RecognitionResponse). The answer is the registry's word: the core protocol has it unsigned, so
 * it is worth what the channel is worth that it came over, to whoever asked, and proves nothing to anybody else.
 *
 * <p>It becomes one statement by the registry about the entity: {@value #CONFIRMS} where the answer is yes, {@value #DENIES} where it is no, with {@code kind}, {@code authority}, {@code action} and
 * {@code resource} in its value. It holds from the time that was asked about, or else the time of the answer; how long it is worth something is a policy's {@code maxAge}.
 */
public final class TrqpIntake {
    /** The registry says yes. */
    public static final String CONFIRMS = "https://kith.coop/trqp#confirms";

    /** The registry says no. */
    public static final String DENIES = "https://kith.coop/trqp#denies";

    private final List<Problem> problems = new ArrayList<>();
    private final TrqpQuery query;
    private final JsonObject answer;

    private TrqpIntake(TrqpQuery query, JsonObject answer) {
        this.query = query;
        this.answer = answer;
    }

    private record Answer(Did issuer, Optional<Instant> validFrom, JsonObject claims) implements Ground.Answered {
        @Override
        public Optional<Instant> validUntil() {
            return Optional.empty();
        }

        @Override
        public Optional<String> name() {
            return Optional.empty();
        }

        @Override
        public JsonObject whole() {
            return claims;
        }
    }

    /**
     * The evidence that this answer to that question is.
     *
     * @param registry who answered, as the caller knows from where it asked
     */
    public static Result<Evidence> read(TrqpQuery query, JsonObject answer, Did registry, Instant receivedAt) {
        return new TrqpIntake(query, answer).read(registry, receivedAt);
    }

    private Result<Evidence> read(Did registry, Instant receivedAt) {
        Map<String, JsonValue> asked = query.json().without("context").members();
        asked.forEach((name, value) -> {
            if (answer.string(name).isEmpty()) {
                malformed(name + " is not a string", name);
            } else if (!answer.get(name).equals(Optional.of(value))) {
                problems.add(Problem.of(
                        RegistryProblem.OTHER_QUESTION, name + " is not what was asked about", JsonPointer.of(name)));
            }
        });
        Optional<JsonValue> said = answer.get(query.kind().member());
        boolean yes = said.equals(Optional.of(JsonLiteral.TRUE));
        if (!yes && !said.equals(Optional.of(JsonLiteral.FALSE))) {
            malformed(
                    query.kind().member() + " is neither true nor false",
                    query.kind().member());
        }
        Optional<Instant> evaluated = time("time_evaluated");
        if (!answer.has("time_evaluated")) {
            malformed("there is no time_evaluated", "time_evaluated");
        }
        Optional<Instant> requested = time("time_requested");
        checkTexts();
        query.time().ifPresent(time -> {
            if (requested.isPresent() && !requested.get().equals(time)) {
                problems.add(Problem.of(
                        RegistryProblem.OTHER_QUESTION,
                        "time_requested is not the time that was asked about",
                        JsonPointer.of("time_requested")));
            }
        });
        return problems.isEmpty()
                ? evidence(yes, query.time().or(() -> requested).or(() -> evaluated), registry, receivedAt)
                : Result.refused(problems);
    }

    private Result<Evidence> evidence(boolean yes, Optional<Instant> from, Did registry, Instant receivedAt) {
        JsonObject value = JsonObject.empty()
                .with("kind", query.kind().member())
                .with("authority", query.authority())
                .with("action", query.action())
                .with("resource", query.resource());
        JsonObject claims = JsonObject.empty()
                .with("kith", "trqp-answer-1")
                .with("registry", registry.toString())
                .with("kind", query.kind().member())
                .with("answer", answer);
        return Evidence.of(
                new Answer(registry, from, claims),
                Reading.stating(
                        query.entity(),
                        new Statement(yes ? CONFIRMS : DENIES, new Statement.Value(value)),
                        new Strength(255, 255)),
                receivedAt);
    }

    private void checkTexts() {
        if (answer.has("message") && answer.string("message").isEmpty()) {
            malformed("message is not a string", "message");
        }
        JsonValue context = answer.get("context").orElse(JsonObject.empty());
        if (!(context instanceof JsonObject stated)
                || !stated.members().values().stream().allMatch(JsonString.class::isInstance)) {
            malformed("context is not an object of strings", "context");
        }
    }

    /** RFC 3339 in UTC, written with Z; empty where it is not there, or blank as the schema has it for the time requested. */
    private Optional<Instant> time(String member) {
        Optional<String> text = answer.string(member);
        boolean blank = text.filter(String::isEmpty).isPresent() && member.equals("time_requested");
        if (!answer.has(member) || blank) {
            return Optional.empty();
        }
        Optional<Instant> time = text.filter(written -> written.endsWith("Z"))
                .flatMap(written -> DateTimeStamp.parse(written).fold(Optional::of, problem -> Optional.empty()));
        if (time.isEmpty()) {
            malformed(member + " is no time in UTC, written with Z", member);
        }
        return time;
    }

    private void malformed(String detail, String member) {
        problems.add(Problem.of(RegistryProblem.MALFORMED, detail, JsonPointer.of(member)));
    }
}
