package coop.kith.vc.proof;

import coop.kith.did.Did;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.problem.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The resolutions of one verification: each DID is asked for once, and {@value KeyFinder#MOST_DIDS} of them at the most, since each may cost a request over
 * the network to a place that a stranger chose. Safe for many threads.
 */
final class Resolutions {
    private final DidResolver resolver;
    private final Map<Did, Resolution> known = new HashMap<>();

    Resolutions(DidResolver resolver) {
        this.resolver = resolver;
    }

    synchronized Resolution of(Did did) {
        if (!known.containsKey(did) && known.size() == KeyFinder.MOST_DIDS) {
            return new Resolution.Unavailable(List.of(Problem.of(
                            ProofProblem.TOO_MANY_DIDS,
                            did + " was not resolved, because " + KeyFinder.MOST_DIDS
                                    + " other DIDs were in this verification.")
                    .next("Verify the credentials one by one.")));
        }
        return known.computeIfAbsent(did, resolver::resolve);
    }
}
