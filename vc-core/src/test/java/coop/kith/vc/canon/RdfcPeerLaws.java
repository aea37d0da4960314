package coop.kith.vc.canon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import coop.kith.json.JsonString;
import coop.kith.testing.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * RDFC-1.0 held against rdf-canonize, the JavaScript implementation, on random datasets: 2 to 12 blank nodes, 1 to 3 predicates, named graphs, literals that need escapes. Few
 * predicates make nodes look alike, which is what the hard half of the algorithm is for. (On 200 smaller ones of each build, {@link RdfcLaws} asks Titanium.)
 */
final class RdfcPeerLaws {
    private static final long SEED = 10;
    private static final String[] LITERALS = {
        "\"plain\"",
        "\"tab\\tquote\\\"line\\nback\\\\\"",
        "\"\u00e9\ud83d\ude00\"@en",
        "\"1\"^^<urn:t>",
        "\"\\u007F\\b\\f\\r\""
    };

    @Test
    @Tag("long")
    void rdfCanonizeComesToTheSameFormOnTenThousandGraphs() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> questions = new ArrayList<>();
        List<String> ours = new ArrayList<>();
        long hard = 0;
        while (questions.size() < 10_000) {
            String nquads = dataset(random);
            StepBudget budget = StepBudget.standard();
            Set<Quad> quads = NQuads.read(nquads).orThrow();
            var canonical = Rdfc.canonicalize(quads, HashAlgorithm.SHA_256, budget);
            // Of a node about itself rdf-canonize makes the same as Kith, and Titanium does not; what is beyond the
            // budget has no form to compare.
            if (canonical.isOk()) {
                hard += budget.spent() > 0 ? 1 : 0;
                ours.add(String.join("", canonical.orThrow().lines()));
                questions.add(Json.write(new JsonString(nquads)));
            }
        }
        List<String> theirs = Node.answers(RdfcPeerLaws.class, "rdf-canonize.js", "rdf-canonize", questions);
        for (int at = 0; at < ours.size(); at++) {
            assertEquals(Json.parse(theirs.get(at)).orThrow(), new JsonString(ours.get(at)), questions.get(at));
        }
        assertTrue(hard > 2_000, "only " + hard + " of the graphs had nodes that look alike");
    }

    private static String dataset(SplittableRandom random) {
        int nodes = 2 + random.nextInt(11);
        int predicates = 1 + random.nextInt(3);
        Set<String> lines = new LinkedHashSet<>();
        int count = 1 + random.nextInt(2 * nodes);
        for (int at = 0; at < count; at++) {
            String object = switch (random.nextInt(12)) {
                case 0 -> LITERALS[random.nextInt(LITERALS.length)];
                case 1 -> "<urn:thing:" + random.nextInt(3) + ">";
                default -> "_:n" + random.nextInt(nodes);
            };
            String graph = switch (random.nextInt(12)) {
                case 0 -> " <urn:graph>";
                case 1 -> " _:n" + random.nextInt(nodes);
                default -> "";
            };
            lines.add("_:n" + random.nextInt(nodes) + " <urn:p" + random.nextInt(predicates) + "> " + object + graph
                    + " .\n");
        }
        return String.join("", lines);
    }
}
