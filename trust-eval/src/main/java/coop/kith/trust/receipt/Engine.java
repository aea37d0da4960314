package coop.kith.trust.receipt;

import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.trust.engine.TrustEngine;
import java.util.Optional;

/**
 * What computed an answer.
 *
 * @param name of the engine
 * @param semantics the version of what its answers mean, not of the program
 */
public record Engine(String name, long semantics) {
    /** This one. */
    public static final Engine OWN = new Engine("coop.kith.trust", TrustEngine.SEMANTICS);

    JsonObject json() {
        return JsonObject.empty().with("name", name).with("semantics", JsonNumber.of(semantics));
    }

    static Optional<Engine> of(JsonObject json) {
        Optional<String> name = json.string("name");
        Optional<Long> semantics = json.get("semantics")
                .flatMap(value -> value instanceof JsonNumber number
                        ? number.asLong().stream().boxed().findFirst()
                        : Optional.empty());
        return name.isPresent() && semantics.isPresent()
                ? Optional.of(new Engine(name.get(), semantics.get()))
                : Optional.empty();
    }
}
