package coop.kith.trust.algorithm.rank;

import java.util.concurrent.ForkJoinPool;

/** Personalised PageRank: how much of the seeds' attention comes to each node. See {@link Walk} for the definition and {@link SybilBound} for what it certifies. */
public final class PersonalRank {
    /** The restart probability most used since the first paper on PageRank. */
    public static final Alpha USUAL = new Alpha(150_000_000);

    private PersonalRank() {}

    public static Scores of(RankGraph graph, Seeds seeds, Alpha alpha, int sweeps) {
        return Walk.of(graph, seeds, alpha, sweeps).scores(sweeps);
    }

    /** The same, to the bit, with the threads of {@code pool}. */
    public static Scores of(RankGraph graph, Seeds seeds, Alpha alpha, int sweeps, ForkJoinPool pool) {
        return Walk.of(graph, seeds, alpha, sweeps, pool).scores(sweeps);
    }
}
