package coop.kith.trust.intake.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.Did;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import coop.kith.problem.Result;
import coop.kith.testing.Vectors;
import coop.kith.trust.evidence.Basis;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.intake.registry.TrqpQuery.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers held against the published schemas of TRQP 2. */
final class TrqpVectors {
    private static final Instant ASKED = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant RECEIVED = Instant.parse("2026-11-01T00:00:00Z");
    private static final Did REGISTRY = Did.parse("did:web:registry.example").orThrow();
    private static final Did ENTITY = Did.parse("did:example:carol").orThrow();

    private static TrqpQuery query(Kind kind) {
        return new TrqpQuery(kind, ENTITY, "did:example:club", "commit", "repo:kith", Optional.of(ASKED));
    }

    private static JsonObject answer(Kind kind) {
        return query(kind)
                .json()
                .with(kind.member(), JsonLiteral.TRUE)
                .with("time_requested", "2026-10-01T00:00:00Z")
                .with("time_evaluated", "2026-11-01T00:00:00Z");
    }

    private static JsonObject schema(Kind kind, String what) {
        String name = "trust/trqp/trqp_" + kind.name().toLowerCase(Locale.ROOT) + '_' + what + ".schema.json";
        return Json.parseObject(Vectors.text(name)).orThrow();
    }

    private static List<String> required(JsonObject schema) {
        return schema.array("required").map(JsonArray::items).orElseThrow().stream()
                .map(name -> ((JsonString) name).value())
                .toList();
    }

    private static List<ProblemType> types(Result<Evidence> refused) {
        return refused.problems().stream().map(Problem::type).toList();
    }

    private static Result<Evidence> read(Kind kind, JsonObject answer) {
        return TrqpIntake.read(query(kind), answer, REGISTRY, RECEIVED);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void asksWithEverythingThatTheSchemaRequiresAndNothingBesides(Kind kind) {
        JsonObject schema = schema(kind, "request");
        JsonObject request = query(kind).json();
        assertTrue(request.members().keySet().containsAll(required(schema)));
        assertTrue(schema.object("properties")
                .orElseThrow()
                .members()
                .keySet()
                .containsAll(request.members().keySet()));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void readsAnAnswerAsDelegatedEvidence(Kind kind) {
        Evidence evidence = read(kind, answer(kind)).orThrow();
        assertEquals(Basis.DELEGATED, evidence.basis());
        assertEquals(REGISTRY, evidence.issuer());
        assertEquals(ENTITY, evidence.subject());
        assertEquals(Optional.of(TrqpIntake.CONFIRMS), evidence.reading().predicate());
        assertEquals(Optional.of(ASKED), evidence.validFrom());
        assertEquals(
                Optional.of(TrqpIntake.DENIES),
                read(kind, answer(kind).with(kind.member(), JsonLiteral.FALSE))
                        .orThrow()
                        .reading()
                        .predicate());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void needsEverythingThatTheSchemaRequires(Kind kind) {
        for (String member : required(schema(kind, "response"))) {
            for (JsonObject bad :
                    List.of(answer(kind).without(member), answer(kind).with(member, JsonNumber.of(7)))) {
                assertEquals(List.of(RegistryProblem.MALFORMED), types(read(kind, bad)), member);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void knowsEveryMemberOfTheSchema(Kind kind) {
        for (String member : schema(kind, "response")
                .object("properties")
                .orElseThrow()
                .members()
                .keySet()) {
            JsonValue wrong = JsonNumber.of(7);
            assertEquals(
                    List.of(RegistryProblem.MALFORMED),
                    types(read(kind, answer(kind).with(member, wrong))),
                    member);
        }
    }

    @ParameterizedTest
    @CsvSource({"entity_id", "authority_id", "action", "resource"})
    void takesNoAnswerToAnotherQuestion(String member) {
        JsonObject other = answer(Kind.AUTHORIZATION).with(member, "did:example:mallory");
        assertEquals(List.of(RegistryProblem.OTHER_QUESTION), types(read(Kind.AUTHORIZATION, other)));
    }

    @Test
    void takesNoAnswerAboutAnotherTimeOrInAnotherZone() {
        JsonObject answer = answer(Kind.AUTHORIZATION);
        assertEquals(
                List.of(RegistryProblem.OTHER_QUESTION),
                types(read(Kind.AUTHORIZATION, answer.with("time_requested", "2026-10-02T00:00:00Z"))));
        assertEquals(
                List.of(RegistryProblem.MALFORMED),
                types(read(Kind.AUTHORIZATION, answer.with("time_evaluated", "2026-11-01T00:00:00+01:00"))));
        assertTrue(read(Kind.AUTHORIZATION, answer.with("time_requested", "")).isOk());
    }

    @Test
    void takesNoRecognitionForAnAuthorization() {
        assertEquals(List.of(RegistryProblem.MALFORMED), types(read(Kind.AUTHORIZATION, answer(Kind.RECOGNITION))));
    }
}
