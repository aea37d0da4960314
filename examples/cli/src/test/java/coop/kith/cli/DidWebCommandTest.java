package coop.kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.cli.Shell.Ran;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DidWebCommandTest {
    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void aUserWithAKey() {
        shell = Shell.in(folder).withKeys("home");
        assertEquals(0, shell.run("key", "new", "coop").exit());
    }

    @ParameterizedTest
    @CsvSource({
        "coop.example, , did:web:coop.example, https://coop.example/.well-known/did.json",
        "coop.example, people/ana, did:web:coop.example:people:ana, https://coop.example/people/ana/did.json",
        "coop.example:8443, , did:web:coop.example%3A8443, https://coop.example:8443/.well-known/did.json"
    })
    void theDidTheDocumentAndItsPlaceAreSaid(String domain, String path, String did, String place) {
        Ran ran = path == null
                ? shell.run("did", "create", "web", "--domain", domain, "--key", "coop", "--json")
                : shell.run("did", "create", "web", "--domain", domain, "--path", path, "--key", "coop", "--json");
        assertEquals(0, ran.exit(), ran::toString);
        assertEquals(did, ran.json().string("did").orElseThrow());
        assertEquals(place, ran.json().string("publishAt").orElseThrow());
        JsonObject document = ran.json().object("document").orElseThrow();
        assertEquals(did, document.string("id").orElseThrow());
        String key = shell.run("key", "export-public", "coop").out().strip();
        assertEquals(
                key,
                Shell.objects(document.oneOrMany("verificationMethod"))
                        .get(0)
                        .string("publicKeyMultibase")
                        .orElseThrow());
    }

    @Test
    void theDocumentIsWrittenToAFileAndOverwritesNone() {
        String[] command = {"did", "create", "web", "--domain", "coop.example", "--key", "coop", "--out", "did.json"};
        Ran ran = shell.run(command);
        assertEquals(0, ran.exit(), ran::toString);
        assertTrue(ran.out().contains("https://coop.example/.well-known/did.json"), ran::toString);
        JsonObject written =
                Json.parseObject(shell.read("did.json"), JsonLimits.standard()).orThrow();
        assertEquals("did:web:coop.example", written.string("id").orElseThrow());

        shell.write("did.json", "mine");
        Ran again = shell.run(command);
        assertEquals(1, again.exit(), again::toString);
        assertTrue(again.err().contains("is there already"), again::toString);
        assertEquals("mine", new String(shell.read("did.json"), java.nio.charset.StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "coop.example/../evil", "a b", "", "user@coop.example", "coop.example#x"})
    void whatIsNoDomainIsRefused(String domain) {
        Ran ran = shell.run("did", "create", "web", "--domain", domain, "--key", "coop");
        assertEquals(1, ran.exit(), ran::toString);
        assertTrue(ran.err().contains("next: "), ran::toString);
    }

    @Test
    void anAddressOfThisMachineIsNotAskedAndLeavesTheQuestionOpen() {
        Ran ran = shell.run("did", "resolve", "did:web:localhost");
        assertEquals(2, ran.exit(), ran::toString);
        assertTrue(ran.all().contains("loopback"), ran::toString);
    }

    @Test
    void aHostThatIsNowhereLeavesTheQuestionOpen() {
        Ran ran = shell.run("did", "resolve", "did:web:nowhere.invalid");
        assertEquals(2, ran.exit(), ran::toString);
        assertTrue(ran.all().contains("nowhere.invalid"), ran::toString);
    }
}
