package coop.kith.did.method.remote;

import coop.kith.did.Did;
import coop.kith.did.history.Permanence;
import coop.kith.did.http.ResolverClient;
import coop.kith.did.resolve.DidMethod;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One method as other resolvers answer it.
 *
 * @param resolvers at least one, asked in this order
 */
record RemoteMethod(String name, List<ResolverClient> resolvers) implements DidMethod {
    @Override
    public String specification() {
        return resolvers.stream()
                .map(resolver -> resolver.endpoint().toString())
                .collect(Collectors.joining(", ", "did:" + name + " by ", ""));
    }

    /** Whether the other side has versions is for it to say. */
    @Override
    public boolean hasVersions() {
        return true;
    }

    /** What others say about the past is not verified, so no history is made of it. */
    @Override
    public Permanence permanence() {
        return Permanence.CURRENT_ONLY;
    }

    @Override
    public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
        List<Problem> undecided = new ArrayList<>();
        for (ResolverClient resolver : resolvers) {
            Resolution answer = resolver.resolve(did, options, around);
            if (!(answer instanceof Resolution.Unavailable unavailable)) {
                return answer;
            }
            undecided.addAll(unavailable.problems());
        }
        return new Resolution.Unavailable(undecided);
    }
}
