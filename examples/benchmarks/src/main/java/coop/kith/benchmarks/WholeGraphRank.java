package coop.kith.benchmarks;

import coop.kith.trust.algorithm.rank.PersonalRank;
import coop.kith.trust.algorithm.rank.RankGraph;
import coop.kith.trust.algorithm.rank.Scores;
import coop.kith.trust.algorithm.rank.Seeds;
import java.util.Map;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.alg.scoring.PageRank;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * The rank of all nodes, walks going back to any of them, all scores together within 1e-6 of the true ones. JGraphT stops where no score moves by more than a tolerance, which says nothing of all
 * together: it gets 1e-6 over the number of nodes, as near as it comes to the same question.
 */
public class WholeGraphRank extends OfGraph {
    static final double TOLERANCE = 1e-6;

    private static final double FOLLOW = 0.85;
    private static final int MOST = 1_000;

    private RankGraph graph = MadeGraph.of(GraphSize.TINY).rankGraph();
    private PlainRank plain = new PlainRank(MadeGraph.of(GraphSize.TINY));
    private Graph<Integer, Integer> sparse = Jgrapht.sparse(MadeGraph.of(GraphSize.TINY));
    private int[] all = {0};
    private Seeds everybody = Seeds.of(0);

    @Override
    void ready(MadeGraph made) {
        graph = made.rankGraph();
        plain = new PlainRank(made);
        sparse = Jgrapht.sparse(made);
        all = IntStream.range(0, made.nodes()).toArray();
        everybody = Seeds.of(IntStream.of(all).boxed().toList());
    }

    @Benchmark
    @Beside(what = "all ranks to 1e-6", method = "jgrapht", peer = "JGraphT's PageRank on its sparse graph")
    public Scores within() {
        return PersonalRank.within(graph, everybody, PersonalRank.USUAL, TOLERANCE);
    }

    @Benchmark
    public Map<Integer, Double> jgrapht() {
        return new PageRank<>(sparse, FOLLOW, MOST, TOLERANCE / graph.nodes()).getScores();
    }

    @Benchmark
    @Beside(what = "plain loop, all ranks to 1e-6", method = "within", peer = "Kith's, exact to the bit with its error")
    public double[] plainLoop() {
        return plain.within(all, PersonalRank.USUAL.value(), TOLERANCE);
    }
}
