package coop.kith.did.method.webvh;

import coop.kith.problem.Result;
import java.util.Optional;

/** Verifies one line of a log after another, by the rules of one version of the method. */
interface LineChecks {
    /** The entry in {@code line}, which follows {@code before}; the problems are all that is wrong with it. */
    Result<VerifiedEntry> next(Optional<VerifiedEntry> before, byte[] line);
}
