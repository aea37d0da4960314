package coop.kith.json;

import coop.kith.problem.JsonPointer;
import java.util.Optional;

/** A JSON value (RFC 8259), immutable. Values parsed from text are I-JSON (RFC 7493) in names and strings. */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonString, JsonNumber, JsonLiteral {
    /** What this is, for a sentence to a person: "an object", "a string". */
    default String kind() {
        if (this instanceof JsonObject) {
            return "an object";
        }
        if (this instanceof JsonArray) {
            return "an array";
        }
        if (this instanceof JsonString) {
            return "a string";
        }
        return this instanceof JsonLiteral literal ? literal.text() : "a number";
    }

    /** The value at this place inside this one (RFC 6901 section 4); empty when there is none. */
    default Optional<JsonValue> at(JsonPointer place) {
        JsonValue here = this;
        for (String token : place.tokens()) {
            Optional<JsonValue> inner = here.inner(token);
            if (inner.isEmpty()) {
                return inner;
            }
            here = inner.get();
        }
        return Optional.of(here);
    }

    private Optional<JsonValue> inner(String token) {
        if (this instanceof JsonObject object) {
            return object.get(token);
        }
        return this instanceof JsonArray array ? array.at(token) : Optional.empty();
    }
}
