package coop.kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.cli.Shell.Ran;
import coop.kith.json.JsonObject;
import coop.kith.testing.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From {@code kith key new} to a commit of the real git that {@code kith git verify} trusts. */
class GitCommandTest {
    @TempDir
    private Path folder;

    private Shell shell;
    private Program git;
    private String did;

    @BeforeEach
    void aRepositoryWhereAnaSigns() throws IOException {
        shell = Shell.in(folder).withKeys("home");
        Files.createDirectory(folder.resolve("project"));
        git = Program.git(folder.resolve("project"));
        git.ok("init", "-q", "-b", "main");
        Ran made = shell.run("key", "new", "ana", "--json");
        did = made.json().string("did").orElseThrow();
        shell.write("passphrase", "correct horse\n");
        Ran set = shell.run("git", "setup", "--key", "ana", "--repo", "project", "--passphrase-file", "passphrase");
        assertEquals(0, set.exit(), set::toString);
        shell.write("project/beans.txt", "water\n");
        git.ok("add", ".");
        git.ok("commit", "-q", "-m", "Water the beans");
    }

    @Test
    void theCommitIsTrustedForAnAnchor() {
        shell.write("credentials/one.json", Neighbour.MARA.knows(Neighbour.BEN));
        assertEquals(0, shell.run("trust", "add", "credentials").exit());
        Ran ran = shell.run("git", "verify", "--repo", "project", "--anchor", did, "--json");
        assertEquals(0, ran.exit(), ran::toString);
        JsonObject commit = Shell.objects(ran.json().oneOrMany("commits")).get(0);
        assertTrue(commit.members().keySet().containsAll(Set.of("commit", "verdict", "signer", "because")));
        assertEquals("trusted", commit.string("verdict").orElseThrow());
        assertEquals(did, commit.string("signer").orElseThrow());
        assertEquals(git.ok("rev-parse", "HEAD"), commit.string("commit").orElseThrow());

        Ran stranger = shell.run(
                "git",
                "verify",
                "--repo",
                "project",
                "--anchor",
                Neighbour.MARA.did().toString());
        assertEquals(2, stranger.exit(), stranger::toString);
        assertTrue(stranger.out().startsWith("need"), stranger::toString);
    }

    private Ran verified(String... more) {
        List<String> arguments =
                new java.util.ArrayList<>(List.of("git", "verify", "--repo", "project", "--anchor", did));
        arguments.addAll(List.of(more));
        return shell.run(arguments.toArray(String[]::new));
    }

    private void stolen(String from) {
        shell.write("credentials/one.json", Neighbour.MARA.knows(Neighbour.BEN));
        assertEquals(0, shell.run("trust", "add", "credentials").exit());
        assertEquals(0, shell.run("trust", "compromised", did, "--from", from).exit());
    }

    /** The commit says of itself that it is of 21 September 2026. */
    @Test
    @DisplayName("T07: what a stolen key signed after the theft, by its own date, is refused")
    void aCommitDatedAfterTheTheftIsRefused() {
        stolen("2026-09-01T00:00:00Z");
        Ran ran = verified();
        assertEquals(1, ran.exit(), ran::toString);
        assertTrue(ran.out().startsWith("stolenKey"), ran::toString);
        assertTrue(ran.out().contains("dated after that"), ran::toString);
        assertEquals(0, verified("--first-seen", "2026-08-01T00:00:00Z").exit());
    }

    @Test
    @DisplayName(
            "T07: that a commit was signed before the theft is shown by somebody else's clock, and never by its own date")
    void aCommitDatedBeforeTheTheftIsReferredUnlessItWasSeenBefore() {
        stolen("2026-10-01T00:00:00Z");
        Ran ran = verified();
        assertEquals(2, ran.exit(), ran::toString);
        assertTrue(ran.out().startsWith("refer"), ran::toString);
        assertTrue(ran.out().contains("only its maker's own date"), ran::toString);
        Ran seen = verified("--first-seen", "2026-09-30T00:00:00Z");
        assertEquals(0, seen.exit(), seen::toString);
        assertEquals(2, verified("--first-seen", "2026-10-01T00:00:00Z").exit());
        Ran before = verified("--known-at", "2026-11-01T00:00:00Z");
        assertEquals(0, before.exit(), before::toString);
    }

    @Test
    void theBlastOfAStolenKeyListsCommitsAndTags() {
        shell.write("credentials/one.json", Neighbour.MARA.knows(Neighbour.BEN));
        assertEquals(0, shell.run("trust", "add", "credentials").exit());
        git.ok("tag", "-s", "v1", "-m", "v1", "-m", "Signed-by-DID: " + did);
        String[] blast = {"trust", "blast", did, "--from", "2026-10-01T00:00:00Z", "--anchor", did, "--repo", "project"
        };
        Ran ran = shell.run(blast);
        assertEquals(2, ran.exit(), ran::toString);
        assertTrue(ran.out().contains("trusted -> refer"), ran::toString);
        assertTrue(ran.out().contains("commits 1, signed tags 1"), ran::toString);
        List<String> json = new java.util.ArrayList<>(List.of(blast));
        json.add("--json");
        JsonObject told = shell.run(json.toArray(String[]::new)).json();
        JsonObject commit = Shell.objects(told.oneOrMany("commits")).get(0);
        assertEquals(git.ok("rev-parse", "HEAD"), commit.string("commit").orElseThrow());
        assertEquals("trusted", commit.string("before").orElseThrow());
        assertEquals("refer", commit.string("after").orElseThrow());
        assertEquals(1, Shell.objects(told.oneOrMany("tags")).size());
        Ran later = shell.run(
                "trust", "blast", did, "--from", "2026-12-01T00:00:00Z", "--anchor", did, "--repo", "project");
        assertEquals(0, later.exit(), later::toString);
        assertEquals(0, verified().exit());
    }

    @Test
    void withoutEvidenceNobodyIsTrustedAndTheReasonIsSaid() {
        Ran ran = shell.run("git", "verify", "--repo", "project", "--anchor", did);
        assertEquals(2, ran.exit(), ran::toString);
        assertTrue(ran.out().startsWith("registryUnavailable"), ran::toString);
        assertTrue(ran.out().contains("There is no evidence log at"), ran::toString);
    }

    @Test
    void anUnsignedCommitIsNamedAndMayBeExempted() {
        shell.write("credentials/one.json", Neighbour.MARA.knows(Neighbour.BEN));
        shell.run("trust", "add", "credentials");
        git.ok("commit", "-q", "--no-gpg-sign", "--allow-empty", "-m", "In a hurry");
        String id = git.ok("rev-parse", "HEAD");
        Ran ran = shell.run("git", "verify", "--repo", "project", "--anchor", did);
        assertEquals(1, ran.exit(), ran::toString);
        assertTrue(ran.out().startsWith("unsigned"), ran::toString);
        Ran exempt =
                shell.run("git", "verify", "--repo", "project", "--anchor", did, "--exempt", id + "=before we agreed");
        assertEquals(0, exempt.exit(), exempt::toString);
        assertTrue(exempt.out().contains("before we agreed"), exempt::toString);
    }

    @Test
    void aReleaseIsHeldAgainstItsTag() {
        shell.write("credentials/one.json", Neighbour.MARA.knows(Neighbour.BEN));
        shell.run("trust", "add", "credentials");
        git.ok("tag", "-s", "v1", "-m", "v1", "-m", "Signed-by-DID: " + did);
        git.ok("archive", "--format=tar.gz", "--prefix=pkg-1/", "-o", "../pkg-1.tar.gz", "v1");
        String[] verify = {"release", "verify", "pkg-1.tar.gz", "--tag", "v1", "--repo", "project", "--anchor", did};
        Ran same = shell.run(verify);
        assertEquals(0, same.exit(), same::toString);

        shell.write("project/m4.m4", "trigger");
        git.ok("archive", "--format=tar.gz", "--prefix=pkg-1/", "--add-file=m4.m4", "-o", "../pkg-1.tar.gz", "v1");
        Ran more = shell.run(verify);
        assertEquals(1, more.exit(), more::toString);
        assertTrue(more.out().contains("m4.m4"), more::toString);
    }

    @Test
    void whatIsNoRepositoryRevisionTagOrTarballIsAProblem() {
        shell.write("noise.tar.gz", "not a tarball".getBytes(StandardCharsets.UTF_8));
        git.ok("tag", "-s", "v1", "-m", "v1", "-m", "Signed-by-DID: " + did);
        for (List<String> command : List.of(
                List.of("git", "verify", "--repo", "."),
                List.of("git", "verify", "no-such-branch", "--repo", "project"),
                List.of("git", "setup", "--key", "ana", "--repo", "."),
                List.of("git", "setup", "--key", "nobody", "--repo", "project"),
                List.of("release", "verify", "noise.tar.gz", "--tag", "v1", "--repo", "project"),
                List.of("release", "verify", "missing.tar.gz", "--tag", "v1", "--repo", "project"),
                List.of("release", "verify", "noise.tar.gz", "--tag", "v2", "--repo", "project"))) {
            Ran ran = shell.run(command.toArray(String[]::new));
            assertEquals(1, ran.exit(), ran::toString);
            assertTrue(ran.err().contains("next: "), ran::toString);
        }
    }
}
