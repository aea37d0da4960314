package coop.kith.trust.intake.generic;

import coop.kith.did.Did;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.intake.generic.Rule.Meaning;
import coop.kith.trust.intake.generic.Rule.ObjectForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The format {@code mapping-1}: from JSON to {@link Rule}s, refusing whatever it does not know. */
final class MappingFormat {
    static final String VERSION = "mapping-1";

    /** Many times what one vocabulary has; each credential is held against each rule. */
    private static final int MOST_RULES = 256;

    private MappingFormat() {}

    static Result<List<Rule>> read(JsonObject json) {
        List<Problem> problems = new ArrayList<>();
        MappingReader reader = new MappingReader(json, JsonPointer.root(), problems);
        String version = reader.text("kith");
        if (problems.isEmpty() && !version.equals(VERSION)) {
            return Result.refused(Problem.of(
                            MappingProblem.UNKNOWN_VERSION,
                            "This reads \"kith\": \"" + VERSION + "\", not " + MappingReader.shown(json, "kith") + ".",
                            JsonPointer.of("kith"))
                    .next("Write the mapping in the format " + VERSION
                            + ", or use a version of Kith that reads this one."));
        }
        reader.only("kith", "name", "description", "rules");
        reader.text("name");
        if (json.has("description")) {
            reader.text("description");
        }
        List<MappingReader> items = reader.objects("rules");
        if (problems.isEmpty() && (items.isEmpty() || items.size() > MOST_RULES)) {
            reader.malformed("rules", "a list of 1 to " + MOST_RULES + " rules");
        }
        List<Rule> rules = items.stream()
                .limit(MOST_RULES)
                .flatMap(item -> rule(item).stream())
                .toList();
        return problems.isEmpty() ? Result.ok(rules) : Result.refused(problems);
    }

    private static Optional<Rule> rule(MappingReader reader) {
        reader.only(
                "context", "type", "issuers", "where", "subject", "as", "predicate", "id", "digestMultibase", "value");
        List<JsonValue> context = reader.contexts("context");
        List<String> types = reader.texts("type");
        if (types.contains("VerifiableCredential") || types.contains(GenericIntake.DTG_TYPE)) {
            reader.malformed(
                    "type",
                    "the types besides VerifiableCredential, and not " + GenericIntake.DTG_TYPE
                            + ", which has its own profile");
        }
        Optional<Set<Did>> issuers = issuers(reader);
        Map<JsonPointer, Set<String>> where = where(reader);
        Optional<JsonPointer> subject = reader.pointer("subject");
        Optional<Meaning> meaning = meaning(reader);
        return subject.isPresent() && meaning.isPresent()
                ? Optional.of(new Rule(context, Set.copyOf(types), issuers, where, subject.get(), meaning.get()))
                : Optional.empty();
    }

    private static Optional<Set<Did>> issuers(MappingReader reader) {
        boolean anyone = reader.object()
                .get("issuers")
                .filter(new JsonString("anyone")::equals)
                .isPresent();
        return anyone ? Optional.empty() : Optional.of(reader.dids("issuers"));
    }

    private static Map<JsonPointer, Set<String>> where(MappingReader reader) {
        Map<JsonPointer, Set<String>> where = new HashMap<>();
        if (reader.object().has("where")) {
            MappingReader conditions = reader.inner("where");
            conditions
                    .object()
                    .members()
                    .keySet()
                    .forEach(place -> conditions
                            .place(place, place)
                            .ifPresent(pointer -> where.put(pointer, Set.copyOf(conditions.texts(place)))));
        }
        return where;
    }

    private static Optional<Meaning> meaning(MappingReader reader) {
        String as = reader.text("as");
        return switch (as) {
            case "relationship" -> plain(reader, new Rule.Relationship());
            case "membership" -> plain(reader, new Rule.Membership());
            case "statement" -> statement(reader);
            default -> {
                if (!as.isEmpty()) {
                    reader.malformed("as", "one of relationship, membership, statement");
                }
                yield Optional.empty();
            }
        };
    }

    private static Optional<Meaning> plain(MappingReader reader, Meaning meaning) {
        for (String name : List.of("predicate", "id", "digestMultibase", "value")) {
            if (reader.object().has(name)) {
                reader.malformed(name, "left out where \"as\" is not \"statement\"");
            }
        }
        return Optional.of(meaning);
    }

    private static Optional<Meaning> statement(MappingReader reader) {
        String predicate = reader.text("predicate");
        if (!predicate.isEmpty() && !GenericIntake.isIri(predicate)) {
            reader.malformed("predicate", "an absolute IRI, such as https://example.org/knows-java");
        }
        List<ObjectForm> given = Arrays.stream(ObjectForm.values())
                .filter(form -> reader.object().has(form.member()))
                .toList();
        if (given.size() != 1) {
            reader.malformed(
                    given.isEmpty() ? ObjectForm.VALUE.member() : given.get(1).member(),
                    "the only one of id, digestMultibase, value");
            return Optional.empty();
        }
        ObjectForm form = given.get(0);
        return reader.pointer(form.member()).map(place -> new Rule.Stated(predicate, form, place));
    }
}
