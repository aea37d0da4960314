package coop.kith.vc.transcript;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Where two values differ first, in the order of the one recorded. */
final class Difference {
    private Difference() {}

    static Optional<JsonPointer> first(JsonValue recorded, JsonValue found) {
        return first(recorded, found, JsonPointer.root());
    }

    private static Optional<JsonPointer> first(JsonValue recorded, JsonValue found, JsonPointer at) {
        if (recorded.equals(found)) {
            return Optional.empty();
        }
        if (recorded instanceof JsonObject one && found instanceof JsonObject other) {
            Set<String> names = new LinkedHashSet<>(one.members().keySet());
            names.addAll(other.members().keySet());
            return names.stream()
                    .flatMap(name -> member(one.get(name), other.get(name), at.append(name)).stream())
                    .findFirst();
        }
        if (recorded instanceof JsonArray one
                && found instanceof JsonArray other
                && one.items().size() == other.items().size()) {
            for (int index = 0; index < one.items().size(); index++) {
                Optional<JsonPointer> within =
                        first(one.items().get(index), other.items().get(index), at.append(index));
                if (within.isPresent()) {
                    return within;
                }
            }
        }
        return Optional.of(at);
    }

    private static Optional<JsonPointer> member(
            Optional<JsonValue> recorded, Optional<JsonValue> found, JsonPointer at) {
        return recorded.isPresent() && found.isPresent() ? first(recorded.get(), found.get(), at) : Optional.of(at);
    }
}
