package coop.kith.benchmarks;

import coop.kith.trust.algorithm.rank.LiveRank;
import coop.kith.trust.algorithm.rank.PersonalRank;
import coop.kith.trust.algorithm.rank.RankGraph;
import coop.kith.trust.algorithm.rank.Seeds;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * The hundred best of one viewer's own rank, another viewer each time: every score in an interval of 1e-6, beside the canonical value to 1e-6, which promises as much without looking what
 * moves. {@link ViewerTimes} shows single viewers, and how good the hundred are.
 */
public class ViewersBest extends OfGraph {
    static final int COUNT = 100;

    private static final double TOLERANCE = 1e-6;

    private MadeGraph made = MadeGraph.of(GraphSize.TINY);
    private RankGraph graph = made.rankGraph();
    private LiveRank live = LiveRank.of(graph);
    private int turn;

    @Override
    void ready(MadeGraph given) {
        made = given;
        graph = given.rankGraph();
        live = LiveRank.of(graph);
    }

    private Seeds viewer() {
        return Seeds.of(made.viewer(turn++ & 0xFFFF));
    }

    @Benchmark
    @Beside(what = "one viewer's best 100, to 1e-6", method = "canonical", peer = "the canonical value to 1e-6")
    public LiveRank.Best best() {
        return live.best(viewer(), PersonalRank.USUAL, COUNT, TOLERANCE);
    }

    @Benchmark
    public List<Integer> canonical() {
        return PersonalRank.of(graph, viewer(), PersonalRank.USUAL, PersonalRank.USUAL.sweepsFor(TOLERANCE))
                .top(COUNT);
    }
}
