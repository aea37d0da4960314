package coop.kith.cli.vectors;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.DateTimeStamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a document is verified under.
 *
 * @param at as of when; now where empty
 * @param challenge that a presentation's proof must answer, with {@code domain}
 * @param waived what need not hold
 */
public record Circumstances(
        Optional<Instant> at, Optional<String> challenge, Optional<String> domain, Set<Waiver> waived) {
    /** A check that a vector is not about. */
    public enum Waiver {
        /** The issuer need not control the key. */
        ISSUER,
        /** Status is not looked at. */
        STATUS,
        /** Schemas are not looked at. */
        SCHEMA,
        /** Related resources are not looked at. */
        RESOURCES;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Circumstances {
        waived = Set.copyOf(waived);
    }

    public static Circumstances ordinary() {
        return new Circumstances(Optional.empty(), Optional.empty(), Optional.empty(), Set.of());
    }

    public Circumstances waiving(Waiver... waivers) {
        return new Circumstances(at, challenge, domain, Set.of(waivers));
    }

    public Circumstances at(Instant time) {
        return new Circumstances(Optional.of(time), challenge, domain, waived);
    }

    public Circumstances answering(String stated, String forDomain) {
        return new Circumstances(at, Optional.of(stated), Optional.of(forDomain), waived);
    }

    /** The options of a manifest. */
    public JsonObject json() {
        JsonObject json = JsonObject.empty();
        json = at.isPresent() ? json.with("at", at.get().toString()) : json;
        json = challenge.isPresent() ? json.with("challenge", challenge.get()) : json;
        json = domain.isPresent() ? json.with("domain", domain.get()) : json;
        return waived.isEmpty()
                ? json
                : json.with(
                        "waive",
                        JsonArray.ofStrings(
                                waived.stream().map(Waiver::word).sorted().toList()));
    }

    static Result<Circumstances> parse(JsonObject json) {
        Set<Waiver> waived = new TreeSet<>();
        for (JsonValue word : json.oneOrMany("waive")) {
            Optional<Waiver> known = word instanceof JsonString text ? waiver(text.value()) : Optional.empty();
            if (known.isEmpty()) {
                return refused("waive", "names something other than issuer, status, schema and resources");
            }
            waived.add(known.get());
        }
        if (json.string("challenge").isPresent() != json.string("domain").isPresent()) {
            return refused("challenge", "and domain go together");
        }
        Result<Optional<Instant>> at = json.has("at")
                ? DateTimeStamp.parse(json.string("at").orElse("")).map(Optional::of)
                : Result.ok(Optional.empty());
        return at.map(time -> new Circumstances(time, json.string("challenge"), json.string("domain"), waived));
    }

    private static Optional<Waiver> waiver(String word) {
        for (Waiver waiver : Waiver.values()) {
            if (waiver.word().equals(word)) {
                return Optional.of(waiver);
            }
        }
        return Optional.empty();
    }

    private static Result<Circumstances> refused(String member, String why) {
        return Result.refused(
                Problem.of(VectorProblem.BAD_VECTOR, "The option " + member + " " + why + ".", JsonPointer.of(member)));
    }
}
