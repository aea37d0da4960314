package coop.kith.trust.intake.dtg;

import coop.kith.problem.Result;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.Intake;
import coop.kith.vc.verify.VerifiedCredential;
import java.time.Instant;

/** Reads evidence out of verified DTG credentials. Immutable, safe for many threads. */
public final class DtgIntake implements Intake {
    private final DtgProfile profile;

    private DtgIntake(DtgProfile profile) {
        this.profile = profile;
    }

    public static DtgIntake of(DtgProfile profile) {
        return new DtgIntake(profile);
    }

    /**
     * The evidence; or {@link DtgProblem}s, all that can be seen at once. Where every problem is {@link DtgProblem#undecided}, nothing was found
     * wrong, and the credential still does not count.
     */
    @Override
    public Result<Evidence> read(VerifiedCredential verified, Instant receivedAt) {
        return Shape.read(verified.credential(), profile)
                .flatMap(reading -> Evidence.of(verified, reading, receivedAt));
    }
}
