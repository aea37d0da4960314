package coop.kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.cli.Shell.Ran;
import coop.kith.cli.git.Bench;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence that was sound when it came and is not any more: it could have been the objection that counts, so nothing is allowed. */
class UnreadEvidenceTest {
    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void aLogThatSomebodyChanged() {
        shell = Shell.in(folder);
        Neighbour.gather(shell);
        String log = new String(shell.read("home/evidence.db"), StandardCharsets.ISO_8859_1);
        String proof = Json.parseObject(shell.read("credentials/ANA-LONER.json"), JsonLimits.standard())
                .orThrow()
                .object("proof")
                .flatMap(found -> found.string("proofValue"))
                .orElseThrow();
        assertTrue(log.contains(proof));
        char last = proof.charAt(proof.length() - 1) == '1' ? '2' : '1';
        shell.write(
                "home/evidence.db",
                log.replace(proof, proof.substring(0, proof.length() - 1) + last)
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void whoWouldBeAllowedIsUndecidedAndTheReasonIsSaid() {
        String mara = Neighbour.MARA.did().toString();
        String ana = Neighbour.ANA.did().toString();
        for (String command : new String[] {"ask", "explain"}) {
            Ran ran = shell.run("trust", command, ana, "--anchor", mara);
            assertEquals(2, ran.exit(), ran::toString);
            assertTrue(ran.out().contains("no longer verifies"), ran::toString);
            assertFalse(shell.run("trust", command, ana, "--anchor", mara, "--json")
                    .problems()
                    .isEmpty());
        }
    }

    @Test
    void commitsAndReleasesOfWhoWouldBeTrustedSayRegistryUnavailable() {
        Path project = folder.resolve("project");
        project.toFile().mkdirs();
        Bench bench = Bench.in(project);
        String ana = bench.key("ana", "ed25519");
        bench.commit("ana", Bench.by(ana));
        bench.git().ok("-c", bench.signing("ana"), "tag", "-s", "v1", "-m", "v1", "-m", "Signed-by-DID: " + ana);
        bench.git().ok("archive", "--format=tar", "-o", "../a.tar", "v1");
        for (String[] command :
                new String[][] {{"git", "verify", "HEAD"}, {"release", "verify", "a.tar", "--tag", "v1"}}) {
            Ran ran = shell.run(with(command, "--repo", "project", "--anchor", ana));
            assertEquals(2, ran.exit(), ran::toString);
            assertTrue(ran.out().contains("registryUnavailable"), ran::toString);
            assertTrue(ran.out().contains("no longer verifies"), ran::toString);
            JsonObject json = shell.run(with(command, "--repo", "project", "--anchor", ana, "--json"))
                    .json();
            assertEquals("undecided", json.string("verdict").orElseThrow());
        }
    }

    private static String[] with(String[] command, String... more) {
        String[] all = java.util.Arrays.copyOf(command, command.length + more.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        return all;
    }
}
