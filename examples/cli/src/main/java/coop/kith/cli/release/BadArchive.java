package coop.kith.cli.release;

import coop.kith.problem.Problem;
import java.io.IOException;

/** Carries a problem from within the reading of a stream to {@link Archive}, which returns it; never leaves this room. */
final class BadArchive extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    BadArchive(ReleaseProblem type, String detail) {
        super(detail);
        this.problem = Problem.of(type, detail)
                .next("Check that this is the release's own archive, and whole; fetch it again if in doubt.");
    }

    Problem problem() {
        return problem;
    }
}
