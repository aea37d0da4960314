package coop.kith.trust.algorithm.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.testing.Vectors;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Appleseed is personalised PageRank on another graph. Its energy leaves the source whole, every other node keeps a share of one less the spreading factor d, and passes the rest along its edges and one edge of
 * weight 1 back to the source. Write y for what the source is passed in all, divided by d, and x for what every other node is: then x and y are what a walk from the source that goes on with
 * probability d visits. In the end all energy is kept by somebody, so that a node's rank is the energy times its share of the visits to all but the source.
 *
 * <p>A run ends where no rank moves by more than a threshold any more: what it leaves out is a threshold for each sweep to come, each d times the one before, and as much again by which the shares differ.
 */
final class AppleseedVectors {
    private static final int TENTHS = 10;

    @Test
    void ranksAsPersonalisedPageRankDoesWithEdgesBack() {
        List<JsonValue> runs = ((JsonArray) Json.parse(Vectors.text("trust/oracles/appleseed-metric-1.0.1.json"))
                        .orThrow())
                .items();
        assertEquals(12, runs.size());
        runs.forEach(run -> compare((JsonObject) run));
    }

    private static void compare(JsonObject run) {
        Map<String, Map<String, Integer>> edges = edges(run);
        String source = run.string("source").orElseThrow();
        edges.forEach((node, row) -> {
            if (!node.equals(source)) {
                row.put(source, TENTHS);
            }
        });
        List<String> nodes = new ArrayList<>(edges.keySet());
        RankGraph.Builder graph = RankGraph.builder(nodes.size());
        edges.forEach(
                (from, row) -> row.forEach((to, weight) -> graph.edge(nodes.indexOf(from), nodes.indexOf(to), weight)));
        BigDecimal spreading = number(run, "spreadingFactor");
        Alpha alpha = Alpha.of(BigDecimal.ONE.subtract(spreading).toPlainString());
        Scores scores = PersonalRank.of(graph.build(), Seeds.of(nodes.indexOf(source)), alpha, alpha.sweepsFor(1e-13));
        JsonObject ranks = run.object("rankings").orElseThrow();
        double visits = ranks.members().keySet().stream()
                .mapToDouble(node -> scores.value(nodes.indexOf(node)))
                .sum();
        assertEquals(1 - scores.value(nodes.indexOf(source)), visits, 1e-12, "everybody who is visited is ranked");
        double left = 2 * number(run, "threshold").doubleValue() / (1 - spreading.doubleValue());
        for (String node : ranks.members().keySet()) {
            double rank = number(run, "energy").doubleValue() * scores.value(nodes.indexOf(node)) / visits;
            assertEquals(number(ranks, node).doubleValue(), rank, left, () -> node + " in " + Json.write(run));
        }
    }

    private static Map<String, Map<String, Integer>> edges(JsonObject run) {
        Map<String, Map<String, Integer>> edges = new TreeMap<>();
        for (JsonValue row : run.array("edges").orElseThrow().items()) {
            List<JsonValue> cells = ((JsonArray) row).items();
            String from = ((JsonString) cells.get(0)).value();
            String to = ((JsonString) cells.get(1)).value();
            new TreeSet<>(List.of(from, to)).forEach(node -> edges.computeIfAbsent(node, none -> new TreeMap<>()));
            int weight = ((JsonNumber) cells.get(2))
                    .exact()
                    .orElseThrow()
                    .multiply(BigDecimal.valueOf(TENTHS))
                    .intValueExact();
            edges.computeIfAbsent(from, none -> new TreeMap<>()).put(to, weight);
        }
        return edges;
    }

    private static BigDecimal number(JsonObject holder, String name) {
        return ((JsonNumber) holder.get(name).orElseThrow()).exact().orElseThrow();
    }
}
