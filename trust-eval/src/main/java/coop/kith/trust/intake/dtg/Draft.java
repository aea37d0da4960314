package coop.kith.trust.intake.dtg;

import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Knows the superseded drafts of July 2026 by what they left in a credential: their context, or types that are gone. */
final class Draft {
    private static final String CONTEXT = "https://firstperson.network/credentials/dtg/v1";
    private static final Set<String> GONE = Set.of("EndorsementCredential", "WitnessCredential", "RCardCredential");

    private Draft() {}

    static Optional<Problem> of(JsonObject credential) {
        Optional<Problem> context =
                sign(credential.oneOrMany("@context"), Set.of(CONTEXT), "the context " + CONTEXT, "@context");
        return context.isPresent()
                ? context
                : sign(credential.oneOrMany("type"), GONE, "a type that no longer exists", "type");
    }

    private static Optional<Problem> sign(List<JsonValue> values, Set<String> signs, String what, String member) {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof JsonString text && signs.contains(text.value())) {
                return Optional.of(Problem.of(
                                DtgProblem.SUPERSEDED_DRAFT,
                                "'" + text.value() + "' is " + what
                                        + ": this credential follows the July 2026 draft, which Document Status 0.6.0 replaced"
                                        + " without an upgrade path",
                                JsonPointer.of(member).append(i))
                        .next("ask the issuer to issue it again in the form of 0.6.0: context " + Shape.DTG_CONTEXT
                                + ", with issuerScope; an endorsement or a witness becomes a StatementCredential"));
            }
        }
        return Optional.empty();
    }
}
