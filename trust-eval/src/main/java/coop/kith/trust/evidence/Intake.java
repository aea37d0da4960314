package coop.kith.trust.evidence;

import coop.kith.problem.Result;
import coop.kith.vc.verify.VerifiedCredential;
import java.time.Instant;
import java.util.List;

/** A profile that reads evidence out of verified credentials. Implementations are immutable and safe for many threads. */
@FunctionalInterface
public interface Intake {
    /** The evidence that {@code verified} is under this profile, first seen at {@code receivedAt}; or why it is none. */
    Result<Evidence> read(VerifiedCredential verified, Instant receivedAt);

    /** All the evidence that it is: one piece, unless the profile knows credentials that are several, as a list of tags is. */
    default Result<List<Evidence>> readAll(VerifiedCredential verified, Instant receivedAt) {
        return read(verified, receivedAt).map(List::of);
    }
}
