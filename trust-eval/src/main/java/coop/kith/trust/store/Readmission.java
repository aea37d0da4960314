package coop.kith.trust.store;

import coop.kith.json.Json;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import coop.kith.problem.Result;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.Intake;
import coop.kith.trust.evidence.OriginalIntake;
import coop.kith.vc.proof.Sighting;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import coop.kith.vc.verify.VerifiedCredential;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a stored credential has to pass to be evidence again: the same as a new one, as of the time that it was first received. Three things differ. Its status is not asked
 * for: the lists of that time are gone, and what was found whenever somebody looked is in the log. Nor is its schema: whether the credential fits it was found out when it came in, the credential has not
 * changed since, and whoever publishes the schema could change that. And a key that its issuer has replaced since still speaks, where the history of the
 * issuer's DID shows that it was in force when the log received the credential: the log saw it then, and the log is not the signer.
 *
 * @param policy what verification insists on
 * @param intake the profile that says what the credential means
 * @param originals who reads what the log keeps besides credentials, at most one for each ground
 */
public record Readmission(
        CredentialVerifier verifier, VerificationPolicy policy, Intake intake, List<OriginalIntake> originals) {
    private static final String NOTED = "what was found out about it is in the log";
    private static final String FITTED = "whether it fits its schema was found out before the log took it";
    private static final String KEPT = "the log has had it since before the key was replaced";

    public Readmission {
        originals = List.copyOf(originals);
    }

    /** Of credentials alone. */
    public Readmission(CredentialVerifier verifier, VerificationPolicy policy, Intake intake) {
        this(verifier, policy, intake, List.of());
    }

    Result<List<Evidence>> read(String content, Instant receivedAt) {
        return refusedAs(LogProblem.NOT_VERIFIED, verified(content, receivedAt))
                .flatMap(verified -> refusedAs(LogProblem.NOT_READ, intake.readAll(verified, receivedAt)));
    }

    private Result<VerifiedCredential> verified(String content, Instant receivedAt) {
        VerificationPolicy again = policy.ignoringStatus(NOTED)
                .ignoringSchema(FITTED)
                .acceptingRotatedKeys(new Sighting(receivedAt, "this evidence log"), KEPT);
        return Json.parseObject(content)
                .flatMap(json -> verifier.verify(json, again, receivedAt)
                        .fold(
                                accepted -> Result.ok(accepted.value()),
                                rejected -> Result.refused(rejected.problems()),
                                undecided -> Result.refused(undecided.problems())));
    }

    private static <T> Result<T> refusedAs(ProblemType type, Result<T> result) {
        return result.fold(
                Result::ok,
                problems -> Result.refused(Problem.of(type, words(problems))
                        .with("because", problems.get(0).type().uri())));
    }

    private static String words(List<Problem> problems) {
        return problems.stream().map(Problem::detail).collect(Collectors.joining("; "));
    }
}
