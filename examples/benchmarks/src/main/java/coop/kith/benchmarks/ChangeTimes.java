package coop.kith.benchmarks;

import coop.kith.trust.algorithm.rank.ChangingRank;
import coop.kith.trust.algorithm.rank.PersonalRank;
import coop.kith.trust.algorithm.rank.RankGraph;
import coop.kith.trust.algorithm.rank.Seeds;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * How long one viewer's rank takes to be right again after an edge has gone or come, in CPU time of the thread, over a stream of both: half are edges of the graph, each as likely as the next, that are
 * revoked; the other half grant one that was revoked or is new. Beside it what one sweep takes, and the rank from nothing.
 *
 * <p>A tolerance is read in one of two ways. As an error it is what Kith promises: by so much all scores together are away from the true ones at most. Others stop where one sweep more would move
 * the scores by so much in all, which with alpha 0.15 allows 6.7 times the error: that is the tolerance as a change. The error shown is the largest that was stated after any change.
 */
public final class ChangeTimes {
    private static final int SWEEPS = 10;
    private static final double MILLISECONDS = 1e6;

    private ChangeTimes() {}

    /** Arguments: a {@link GraphSize}, the number of changes, the number of viewers, the tolerance, and whether that is of the {@code error} or the {@code change}; S, 4000, 3, 1e-5 and error when absent. */
    public static void main(String[] arguments) {
        GraphSize size = arguments.length > 0 ? GraphSize.valueOf(arguments[0]) : GraphSize.S;
        int changes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4000;
        int viewers = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        double tolerance = arguments.length > 3 ? Double.parseDouble(arguments[3]) : 1e-5;
        boolean isOfChange = arguments.length > 4 && arguments[4].equals("change");
        System.out.print(
                table(size, changes, viewers, isOfChange ? tolerance / PersonalRank.USUAL.value() : tolerance));
    }

    static String table(GraphSize size, int changes, int viewers, double tolerance) {
        MadeGraph made = MadeGraph.of(size);
        RankGraph graph = made.rankGraph();
        StringBuilder table = new StringBuilder(
                "| viewer | mean, ms | median, us | 99 % below, ms | slowest, ms | error | a sweep, ms | from nothing, ms |\n|---|---|---|---|---|---|---|---|\n");
        for (int viewer = 0; viewer < viewers; viewer++) {
            table.append(row(made, graph, made.viewer(viewer), changes, tolerance));
        }
        return table.toString();
    }

    private static String row(MadeGraph made, RankGraph graph, int viewer, int changes, double tolerance) {
        Seeds seeds = Seeds.of(viewer);
        double sweep = time(() -> PersonalRank.of(graph, seeds, PersonalRank.USUAL, SWEEPS + 1)
                                .units(0)
                        - PersonalRank.of(graph, seeds, PersonalRank.USUAL, 1).units(0))
                / (SWEEPS + 2);
        double whole = time(() ->
                PersonalRank.within(graph, seeds, PersonalRank.USUAL, tolerance).units(0));
        ChangingRank rank = ChangingRank.of(graph, seeds, PersonalRank.USUAL, tolerance);
        SplittableRandom random = new SplittableRandom(viewer);
        double[] times = new double[changes];
        double error = 0;
        int revoked = 0;
        for (int change = 0; change < changes; change++) {
            int edge = change % 4 == 3 ? revoked : random.nextInt(made.edges());
            boolean revoke = change % 2 == 0;
            revoked = revoke ? edge : revoked;
            int from = made.from(edge);
            int to = change % 4 == 1 ? made.to(random.nextInt(made.edges())) : made.to(edge);
            int weight = revoke ? 0 : made.weight(edge);
            times[change] = time(() -> {
                rank.edge(from, to, weight);
                return rank.edges();
            });
            error = Math.max(error, rank.error());
        }
        double mean = Arrays.stream(times).average().orElse(0);
        Arrays.sort(times);
        return String.format(
                Locale.ROOT,
                "| %d | %.3f | %.1f | %.1f | %.1f | %.2e | %.1f | %.0f |%n",
                viewer,
                mean,
                times[changes / 2] * 1000,
                times[changes * 99 / 100],
                times[changes - 1],
                error,
                sweep,
                whole);
    }

    private static double time(Supplier<?> work) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Object done = work.get();
        double taken = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        Objects.requireNonNull(done);
        return taken / MILLISECONDS;
    }
}
