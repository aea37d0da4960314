package coop.kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.cli.Shell.Ran;
import coop.kith.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A log on a server, and a user who calls the command again and again: each call is a process of its own. */
class DidMemoryTest {
    private static final String ADDRESS = "https://coop.example/.well-known/did.jsonl";

    @TempDir
    private Path folder;

    private final Map<String, byte[]> web = new HashMap<>();
    private Shell shell;
    private String did;

    @BeforeEach
    void aLogOfTwoVersions() {
        shell = Shell.in(folder).withKeys("home", "coop", "coop-2").withWeb(web);
        did = done(
                        "did",
                        "create",
                        "webvh",
                        "--domain",
                        "coop.example",
                        "--key",
                        "coop",
                        "--time",
                        "2026-11-01T00:00:00Z",
                        "--json")
                .json()
                .string("did")
                .orElseThrow();
        done("did", "rotate", "--to", "coop-2", "--time", "2026-11-02T00:00:00Z");
        publish();
    }

    private Ran done(String... arguments) {
        Ran ran = shell.run(arguments);
        assertEquals(0, ran.exit(), ran::toString);
        return ran;
    }

    private void publish() {
        web.put(ADDRESS, shell.read("did.jsonl"));
    }

    private void shorten() {
        String first = new String(shell.read("did.jsonl"), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElseThrow();
        web.put(ADDRESS, (first + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aLogThatWasShortenedIsNoticedByTheNextCall() {
        assertEquals(
                List.of(),
                Shell.objects(done("did", "memory", "list", "--json").json().oneOrMany("logs")));
        assertFalse(Files.exists(folder.resolve("home/logs.db")));
        done("did", "resolve", did);
        shorten();
        Ran ran = shell.run("did", "resolve", did, "--json");
        assertEquals(2, ran.exit(), ran::toString);
        assertTrue(ran.out().contains("was verified here before"), ran::toString);
        assertEquals(2, shell.run("did", "resolve", did + "#key-1").exit());
        assertEquals(2, shell.run("did", "history", did).exit());
        done("did", "resolve", did, "--version-number", "1");

        Ran listed = done("did", "memory", "list", "--json");
        JsonObject log = Shell.objects(listed.json().oneOrMany("logs")).get(0);
        assertEquals(did, log.string("did").orElseThrow());
        assertTrue(log.string("versionId").orElseThrow().startsWith("2-"), listed::toString);
        done("did", "memory", "show", did);
        done("did", "memory", "forget", did);
        assertEquals(1, shell.run("did", "memory", "forget", did).exit());
        done("did", "resolve", did);
    }

    @Test
    void noBundleIsMadeOfAShortenedLog() {
        shorten();
        done("did", "bundle", "make", did, "--out", "first.json");
        publish();
        done("did", "bundle", "make", did, "--out", "second.json");
        shorten();
        Ran refused = shell.run("did", "bundle", "make", did, "--out", "third.json");
        assertEquals(1, refused.exit(), refused::toString);
        assertTrue(refused.all().contains("was verified here before"), refused::toString);
        assertFalse(Files.exists(folder.resolve("third.json")));
        done("did", "bundle", "verify", "first.json");
    }

    @Test
    void aCredentialIsNotJudgedByAShortenedLog() {
        JsonObject signed = Neighbour.MARA.names(Neighbour.ANA, "Ana");
        JsonObject proof = signed.object("proof").orElseThrow();
        String method = Shell.objects(
                        done("did", "history", did, "--json").json().oneOrMany("keys"))
                .get(0)
                .string("id")
                .orElseThrow();
        shell.write("member.json", signed.with("issuer", did).with("proof", proof.with("verificationMethod", method)));
        Ran wrong = shell.run("vc", "verify", "member.json");
        assertEquals(1, wrong.exit(), wrong::toString);
        shorten();
        Ran undecided = shell.run("vc", "verify", "member.json");
        assertEquals(2, undecided.exit(), undecided::toString);
        assertTrue(undecided.all().contains("was verified here before"), undecided::toString);
    }

    @Test
    void twoHistoriesAreKeptAsProof() {
        done("did", "resolve", did);
        shell.write(
                "fork/did.jsonl",
                new String(shell.read("did.jsonl"), StandardCharsets.UTF_8)
                                .lines()
                                .findFirst()
                                .orElseThrow() + "\n");
        done("did", "deactivate", "--yes", "--dir", "fork", "--time", "2026-11-03T00:00:00Z");
        web.put(ADDRESS, shell.read("fork/did.jsonl"));
        assertEquals(1, shell.run("did", "resolve", did).exit());

        Ran shown = shell.run("did", "memory", "show", did, "--save", "proof", "--json");
        assertEquals(1, shown.exit(), shown::toString);
        JsonObject proof = Shell.objects(shown.json().oneOrMany("proofs")).get(0);
        assertTrue(proof.string("firstHead").orElseThrow().startsWith("2-"), shown::toString);
        assertTrue(proof.string("otherHead").orElseThrow().startsWith("2-"), shown::toString);
        assertEquals(
                new String(shell.read("did.jsonl"), StandardCharsets.UTF_8).strip(),
                new String(shell.read("proof/1-first.jsonl"), StandardCharsets.UTF_8).strip());
        assertEquals(
                new String(shell.read("fork/did.jsonl"), StandardCharsets.UTF_8).strip(),
                new String(shell.read("proof/1-other.jsonl"), StandardCharsets.UTF_8).strip());
        assertTrue(done("did", "memory", "list").out().contains("ANOTHER HISTORY"));

        publish();
        Ran flagged = done("did", "resolve", did);
        assertTrue(flagged.err().contains("notice: another history"), flagged::toString);
        String scid = did.split(":", -1)[2];
        done("did", "memory", "forget", scid);
        assertEquals("", done("did", "resolve", did).err());
    }

    @Test
    void nothingIsOpenedForADidThatHasNoLog() {
        done("did", "resolve", Neighbour.ANA.did().toString());
        assertFalse(Files.exists(folder.resolve("home/logs.db")));
    }

    @Test
    void whereNothingCanBeKeptANoticeSaysSo() {
        shell.write("taken", "a file, and no folder");
        Shell elsewhere = shell.with(Map.of("KITH_HOME", "taken"));
        Ran ran = elsewhere.run("did", "resolve", did);
        assertEquals(0, ran.exit(), ran::toString);
        assertTrue(ran.err().startsWith("notice: "), ran::toString);
        assertEquals(
                "",
                elsewhere.run("did", "resolve", Neighbour.ANA.did().toString()).err());
    }

    @Test
    void aMemoryThatCannotBeUnderstoodIsNotTakenForAnEmptyOne() {
        shell.write("home/logs.db", "x".repeat(5000));
        Ran ran = shell.run("did", "resolve", did, "--json");
        assertEquals(2, ran.exit(), ran::toString);
        assertEquals(2, shell.run("did", "memory", "list").exit());
    }

    @Test
    void aBundleIsReadAsOfItsTimeWhateverWasSeenSince() {
        done("did", "bundle", "make", did, "--out", "kept.json");
        done("did", "rotate", "--to", "coop", "--time", "2026-11-04T00:00:00Z");
        publish();
        done("did", "resolve", did);
        done("did", "bundle", "verify", "kept.json");
        done("did", "resolve", did, "--bundle", "kept.json");
    }

    @Test
    void theServerRemembersWhatTheLastOneSaw() throws Exception {
        assertEquals(200, served());
        shorten();
        assertEquals(500, served());
    }

    /** The status of one answer of a server that was started and stopped for it. */
    private int served() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal terminal = shell.terminal(out, new ByteArrayOutputStream());
        CountDownLatch stopped = new CountDownLatch(1);
        CommandLine line = new CommandLine(new DidServe(terminal, stopped));
        Thread server = new Thread(() -> Kith.run(terminal, line, "--port", "0"));
        server.start();
        try {
            while (!out.toString(StandardCharsets.UTF_8).contains("\n")) {
                assertTrue(server.isAlive());
                Thread.sleep(10);
            }
            String url = out.toString(StandardCharsets.UTF_8).strip().substring("listening at ".length());
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(url + did)).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } finally {
            stopped.countDown();
            server.join();
        }
    }
}
