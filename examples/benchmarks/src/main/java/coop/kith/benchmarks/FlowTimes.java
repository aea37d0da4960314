package coop.kith.benchmarks;

import coop.kith.trust.algorithm.flow.GreedyFlow;
import coop.kith.trust.algorithm.flow.IndependentVouchers;
import coop.kith.trust.algorithm.flow.PathFlow;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.TrustAlgorithm;
import coop.kith.trust.answer.VouchGraph;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How long single questions about Advogato or a made graph take, in CPU time of the thread: of each question the quickest of some rounds, of those the median, the 95th percentile and the
 * slowest, and the median in units of the greedy flow's. The algorithms take turns within each round.
 */
public final class FlowTimes {
    private static final double MICROSECONDS = 1_000;
    private static final int MADE = 200;

    private FlowTimes() {}

    /** Arguments: the number of rounds, of which the first ones warm up, 7 when absent; and a {@link GraphSize}, where the questions are not to be about Advogato. */
    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7;
        List<Inquiry> questions = arguments.length > 1
                ? questions(MadeGraph.of(GraphSize.valueOf(arguments[1])))
                : Advogato.questions(Advogato.graph());
        System.out.print(table(questions, rounds));
    }

    /** Viewers and subjects, each as likely as the next, always the same. */
    static List<Inquiry> questions(MadeGraph made) {
        VouchGraph graph = made.vouchGraph();
        return IntStream.range(0, MADE)
                .filter(turn -> made.viewer(turn) != made.subject(turn))
                .mapToObj(turn -> Inquiry.of(graph, made.subject(turn), List.of(made.viewer(turn)), Advogato.MOST_HOPS)
                        .institutions(List.of(made.viewer(turn))))
                .toList();
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
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        algorithm.find(question);
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    }
}
