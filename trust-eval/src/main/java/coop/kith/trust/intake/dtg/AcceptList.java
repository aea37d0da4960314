package coop.kith.trust.intake.dtg;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.evidence.IssuerScope;
import coop.kith.trust.intake.dtg.PredicateProfile.ObjectKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the predicate registry's files: its accept list ({@code accept-list.json}, held to {@code meta/accept-list.schema.json}) and the definition of one predicate ({@code predicate.jsonld}). What comes out is
 * for {@link DtgProfile#accepting}; nothing is accepted because a registry lists it.
 */
public final class AcceptList {
    private static final Set<String> MEMBERS =
            Set.of("$schema", "namespace", "revision", "commit", "generatedAt", "predicates");
    private static final Set<String> ENTRY = Set.of(
            "status",
            "objectKind",
            "objectSchema",
            "taskContextRequired",
            "minimumIssuerScope",
            "additionalMembers",
            "supersededBy");

    private final List<Problem> problems = new ArrayList<>();

    private AcceptList() {}

    /** How far a predicate has come in the registry, least first. */
    public enum Status {
        /** No longer to be issued. */
        DEPRECATED,
        /** May still change. */
        DRAFT,
        /** Proposed: the registry's recommended floor. */
        CANDIDATE,
        /** Settled. */
        STANDARD;

        private static Optional<Status> of(String term) {
            return Arrays.stream(values())
                    .filter(status -> status.name().toLowerCase(Locale.ROOT).equals(term))
                    .findFirst();
        }
    }

    /** The predicates of the list that have come as far as {@code floor}, in the order of their IRIs; or everything that is wrong with the list. */
    public static Result<List<PredicateProfile>> read(JsonObject list, Status floor) {
        AcceptList reader = new AcceptList();
        reader.checkMembers(list, MEMBERS, JsonPointer.root());
        if (list.string("commit")
                .filter(commit -> commit.matches("[0-9a-f]{7,40}"))
                .isEmpty()) {
            reader.malformed("commit is not 7 to 40 hexadecimal digits", JsonPointer.of("commit"));
        }
        JsonPointer at = JsonPointer.of("predicates");
        if (list.object("predicates").isEmpty()) {
            reader.malformed("predicates is not an object", at);
        }
        List<PredicateProfile> accepted = new ArrayList<>();
        list.object("predicates").orElse(JsonObject.empty()).members().forEach((iri, stated) -> {
            JsonObject entry = stated instanceof JsonObject object ? object : JsonObject.empty();
            reader.checkMembers(entry, ENTRY, at.append(iri));
            Optional<Status> status = reader.status(entry, at.append(iri));
            reader.profile(iri, entry, at.append(iri))
                    .filter(profile ->
                            status.filter(come -> come.compareTo(floor) >= 0).isPresent())
                    .ifPresent(accepted::add);
        });
        accepted.sort((one, other) -> one.iri().compareTo(other.iri()));
        return reader.problems.isEmpty() ? Result.ok(List.copyOf(accepted)) : Result.refused(reader.problems);
    }

    /** One predicate by its own definition, whatever its status. */
    public static Result<PredicateProfile> definition(JsonObject definition) {
        AcceptList reader = new AcceptList();
        reader.status(definition, JsonPointer.root());
        Optional<PredicateProfile> profile =
                reader.profile(definition.string("id").orElse(""), definition, JsonPointer.root());
        return profile.isPresent() && reader.problems.isEmpty()
                ? Result.ok(profile.get())
                : Result.refused(reader.problems);
    }

    private Optional<PredicateProfile> profile(String iri, JsonObject entry, JsonPointer at) {
        int before = problems.size();
        if (!Iri.isAbsolute(iri)) {
            malformed("a predicate is an absolute IRI in Normalization Form C, not " + Shape.shown(iri), at);
        }
        Set<ObjectKind> kinds = EnumSet.noneOf(ObjectKind.class);
        List<JsonValue> named = entry.array("objectKind").map(JsonArray::items).orElse(List.of());
        Arrays.stream(ObjectKind.values())
                .filter(kind -> named.contains(new JsonString(kind.member())))
                .forEach(kinds::add);
        if (kinds.isEmpty() || kinds.size() != named.size()) {
            malformed(
                    "objectKind names none of id, digestMultibase, value, or something else", at.append("objectKind"));
        }
        JsonValue task = entry.get("taskContextRequired").orElse(JsonLiteral.NULL);
        if (task != JsonLiteral.TRUE && task != JsonLiteral.FALSE) {
            malformed("taskContextRequired is neither true nor false", at.append("taskContextRequired"));
        }
        JsonValue scope = entry.get("minimumIssuerScope").orElse(new JsonString(""));
        Optional<IssuerScope> least =
                scope instanceof JsonString text ? IssuerScope.of(text.value()) : Optional.empty();
        if (least.isEmpty() && scope != JsonLiteral.NULL) {
            malformed("minimumIssuerScope is no scope and not null", at.append("minimumIssuerScope"));
        }
        return problems.size() == before
                ? Optional.of(new PredicateProfile(iri, kinds, task == JsonLiteral.TRUE, least))
                : Optional.empty();
    }

    private Optional<Status> status(JsonObject entry, JsonPointer at) {
        Optional<Status> status = entry.string("status").flatMap(Status::of);
        if (status.isEmpty()) {
            malformed("status is none of draft, candidate, standard, deprecated", at.append("status"));
        }
        return status;
    }

    /** Those that may be there, and, {@code objectSchema} aside, must. */
    private void checkMembers(JsonObject object, Set<String> names, JsonPointer at) {
        object.members().keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> malformed("the schema has no member " + Shape.shown(name), at.append(name)));
        names.stream()
                .filter(name -> !object.has(name) && !name.equals("objectSchema"))
                .sorted()
                .forEach(name -> malformed("there is no " + name, at.append(name)));
    }

    private void malformed(String detail, JsonPointer where) {
        problems.add(Problem.of(DtgProblem.MALFORMED_REGISTRY, detail, where));
    }
}
