package coop.kith.benchmarks;

import coop.kith.json.Json;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.trust.algorithm.rank.PersonalRank;
import coop.kith.trust.algorithm.rank.RankGraph;
import coop.kith.trust.algorithm.rank.Seeds;
import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;

/**
 * Kith's side of a comparison with peers in other languages: the rank of all nodes within {@value WholeGraphRank#TOLERANCE}, so often to warm up and so often to be measured. One line of JSON
 * with the quickest, in CPU time of the thread.
 */
public final class RankLap {
    private RankLap() {}

    /** Arguments: a {@link GraphSize}, and how often. */
    public static void main(String[] arguments) {
        System.out.println(Json.write(run(GraphSize.valueOf(arguments[0]), Integer.parseInt(arguments[1]))));
    }

    static JsonObject run(GraphSize size, int count) {
        RankGraph graph = MadeGraph.of(size).rankGraph();
        Seeds everybody = Seeds.of(IntStream.range(0, graph.nodes()).boxed().toList());
        long best = Long.MAX_VALUE;
        double first = 0;
        for (int round = 0; round < 2 * count; round++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            first = PersonalRank.within(graph, everybody, PersonalRank.USUAL, WholeGraphRank.TOLERANCE)
                    .value(0);
            long taken = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
            best = round < count ? best : Math.min(best, taken);
        }
        return JsonObject.empty()
                .with("who", "kith")
                .with("size", size.name())
                .with("cpuMilliseconds", JsonNumber.of(Math.round(best / 1e6)))
                .with("scoreOfTheFirst", Double.toString(first));
    }
}
