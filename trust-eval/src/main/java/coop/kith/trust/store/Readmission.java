package coop.kith.trust.store;

import coop.kith.json.Json;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import coop.kith.problem.Result;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.Intake;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import coop.kith.vc.verify.VerifiedCredential;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a stored credential has to pass to be evidence again: the same as a new one, as of the time that it was first received. Only its status is not asked for: the lists
 * of that time are gone, and what was found whenever somebody looked is in the log.
 *
 * @param policy what verification insists on
 * @param intake the profile that says what the credential means
 */
public record Readmission(CredentialVerifier verifier, VerificationPolicy policy, Intake intake) {
    private static final String NOTED = "what was found out about it is in the log";

    Result<Evidence> read(String content, Instant receivedAt) {
        return refusedAs(LogProblem.NOT_VERIFIED, verified(content, receivedAt))
                .flatMap(verified -> refusedAs(LogProblem.NOT_READ, intake.read(verified, receivedAt)));
    }

    private Result<VerifiedCredential> verified(String content, Instant receivedAt) {
        return Json.parseObject(content)
                .flatMap(json -> verifier.verify(json, policy.ignoringStatus(NOTED), receivedAt)
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
