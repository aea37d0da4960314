package coop.kith.vc.canon;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Between our JSON values and those that Titanium works on. The caller has bounded the depth. */
final class JakartaValues {
    private static final JsonProvider JAKARTA = JsonProvider.provider();

    private JakartaValues() {}

    static jakarta.json.JsonObject object(JsonObject object) {
        JsonObjectBuilder builder = JAKARTA.createObjectBuilder();
        object.members().forEach((name, value) -> builder.add(name, value(name, value)));
        return builder.build();
    }

    static jakarta.json.JsonValue value(JsonValue value) {
        return value("", value);
    }

    private static jakarta.json.JsonValue value(String name, JsonValue value) {
        if (value instanceof JsonObject object) {
            return object(object);
        }
        if (value instanceof JsonArray array) {
            JsonArrayBuilder builder = JAKARTA.createArrayBuilder();
            array.items().forEach(item -> builder.add(value(item)));
            return builder.build();
        }
        if (value instanceof JsonString text) {
            // Titanium turns language tags to lower case by the rules of the default locale; a tag that is lower case
            // already is left alone.
            return JAKARTA.createValue(name.equals("@language") ? text.value().toLowerCase(Locale.ROOT) : text.value());
        }
        if (value instanceof JsonNumber number) {
            return JAKARTA.createValue(new BigDecimal(number.text()));
        }
        return switch ((JsonLiteral) value) {
            case TRUE -> jakarta.json.JsonValue.TRUE;
            case FALSE -> jakarta.json.JsonValue.FALSE;
            case NULL -> jakarta.json.JsonValue.NULL;
        };
    }

    static JsonValue back(jakarta.json.JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> {
                Map<String, JsonValue> members = new LinkedHashMap<>();
                value.asJsonObject().forEach((name, member) -> members.put(name, back(member)));
                yield new JsonObject(members);
            }
            case ARRAY -> {
                List<JsonValue> items = new ArrayList<>();
                value.asJsonArray().forEach(item -> items.add(back(item)));
                yield new JsonArray(items);
            }
            case STRING -> new JsonString(((jakarta.json.JsonString) value).getString());
            case NUMBER ->
                new JsonNumber(
                        ((jakarta.json.JsonNumber) value).bigDecimalValue().toString());
            case TRUE -> JsonLiteral.TRUE;
            case FALSE -> JsonLiteral.FALSE;
            case NULL -> JsonLiteral.NULL;
        };
    }

    /** The value without the members of this name whose texts are of this kind, wherever they stand. */
    static jakarta.json.JsonValue without(jakarta.json.JsonValue value, String name, Predicate<String> kind) {
        if (value instanceof jakarta.json.JsonArray array) {
            JsonArrayBuilder builder = JAKARTA.createArrayBuilder();
            array.forEach(item -> builder.add(without(item, name, kind)));
            return builder.build();
        }
        if (!(value instanceof jakarta.json.JsonObject object)) {
            return value;
        }
        JsonObjectBuilder builder = JAKARTA.createObjectBuilder();
        object.forEach((member, content) -> {
            boolean out = member.equals(name)
                    && content instanceof jakarta.json.JsonString text
                    && kind.test(text.getString());
            if (!out) {
                builder.add(member, without(content, name, kind));
            }
        });
        return builder.build();
    }
}
