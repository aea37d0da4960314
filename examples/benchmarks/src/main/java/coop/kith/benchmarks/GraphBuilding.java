package coop.kith.benchmarks;

import coop.kith.trust.algorithm.rank.RankGraph;
import coop.kith.trust.answer.VouchGraph;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.openjdk.jmh.annotations.Benchmark;

/** From edges in arrays to a graph that can be asked. Kith's renumbers its nodes on the way. */
public class GraphBuilding extends OfGraph {
    private MadeGraph graph = MadeGraph.of(GraphSize.TINY);

    @Override
    void ready(MadeGraph made) {
        graph = made;
    }

    @Benchmark
    @Beside(what = "graph for ranks built", method = "sparse", peer = "JGraphT's sparse graph")
    public RankGraph rankGraph() {
        return graph.rankGraph();
    }

    @Benchmark
    public Graph<Integer, Integer> sparse() {
        return Jgrapht.sparse(graph);
    }

    @Benchmark
    @Beside(what = "graph for flows built", method = "usual", peer = "JGraphT's usual graph")
    public VouchGraph vouchGraph() {
        return graph.vouchGraph();
    }

    @Benchmark
    public Graph<Integer, DefaultWeightedEdge> usual() {
        return Jgrapht.usual(graph);
    }
}
