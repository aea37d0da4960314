package coop.kith.trust.intake.dtg;

import coop.kith.did.Did;
import coop.kith.json.JsonObject;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.trust.evidence.IssuerScope;
import coop.kith.trust.evidence.Statement;
import coop.kith.trust.evidence.Statement.StatedObject;
import coop.kith.trust.intake.dtg.PredicateProfile.ObjectKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a statement states, held to the constraints of its predicate's profile. Members that the profile does not define are ignored. */
final class StatementShape {
    private static final JsonPointer AT = JsonPointer.of("credentialSubject", "object");

    /** A statement, and the community it was made for where the predicate has one. */
    record Found(Statement statement, Optional<Did> community) {}

    private StatementShape() {}

    static Optional<Found> read(
            JsonObject subject,
            PredicateProfile predicate,
            Did issuer,
            IssuerScope scope,
            Optional<String> task,
            List<Problem> problems) {
        checkIssue(predicate, scope, task, problems);
        JsonObject object = subject.object("object").orElse(JsonObject.empty());
        List<ObjectKind> kinds = Arrays.stream(ObjectKind.values())
                .filter(kind -> object.has(kind.member()))
                .toList();
        if (kinds.size() != 1) {
            problems.add(DtgRule.OBJECT.broken(
                    "object must have exactly one of id, digestMultibase, value; it has " + kinds.size(), AT));
            return Optional.empty();
        }
        ObjectKind kind = kinds.get(0);
        if (!predicate.objectKinds().contains(kind)) {
            problems.add(DtgRule.OBJECT_KIND.broken(
                    predicate.iri() + " does not take an object given by " + kind.member(), AT.append(kind.member())));
        }
        Optional<Did> community = community(predicate, object, issuer, problems);
        return stated(object, kind, problems)
                .map(stated -> new Found(new Statement(predicate.iri(), stated), community));
    }

    private static void checkIssue(
            PredicateProfile predicate, IssuerScope scope, Optional<String> task, List<Problem> problems) {
        if (predicate.taskContextRequired() && task.isEmpty()) {
            problems.add(DtgRule.TASK_REQUIRED.broken(
                    predicate.iri() + " must name its exchange in taskContext", JsonPointer.of("taskContext")));
        }
        predicate
                .minimumScope()
                .filter(least -> scope.compareTo(least) < 0)
                .ifPresent(least -> problems.add(DtgRule.MINIMUM_SCOPE.broken(
                        predicate.iri() + " asks for an issuer that is at least " + least.term() + "; this one is "
                                + scope.term(),
                        JsonPointer.of("issuerScope"))));
    }

    private static Optional<StatedObject> stated(JsonObject object, ObjectKind kind, List<Problem> problems) {
        return switch (kind) {
            case ID -> {
                Optional<String> id = object.string("id").filter(Iri::isAbsolute);
                if (id.isEmpty()) {
                    problems.add(DtgRule.OBJECT.broken("object.id is not a DID or another IRI", AT.append("id")));
                }
                yield id.map(Statement.Entity::new);
            }
            case DIGEST -> Shape.digest(object, AT, "digestMultibase", problems).map(Statement.Digest::new);
            case VALUE -> object.get("value").map(Statement.Value::new);
        };
    }

    /** A vetting counts for the one community that it names. */
    private static Optional<Did> community(
            PredicateProfile predicate, JsonObject object, Did issuer, List<Problem> problems) {
        return predicate.iri().equals(PredicateProfile.VETTED.iri())
                ? VettingShape.read(
                        object.get("value").orElse(JsonObject.empty()), issuer, AT.append("value"), problems)
                : Optional.empty();
    }
}
