package coop.kith.trust.intake.dtg;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.trust.evidence.Mandate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a delegation or an authority lets its subject do, as stated. The chain above it is looked at where the whole graph is seen. */
final class MandateShape {
    private static final JsonPointer SUBJECT = JsonPointer.of("credentialSubject");
    private static final JsonPointer DELEGATION = SUBJECT.append("delegation");
    private static final JsonPointer AUTHORITY = SUBJECT.append("authority");

    private final List<Problem> problems;

    MandateShape(List<Problem> problems) {
        this.problems = problems;
    }

    /** The digest of the grant that a delegation credential accepts; empty for a grant. */
    Optional<String> accepted(JsonObject subject) {
        JsonObject delegation = subject.object("delegation").orElse(JsonObject.empty());
        if (!delegation.has("accepts")) {
            return Optional.empty();
        }
        if (delegation.has("scope")) {
            problems.add(DtgRule.ACCEPTANCE_SCOPE.broken(
                    "an acceptance has a scope of its own; it is for the scope of the grant",
                    DELEGATION.append("scope")));
        }
        return Shape.digest(delegation, DELEGATION, "accepts", problems);
    }

    /** What a grant lets the delegate do in the name of its issuer. */
    Optional<Mandate> delegation(JsonObject subject) {
        JsonObject delegation = subject.object("delegation").orElse(JsonObject.empty());
        SortedSet<String> scope = texts(delegation, "scope");
        if (scope.isEmpty()) {
            problems.add(DtgRule.DELEGATION.broken(
                    "a delegation names in its scope at least one act, each as a string", DELEGATION.append("scope")));
        }
        return mandate(delegation, DELEGATION, Optional.empty(), scope, "maxDepth");
    }

    /** What an authority lets its subject do, as itself. */
    Optional<Mandate> authority(JsonObject subject) {
        JsonObject authority = subject.object("authority").orElse(JsonObject.empty());
        Optional<String> scope = authority.string("scope").filter(Iri::hasScheme);
        if (scope.isEmpty()) {
            problems.add(DtgRule.AUTHORITY.broken(
                    "an authority has a scope that is a DID or a URI", AUTHORITY.append("scope")));
        }
        SortedSet<String> actions = texts(authority, "actions");
        if (actions.isEmpty()) {
            problems.add(DtgRule.AUTHORITY.broken(
                    "an authority names at least one action, each as a string; none is no wildcard",
                    AUTHORITY.append("actions")));
        }
        return mandate(authority, AUTHORITY, scope, actions, "maxAttenuation");
    }

    private Optional<Mandate> mandate(
            JsonObject stated, JsonPointer at, Optional<String> within, SortedSet<String> acts, String limit) {
        Optional<String> parent =
                stated.has("parent") ? Shape.digest(stated, at, "parent", problems) : Optional.empty();
        OptionalInt further = OptionalInt.empty();
        if (stated.has(limit)) {
            further = whole(stated.get(limit).orElseThrow());
            if (further.isEmpty()) {
                problems.add(DtgRule.CHAIN_LIMIT.broken(limit + " is not a whole number from 0", at.append(limit)));
            }
        }
        return acts.isEmpty() ? Optional.empty() : Optional.of(new Mandate(within, acts, parent, further));
    }

    private static OptionalInt whole(JsonValue value) {
        return value instanceof JsonNumber number
                        && number.asLong().isPresent()
                        && number.asLong().getAsLong() >= 0
                ? OptionalInt.of((int) Math.min(number.asLong().getAsLong(), Integer.MAX_VALUE))
                : OptionalInt.empty();
    }

    /** Empty where it is no array of strings with something in each. */
    private static SortedSet<String> texts(JsonObject holder, String member) {
        SortedSet<String> texts = new TreeSet<>();
        for (JsonValue item : holder.array(member).map(JsonArray::items).orElse(List.of())) {
            if (!(item instanceof JsonString text) || text.value().isEmpty()) {
                return new TreeSet<>();
            }
            texts.add(text.value());
        }
        return texts;
    }
}
