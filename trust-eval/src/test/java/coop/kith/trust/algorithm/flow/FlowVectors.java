package coop.kith.trust.algorithm.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.testing.Vectors;
import coop.kith.trust.answer.Finding;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.VouchGraph;
import coop.kith.trust.answer.VouchGraph.Arc;
import coop.kith.trust.exact.Fraction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Maximum flows and disjoint paths computed by networkx. Where no depth and no length binds, the constrained flow is the maximum flow. */
final class FlowVectors {
    private final JsonObject oracles =
            Json.parseObject(Vectors.text("trust/oracles/graph-oracles.json")).orThrow();

    /** The positive ratings of Bitcoin-OTC, each worth its rating, or one. */
    static VouchGraph bitcoinOtc(boolean rated) {
        List<Arc> arcs = new ArrayList<>();
        int most = 0;
        for (String line : Vectors.text("trust/datasets/bitcoin-otc/soc-sign-bitcoinotc.csv")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList()) {
            String[] row = line.split(",", -1);
            int rating = Integer.parseInt(row[2]);
            most = Math.max(most, Math.max(Integer.parseInt(row[0]), Integer.parseInt(row[1])));
            if (rating > 0) {
                arcs.add(new Arc(
                        Integer.parseInt(row[0]), Integer.parseInt(row[1]), rated ? rating : 1, 255, arcs.size()));
            }
        }
        return VouchGraph.of(most + 1, arcs);
    }

    private void meets(String oracle, VouchGraph graph) {
        List<JsonValue> rows = oracles.object("bitcoinotc")
                .orElseThrow()
                .array(oracle)
                .orElseThrow()
                .items();
        assertEquals(60, rows.size());
        for (JsonValue row : rows) {
            Flow flow = new PathFlow().solve(Inquiry.of(graph, number(row, 1), Set.of(number(row, 0)), graph.size()));
            assertTrue(flow.exact(), () -> oracle + " " + row);
            assertEquals(Fraction.of(number(row, 2)), flow.value(), () -> oracle + " " + row);
        }
    }

    @Test
    void everyMaximumFlowOfBitcoinOtcIsMet() {
        meets("maxflow_positive", bitcoinOtc(true));
    }

    @Test
    void everyNumberOfEdgeDisjointPathsOfBitcoinOtcIsMet() {
        meets("edge_disjoint_paths", bitcoinOtc(false));
    }

    /** Between two who do not vouch for each other, independent vouchers are what Menger counts. */
    @Test
    void theKarateClubIsConnectedAsNetworkxSays() {
        JsonObject karate = oracles.object("karate").orElseThrow();
        List<Arc> arcs = new ArrayList<>();
        for (JsonValue edge : karate.array("edges").orElseThrow().items()) {
            arcs.add(new Arc(number(edge, 0), number(edge, 1), 1, 255, arcs.size()));
            arcs.add(new Arc(number(edge, 1), number(edge, 0), 1, 255, arcs.size()));
        }
        Inquiry inquiry = Inquiry.of(VouchGraph.of(34, arcs), 33, Set.of(0), 34).institutions(Set.of(0));
        Finding independent = new IndependentVouchers().find(inquiry);
        assertTrue(independent.exact());
        assertEquals(whole(karate, "node_connectivity_0_33"), independent.lower());
        assertEquals(
                Fraction.of(whole(karate, "edge_connectivity_0_33")),
                new PathFlow().solve(inquiry).value());
    }

    private static int whole(JsonObject object, String name) {
        return real(object.get(name).orElseThrow()).intValueExact();
    }

    private static int number(JsonValue row, int at) {
        return real(((JsonArray) row).items().get(at)).intValueExact();
    }

    private static BigDecimal real(JsonValue value) {
        return ((JsonNumber) value).exact().orElseThrow();
    }
}
