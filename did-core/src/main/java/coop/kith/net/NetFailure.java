package coop.kith.net;

import coop.kith.problem.Problem;
import java.io.InterruptedIOException;

/**
 * Carries a problem out of the middle of a stream. An InterruptedIOException, since the JDK's TLS passes those on untouched and takes every
 * other kind for a broken session. Never leaves this package.
 */
final class NetFailure extends InterruptedIOException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    NetFailure(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    NetFailure(NetProblem type, String detail, String next) {
        this(type.problem(detail).next(next));
    }

    Problem problem() {
        return problem;
    }
}
