package coop.kith.vc.model;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules that the objects of the data model share, applied to one object at one place. Each rule reports what it finds and goes on. */
final class Shape {
    private static final String ABSOLUTE_URL =
            "Write one absolute URL, such as https://coop.example/1 or did:key:z6Mk..., or leave the member out where it is optional.";
    private static final String TYPED = "Give every object a type: a term that @context defines, or an absolute URL.";

    private final JsonObject json;
    private final JsonPointer place;
    private final Findings findings;

    Shape(JsonObject json, JsonPointer place, Findings findings) {
        this.json = json;
        this.place = place;
        this.findings = findings;
    }

    /** {@code id}: at most one, a URL (VCDM 2.0 section 4.4). */
    void optionalId() {
        json.get("id").ifPresent(value -> url(value, place.append("id")));
    }

    void requiredId() {
        if (!json.has("id")) {
            findings.malformed(place.append("id"), "The id is missing.", ABSOLUTE_URL);
        }
        optionalId();
    }

    /** {@code type}: one or more different terms and absolute URLs (section 4.5). */
    void types() {
        JsonPointer at = place.append("type");
        Optional<JsonValue> stated = json.get("type");
        if (stated.isEmpty()) {
            findings.malformed(at, "The type is missing.", TYPED);
        } else if (stated.get() instanceof JsonArray array) {
            if (array.items().isEmpty()) {
                findings.malformed(at, "The type is an empty array.", TYPED);
            }
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < array.items().size(); i++) {
                JsonValue item = array.items().get(i);
                type(item, at.append(i));
                if (item instanceof JsonString text && !seen.add(text.value())) {
                    findings.malformed(
                            at.append(i), "The type " + Shown.value(item) + " is named twice.", "Name each type once.");
                }
            }
        } else {
            type(stated.get(), at);
        }
    }

    /** Whether there is any type to ask about; where there is none, {@link #types} has said so. */
    boolean statesAType() {
        return json.oneOrMany("type").stream().anyMatch(JsonString.class::isInstance);
    }

    private void type(JsonValue value, JsonPointer at) {
        Optional<String> fault;
        if (!(value instanceof JsonString text)) {
            fault = Optional.of("is not a string");
        } else if (text.value().isBlank() || text.value().startsWith("@")) {
            fault = Optional.of("is neither a term nor a URL");
        } else if (text.value().indexOf(':') >= 0) {
            fault = UrlGrammar.fault(text.value());
        } else {
            fault = text.value().chars().anyMatch(Character::isISOControl)
                    ? Optional.of("has a control character in it")
                    : Optional.empty();
        }
        fault.ifPresent(
                why -> findings.malformed(at, "The type is " + Shown.value(value) + ", which " + why + '.', TYPED));
    }

    /** A member that is a URL, or an object whose {@code id} is one (sections 4.7 and 4.13). */
    void urlOrObjectWithId(String name) {
        JsonPointer at = place.append(name);
        json.get(name).ifPresent(value -> {
            if (value instanceof JsonObject object) {
                Shape inner = new Shape(object, at, findings);
                inner.requiredId();
                inner.noAliasedKeywords();
            } else {
                url(value, at);
            }
        });
    }

    private void url(JsonValue value, JsonPointer at) {
        Optional<String> fault =
                value instanceof JsonString text ? UrlGrammar.fault(text.value()) : Optional.of("is not a string");
        fault.ifPresent(why ->
                findings.malformed(at, name(at) + " is " + Shown.value(value) + ", which " + why + '.', ABSOLUTE_URL));
    }

    /** A member that is one object or a set of one or more; {@code rule} is applied to each. */
    void objects(String name, Rule rule) {
        JsonPointer at = place.append(name);
        json.get(name).ifPresent(value -> {
            if (value instanceof JsonArray array) {
                if (array.items().isEmpty()) {
                    findings.malformed(
                            at,
                            name(at) + " is an empty array.",
                            "State at least one object, or leave the member out.");
                }
                for (int i = 0; i < array.items().size(); i++) {
                    object(array.items().get(i), at.append(i), rule);
                }
            } else {
                object(value, at, rule);
            }
        });
    }

    private void object(JsonValue value, JsonPointer at, Rule rule) {
        if (value instanceof JsonObject object && !object.members().isEmpty()) {
            rule.check(new Shape(object, at, findings));
        } else {
            findings.malformed(
                    at,
                    name(at) + " is " + Shown.value(value) + ", where an object with members belongs.",
                    "State an object, or an array of objects.");
        }
    }

    /** A {@code dateTimeStamp} (section 4.9); empty when absent or malformed. */
    Optional<Instant> time(String name) {
        Optional<JsonValue> stated = json.get(name);
        if (stated.isEmpty()) {
            return Optional.empty();
        }
        JsonPointer at = place.append(name);
        if (stated.get() instanceof JsonString text) {
            return DateTimeStamp.parse(text.value()).fold(Optional::of, problems -> {
                findings.add(at, problems);
                return Optional.empty();
            });
        }
        findings.malformed(
                at,
                name(at) + " is " + Shown.value(stated.get()) + ", where a time belongs.",
                "Write a time like 2026-11-22T16:30:00Z, as a string.");
        return Optional.empty();
    }

    /** A string, or language value objects (sections 4.6 and 11.1). */
    void text(String name) {
        json.get(name).ifPresent(value -> {
            JsonPointer at = place.append(name);
            if (value instanceof JsonArray array && !array.items().isEmpty()) {
                for (int i = 0; i < array.items().size(); i++) {
                    languageValue(array.items().get(i), at.append(i));
                }
            } else if (!(value instanceof JsonString)) {
                languageValue(value, at);
            }
        });
    }

    private void languageValue(JsonValue value, JsonPointer at) {
        LanguageValue.fault(value)
                .ifPresent(
                        why -> findings.malformed(
                                at,
                                name(at) + " is " + Shown.value(value) + ", which " + why + '.',
                                "Write a string, or an object with a string @value and, if you like, @language and @direction."));
    }

    /** The compacted form that the specification demands writes {@code id} and {@code type} for these keywords (section 6.1). */
    void noAliasedKeywords() {
        refuse(Set.of("@id", "@type"));
    }

    /** In a credential or presentation itself, no JSON-LD keyword but {@code @context}: it is one compacted object, not a graph of them. */
    void noKeywordsButContext() {
        refuse(Set.of("@id", "@type", "@graph", "@included", "@reverse", "@value", "@list", "@set", "@nest", "@index"));
    }

    private void refuse(Set<String> keywords) {
        for (Map.Entry<String, JsonValue> member : json.members().entrySet()) {
            if (keywords.contains(member.getKey())) {
                findings.malformed(
                        place.append(member.getKey()),
                        "The member " + Shown.text(member.getKey()) + " stands beside what it could contradict.",
                        "Use the compacted form: id instead of @id, type instead of @type, and no other keyword but @context.");
            }
        }
    }

    /** No proof at all, or one or more objects with a type (section 4.12; Data Integrity 1.0 section 2.1). */
    void proofs() {
        objects("proof", Shape::types);
    }

    JsonObject json() {
        return json;
    }

    JsonPointer place() {
        return place;
    }

    Findings findings() {
        return findings;
    }

    /** The member's name for the start of a sentence; for an item of an array, the array's. */
    private static String name(JsonPointer at) {
        List<String> tokens = at.tokens();
        for (int i = tokens.size() - 1; i >= 0; i--) {
            String token = tokens.get(i);
            if (!token.chars().allMatch(character -> character >= '0' && character <= '9')) {
                return "The " + token;
            }
        }
        return "The value";
    }

    /** What one object of a set must be. */
    interface Rule {
        void check(Shape shape);
    }
}
