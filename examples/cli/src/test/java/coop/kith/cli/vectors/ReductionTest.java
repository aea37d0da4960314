package coop.kith.cli.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ReductionTest {
    private static JsonObject json(String text) {
        return Json.parseObject(text).orThrow();
    }

    @Test
    void onlyWhatMattersIsLeft() {
        JsonObject large = json("{\"a\":1,\"b\":{\"c\":[1,{\"d\":true,\"e\":[2,3]},4],\"f\":5},\"g\":[6,7],\"h\":{}}");
        JsonObject small = Reduction.of(
                large,
                some -> some.has("g")
                        && some.object("b").flatMap(b -> b.array("c")).stream()
                                .flatMap(c -> c.items().stream())
                                .anyMatch(item -> item instanceof JsonObject object && object.has("e")));
        assertEquals(json("{\"b\":{\"c\":[{\"e\":[]}]},\"g\":[]}"), small);
    }

    @Test
    void membersThatMatterTogetherStayTogether() {
        JsonObject large = json("{\"a\":1,\"b\":2,\"c\":3,\"d\":4,\"e\":5,\"f\":6,\"g\":7}");
        assertEquals(
                json("{\"a\":1,\"g\":7}"),
                Reduction.of(
                        large,
                        some -> some.has("a") == some.has("g")
                                && !some.members().isEmpty()
                                && some.has("a")));
    }

    @Test
    void aDocumentWithoutThePropertyIsLeftAlone() {
        JsonObject document = json("{\"a\":1}");
        assertEquals(document, Reduction.of(document, some -> false));
    }

    @Test
    void aThousandItemsTakeFewTests() {
        List<JsonValue> items = new ArrayList<>();
        for (int at = 0; at < 1_000; at++) {
            items.add(JsonNumber.of(at));
        }
        AtomicInteger tests = new AtomicInteger();
        JsonObject small = Reduction.of(JsonObject.empty().with("items", new JsonArray(items)), some -> {
            tests.incrementAndGet();
            return some.oneOrMany("items").contains(JsonNumber.of(777));
        });
        assertEquals(json("{\"items\":[777]}"), small);
        assertTrue(tests.get() < 100, () -> tests + " tests");
    }
}
