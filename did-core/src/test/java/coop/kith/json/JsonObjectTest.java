package coop.kith.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonObjectTest {
    private static final JsonString VALUE = new JsonString("value");

    @Test
    void isNotChangedThroughTheMapItWasMadeOf() {
        Map<String, JsonValue> members = new LinkedHashMap<>(Map.of("name", VALUE));
        JsonObject object = new JsonObject(members);
        members.clear();
        assertEquals(JsonObject.empty().with("name", VALUE), object);
    }

    @Test
    void itsMembersCannotBeChanged() {
        for (JsonObject object : List.of(
                new JsonObject(Map.of("name", VALUE)),
                JsonObject.empty().with("name", VALUE),
                Json.parseObject("{\"name\":\"value\"}").orThrow())) {
            assertThrows(
                    UnsupportedOperationException.class, () -> object.members().put("other", VALUE));
            assertThrows(
                    UnsupportedOperationException.class, () -> object.members().remove("name"));
            assertThrows(
                    UnsupportedOperationException.class,
                    () -> object.members().entrySet().iterator().next().setValue(JsonLiteral.NULL));
            assertThrows(
                    UnsupportedOperationException.class,
                    () -> object.members().keySet().clear());
        }
    }

    @Test
    void aChangedCopyLeavesTheFirstAsItIs() {
        JsonObject first = Json.parseObject("{\"a\":1,\"b\":2}").orThrow();
        assertEquals(List.of("a", "b", "c"), names(first.with("c", VALUE)));
        assertEquals(List.of("b"), names(first.without("a")));
        assertEquals(List.of("a", "b"), names(first));
        assertNotEquals(first, first.with("a", VALUE));
    }

    @Test
    void theOrderOfMembersDoesNotMatterToEquality() {
        JsonObject one = Json.parseObject("{\"a\":1,\"b\":2}").orThrow();
        JsonObject other = Json.parseObject("{\"b\":2,\"a\":1}").orThrow();
        assertEquals(one, other);
        assertEquals(one.hashCode(), other.hashCode());
        assertEquals(one, new JsonObject(Map.copyOf(one.members())));
        assertEquals(Map.copyOf(one.members()), other.members());
    }

    private static List<String> names(JsonObject object) {
        return List.copyOf(object.members().keySet());
    }
}
