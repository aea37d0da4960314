package coop.kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.cli.Shell.Ran;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stranger's text never acts on the terminal. That nothing raw comes out is asserted at every run of {@link Shell}. */
class TerminalAbuse {
    /** Clears the screen, sets the title, rings, and turns what follows around. */
    private static final String EVIL = "x\u001b[2J\u001b]0;owned\u0007\u202egnp\u2066\r\u009b1m";

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void aShell() {
        shell = Shell.in(folder);
    }

    @Test
    void textOfCredentialsNamesAndArgumentsIsMadeVisible() {
        String mara = Neighbour.MARA.did().toString();
        JsonObject signed = Neighbour.MARA.names(Neighbour.ANA, EVIL);
        shell.write("named.json", signed);
        shell.write("typed.json", signed.with("type", EVIL));
        shell.write("member.json", signed.with(EVIL, EVIL));
        shell.write("issuer.json", signed.with("issuer", "did:" + EVIL));
        shell.write("names.json", JsonObject.empty().with(mara, EVIL));
        shell.write("policy.json", JsonObject.empty().with(EVIL, EVIL));
        Neighbour.gather(shell);
        for (List<String> command : List.of(
                List.of("vc", "verify", "named.json", "typed.json", "member.json", "issuer.json"),
                List.of("trust", "add", "named.json", "typed.json", "member.json", "issuer.json"),
                List.of("trust", "people", "--names", "names.json"),
                List.of("trust", "ask", Neighbour.ANA.did().toString(), "--anchor", mara, "--names", "names.json"),
                List.of("trust", "graph", "--format", "dot", "--names", "names.json"),
                List.of("trust", "graph", "--format", "svg", "--names", "names.json"),
                List.of("trust", "ask", mara, "--policy", "./policy.json"),
                List.of("trust", "ask", EVIL),
                List.of("trust", "ask", mara, "--policy", EVIL),
                List.of("trust", "ask", mara, "--as-of", EVIL),
                List.of("did", "resolve", "did:" + EVIL),
                List.of("did", "resolve", "did:web:" + EVIL),
                List.of("key", "export-public", EVIL),
                List.of("vc", "verify", EVIL),
                List.of(EVIL),
                List.of("vc", EVIL),
                List.of("vc", "verify", "--" + EVIL),
                List.of("git", "verify", EVIL, "--repo", EVIL))) {
            Ran ran = shell.run(command.toArray(String[]::new));
            assertFalse(ran.all().isEmpty(), ran::toString);
            String[] asJson = java.util.Arrays.copyOf(ran.arguments().toArray(String[]::new), command.size() + 1);
            asJson[command.size()] = "--json";
            shell.run(asJson);
        }
    }

    @Test
    void documentsOfStrangersAreMadeVisibleAndStayTheSameJson() {
        String did = "did:web:evil.example";
        JsonObject document = JsonObject.empty()
                .with("id", did)
                .with(
                        "service",
                        JsonArray.of(JsonObject.empty()
                                .with("id", did + "#s")
                                .with("type", EVIL)
                                .with("serviceEndpoint", "https://evil.example/")))
                .with(EVIL, EVIL);
        shell.write("evil.json", document);
        shell.write("calm.json", JsonObject.empty().with("id", did));
        Shell web = shell.withWeb(Map.of(
                "https://evil.example/.well-known/did.json",
                Json.write(document).getBytes(StandardCharsets.UTF_8)));
        Ran resolved = web.run("did", "resolve", did);
        assertEquals(0, resolved.exit(), resolved::toString);
        assertTrue(resolved.out().contains("\\u009b1m"), resolved::toString);
        assertTrue(resolved.out().contains("\\u202egnp"), resolved::toString);
        assertEquals(Result.ok(document), Json.parseObject(resolved.out()));
        assertEquals(
                document.array("service").orElseThrow().items().get(0),
                Json.parseObject(web.run("did", "resolve", did + "#s").out()).orThrow());
        assertEquals(
                Result.ok(document),
                Json.parseObject(shell.run("did", "normalize", "evil.json").out()));
        assertFalse(shell.run("did", "diff", "calm.json", "evil.json").out().isEmpty());
    }

    @Test
    void coloursAreOnATerminalOnly() {
        Neighbour.gather(shell);
        String[] ask = {
            "trust",
            "ask",
            Neighbour.ANA.did().toString(),
            "--anchor",
            Neighbour.MARA.did().toString()
        };
        assertTrue(shell.colourful().run(ask).out().startsWith("\u001b[32mALLOW\u001b[0m: "));
        assertFalse(shell.run(ask).out().contains("\u001b"));
        assertTrue(shell.colourful().run("trust", "--help").out().contains("\u001b["));
        assertFalse(shell.run("trust", "--help").out().contains("\u001b"));
        String json = shell.colourful().run("trust", "people", "--json").out();
        assertFalse(json.contains("\u001b"));
        assertEquals(json, shell.run("trust", "people", "--json").out());
    }
}
