package coop.kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.cli.Shell.Ran;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the options of {@code vc verify} reach the policy; what the policy does with them is vc-core's to show. */
class SigningTimeOptionsTest {
    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void aCredentialByAKeyInForce() {
        shell = Shell.in(folder).withKeys("home");
        assertEquals(0, shell.run("key", "new", "ana").exit());
        shell.write(
                "plain.json",
                "{\"@context\":[\"https://www.w3.org/ns/credentials/v2\"],"
                        + "\"type\":[\"VerifiableCredential\"],\"credentialSubject\":{\"name\":\"Ana\"}}");
        Ran issued = shell.run("vc", "issue", "plain.json", "--key", "ana");
        assertEquals(0, issued.exit(), issued::toString);
        shell.write("signed.json", issued.out());
    }

    @Test
    void eachOfThemChangesThePolicyAndNothingForAKeyInForce() {
        assertTrue(rotatedKeys("none.json").isEmpty());
        JsonObject signing = rotatedKeys("signing.json", "--at-signing").orElseThrow();
        assertFalse(signing.has("seen"), signing::toString);
        JsonObject seen = rotatedKeys("seen.json", "--first-seen", "2026-01-01T00:00:00Z")
                .orElseThrow()
                .object("seen")
                .orElseThrow();
        assertEquals(Optional.of("2026-01-01T00:00:00Z"), seen.string("at"));
    }

    @Test
    void aTranscriptOfEachCanBeReplayed() {
        rotatedKeys("signing.json", "--at-signing");
        rotatedKeys("seen.json", "--first-seen", "2026-01-01T00:00:00Z");
        for (String transcript : List.of("signing.json", "seen.json")) {
            Ran replayed = shell.run("vc", "replay", transcript);
            assertEquals(0, replayed.exit(), replayed::toString);
            assertTrue(replayed.toString().contains("SAME"), replayed::toString);
        }
    }

    @Test
    void aTimeThatIsNoneIsSaid() {
        Ran ran = shell.run("vc", "verify", "signed.json", "--first-seen", "yesterday");
        assertEquals(Exit.USAGE.code(), ran.exit(), ran::toString);
        assertTrue(ran.err().contains("--first-seen takes a time"), ran::toString);
    }

    private Optional<JsonObject> rotatedKeys(String transcript, String... options) {
        String[] all = new String[5 + options.length];
        System.arraycopy(new String[] {"vc", "verify", "signed.json", "--transcript", transcript}, 0, all, 0, 5);
        System.arraycopy(options, 0, all, 5, options.length);
        Ran ran = shell.run(all);
        assertEquals(0, ran.exit(), ran::toString);
        return Json.parseObject(new String(shell.read(transcript), StandardCharsets.UTF_8))
                .orThrow()
                .object("policy")
                .orElseThrow()
                .object("rotatedKeys");
    }
}
