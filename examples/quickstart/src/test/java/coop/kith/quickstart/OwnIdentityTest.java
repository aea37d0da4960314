package coop.kith.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnIdentityTest {
    @TempDir
    private Path folder;

    @Test
    void anOldSignatureIsJudgedByTheKeysOfItsTime() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Check> checks =
                new OwnIdentity(folder, new PrintStream(out, true, StandardCharsets.UTF_8), new SecureRandom()).tell();
        assertEquals(
                List.of(Outcome.PASSED, Outcome.FAILED),
                checks.stream().map(Check::outcome).toList());
        String text = out.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("By the document of the day of signing: PASSED. By today's: FAILED"), text);
        assertEquals(
                2, Files.readString(folder.resolve("coop/did.jsonl")).lines().count());
        for (String witness : List.of("ana", "ben")) {
            assertEquals(
                    1,
                    Files.readString(folder.resolve(witness + "/did.jsonl"))
                            .lines()
                            .count(),
                    "the log before the last version");
        }
    }
}
