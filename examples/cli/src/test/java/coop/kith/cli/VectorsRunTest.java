package coop.kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.cli.Shell.Ran;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.testing.Vectors;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors put to implementations: published ones to Kith, and ones of our own whose outcomes are known. */
final class VectorsRunTest {
    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void aShell() {
        shell = Shell.in(folder);
    }

    /** di-quantum-safe: the signed documents name a key without its fragment, and four are of suites that Kith has not; the canonical forms come out. */
    @ParameterizedTest
    @CsvSource({
        "w3c-rdf-canon, 86, 0, 0",
        "w3c-vc-di-eddsa, 8, 0, 0",
        "w3c-vc-di-ecdsa, 10, 0, 0",
        "w3c-ccg-di-quantum-safe, 5, 0, 8",
        "w3c-vc-json-schema-test-suite, 54, 0, 0",
        "w3c-json-ld-api, 269, 0, 480"
    })
    void publishedVectorsComeOut(String corpus, long passed, long failed, long inapplicable) {
        String citizenship = "https://w3id.org/citizenship/v4rc1="
                + Path.of(System.getProperty("kith.root", "."))
                        .resolve("vc-core/src/test/resources/coop/kith/vc/testing/citizenship-v4rc1.jsonld")
                        .toAbsolutePath();
        Ran ran = shell.run(
                "vectors",
                "run",
                Vectors.at("vc/" + corpus).toAbsolutePath().toString(),
                "--json",
                "--context",
                citizenship);
        Map<String, Long> counts = counts(ran.json());
        assertEquals(
                Map.of(
                        "passed", passed,
                        "failed", failed,
                        "inapplicable", inapplicable,
                        "cantTell", 0L,
                        "untested", 0L),
                counts,
                ran::toString);
        assertEquals(failed == 0 ? 0 : 1, ran.exit());
    }

    private static Map<String, Long> counts(JsonObject json) {
        Map<String, Long> counts = new TreeMap<>();
        json.members().forEach((name, value) -> {
            if (value instanceof JsonNumber number) {
                counts.put(name, Long.parseLong(number.text()));
            }
        });
        return counts;
    }

    @Test
    void whatAManifestExpectsIsHeldAgainstWhatHappens() {
        manifest();
        Ran ran = shell.run("vectors", "run", ".", "--json", "--earl", "report.jsonld");
        assertEquals(1, ran.exit(), ran::toString);
        assertEquals(
                List.of("passed", "passed", "failed", "failed", "passed", "inapplicable", "failed"),
                outcomes(ran.json()));
        JsonObject report = Json.parseObject(new String(shell.read("report.jsonld"), StandardCharsets.UTF_8))
                .orThrow();
        List<JsonObject> assertions = Shell.objects(report.oneOrMany("@graph")).stream()
                .filter(node -> node.string("@type").equals(java.util.Optional.of("earl:Assertion")))
                .toList();
        assertEquals(7, assertions.size());
        assertEquals(
                "https://club.example/tests#good",
                assertions
                        .get(0)
                        .object("earl:test")
                        .orElseThrow()
                        .string("@id")
                        .orElseThrow());
        assertEquals(
                "earl:failed",
                assertions
                        .get(2)
                        .object("earl:result")
                        .orElseThrow()
                        .object("earl:outcome")
                        .orElseThrow()
                        .string("@id")
                        .orElseThrow());
    }

    /** The same through a process of its own, which answers line by line; and through one that ends after each answer. */
    @Test
    void aCommandIsAskedLikewise() {
        manifest();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        shell.write(
                "words",
                "-XX:TieredStopAtLevel=1 -cp \""
                        + System.getProperty("java.class.path").replace("\\", "\\\\")
                        + "\" coop.kith.cli.Kith vectors answer");
        String kith = java + " @words";
        Ran ran = shell.run("vectors", "run", ".", "--json", "--command", kith);
        assertEquals(
                List.of("passed", "passed", "failed", "failed", "passed", "inapplicable", "failed"),
                outcomes(ran.json()),
                ran::toString);
        Ran nothing = shell.run("vectors", "run", ".", "--json", "--command", java + " -version");
        assertEquals(2, nothing.exit(), nothing::toString);
        assertEquals(
                List.of("cantTell"),
                outcomes(nothing.json()).stream().distinct().toList());
    }

    @Test
    void anyReasonWillDoWhereThatIsAsked() {
        manifest();
        assertEquals(
                "passed",
                outcomes(shell.run("vectors", "run", ".", "--json", "--any-reason")
                                .json())
                        .get(2));
    }

    @Test
    void beingStricterIsNoFailureWhereAVectorSaysSo() {
        JsonObject signed = Neighbour.MARA.names(Neighbour.ANA, "Ana");
        JsonObject lenient =
                JsonObject.empty().with("verdict", "accepted").with("mayRefuse", coop.kith.json.JsonLiteral.TRUE);
        shell.write(
                "kith-vectors.json",
                JsonObject.empty()
                        .with(
                                "vectors",
                                JsonArray.of(
                                        vector("good", "verify", "")
                                                .with("document", signed)
                                                .with("expect", lenient),
                                        vector("changed", "verify", "")
                                                .with("document", signed.with("validUntil", "2030-01-01T00:00:00Z"))
                                                .with("expect", lenient))));
        Ran ran = shell.run("vectors", "run", ".", "--json");
        assertEquals(List.of("passed", "inapplicable"), outcomes(ran.json()), ran::toString);
        assertEquals(0, ran.exit());
    }

    @Test
    void manifestsThatCannotBeReadAreRefused() {
        for (String bad : List.of(
                "{",
                "{\"vectors\":[3]}",
                "{\"vectors\":[{}]}",
                "{\"vectors\":[{\"id\":\"a\",\"expect\":{\"verdict\":\"maybe\"}}]}",
                "{\"vectors\":[{\"id\":\"a\",\"expect\":{\"verdict\":\"accepted\"},\"task\":\"dance\"}]}",
                "{\"vectors\":[{\"id\":\"a\",\"expect\":{\"verdict\":\"accepted\"},\"task\":\"verify\",\"document\":\"../../x\"}]}",
                "{\"vectors\":[{\"id\":\"a\",\"expect\":{\"verdict\":\"accepted\"},\"task\":\"verify\",\"document\":{},"
                        + "\"options\":{\"waive\":[\"everything\"]}}]}",
                "{\"vectors\":[]}")) {
            shell.write("bad/kith-vectors.json", bad);
            Ran ran = shell.run("vectors", "run", "bad", "--json");
            assertEquals(1, ran.exit(), ran::toString);
            assertTrue(!ran.problems().isEmpty(), bad);
        }
    }

    @Test
    void onlyThisMachineIsSpokenToWithoutTls() {
        manifest();
        Ran ran = shell.run("vectors", "run", ".", "--against", "http://verifier.example/");
        assertTrue(ran.err().contains("neither an https address nor http on this machine"), ran::toString);
        Ran closed = shell.run("vectors", "run", ".", "--json", "--against", "http://127.0.0.1:9");
        assertEquals(2, closed.exit(), closed::toString);
    }

    private static List<String> outcomes(JsonObject json) {
        return Shell.objects(json.oneOrMany("results")).stream()
                .map(result -> result.string("outcome").orElseThrow())
                .toList();
    }

    private void manifest() {
        JsonObject signed = Neighbour.MARA.names(Neighbour.ANA, "Ana");
        JsonObject changed = signed.with("validUntil", "2030-01-01T00:00:00Z");
        shell.write("changed.json", changed);
        shell.write("one.nq", "_:b <urn:p> _:c .\n");
        shell.write("canonical.nq", "_:c14n1 <urn:p> _:c14n0 .\n");
        String forged = "https://www.w3.org/TR/vc-data-model#CRYPTOGRAPHIC_SECURITY_ERROR";
        shell.write(
                "kith-vectors.json",
                JsonObject.empty()
                        .with("base", "https://club.example/tests#")
                        .with(
                                "vectors",
                                JsonArray.of(
                                        vector("good", "verify", "accepted").with("document", signed),
                                        vector("changed", "verify", "rejected")
                                                .with("document", new JsonString("changed.json")),
                                        vector("reason", "verify", "rejected")
                                                .with("document", changed)
                                                .with(
                                                        "expect",
                                                        JsonObject.empty()
                                                                .with("verdict", "rejected")
                                                                .with("problem", forged + "-other")),
                                        vector("wrong", "verify", "accepted").with("document", changed),
                                        vector("statements", "canonicalize", "")
                                                .with("nquads", "one.nq")
                                                .with(
                                                        "expect",
                                                        JsonObject.empty().with("text", "canonical.nq")),
                                        vector("refused", "toRdf", "")
                                                .with(
                                                        "document",
                                                        JsonObject.empty().with("a", "b"))
                                                .with(
                                                        "expect",
                                                        JsonObject.empty()
                                                                .with("text", "canonical.nq")
                                                                .with("mayRefuse", coop.kith.json.JsonLiteral.TRUE)),
                                        vector("labels", "canonicalize", "")
                                                .with("nquads", "one.nq")
                                                .with("want", "labels")
                                                .with(
                                                        "expect",
                                                        JsonObject.empty().with("text", "canonical.nq")))));
    }

    private static JsonObject vector(String id, String task, String verdict) {
        return JsonObject.empty()
                .with("id", id)
                .with("task", task)
                .with("expect", JsonObject.empty().with("verdict", verdict));
    }
}
