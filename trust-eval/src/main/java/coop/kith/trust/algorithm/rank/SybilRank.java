package coop.kith.trust.algorithm.rank;

/**
 * SybilRank: accounts in the order in which a short walk over mutual friendships comes to them, for how many friends they have.
 *
 * <p><b>Definition.</b> On the undirected graph the seeds share one unit; ceil(log2 n) steps of a walk that never goes back; the score is what stands at a node, divided by what the
 * node gives in all. Low scores are the likely Sybils: few friendships lead out of where the seeds live, and the walk stops before it has spread evenly.
 *
 * <p><b>Example.</b> A seed with one friend, who has one more: 2 steps. All is at the friend after one, half at each end after two: 1/2, 0, 1/2.
 *
 * <p><b>Cost.</b> log n sweeps. <b>What it resists.</b> On a fast-mixing honest region, O(log n) Sybils for each attack edge outrank honest accounts: a statement about
 * orders of growth, not about a given graph. So there is <b>no bound</b> on an answer ({@link Scores#error} is infinite), and attackers who win many friends win: measured on a public graph, it falls
 * below a coin toss from 40,000 random attack edges on 8,078 accounts.
 *
 * <p>Source: Q. Cao, M. Sirivianos, X. Yang, T. Pregueiro, Aiding the Detection of Fake Accounts in Large Scale Social Online Services, NSDI 2012.
 */
public final class SybilRank {
    private SybilRank() {}

    public static Scores of(RankGraph graph, Seeds seeds) {
        RankGraph friends = graph.undirected();
        int sweeps = steps(graph.nodes());
        long[] units =
                Walk.of(friends, seeds, new Alpha(0), sweeps).scores(sweeps).copy();
        for (int node = 0; node < units.length; node++) {
            units[node] = friends.given(node) == 0 ? 0 : units[node] / friends.given(node);
        }
        return new Scores(units, Double.POSITIVE_INFINITY);
    }

    /** ceil(log2 nodes), at least 1. */
    static int steps(int nodes) {
        return Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(nodes - 1));
    }
}
