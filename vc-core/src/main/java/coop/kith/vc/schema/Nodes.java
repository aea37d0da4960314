package coop.kith.vc.schema;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** From our values to the evaluator's. Depth is bounded by the reader that made the value. */
final class Nodes {
    private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;

    private Nodes() {}

    static JsonNode of(JsonValue value) {
        if (value instanceof JsonObject object) {
            ObjectNode node = FACTORY.objectNode();
            object.members().forEach((name, member) -> node.set(name, of(member)));
            return node;
        }
        if (value instanceof JsonArray array) {
            ArrayNode node = FACTORY.arrayNode(array.items().size());
            array.items().forEach(item -> node.add(of(item)));
            return node;
        }
        if (value instanceof JsonString string) {
            return FACTORY.stringNode(string.value());
        }
        return value instanceof JsonNumber number ? number(number) : literal((JsonLiteral) value);
    }

    /** Exact, and never a number whose digits would fill the memory. */
    private static JsonNode number(JsonNumber number) {
        if (number.asLong().isPresent()) {
            return FACTORY.numberNode(number.asLong().getAsLong());
        }
        return FACTORY.numberNode(number.exact()
                .orElseThrow(() -> new Budget.Spent("the number "
                        + number.text().substring(0, Math.min(40, number.text().length())))));
    }

    private static JsonNode literal(JsonLiteral literal) {
        return switch (literal) {
            case TRUE -> FACTORY.booleanNode(true);
            case FALSE -> FACTORY.booleanNode(false);
            case NULL -> FACTORY.nullNode();
        };
    }
}
