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

    /**
     * As many sweeps as bring all scores together within {@code tolerance} of the true ones, by how much the last one moved them: far fewer than the canonical value takes to promise as much, since
     * most of what a sweep moves cancels out. The same bits on every machine, but not the canonical value: for who looks, not for receipts. The error it states is that of all scores
     * together.
     *
     * @param tolerance above 0 and below 1; where rounding alone is more, the error says so
     */
    public static Scores within(RankGraph graph, Seeds seeds, Alpha alpha, double tolerance) {
        Approach approach = new Approach(graph, seeds, alpha);
        approach.to(tolerance);
        return approach.scores();
    }
}
