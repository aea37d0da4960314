package coop.kith.vc.verify;

import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.vc.model.Credential;
import java.time.Duration;
import java.time.Instant;

/** Whether a credential is valid at a time: {@code validFrom <= at <= validUntil}, both bounds included, each missed by the clock skew at the most. */
final class ValidityCheck {
    static final String NAME = "validity";

    private ValidityCheck() {}

    static Check check(CredentialStep.Case of) {
        return check(of.credential(), of.at(), of.policy().clockSkew());
    }

    private static Check check(Credential credential, Instant at, Duration skew) {
        if (credential.validFrom().filter(from -> from.minus(skew).isAfter(at)).isPresent()) {
            return Check.failed(
                    NAME,
                    Problem.of(
                                    VerifyProblem.NOT_YET_VALID,
                                    "The credential is valid from "
                                            + credential.validFrom().get() + " on; this verification is for " + at
                                            + ".",
                                    JsonPointer.of(credential.model().validFromMember()))
                            .next("Wait until then, or check this machine's clock."));
        }
        if (credential
                .validUntil()
                .filter(until -> until.plus(skew).isBefore(at))
                .isPresent()) {
            return Check.failed(
                    NAME,
                    Problem.of(
                                    VerifyProblem.EXPIRED,
                                    "The credential was valid until "
                                            + credential.validUntil().get() + "; this verification is for " + at + ".",
                                    JsonPointer.of(credential.model().validUntilMember()))
                            .next("Ask the issuer for a new one."));
        }
        return Check.passed(NAME);
    }
}
