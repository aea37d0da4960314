package coop.kith.vc.model;

import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code @context} is an ordered set that begins with the base context of the data model, followed by URLs and objects (VCDM 2.0 section 4.3; 1.1 section 4.1).
 * What the contexts say is judged where they are loaded.
 */
final class ContextRule {
    private static final JsonPointer AT = JsonPointer.of("@context");
    private static final String NEXT = "Write an array that begins with \"" + DataModel.V2_0.context()
            + "\", followed by the URLs of further contexts.";

    private final Findings findings;

    ContextRule(Findings findings) {
        this.findings = findings;
    }

    /** The version that the first context names; where another item or a lone string names it, that one, after the complaint. */
    Optional<DataModel> check(JsonObject json) {
        Optional<JsonValue> stated = json.get("@context");
        if (stated.isEmpty()) {
            findings.malformed(AT, "The @context is missing.", NEXT);
            return Optional.empty();
        }
        if (!(stated.get() instanceof JsonArray array)) {
            findings.malformed(AT, "The @context is " + Shown.value(stated.get()) + ", not an array.", NEXT);
            return model(stated.get());
        }
        List<JsonValue> items = array.items();
        if (items.isEmpty()) {
            findings.malformed(AT, "The @context is an empty array.", NEXT);
            return Optional.empty();
        }
        Optional<DataModel> first = model(items.get(0));
        if (first.isEmpty()) {
            findings.malformed(
                    AT.append(0),
                    "The first context is " + Shown.value(items.get(0))
                            + ", which is not a base context of the data model.",
                    NEXT);
        }
        later(items);
        return first.or(
                () -> items.stream().flatMap(item -> model(item).stream()).findFirst());
    }

    private void later(List<JsonValue> items) {
        Optional<DataModel> first = model(items.get(0));
        Set<String> seen = new HashSet<>();
        seen.add(text(items.get(0)));
        for (int i = 1; i < items.size(); i++) {
            JsonValue item = items.get(i);
            JsonPointer at = AT.append(i);
            Optional<String> fault = fault(item);
            if (fault.isPresent()) {
                findings.malformed(at, "A context is " + Shown.value(item) + ", which " + fault.get() + '.', NEXT);
            } else if (!seen.add(text(item))) {
                findings.malformed(
                        at, "The context " + Shown.value(item) + " is named twice.", "Name each context once.");
            } else if (first.isPresent() && model(item).isPresent()) {
                findings.malformed(
                        at,
                        "The base context of version " + model(item).get() + " stands beside that of version "
                                + first.get() + '.',
                        "Keep the one whose members the document uses.");
            }
        }
    }

    /** Values of one text are equal; texts, unlike objects, are told apart quickly even where somebody gave them one hash code. */
    private static String text(JsonValue item) {
        return Json.write(item);
    }

    private static Optional<String> fault(JsonValue item) {
        if (item instanceof JsonObject) {
            return Optional.empty();
        }
        return item instanceof JsonString text
                ? UrlGrammar.fault(text.value())
                : Optional.of("is neither a URL nor an object");
    }

    private static Optional<DataModel> model(JsonValue item) {
        for (DataModel model : DataModel.values()) {
            if (item.equals(new JsonString(model.context()))) {
                return Optional.of(model);
            }
        }
        return Optional.empty();
    }
}
