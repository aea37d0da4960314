package coop.kith.trust.algorithm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.key.Multihash;
import coop.kith.testing.Vectors;
import coop.kith.trust.algorithm.flow.Flow;
import coop.kith.trust.algorithm.flow.IndependentVouchers;
import coop.kith.trust.algorithm.flow.PathFlow;
import coop.kith.trust.algorithm.rank.Alpha;
import coop.kith.trust.algorithm.rank.EigenTrust;
import coop.kith.trust.algorithm.rank.OpenRank;
import coop.kith.trust.algorithm.rank.PersonalRank;
import coop.kith.trust.algorithm.rank.RankGraph;
import coop.kith.trust.algorithm.rank.Scores;
import coop.kith.trust.algorithm.rank.Seeds;
import coop.kith.trust.algorithm.rank.SybilRank;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.VouchGraph;
import coop.kith.trust.answer.VouchGraph.Arc;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two public networks: whatever the order in which their edges come in, on however many threads, in this process or in a new one, the same bits. */
final class OrderVectors {
    /** The networks, and a few of their members to ask from and about. */
    enum Network {
        BITCOIN_OTC("trust/datasets/bitcoin-otc/soc-sign-bitcoinotc.csv", ",", "1 35 4172"),
        ADVOGATO("trust/datasets/advogato/out.advogato", " ", "46 328 1847");

        private final String file;
        private final String separator;
        private final String members;

        Network(String file, String separator, String members) {
            this.file = file;
            this.separator = separator;
            this.members = members;
        }

        List<Integer> members() {
            return Stream.of(members.split(" ", -1)).map(Integer::valueOf).toList();
        }

        List<Row> rows() {
            List<Row> rows = new ArrayList<>();
            for (String line : Vectors.text(file).lines().toList()) {
                if (!line.isBlank() && !line.startsWith("%") && !line.startsWith("#")) {
                    String[] row = line.trim().split(separator, -1);
                    int weight = new BigDecimal(row[2])
                            .movePointRight(this == ADVOGATO ? 1 : 0)
                            .intValueExact();
                    rows.add(new Row(Integer.parseInt(row[0]), Integer.parseInt(row[1]), weight, rows.size()));
                }
            }
            return rows;
        }
    }

    private record Row(int from, int to, int weight, int place) {}

    private static int size(List<Row> rows) {
        return 1
                + rows.stream()
                        .mapToInt(row -> Math.max(row.from(), row.to()))
                        .max()
                        .orElseThrow();
    }

    private static RankGraph graph(List<Row> rows, int sign) {
        RankGraph.Builder builder = RankGraph.builder(size(rows));
        rows.stream()
                .filter(row -> sign * row.weight() > 0)
                .forEach(row -> builder.edge(row.from(), row.to(), sign * row.weight()));
        return builder.build();
    }

    private static VouchGraph vouches(List<Row> rows) {
        return VouchGraph.of(
                size(rows),
                rows.stream()
                        .filter(row -> row.weight() > 0)
                        .map(row -> new Arc(
                                row.from(),
                                row.to(),
                                row.weight(),
                                row.weight() > 8 ? 255 : row.weight() % 4,
                                row.place()))
                        .toList());
    }

    /** Every rank and some flows, as text: scores to the unit, shares and prices as fractions. */
    private static String everything(Network network, List<Row> rows) {
        RankGraph trust = graph(rows, 1);
        RankGraph distrust = graph(rows, -1);
        Seeds seeds = Seeds.of(network.members());
        StringBuilder all = new StringBuilder();
        all.append(PersonalRank.of(trust, seeds, PersonalRank.USUAL, 40).top(size(rows)))
                .append(units(PersonalRank.of(trust, seeds, PersonalRank.USUAL, 40)))
                .append(units(EigenTrust.of(trust, seeds, EigenTrust.USUAL, 20)))
                .append(units(SybilRank.of(trust, seeds)))
                .append(units(OpenRank.of(trust, distrust, seeds, EigenTrust.USUAL, 20)));
        VouchGraph graph = vouches(rows);
        for (int from : network.members()) {
            for (int to : network.members()) {
                if (from != to) {
                    Inquiry inquiry = Inquiry.of(graph, to, Set.of(from), 5);
                    Flow flow = new PathFlow().solve(inquiry);
                    all.append(flow).append(new IndependentVouchers().find(inquiry));
                }
            }
        }
        return all.toString();
    }

    private static String units(Scores scores) {
        StringBuilder units = new StringBuilder();
        for (int node = 0; node < scores.size(); node++) {
            units.append(scores.units(node)).append(' ');
        }
        return units.toString();
    }

    private static String digest(String text) {
        return Multihash.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("T11: the order of the edges makes no difference to a bit, nor does a restart")
    void neitherOrderNorARestartMovesABit(Network network) throws IOException, InterruptedException {
        List<Row> rows = network.rows();
        String plain = digest(everything(network, rows));
        List<Row> shuffled = new ArrayList<>(rows);
        for (int seed = 1; seed <= 3; seed++) {
            Collections.shuffle(shuffled, new Random(seed));
            assertEquals(plain, digest(everything(network, shuffled)));
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dkith.vectors=" + Vectors.at("").toAbsolutePath(),
                        OrderVectors.class.getName(),
                        network.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String other = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        assertEquals(plain, other.trim());
    }

    /** The other process: the edges in an order of its own. */
    public static void main(String[] arguments) {
        Network network = Network.valueOf(arguments[0]);
        List<Row> rows = new ArrayList<>(network.rows());
        Collections.shuffle(rows, new Random(99));
        System.out.println(digest(everything(network, rows)));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("T11: one thread to eight, the same bits")
    void threadsMoveNoBit(Network network) {
        RankGraph graph = graph(network.rows(), 1);
        isTheSameOnEveryNumberOfThreads(graph, Seeds.of(network.members()));
    }

    /** Dozens of blocks, so that every thread has some. */
    @Test
    @DisplayName("T11: threads on a graph of a hundred thousand")
    void threadsMoveNoBitOfALargeGraph() {
        Random random = new Random(11);
        RankGraph.Builder builder = RankGraph.builder(100_000);
        for (int edge = 0; edge < 500_000; edge++) {
            int to = (int) (100_000 * Math.pow(random.nextDouble(), 3));
            builder.edge(random.nextInt(100_000), to, 1 + random.nextInt(1000));
        }
        isTheSameOnEveryNumberOfThreads(builder.build(), Seeds.of(List.of(0, 17, 4_711)));
    }

    private static void isTheSameOnEveryNumberOfThreads(RankGraph graph, Seeds seeds) {
        Alpha alpha = PersonalRank.USUAL;
        String plain = digest(units(PersonalRank.of(graph, seeds, alpha, 25)));
        for (int threads = 1; threads <= 8; threads++) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            try {
                Scores scores = PersonalRank.of(graph, seeds, alpha, 25, pool);
                assertEquals(plain, digest(units(scores)), threads + " threads");
            } finally {
                pool.shutdown();
            }
        }
    }
}
