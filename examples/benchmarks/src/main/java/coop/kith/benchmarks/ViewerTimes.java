package coop.kith.benchmarks;

import coop.kith.trust.algorithm.rank.LiveRank;
import coop.kith.trust.algorithm.rank.LiveRank.Best;
import coop.kith.trust.algorithm.rank.PersonalRank;
import coop.kith.trust.algorithm.rank.RankGraph;
import coop.kith.trust.algorithm.rank.Seeds;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How long one viewer's best hundred take by the tolerance asked for, in CPU time of the thread, and how good they are: how many of them are of the true hundred, and how many are certain to
 * be.
 */
public final class ViewerTimes {
    private static final List<Double> TOLERANCES = List.of(0.3, 0.25, 0.2, 0.15, 0.1, 1e-2, 1e-4, 1e-6, 1e-8);
    private static final double TRUTH = 1e-11;
    private static final double MILLISECONDS = 1e6;

    private ViewerTimes() {}

    /** Arguments: a {@link GraphSize}, S when absent, and the number of viewers, 20 when absent. Each is asked for three times, of which the last counts. */
    public static void main(String[] arguments) {
        GraphSize size = arguments.length > 0 ? GraphSize.valueOf(arguments[0]) : GraphSize.S;
        System.out.print(table(size, arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20));
    }

    static String table(GraphSize size, int viewers) {
        MadeGraph made = MadeGraph.of(size);
        RankGraph graph = made.rankGraph();
        LiveRank live = LiveRank.of(graph);
        List<Seeds> seeds = IntStream.range(0, viewers)
                .mapToObj(turn -> Seeds.of(made.viewer(turn)))
                .toList();
        List<Set<Integer>> truth = seeds.stream()
                .<Set<Integer>>map(seed -> new HashSet<>(PersonalRank.within(graph, seed, PersonalRank.USUAL, TRUTH)
                        .top(ViewersBest.COUNT)))
                .toList();
        StringBuilder table = new StringBuilder(
                "| tolerance | median, ms | 95 % below, ms | right | certain | swept |\n|---|---|---|---|---|---|\n");
        for (double tolerance : TOLERANCES) {
            table.append(row(live, seeds, truth, tolerance));
        }
        return table.toString();
    }

    private static String row(LiveRank live, List<Seeds> seeds, List<Set<Integer>> truth, double tolerance) {
        double[] times = new double[seeds.size()];
        int right = 0;
        int certain = 0;
        int swept = 0;
        for (int round = 0; round < 3; round++) {
            right = 0;
            certain = 0;
            swept = 0;
            for (int viewer = 0; viewer < times.length; viewer++) {
                long start = nanoseconds();
                Best best = live.best(seeds.get(viewer), PersonalRank.USUAL, ViewersBest.COUNT, tolerance);
                times[viewer] = (nanoseconds() - start) / MILLISECONDS;
                Set<Integer> true100 = truth.get(viewer);
                right += (int) best.nodes().stream()
                        .filter(bounds -> true100.contains(bounds.node()))
                        .count();
                certain += best.certain();
                swept += best.swept() ? 1 : 0;
            }
        }
        Arrays.sort(times);
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.4f | %.4f | %d of %d |%n",
                tolerance,
                times[times.length / 2],
                times[times.length * 95 / 100],
                (double) right / times.length / ViewersBest.COUNT,
                (double) certain / times.length / ViewersBest.COUNT,
                swept,
                times.length);
    }

    private static long nanoseconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
