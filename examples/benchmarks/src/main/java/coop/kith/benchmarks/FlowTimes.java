package coop.kith.benchmarks;

import coop.kith.trust.algorithm.flow.GreedyFlow;
import coop.kith.trust.algorithm.flow.IndependentVouchers;
import coop.kith.trust.algorithm.flow.PathFlow;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.TrustAlgorithm;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How long single questions about Advogato take: of each question the quickest of some rounds, of those the median, the 95th percentile and the slowest, and the
 * median in units of the greedy flow's. The algorithms take turns within each round.
 */
public final class FlowTimes {
    private static final double MICROSECONDS = 1_000;

    private FlowTimes() {}

    /** Argument: the number of rounds, of which the first ones warm up; 7 when absent. */
    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7;
        System.out.print(table(Advogato.questions(Advogato.graph()), rounds));
    }

    static String table(List<Inquiry> questions, int rounds) {
        List<TrustAlgorithm> algorithms = List.of(new GreedyFlow(), new PathFlow(), new IndependentVouchers());
        long[][] best = new long[algorithms.size()][questions.size()];
        for (long[] row : best) {
            Arrays.fill(row, Long.MAX_VALUE);
        }
        for (int round = 0; round < rounds; round++) {
            for (int question = 0; question < questions.size(); question++) {
                for (int algorithm = 0; algorithm < algorithms.size(); algorithm++) {
                    long taken = time(algorithms.get(algorithm), questions.get(question));
                    best[algorithm][question] = Math.min(best[algorithm][question], taken);
                }
            }
        }
        StringBuilder table = new StringBuilder(
                "| algorithm | median, us | 95 % below, us | slowest, us | median / greedy |\n|---|---|---|---|---|\n");
        for (long[] row : best) {
            Arrays.sort(row);
        }
        for (int algorithm = 0; algorithm < algorithms.size(); algorithm++) {
            long[] row = best[algorithm];
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %.0f | %.2f |%n",
                    algorithms.get(algorithm).name(),
                    row[row.length / 2] / MICROSECONDS,
                    row[row.length * 95 / 100] / MICROSECONDS,
                    row[row.length - 1] / MICROSECONDS,
                    (double) row[row.length / 2] / best[0][best[0].length / 2]));
        }
        return table.toString();
    }

    private static long time(TrustAlgorithm algorithm, Inquiry question) {
        long start = System.nanoTime();
        algorithm.find(question);
        return System.nanoTime() - start;
    }
}
