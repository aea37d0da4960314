package coop.kith.benchmarks;

import coop.kith.trust.algorithm.rank.PersonalRank;
import coop.kith.trust.algorithm.rank.RankGraph;
import coop.kith.trust.algorithm.rank.Scores;
import coop.kith.trust.algorithm.rank.Seeds;
import org.openjdk.jmh.annotations.Benchmark;

/** The canonical value after {@value #SWEEPS} sweeps over weights from one seed, one thread: exact to the bit, beside a plain loop in floating point over the same edges. */
public class RankSweeps extends OfGraph {
    static final int SWEEPS = 10;

    private RankGraph graph = MadeGraph.of(GraphSize.TINY).rankGraph();
    private PlainRank plain = new PlainRank(MadeGraph.of(GraphSize.TINY));
    private PlainRank renumbered = plain;
    private int seed;
    private int renumberedSeed;

    @Override
    void ready(MadeGraph made) {
        MadeGraph other = made.renumbered();
        graph = made.rankGraph();
        plain = new PlainRank(made);
        renumbered = new PlainRank(other);
        seed = made.viewer(1);
        renumberedSeed = other.viewer(1);
    }

    @Benchmark
    @Beside(what = "10 sweeps", method = "plainLoop", peer = "a plain loop over doubles, nodes as numbered")
    public Scores sweeps() {
        return PersonalRank.of(graph, Seeds.of(seed), PersonalRank.USUAL, SWEEPS);
    }

    @Benchmark
    public double[] plainLoop() {
        return plain.sweeps(new int[] {seed}, PersonalRank.USUAL.value(), SWEEPS);
    }

    @Benchmark
    @Beside(
            what = "plain loop, 10 sweeps",
            method = "sweeps",
            peer = "Kith's, when the loop's nodes are renumbered too")
    public double[] plainLoopRenumbered() {
        return renumbered.sweeps(new int[] {renumberedSeed}, PersonalRank.USUAL.value(), SWEEPS);
    }
}
