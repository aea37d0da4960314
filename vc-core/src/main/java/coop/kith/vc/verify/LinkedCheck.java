package coop.kith.vc.verify;

import coop.kith.json.JsonObject;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.vc.model.Credential;
import java.util.List;
import java.util.function.Function;

/** Something the credential points to and this verifier has no way to look at: undecided, unless the policy does without. */
record LinkedCheck(
        String name,
        String member,
        Function<Credential, List<JsonObject>> present,
        Leniency leniency,
        VerifyProblem problem) {
    static final LinkedCheck SCHEMA = new LinkedCheck(
            "schema", "credentialSchema", Credential::schemas, Leniency.SCHEMA, VerifyProblem.SCHEMA_NOT_CHECKED);

    CredentialStep step() {
        return new CredentialStep(name, this::check);
    }

    private Check check(CredentialStep.Case of) {
        if (present.apply(of.credential()).isEmpty()) {
            return Check.notRequested(name);
        }
        return of.policy()
                .waiver(leniency, name)
                .orElseGet(() -> Check.undecided(
                        name,
                        Problem.of(
                                        problem,
                                        leniency.loss() + ": the credential has a " + member
                                                + ", and this verifier cannot follow it.",
                                        JsonPointer.of(member))
                                .next("Check it by other means, or verify with a policy that says why it may"
                                        + " be left out.")));
    }
}
