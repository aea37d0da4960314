package coop.kith.benchmarks;

import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.alg.util.Triple;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;
import org.jgrapht.opt.graph.sparse.IncomingEdgesSupport;
import org.jgrapht.opt.graph.sparse.SparseIntDirectedWeightedGraph;

/** A made graph as JGraphT has it: in arrays, which cannot be changed, and as its manual begins, in objects. */
final class Jgrapht {
    private Jgrapht() {}

    static Graph<Integer, Integer> sparse(MadeGraph graph) {
        return new SparseIntDirectedWeightedGraph(
                graph.nodes(),
                graph.edges(),
                () -> IntStream.range(0, graph.edges())
                        .mapToObj(edge -> Triple.of(graph.from(edge), graph.to(edge), (double) graph.weight(edge))),
                IncomingEdgesSupport.FULL_INCOMING_EDGES);
    }

    static Graph<Integer, DefaultWeightedEdge> usual(MadeGraph graph) {
        Graph<Integer, DefaultWeightedEdge> made = new SimpleDirectedWeightedGraph<>(DefaultWeightedEdge.class);
        for (int node = 0; node < graph.nodes(); node++) {
            made.addVertex(node);
        }
        for (int edge = 0; edge < graph.edges(); edge++) {
            made.setEdgeWeight(made.addEdge(graph.from(edge), graph.to(edge)), graph.weight(edge));
        }
        return made;
    }
}
