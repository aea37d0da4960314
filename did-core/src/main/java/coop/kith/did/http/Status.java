package coop.kith.did.http;

import coop.kith.did.DidProblem;
import coop.kith.problem.Problem;
import java.util.List;

/** The status codes of DID Resolution 1.0, "HTTP(S) Binding". */
final class Status {
    static final int OK = 200;
    static final int GONE = 410;

    private Status() {}

    /** By the first problem, which is the one in {@code error}. */
    static int of(List<Problem> problems) {
        String uri = problems.get(0).type().uri();
        for (DidProblem known : DidProblem.values()) {
            if (known.uri().equals(uri)) {
                return of(known);
            }
        }
        return 500;
    }

    private static int of(DidProblem problem) {
        return switch (problem) {
            case INVALID_DID, INVALID_DID_URL, INVALID_OPTIONS -> 400;
            case NOT_FOUND -> 404;
            case REPRESENTATION_NOT_SUPPORTED -> 406;
            case INVALID_DID_DOCUMENT, INTERNAL_ERROR -> 500;
            case METHOD_NOT_SUPPORTED, FEATURE_NOT_SUPPORTED -> 501;
        };
    }
}
