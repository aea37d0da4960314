package coop.kith.vc.proof;

import coop.kith.did.Did;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Past;
import coop.kith.did.resolve.Resolution;
import coop.kith.problem.Problem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The resolutions of one verification: each DID is asked for once, and {@value KeyFinder#MOST_DIDS} of them at the most, since each may cost a request over
 * the network to a place that a stranger chose. Safe for many threads.
 */
final class Resolutions implements Documents {
    private final DidResolver resolver;
    private final Map<Did, Resolution> known = new HashMap<>();
    private final Map<Did, Past> pasts = new HashMap<>();
    private final Set<Did> askedAgain = new HashSet<>();
    private final Optional<Deadline> deadline;

    Resolutions(DidResolver resolver, Optional<Deadline> deadline) {
        this.resolver = resolver;
        this.deadline = deadline;
    }

    @Override
    public synchronized Resolution of(Did did) {
        if (!known.containsKey(did) && known.size() == KeyFinder.MOST_DIDS) {
            return new Resolution.Unavailable(List.of(tooMany(did)));
        }
        if (!known.containsKey(did) && isLate()) {
            return new Resolution.Unavailable(List.of(late(did)));
        }
        return known.computeIfAbsent(did, resolver::resolve);
    }

    private boolean isLate() {
        return deadline.filter(Deadline::isOver).isPresent();
    }

    private Problem late(Did did) {
        return Problem.of(
                        ProofProblem.TIME_SPENT,
                        did + " was not asked for any more, because this verification had taken "
                                + deadline.map(Deadline::given).orElse("its time") + ".")
                .next("Verify again; where many are slow, verify the credentials one by one.");
    }

    private static Problem tooMany(Did did) {
        return Problem.of(
                        ProofProblem.TOO_MANY_DIDS,
                        did + " was not resolved, because " + KeyFinder.MOST_DIDS
                                + " other DIDs were in this verification.")
                .next("Verify the credentials one by one.");
    }

    @Override
    public synchronized Past past(Did did) {
        if (!pasts.containsKey(did) && pasts.size() == KeyFinder.MOST_DIDS) {
            return new Past.Unavailable(List.of(tooMany(did)));
        }
        if (!pasts.containsKey(did) && isLate()) {
            return new Past.Unavailable(List.of(late(did)));
        }
        return pasts.computeIfAbsent(did, resolver::history);
    }

    /** The newer answer takes the place of the one that was seen; each DID is asked for again once. */
    @Override
    public synchronized Optional<Resolution> newer(Did did, Resolution seen) {
        if (isLate() || !askedAgain.add(did)) {
            return Optional.ofNullable(known.get(did)).filter(later -> !later.equals(seen));
        }
        Optional<Resolution> newer = resolver.newer(did, seen);
        newer.ifPresent(answer -> known.put(did, answer));
        return newer;
    }
}
