package coop.kith.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.cli.Shell.Ran;
import coop.kith.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of bad file at every command that takes one: a problem with a next step, exit 1 or 2, no stack trace, nothing lost. */
class BadInputAbuse {
    private static final String MARA = Neighbour.MARA.did().toString();

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void aUserWithAKeyAndEvidence() throws IOException {
        shell = Shell.in(folder);
        Files.createDirectory(folder.resolve("folder"));
        shell.write("empty", new byte[0]);
        byte[] noise = new byte[4096];
        new Random(1).nextBytes(noise);
        shell.write("binary", noise);
        byte[] large = new byte[2 << 20];
        Arrays.fill(large, (byte) ' ');
        large[0] = '{';
        large[large.length - 1] = '}';
        shell.write("large", large);
        shell.write("truncated", "{\"@context\": [\"https://www.w3.org/ns/credentials/v2\"], \"type\": [");
        shell.write("twice", "{\"issuer\": \"did:example:a\", \"issuer\": \"did:example:b\"}");
        shell.write("jwt", "eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJkaWQ6ZXhhbXBsZTphIn0.c2lnbmF0dXJl\n");
        shell.write("deep", "[".repeat(100_000));
        shell.write("array", "[1, 2, 3]");
        shell.write("utf16", "{\"a\": 1}".getBytes(StandardCharsets.UTF_16));
    }

    static Stream<String> badFiles() {
        return Stream.of(
                "missing", "folder", "empty", "binary", "large", "truncated", "twice", "jwt", "deep", "array", "utf16");
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void isAProblemForEveryCommandThatReadsAFile(String bad) throws IOException {
        List<List<String>> commands = new ArrayList<>(List.of(
                List.of("vc", "verify", bad),
                List.of("vc", "issue", bad, "--key", "ana"),
                List.of("trust", "add", bad),
                List.of("trust", "people", "--names", bad),
                List.of("trust", "ask", MARA, "--anchor", MARA, "--names", bad),
                List.of("trust", "ask", MARA, "--anchor", MARA, "--policy", "./" + bad),
                List.of("trust", "graph", "--policy", "./" + bad),
                List.of("git", "verify", "--repo", bad),
                List.of("release", "verify", bad, "--tag", "v1", "--repo", "folder")));
        for (List<String> command : commands) {
            refused(command);
        }
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void asAKeystoreOrALogIsAProblemAndStaysAsItIs(String bad) throws IOException {
        if (List.of("missing", "folder").contains(bad)) {
            return;
        }
        byte[] before = shell.read(bad);
        shell.write("home/keys.json", before);
        refused(List.of("key", "list"));
        refused(List.of("key", "new", "another"));
        refused(List.of("vc", "issue", "array", "--key", "ana"));
        assertArrayEquals(before, shell.read("home/keys.json"));

        shell.write("credentials/one.json", Neighbour.MARA.knows(Neighbour.BEN));
        if (before.length > 0) {
            refused(List.of("trust", "add", "credentials", "--evidence", bad));
            refused(List.of("trust", "ask", MARA, "--anchor", MARA, "--evidence", bad));
            assertArrayEquals(before, shell.read(bad));
        }
    }

    @Test
    void aWrongPassphraseIsSaidAndNothingIsLost() {
        assertEquals(0, shell.run("key", "new", "ana").exit());
        byte[] before = shell.read("home/keys.json");
        Shell stranger =
                shell.with(Map.of("KITH_HOME", folder.resolve("home").toString(), "KITH_PASSPHRASE", "battery staple"));
        for (List<String> command : List.of(List.of("key", "list"), List.of("key", "new", "eve"))) {
            Ran ran = stranger.run(command.toArray(String[]::new));
            assertEquals(1, ran.exit(), ran::toString);
            assertTrue(ran.err().toLowerCase(java.util.Locale.ROOT).contains("passphrase"), ran::toString);
            assertTrue(ran.err().contains("next: "), ran::toString);
        }
        assertArrayEquals(before, shell.read("home/keys.json"));
        assertEquals(0, shell.run("key", "list").exit());
    }

    @Test
    void aPolicyWithATypoNamesTheMember() {
        JsonObject policy = shell.run("trust", "policies", "vouched-newcomer").json();
        shell.write(
                "typo.json",
                policy.without("quorum").with("qourum", policy.get("quorum").orElseThrow()));
        Ran ran = shell.run("trust", "ask", MARA, "--anchor", MARA, "--policy", "typo.json");
        assertEquals(1, ran.exit(), ran::toString);
        assertTrue(ran.err().contains("qourum"), ran::toString);
    }

    @Test
    void aLogThatWasCutIsAProblemAndIsNotReplacedByANewOne() throws IOException {
        Neighbour.gather(shell);
        byte[] whole = shell.read("home/evidence.db");
        byte[] cut = Arrays.copyOf(whole, whole.length / 2);
        shell.write("home/evidence.db", cut);
        Ran ran = shell.run("trust", "ask", Neighbour.ANA.did().toString(), "--anchor", MARA);
        assertTrue(ran.exit() == 2 || ran.exit() == 1, ran::toString);
        assertFalse(ran.all().contains("ALLOW"), ran::toString);
        assertTrue(ran.all().contains("next: "), ran::toString);
        assertArrayEquals(cut, shell.read("home/evidence.db"));
    }

    /** As text and as JSON; 1 for what is wrong, 2 for what cannot be decided. */
    private void refused(List<String> command) {
        Ran text = shell.run(command.toArray(String[]::new));
        assertTrue(text.exit() == 1 || text.exit() == 2, text::toString);
        assertTrue(text.all().contains("next: "), text::toString);
        List<String> asJson = new ArrayList<>(command);
        asJson.add("--json");
        Ran json = shell.run(asJson.toArray(String[]::new));
        assertEquals(text.exit(), json.exit(), json::toString);
        List<JsonObject> problems = new ArrayList<>(json.problems());
        Shell.objects(json.json().oneOrMany("files"))
                .forEach(file -> problems.addAll(Shell.objects(file.oneOrMany("problems"))));
        assertFalse(problems.isEmpty(), json::toString);
        assertTrue(
                problems.stream()
                        .allMatch(problem -> problem.string("type").isPresent()
                                && problem.string("detail").isPresent()
                                && problem.string("next").isPresent()),
                json::toString);
    }
}
