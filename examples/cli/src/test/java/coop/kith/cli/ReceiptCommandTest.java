package coop.kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.cli.Shell.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receipt as somebody asks for it, and as somebody else checks it. */
class ReceiptCommandTest {
    private static final String MARA = Neighbour.MARA.did().toString();
    private static final String ANA = Neighbour.ANA.did().toString();

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void aShellWithEvidence() {
        shell = Shell.in(folder).withKeys("home");
        Neighbour.gather(shell);
        assertEquals(0, shell.run("key", "new", "coop").exit());
    }

    private void receipt(String privacy) throws IOException {
        Ran ran = shell.run("trust", "receipt", ANA, "--anchor", MARA, "--key", "coop", "--privacy", privacy);
        assertEquals(0, ran.exit(), ran::toString);
        Files.writeString(folder.resolve("ana.json"), ran.out());
    }

    @Test
    void theSameEvidenceReplaysToTheSameAnswer() throws IOException {
        receipt("named");
        Ran same = shell.run("trust", "replay", "ana.json", "--anchor", MARA);
        assertEquals(0, same.exit(), same::toString);
        assertTrue(same.out().startsWith("SAME"), same::toString);
        Ran json = shell.run("trust", "replay", "ana.json", "--anchor", MARA, "--json");
        assertEquals("same", json.json().string("result").orElseThrow());
        assertEquals(
                "allow",
                json.json().object("answer").orElseThrow().string("verdict").orElseThrow());
    }

    @Test
    void anotherAnchorIsAnotherPolicy() throws IOException {
        receipt("counts");
        Ran other = shell.run("trust", "replay", "ana.json", "--anchor", ANA);
        assertEquals(1, other.exit(), other::toString);
        assertTrue(other.err().contains("policy"), other::toString);
    }

    @Test
    void aChangedReceiptIsRefusedAndAnEmptyLogLacksItsEvidence() throws IOException {
        receipt("roles");
        String text = Files.readString(folder.resolve("ana.json"));
        assertFalse(text.contains(MARA), "roles name nobody else");
        Files.writeString(folder.resolve("changed.json"), text.replace("\"allow\"", "\"deny\""));
        assertEquals(
                1,
                shell.run("trust", "replay", "changed.json", "--anchor", MARA).exit());
        Ran missing = shell.run("trust", "replay", "ana.json", "--anchor", MARA, "--known-at", "2020-01-01T00:00:00Z");
        assertEquals(2, missing.exit(), missing::toString);
        assertTrue(missing.out().startsWith("MISSING"), missing::toString);
    }

    @Test
    void aLevelThatIsNoneIsAUsageError() {
        assertEquals(
                64,
                shell.run("trust", "receipt", ANA, "--anchor", MARA, "--key", "coop", "--privacy", "secret")
                        .exit());
    }
}
