package coop.kith.trust.algorithm.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.testing.Vectors;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ranks computed by networkx and by go-eigentrust, to 1e-9 and within the error that we state ourselves. */
final class RankVectors {
    private static final double TOLERANCE = 1e-9;

    private final JsonObject oracles =
            Json.parseObject(Vectors.text("trust/oracles/graph-oracles.json")).orThrow();

    @ParameterizedTest
    @CsvSource({
        "ppr_seed0_alpha0.15, 0, 0.15",
        "ppr_seed33_alpha0.15, 33, 0.15",
        "ppr_seeds0_33_alpha0.5, 0 33, 0.5",
        "pagerank_0.85, 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33,"
                + " 0.15"
    })
    void theKarateClub(String oracle, String seeds, String alpha) {
        JsonObject karate = oracles.object("karate").orElseThrow();
        RankGraph.Builder builder = RankGraph.builder(34);
        for (JsonValue edge : karate.array("edges").orElseThrow().items()) {
            builder.edge(number(edge, 0), number(edge, 1), 1).edge(number(edge, 1), number(edge, 0), 1);
        }
        Alpha restart = Alpha.of(alpha);
        Scores scores = PersonalRank.of(
                builder.build(),
                Seeds.of(
                        List.of(seeds.split(" ")).stream().map(Integer::valueOf).toList()),
                restart,
                restart.sweepsFor(1e-12));
        JsonObject expected = karate.object(oracle).orElseThrow();
        assertEquals(34, expected.members().size());
        expected.members().forEach((node, value) -> close(real(value), scores, Integer.parseInt(node)));
    }

    @ParameterizedTest
    @CsvSource({"1", "6", "35"})
    void bitcoinOtc(int seed) {
        JsonObject otc = oracles.object("bitcoinotc").orElseThrow();
        Scores scores = PersonalRank.of(Datasets.bitcoinOtcTrust(), Seeds.of(seed), PersonalRank.USUAL, 150);
        top(otc, "ppr_positive_seed" + seed + "_alpha0.15_danglingToSeed_top50", 1, scores);
        double sum = scores.top(50).stream().mapToDouble(scores::value).sum();
        assertEquals(real(otc.get("ppr_seed" + seed + "_sum_top50").orElseThrow()), sum, 50 * TOLERANCE);
    }

    @Test
    void advogato() {
        JsonObject advogato = oracles.object("advogato").orElseThrow();
        List<Integer> seeds = advogato.array("seeds").orElseThrow().items().stream()
                .map(seed -> (int) real(seed))
                .toList();
        RankGraph graph = Datasets.advogato();
        top(
                advogato,
                "ppr_seeds_alpha0.15_danglingToSeeds_top50",
                2,
                PersonalRank.of(graph, Seeds.of(seeds), PersonalRank.USUAL, 150));
        top(advogato, "eigentrust_a0.5_top20", 2, EigenTrust.of(graph, Seeds.of(seeds), EigenTrust.USUAL, 40));
    }

    @Test
    void theReadmeOfGoEigentrust() {
        JsonObject readme = oracles.object("go-eigentrust-readme").orElseThrow();
        List<String> peers = List.of("ek", "sd", "vm");
        RankGraph.Builder builder = RankGraph.builder(3);
        for (JsonValue row : readme.array("localTrust").orElseThrow().items()) {
            List<JsonValue> cells = ((JsonArray) row).items();
            builder.edge(
                    peers.indexOf(text(cells.get(0))), peers.indexOf(text(cells.get(1))), (int) real(cells.get(2)));
        }
        TreeMap<Integer, Integer> preTrust = new TreeMap<>();
        readme.object("preTrust")
                .orElseThrow()
                .members()
                .forEach((peer, weight) -> preTrust.put(peers.indexOf(peer), (int) real(weight)));
        RankGraph graph = builder.build();
        JsonObject second = readme.object("second").orElseThrow();
        for (Map.Entry<JsonObject, Alpha> run :
                Map.of(readme, EigenTrust.USUAL, second, Alpha.of("0.1")).entrySet()) {
            Scores scores = EigenTrust.of(
                    graph, new Seeds(preTrust), run.getValue(), run.getValue().sweepsFor(1e-12));
            run.getKey()
                    .object("expected")
                    .orElseThrow()
                    .members()
                    .forEach((peer, value) -> assertEquals(real(value), scores.value(peers.indexOf(peer)), 1e-6));
        }
    }

    @Test
    void theDiscountOfGoEigentrust() {
        JsonObject vector = oracles.object("go-eigentrust-distrust").orElseThrow();
        long[] trust = vector.array("trust").orElseThrow().items().stream()
                .mapToLong(value -> (long) (real(value) * Scores.ONE))
                .toArray();
        RankGraph.Builder distrust = RankGraph.builder(trust.length);
        vector.object("distrustRows")
                .orElseThrow()
                .members()
                .forEach((from, row) -> ((JsonObject) row)
                        .members()
                        .forEach((to, share) ->
                                distrust.edge(Integer.parseInt(from), Integer.parseInt(to), (int) (real(share) * 4))));
        Scores discounted = OpenRank.discount(new Scores(trust, 0), distrust.build());
        List<JsonValue> expected = vector.array("expected").orElseThrow().items();
        for (int node = 0; node < expected.size(); node++) {
            assertEquals(real(expected.get(node)), discounted.value(node), 1e-15);
        }
    }

    private static void top(JsonObject holder, String name, int valueAt, Scores scores) {
        List<JsonValue> rows = holder.array(name).orElseThrow().items();
        List<Integer> best = scores.top(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            int node = number(rows.get(i), 0);
            assertEquals(node, best.get(i), name + " at " + i);
            close(real(((JsonArray) rows.get(i)).items().get(valueAt)), scores, node);
        }
    }

    private static void close(double expected, Scores scores, int node) {
        assertEquals(expected, scores.value(node), TOLERANCE);
        assertTrue(scores.error() < TOLERANCE, () -> "error stated as " + scores.error());
        assertEquals(expected, scores.value(node), scores.error() + 1e-12, "the stated error, and that of the oracle");
    }

    private static int number(JsonValue row, int at) {
        return (int) real(((JsonArray) row).items().get(at));
    }

    private static String text(JsonValue value) {
        return ((coop.kith.json.JsonString) value).value();
    }

    private static double real(JsonValue value) {
        return ((JsonNumber) value).exact().map(BigDecimal::doubleValue).orElseThrow();
    }
}
