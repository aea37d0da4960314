package coop.kith.did.location;

import coop.kith.did.DidProblem;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;

/**
 * From a domain name with letters beyond ASCII to the one that DNS knows (IDNA 2008, RFC 5891). Passed in, since the tables are large; implementations are safe for
 * many threads.
 */
@FunctionalInterface
public interface Idna {
    /** Every such name is FEATURE_NOT_SUPPORTED. Names in ASCII need no conversion and never come here. */
    static Idna none() {
        return domain -> Result.refused(Problem.of(
                        DidProblem.FEATURE_NOT_SUPPORTED,
                        "the domain \"" + domain + "\" has letters beyond ASCII, and no IDNA conversion was passed in")
                .next("Pass one in, or write the domain's labels in their xn-- form."));
    }

    /** The name with A-labels ({@code xn--...}) only; the problem is INVALID_DID where the name is not allowed. */
    Result<String> toAscii(String domain);
}
