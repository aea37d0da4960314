package coop.kith.vc.verify;

import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.vc.linked.LinkedCredentials;
import coop.kith.vc.linked.LinkedDocuments;
import coop.kith.vc.model.Shown;
import coop.kith.vc.schema.SchemaCheck;
import java.util.ArrayList;
import java.util.List;

/** Every schema of a credential, each by the check that knows its type. Immutable, safe for many threads. */
final class SchemaStep {
    static final String NAME = "schema";

    /** One for the claims, one for the rest, and room for as many again. */
    static final int MOST_ENTRIES = 4;

    private static final JsonPointer MEMBER = JsonPointer.of("credentialSchema");

    private final List<SchemaCheck> checks;

    SchemaStep(List<? extends SchemaCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    Check check(CredentialStep.Case of, LinkedDocuments documents, LinkedCredentials linked) {
        List<JsonObject> entries = of.credential().schemas();
        if (entries.size() > MOST_ENTRIES) {
            return Check.undecided(
                    NAME, notChecked("there are " + entries.size() + ", and " + MOST_ENTRIES + " are looked at"));
        }
        List<Check> parts = new ArrayList<>();
        for (JsonObject entry : entries) {
            parts.add(checks.stream()
                    .filter(check -> entry.oneOrMany("type").stream()
                            .anyMatch(type -> type instanceof JsonString text
                                    && check.types().contains(text.value())))
                    .findFirst()
                    .map(check -> check.check(of.credential(), entry, documents, linked))
                    .orElseGet(() -> Check.undecided(
                            "schema.entry",
                            notChecked("one is of the type "
                                    + entry.get("type").map(Shown::value).orElse("that is missing")
                                    + ", which this verifier cannot follow"))));
        }
        return Check.of(NAME, parts);
    }

    private static Problem notChecked(String why) {
        return Problem.of(
                        VerifyProblem.SCHEMA_NOT_CHECKED,
                        Leniency.SCHEMA.loss() + ": of its schemas, " + why + ".",
                        MEMBER)
                .next("Check it by other means, or verify with a policy that says why it may be left out.");
    }
}
