package coop.kith.benchmarks;

import coop.kith.json.Json;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.trust.algorithm.rank.PersonalRank;
import coop.kith.trust.algorithm.rank.RankGraph;
import coop.kith.trust.algorithm.rank.Scores;
import coop.kith.trust.algorithm.rank.Seeds;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Kith's side of a comparison with peers in other languages: the rank of all nodes within {@value WholeGraphRank#TOLERANCE}, and what a sweep more costs, so often to warm up and so often to be
 * measured. One line of JSON with the quickest, in CPU time of the thread.
 */
public final class RankLap {
    private static final int SWEEPS = 20;

    private RankLap() {}

    /** Arguments: a {@link GraphSize}, and how often. */
    public static void main(String[] arguments) {
        System.out.println(Json.write(run(GraphSize.valueOf(arguments[0]), Integer.parseInt(arguments[1]))));
    }

    static JsonObject run(GraphSize size, int count) {
        RankGraph graph = MadeGraph.of(size).rankGraph();
        Seeds everybody = Seeds.of(IntStream.range(0, graph.nodes()).boxed().toList());
        double whole = quickest(
                count, () -> PersonalRank.within(graph, everybody, PersonalRank.USUAL, WholeGraphRank.TOLERANCE));
        double few = quickest(count, () -> PersonalRank.of(graph, everybody, PersonalRank.USUAL, SWEEPS));
        double many = quickest(count, () -> PersonalRank.of(graph, everybody, PersonalRank.USUAL, 3 * SWEEPS));
        double first = PersonalRank.within(graph, everybody, PersonalRank.USUAL, WholeGraphRank.TOLERANCE)
                .value(0);
        return JsonObject.empty()
                .with("who", "kith")
                .with("size", size.name())
                .with("cpuMilliseconds", JsonNumber.of(Math.round(whole)))
                .with("sweepMicroseconds", JsonNumber.of(Math.round((many - few) * 1000 / (2 * SWEEPS))))
                .with("scoreOfTheFirst", Double.toString(first));
    }

    /** Milliseconds of this thread. */
    private static double quickest(int count, Supplier<Scores> work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 2 * count; round++) {
            long start = threads.getCurrentThreadCpuTime();
            Scores scores = work.get();
            long taken = threads.getCurrentThreadCpuTime() - start;
            if (scores.value(0) < 0) {
                throw new IllegalStateException("no score is negative");
            }
            best = round < count ? best : Math.min(best, taken);
        }
        return best / 1e6;
    }
}
