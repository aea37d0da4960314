package coop.kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.cli.Shell.Ran;
import coop.kith.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DidNormalizeCommandTest {
    private static final String OLD = """
        {"id":"did:example:1","verificationMethod":[{"id":"#k","type":"TYPE","controller":"did:example:1",
         "publicKeyBase58":"4zvwRjXUKGfvwnParsHAS3HuSVzV5cA4McphgmoCtajS"}],"authentication":["#k"]}
        """;

    @TempDir
    private Path folder;

    @Test
    void anOldDocumentIsWrittenInTodaysForm() {
        Shell shell = Shell.in(folder);
        shell.write("old.json", OLD.replace("TYPE", "Ed25519VerificationKey2018"));
        Ran ran = shell.run("did", "normalize", "old.json", "--json");
        assertEquals(0, ran.exit(), ran::toString);
        JsonObject change = Shell.objects(ran.json().oneOrMany("changes")).get(0);
        assertEquals("did:example:1#k", change.string("id").orElseThrow());
        assertEquals("Ed25519VerificationKey2018", change.string("from").orElseThrow());
        Ran shown = shell.run("did", "normalize", "old.json");
        assertTrue(shown.out().contains("z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"), shown::toString);
    }

    @Test
    void whatStaysAsItWasIsNamed() {
        Shell shell = Shell.in(folder);
        shell.write("old.json", OLD.replace("TYPE", "Unknown2030"));
        Ran ran = shell.run("did", "normalize", "old.json");
        assertEquals(2, ran.exit(), ran::toString);
        assertTrue(ran.out().contains("Unknown2030"), ran::toString);
        shell.write("none.json", "[]");
        assertEquals(1, shell.run("did", "normalize", "none.json").exit());
    }

    @Test
    void aDidPlcIsSoughtInTheDirectory() {
        Ran ran = Shell.in(folder).run("did", "resolve", "did:plc:short");
        assertEquals(1, ran.exit(), ran::toString);
        assertTrue(ran.all().contains("24 characters"), ran::toString);
    }
}
