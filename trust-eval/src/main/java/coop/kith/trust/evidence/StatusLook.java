package coop.kith.trust.evidence;

import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.trust.evidence.StatusChange.Value;
import coop.kith.vc.status.StatusProblem;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import coop.kith.vc.verify.VerifiedCredential;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks at the status of evidence anew. What cannot be found out is a finding too: whoever keeps a list from us must not keep a revoked credential counting.
 *
 * @param verifier one that follows links to status lists
 * @param policy as for new credentials; one that ignores the status finds nothing out
 */
public record StatusLook(CredentialVerifier verifier, VerificationPolicy policy) {
    private static final String CHECK = "status";

    /** What there is to note, known from {@code now} on; empty where the credential has no status, or where it is as it was. */
    public Optional<StatusChange> at(Evidence evidence, Instant now) {
        if (!evidence.hasStatus()) {
            return Optional.empty();
        }
        List<Check> protocol = evidence.ground()
                .credential()
                .map(credential ->
                        verifier.verify(credential.secured(), policy, now).protocol())
                .orElse(List.of());
        StatusChange found = found(protocol, evidence.digestMultibase(), now)
                .orElseGet(() -> new StatusChange(evidence.digestMultibase(), Value.UNKNOWN, now, now, List.of(), now));
        return tellsMore(evidence, found, now) ? Optional.of(found) : Optional.empty();
    }

    /** What changes nothing, such as an older list that is served again, is not noted. */
    private static boolean tellsMore(Evidence evidence, StatusChange found, Instant now) {
        return evidence.with(List.of(found)).standing(now, now) != evidence.standing(now, now);
    }

    /** What the verification that let the credential in found, known since the evidence was: empty where the status was not checked then. */
    static Optional<StatusChange> first(VerifiedCredential verified, String digest, Instant receivedAt) {
        Instant checkedAt = verified.verifiedAt();
        return found(verified.protocol(), digest, checkedAt)
                .filter(found -> found.value() == Value.VALID)
                .map(found -> found.learntAt(receivedAt.isAfter(checkedAt) ? receivedAt : checkedAt));
    }

    private static Optional<StatusChange> found(List<Check> protocol, String digest, Instant at) {
        return protocol.stream()
                .filter(check -> check.name().equals(CHECK))
                .filter(check -> check.outcome() != Outcome.NOT_REQUESTED
                        || !check.parts().isEmpty())
                .findFirst()
                .map(check -> {
                    Check telling = check.parts().stream()
                            .max(Comparator.comparing((Check entry) -> value(entry))
                                    .thenComparing(entry -> since(entry, at)))
                            .orElse(check);
                    Value value = value(check);
                    return new StatusChange(
                            digest,
                            value,
                            value == Value.UNKNOWN ? at : since(telling, at),
                            at,
                            check.parts().stream()
                                    .flatMap(entry ->
                                            Stream.ofNullable(entry.facts().get("digest")))
                                    .toList(),
                            at);
                });
    }

    /** The worst of the entries. */
    private static Value value(Check check) {
        Value own = switch (check.outcome()) {
            case PASSED, NOT_REQUESTED -> Value.VALID;
            case UNDECIDED, FAILED ->
                check.problem().map(StatusLook::value).orElse(check.parts().isEmpty() ? Value.UNKNOWN : Value.VALID);
        };
        return check.parts().stream()
                .map(StatusLook::value)
                .max(Comparator.naturalOrder())
                .filter(worst -> worst.compareTo(own) > 0)
                .orElse(own);
    }

    private static Value value(Problem problem) {
        return problem.type() == StatusProblem.REVOKED
                ? Value.REVOKED_SOFT
                : problem.type() == StatusProblem.SUSPENDED ? Value.SUSPENDED : Value.UNKNOWN;
    }

    /** The time that the list states, which is as long ago as the list is old. */
    private static Instant since(Check entry, Instant at) {
        try {
            return Optional.ofNullable(entry.facts().get("age"))
                    .map(age -> at.minus(Duration.parse(age)))
                    .orElse(at);
        } catch (DateTimeException tooFarBack) {
            return at;
        }
    }
}
