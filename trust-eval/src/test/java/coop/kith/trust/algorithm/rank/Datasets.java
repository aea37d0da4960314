package coop.kith.trust.algorithm.rank;

import coop.kith.testing.Vectors;
import java.math.BigDecimal;
import java.util.List;

/** The public networks as graphs, under the numbers of their files. */
final class Datasets {
    private Datasets() {}

    /** Bitcoin-OTC: the positive ratings. */
    static RankGraph bitcoinOtcTrust() {
        return bitcoinOtc(1);
    }

    static RankGraph bitcoinOtcDistrust() {
        return bitcoinOtc(-1);
    }

    private static RankGraph bitcoinOtc(int sign) {
        List<String[]> rows = rows("trust/datasets/bitcoin-otc/soc-sign-bitcoinotc.csv", ",");
        int most = rows.stream()
                .mapToInt(row -> Math.max(Integer.parseInt(row[0]), Integer.parseInt(row[1])))
                .max()
                .orElseThrow();
        RankGraph.Builder builder = RankGraph.builder(most + 1);
        for (String[] row : rows) {
            int rating = sign * Integer.parseInt(row[2]);
            if (rating > 0) {
                builder.edge(Integer.parseInt(row[0]), Integer.parseInt(row[1]), rating);
            }
        }
        return builder.build();
    }

    /** Advogato: the three levels as 6, 8 and 10. */
    static RankGraph advogato() {
        List<String[]> rows = rows("trust/datasets/advogato/out.advogato", " ");
        int most = rows.stream()
                .mapToInt(row -> Math.max(Integer.parseInt(row[0]), Integer.parseInt(row[1])))
                .max()
                .orElseThrow();
        RankGraph.Builder builder = RankGraph.builder(most + 1);
        for (String[] row : rows) {
            builder.edge(
                    Integer.parseInt(row[0]),
                    Integer.parseInt(row[1]),
                    new BigDecimal(row[2]).movePointRight(1).intValueExact());
        }
        return builder.build();
    }

    private static List<String[]> rows(String path, String separator) {
        return Vectors.text(path)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("%") && !line.startsWith("#"))
                .map(line -> line.trim().split(separator, -1))
                .toList();
    }
}
