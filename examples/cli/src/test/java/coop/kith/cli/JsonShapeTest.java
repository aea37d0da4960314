package coop.kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.cli.Shell.Ran;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shapes that the package documentation promises. */
class JsonShapeTest {
    private static final Set<String> ASK =
            Set.of("verdict", "result", "bound", "because", "notCounted", "needs", "fragileTo");

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void aShell() {
        shell = Shell.in(folder).withKeys("home");
    }

    @Test
    void verifyGivesVerdictChecksAndProblems() {
        JsonObject signed = Neighbour.MARA.names(Neighbour.ANA, "Ana");
        shell.write("good.json", signed);
        shell.write("bad.json", signed.with("issuer", Neighbour.BEN.did().toString()));
        JsonObject good = json("vc", "verify", "good.json");
        assertEquals(Set.of("verdict", "checks", "problems"), good.members().keySet());
        assertEquals("accepted", good.string("verdict").orElseThrow());
        assertEquals(List.of(), good.array("problems").orElseThrow().items());
        assertFalse(Shell.objects(good.oneOrMany("checks")).isEmpty());

        JsonObject bad = json("vc", "verify", "bad.json");
        assertEquals("rejected", bad.string("verdict").orElseThrow());
        problems(bad);

        JsonObject missing = json("vc", "verify", "missing.json");
        assertEquals("rejected", missing.string("verdict").orElseThrow());
        assertEquals(List.of(), missing.array("checks").orElseThrow().items());
        problems(missing);

        List<JsonObject> several =
                Shell.objects(json("vc", "verify", "good.json", "bad.json").oneOrMany("results"));
        assertEquals("good.json", several.get(0).string("file").orElseThrow());
        assertEquals("rejected", several.get(1).string("verdict").orElseThrow());
    }

    @Test
    void resolveGivesTheResolutionResultOfTheSpecification() {
        Set<String> members = Set.of("didResolutionMetadata", "didDocument", "didDocumentMetadata");
        JsonObject found = json("did", "resolve", Neighbour.ANA.did().toString());
        assertTrue(found.members().keySet().containsAll(members), found.toString());
        assertEquals(
                Neighbour.ANA.did().toString(),
                found.object("didDocument").orElseThrow().string("id").orElseThrow());

        JsonObject wrong = json("did", "resolve", "did:nonsense");
        assertTrue(wrong.members().keySet().containsAll(members), wrong.toString());
        assertEquals(
                "https://www.w3.org/ns/did#INVALID_DID",
                wrong.object("didResolutionMetadata")
                        .orElseThrow()
                        .object("error")
                        .orElseThrow()
                        .string("type")
                        .orElseThrow());
    }

    @Test
    void askAndExplainGiveEverythingAnAnswerStandsOn() {
        Neighbour.gather(shell);
        String mara = Neighbour.MARA.did().toString();
        for (String command : List.of("ask", "explain")) {
            JsonObject allow = json("trust", command, Neighbour.ANA.did().toString(), "--anchor", mara);
            assertTrue(allow.members().keySet().containsAll(ASK), allow.toString());
            assertEquals("allow", allow.string("verdict").orElseThrow());
            assertEquals(2, allow.array("because").orElseThrow().items().size());
            assertFalse(allow.array("fragileTo").orElseThrow().items().isEmpty());

            JsonObject need = json("trust", command, Neighbour.LONER.did().toString(), "--anchor", mara);
            assertEquals("need", need.string("verdict").orElseThrow());
            assertFalse(need.array("needs").orElseThrow().items().isEmpty());
        }
    }

    @Test
    void theOthersOfTrustAreAsDocumented() {
        Neighbour.gather(shell);
        JsonObject again = json("trust", "add", "credentials");
        assertEquals(Set.of("admitted", "files"), again.members().keySet());
        JsonObject file = Shell.objects(again.oneOrMany("files")).get(0);
        assertEquals(
                Set.of("file", "result", "evidence", "kind", "issuer", "subject"),
                file.members().keySet());
        assertEquals("known", file.string("result").orElseThrow());

        JsonObject person =
                Shell.objects(json("trust", "people").oneOrMany("people")).get(0);
        assertEquals(
                Set.of("did", "vouchedForBy", "vouchesFor"), person.members().keySet());
        assertEquals(
                Set.of("format", "picture"),
                json("trust", "graph", "--format", "mermaid").members().keySet());
        assertEquals(
                Set.of("name", "description", "digest"),
                Shell.objects(json("trust", "policies").oneOrMany("policies"))
                        .get(0)
                        .members()
                        .keySet());
    }

    @Test
    void keysAndDidsAreAsDocumented() {
        Set<String> key = Set.of("name", "type", "publicKeyMultibase", "did", "created");
        assertEquals(key, json("key", "new", "ana").members().keySet());
        assertEquals(
                key,
                Shell.objects(json("key", "list").oneOrMany("keys"))
                        .get(0)
                        .members()
                        .keySet());
        assertEquals(
                Set.of("name", "publicKeyMultibase", "publicKeyJwk", "did", "ssh"),
                json("key", "export-public", "ana").members().keySet());
        assertEquals(
                Set.of("did"),
                json("did", "create", "jwk", "--key", "ana").members().keySet());
        assertEquals(
                Set.of("did", "publishAt", "document"),
                json("did", "create", "web", "--domain", "coop.example", "--key", "ana")
                        .members()
                        .keySet());
    }

    @Test
    void whatCannotBeBegunGivesProblemsAlone() {
        for (List<String> command : List.of(
                List.of("vc", "issue", "missing.json", "--key", "ana"),
                List.of("trust", "ask", "did:nonsense"),
                List.of("git", "verify", "--repo", "nowhere"),
                List.of("release", "verify", "nothing.tar.gz", "--tag", "v1", "--repo", "nowhere"))) {
            JsonObject json = json(command.toArray(String[]::new));
            assertEquals(Set.of("problems"), json.members().keySet());
            problems(json);
        }
    }

    private JsonObject json(String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--json";
        Ran ran = shell.run(all);
        assertEquals("", ran.err(), ran::toString);
        return ran.json();
    }

    /** At least one, each with what kind it is, what happened, and what to do. */
    private static void problems(JsonObject json) {
        List<JsonObject> problems =
                Shell.objects(json.array("problems").orElseGet(JsonArray::of).items());
        assertFalse(problems.isEmpty(), json.toString());
        for (JsonObject problem : problems) {
            for (String member : List.of("type", "title", "detail", "next")) {
                assertTrue(problem.string(member).isPresent(), member + " of " + problem);
            }
        }
    }
}
