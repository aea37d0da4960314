package coop.kith.trust.algorithm.opinion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.testing.Vectors;
import coop.kith.trust.exact.Fraction;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Subjective logic and its discount on evidence, as exact rationals. */
final class OpinionVectors {
    private final JsonObject oracles = Json.parseObject(Vectors.text("trust/oracles/subjective-logic.json"))
            .orThrow();

    @Test
    void evidenceAsOpinion() {
        List<JsonValue> cases =
                oracles.array("evidenceToOpinion_W2").orElseThrow().items();
        for (JsonValue item : cases) {
            JsonObject one = (JsonObject) item;
            Opinion opinion = Opinion.of(fraction(one, "r"), fraction(one, "s"));
            assertOpinion(one, "opinion", opinion);
            assertEquals(fraction(one, "r"), opinion.positive());
            assertEquals(fraction(one, "s"), opinion.negative());
        }
        assertTrue(cases.size() >= 6);
    }

    @Test
    void everyOperatorOnEveryPair() {
        List<JsonValue> pairs = oracles.array("pairs").orElseThrow().items();
        for (JsonValue item : pairs) {
            JsonObject pair = (JsonObject) item;
            Opinion x = opinion(pair, "x");
            Opinion y = opinion(pair, "y");
            assertOpinion(pair, "cumulative", x.and(y));
            assertOpinion(pair, "averaging", x.averaged(y));
            assertOpinion(pair, "discountUncertaintyFavouring", x.discountingByBelief(y));
            assertOpinion(pair, "discountProbabilitySensitive", x.discountingByExpectation(y));
            assertOpinion(pair, "ebslDiscount_g=b", x.discounting(y));
        }
        assertTrue(pairs.size() >= 4);
    }

    @Test
    void theDiscountOnEvidenceDistributesAndTheOlderOneDoesNot() {
        JsonObject example = oracles.object("distributivityExample").orElseThrow();
        Opinion x = opinion(example, "x");
        Opinion y = opinion(example, "y");
        Opinion z = opinion(example, "z");
        assertOpinion(example, "ebsl_lhs=rhs", x.discounting(y.and(z)));
        assertOpinion(example, "ebsl_lhs=rhs", x.discounting(y).and(x.discounting(z)));
        assertOpinion(example, "classic_lhs", x.discountingByBelief(y.and(z)));
        assertOpinion(example, "classic_rhs", x.discountingByBelief(y).and(x.discountingByBelief(z)));
        assertNotEquals(
                x.discountingByBelief(y.and(z)), x.discountingByBelief(y).and(x.discountingByBelief(z)));
    }

    private static Opinion opinion(JsonObject holder, String name) {
        JsonObject stated = holder.object(name).orElseThrow();
        return new Opinion(text(stated, "b"), text(stated, "d"), text(stated, "u"));
    }

    private static void assertOpinion(JsonObject holder, String name, Opinion actual) {
        assertEquals(opinion(holder, name), actual, name);
        assertEquals(text(holder.object(name).orElseThrow(), "projected"), actual.projected(), name);
    }

    private static Fraction text(JsonObject holder, String name) {
        String[] parts = holder.string(name).orElseThrow().split("/", -1);
        return Fraction.of(Long.parseLong(parts[0]), parts.length > 1 ? Long.parseLong(parts[1]) : 1);
    }

    private static Fraction fraction(JsonObject holder, String name) {
        return Fraction.of(((JsonNumber) holder.get(name).orElseThrow()).exact().orElseThrow());
    }
}
