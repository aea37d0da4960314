package coop.kith.vc.verify;

import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.vc.linked.LinkedCredentials;
import coop.kith.vc.model.Credential;
import coop.kith.vc.model.Shown;
import coop.kith.vc.status.StatusCheck;
import coop.kith.vc.status.StatusExpectation;
import coop.kith.vc.status.StatusProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every status entry of a credential, each by the check that knows its type. Immutable, safe for many threads. */
final class StatusStep {
    static final String NAME = "status";

    /** Revocation, suspension, a message, and room for as many again. */
    static final int MOST_ENTRIES = 8;

    private static final JsonPointer MEMBER = JsonPointer.of("credentialStatus");

    private final List<StatusCheck> checks;

    StatusStep(List<? extends StatusCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    Check check(CredentialStep.Case of, LinkedCredentials linked) {
        Credential credential = of.credential();
        VerificationPolicy policy = of.policy();
        List<JsonObject> entries = credential.statuses();
        if (entries.size() > MOST_ENTRIES) {
            return Check.undecided(
                    NAME,
                    Problem.of(
                                    VerifyProblem.STATUS_NOT_CHECKED,
                                    "The credential has " + entries.size() + " status entries, and " + MOST_ENTRIES
                                            + " are looked at.",
                                    MEMBER)
                            .next("Ask the issuer for a credential with fewer."));
        }
        StatusExpectation expectation = new StatusExpectation(of.at(), policy.clockSkew(), policy.oldestStatus());
        boolean listed = credential.json().array("credentialStatus").isPresent();
        List<Check> parts = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Check entry = entry(entries.get(i), credential.issuer(), expectation, linked);
            parts.add(accepted(entry, policy).under(listed ? MEMBER.append(i) : MEMBER));
        }
        return Check.of(NAME, parts);
    }

    private Check entry(JsonObject entry, String issuer, StatusExpectation expectation, LinkedCredentials linked) {
        Optional<StatusCheck> known = checks.stream()
                .filter(check -> entry.oneOrMany("type").stream()
                        .anyMatch(type ->
                                type instanceof JsonString text && check.types().contains(text.value())))
                .findFirst();
        return known.map(check -> check.check(entry, issuer, expectation, linked))
                .orElseGet(() -> Check.undecided(
                        "status.entry",
                        Problem.of(
                                        VerifyProblem.STATUS_NOT_CHECKED,
                                        Leniency.STATUS.loss()
                                                + ": the credential has a credentialStatus of the type "
                                                + entry.get("type")
                                                        .map(Shown::value)
                                                        .orElse("that is missing")
                                                + ", and this verifier cannot follow it.")
                                .next("Check it by other means, or verify with a policy that says why it may"
                                        + " be left out.")));
    }

    /** A message that the policy accepts is told all the same. */
    private static Check accepted(Check entry, VerificationPolicy policy) {
        boolean message = entry.outcome() == Outcome.UNDECIDED
                && entry.problem()
                        .filter(problem -> problem.type() == StatusProblem.STATUS_MESSAGE)
                        .isPresent();
        return message
                ? policy.waiver(Leniency.STATUS_MESSAGE, entry.name())
                        .map(waived ->
                                new Check(waived.name(), waived.outcome(), waived.problem(), List.of(), entry.facts()))
                        .orElse(entry)
                : entry;
    }
}
