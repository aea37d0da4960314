package coop.kith.trust.algorithm.community;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.testing.Vectors;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The 45 cases of Duniter's own tests. */
final class DistanceRuleVectors {
    @Test
    void everyCaseOfDuniter() {
        JsonObject vectors = Json.parseObject(Vectors.text("trust/wotb-duniter/distance-rule.json"))
                .orThrow();
        List<Community.Vouch> vouches = new ArrayList<>();
        for (JsonValue edge : vectors.array("edges").orElseThrow().items()) {
            List<JsonValue> ends = ((JsonArray) edge).items();
            vouches.add(new Community.Vouch(
                    number(ends.get(0)).intValueExact(), number(ends.get(1)).intValueExact(), 0));
        }
        Community community =
                Community.of(number(vectors.get("nodes").orElseThrow()).intValueExact(), vouches);
        int cases = 0;
        for (JsonValue item : vectors.array("cases").orElseThrow().items()) {
            JsonObject one = (JsonObject) item;
            DistanceRule rule = new DistanceRule(
                    whole(one, "dMin"), whole(one, "k"), number(one.get("x").orElseThrow()));
            assertEquals(
                    new DistanceRule.Distance(
                            whole(one, "sentries"),
                            whole(one, "reachedSentries"),
                            whole(one, "reached"),
                            one.get("outdistanced").orElseThrow() == JsonLiteral.FALSE),
                    rule.of(community, whole(one, "member")),
                    one::toString);
            cases++;
        }
        assertEquals(45, cases);
    }

    private static int whole(JsonObject holder, String name) {
        return number(holder.get(name).orElseThrow()).intValueExact();
    }

    private static BigDecimal number(JsonValue value) {
        return ((JsonNumber) value).exact().orElseThrow();
    }
}
