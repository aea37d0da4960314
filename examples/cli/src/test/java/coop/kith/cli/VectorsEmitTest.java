package coop.kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.cli.Shell.Ran;
import coop.kith.cli.vectors.Negative;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is emitted: each violation is refused by Kith for the problem that it names, and its corrected form accepted, so nothing else is wrong with it. */
final class VectorsEmitTest {
    @TempDir
    private Path folder;

    @Test
    void eachViolationIsRefusedForItsReasonAndItsCorrectedFormAccepted() {
        Shell shell = Shell.in(folder);
        Ran emitted = shell.run("vectors", "emit", "negatives", "--json");
        assertEquals(0, emitted.exit(), emitted::toString);
        Ran ran = shell.run("vectors", "run", "negatives", "--json");
        assertEquals(0, ran.exit(), ran::toString);
        List<JsonObject> results = Shell.objects(ran.json().oneOrMany("results"));
        assertEquals(2 * Negative.all().size(), results.size());
        assertTrue(results.stream()
                .allMatch(result -> result.string("outcome").orElse("").equals("passed")));
    }

    @Test
    void oneSpecificationAloneCanBeHad() {
        Shell shell = Shell.in(folder);
        shell.run("vectors", "emit", "negatives", "--spec", "vcdm-1.1");
        JsonObject manifest = Json.parseObject(
                        new String(shell.read("negatives/kith-vectors.json"), StandardCharsets.UTF_8))
                .orThrow();
        List<JsonObject> vectors = Shell.objects(manifest.oneOrMany("vectors"));
        assertTrue(vectors.size() > 10);
        assertTrue(vectors.stream()
                .allMatch(vector -> vector.string("name").orElse("").startsWith("vcdm-1.1 ")));
        assertEquals(
                64,
                shell.run("vectors", "emit", "negatives", "--spec", "vcdm-9").exit());
    }

    /** The statements are those of the table that the tests of the data model keep. */
    @Test
    void theStatementsAreTheDataModels() throws IOException {
        Path table = Path.of(System.getProperty("kith.root", "."))
                .resolve("vc-core/src/test/resources/coop/kith/vc/normative-statements.tsv");
        Set<String> known = Files.readAllLines(table).stream()
                .map(line -> line.split("\t", -1))
                .map(cells -> cells[0] + ' ' + cells[1] + ' ' + cells[2])
                .collect(Collectors.toSet());
        for (Negative negative : Negative.all()) {
            if (negative.specification().startsWith("vcdm-")) {
                String version =
                        negative.specification().substring("vcdm-".length()).replace("-vp", "");
                String row = version + ' ' + negative.section() + ' ' + negative.statement();
                assertTrue(known.contains(row), row);
            }
        }
    }
}
