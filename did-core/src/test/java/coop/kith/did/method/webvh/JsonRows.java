package coop.kith.did.method.webvh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.store.StoreProblem;
import java.util.List;

/** A checkpoint that lost a part, or has another in its place. */
final class JsonRows {
    private JsonRows() {}

    static void assertCorrupt(TestLog log) {
        JsonObject row = Checkpoint.json(log.verified().latest().orElseThrow(), Approvals.none());
        assertTrue(Checkpoint.tip(row).isOk());
        for (String name : List.of("entry", "parameters", "rule", "id", "names")) {
            for (JsonObject changed : List.of(row.without(name), row.with(name, JsonLiteral.NULL))) {
                assertEquals(
                        StoreProblem.CORRUPT,
                        Checkpoint.tip(changed).problems().get(0).type());
            }
        }
    }
}
