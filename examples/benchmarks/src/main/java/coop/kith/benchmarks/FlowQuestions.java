package coop.kith.benchmarks;

import coop.kith.trust.algorithm.flow.GreedyFlow;
import coop.kith.trust.algorithm.flow.PathFlow;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.VouchGraph;
import java.util.List;
import org.jgrapht.Graph;
import org.jgrapht.alg.flow.PushRelabelMFImpl;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * One viewer, another member each time, at most five hops between them: the exact flow. JGraphT answers another, easier question, that of the largest flow over paths of any length, and is here so
 * that the two can be compared at all.
 */
public class FlowQuestions extends OfGraph {
    private MadeGraph made = MadeGraph.of(GraphSize.TINY);
    private VouchGraph graph = made.vouchGraph();
    private Graph<Integer, Integer> sparse = Jgrapht.sparse(made);
    private int turn;

    @Override
    void ready(MadeGraph given) {
        made = given;
        graph = given.vouchGraph();
        sparse = Jgrapht.sparse(given);
    }

    private Inquiry question() {
        int viewer = made.viewer(turn & 0xFFFF);
        int subject = made.subject(turn++ & 0xFFFF);
        return viewer == subject
                ? question()
                : Inquiry.of(graph, subject, List.of(viewer), Advogato.MOST_HOPS)
                        .institutions(List.of(viewer));
    }

    @Benchmark
    @Beside(what = "exact flow, five hops", method = "jgrapht", peer = "JGraphT's push-relabel, any length")
    public long exact() {
        return 1 + new PathFlow().find(question()).lower();
    }

    @Benchmark
    @Beside(what = "greedy flow, five hops", method = "exact", peer = "the exact flow")
    public long greedy() {
        return 1 + new GreedyFlow().find(question()).lower();
    }

    @Benchmark
    public double jgrapht() {
        Inquiry question = question();
        return new PushRelabelMFImpl<>(sparse)
                .getMaximumFlowValue(question.anchors().first(), question.subject());
    }
}
