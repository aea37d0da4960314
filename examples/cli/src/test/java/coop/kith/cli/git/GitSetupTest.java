package coop.kith.cli.git;

import static coop.kith.cli.git.Bench.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.SigningKey;
import coop.kith.did.Did;
import coop.kith.did.method.key.DidKey;
import coop.kith.problem.Result;
import coop.kith.testing.Program;
import coop.kith.trust.intake.git.SshPublicKey;
import coop.kith.trust.intake.git.SshSignature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitSetupTest {
    private static final SigningKey ANA = Bench.seeded(7);
    private static final Did DID = DidKey.of(ANA.publicKey());

    @TempDir
    private Path folder;

    @Test
    void afterwardsTheRealGitSignsAndNamesTheSignerAndVerifies() {
        Bench bench = Bench.in(folder);
        bench.git().ok("config", "--unset", "gpg.format");
        install(GitSetup.Existing.KEEP).orThrow();
        bench.write("f", "x");
        bench.git().ok("add", ".");
        bench.git().ok("commit", "-q", "-m", "Water the beans");
        assertTrue(bench.commitBytes("HEAD").endsWith("Water the beans\n\nSigned-by-DID: " + DID + "\n"));
        assertEquals(List.of("trusted"), words(bench.verify("HEAD", DID.toString())));

        Program.Output verified = bench.git().run(new byte[0], "verify-commit", "HEAD");
        assertEquals(0, verified.exit(), verified.err());
        assertTrue(verified.err().contains("Good \"git\" signature for " + DID), verified.err());

        String tampered = bench.commitBytes("HEAD").replace("beans", "beanz");
        assertTrue(bench.git()
                        .run(new byte[0], "verify-commit", bench.store(tampered))
                        .exit()
                != 0);
    }

    @Test
    void aTrailerOfSomebodyElseIsReplacedByTheOneWhoSigns() throws IOException {
        Bench bench = Bench.in(folder);
        bench.git().ok("config", "--unset", "gpg.format");
        install(GitSetup.Existing.KEEP).orThrow();
        Path message =
                Files.writeString(folder.resolve("m"), "s\n\nSigned-by-DID: did:key:zOther\nReviewed-by: Ben <b@b>\n");
        bench.git().ok("hook", "run", "commit-msg", "--", message.toString());
        String after = Files.readString(message);
        assertFalse(after.contains("zOther"), after);
        assertTrue(after.contains("Signed-by-DID: " + DID), after);
    }

    @Test
    void whatTheUserHasIsNotOverwrittenUnasked() throws IOException {
        Bench bench = Bench.in(folder);
        bench.git().ok("config", "gpg.format", "openpgp");
        bench.git().ok("config", "user.signingKey", "0xABCD");
        Path config = folder.resolve(".git/config");
        String before = Files.readString(config);
        Result<?> kept = install(GitSetup.Existing.KEEP);
        assertEquals(2, kept.problems().size(), kept.problems().toString());
        assertEquals(before, Files.readString(config));
        assertFalse(Files.exists(folder.resolve(".git/kith")));

        List<GitSetup.Change> changes = install(GitSetup.Existing.REPLACE).orThrow();
        assertTrue(changes.stream()
                .anyMatch(change -> change.what().equals("user.signingKey")
                        && change.before().orElse("").equals("0xABCD")));
        assertEquals("ssh", bench.git().ok("config", "gpg.format"));
        assertTrue(install(GitSetup.Existing.KEEP).isOk(), "a second time changes nothing");
    }

    @Test
    void aHookOfTheUsersIsNeverReplaced() throws IOException {
        Bench.in(folder);
        Path hook = folder.resolve(".git/hooks/commit-msg");
        Files.createDirectories(folder.resolve(".git/hooks"));
        Files.writeString(hook, "#!/bin/sh\nexit 0\n");
        Result<?> refused = install(GitSetup.Existing.REPLACE);
        assertFalse(refused.isOk());
        assertTrue(refused.problems().get(0).nextStep().orElse("").contains("interpret-trailers"));
        assertEquals("#!/bin/sh\nexit 0\n", Files.readString(hook));
    }

    @Test
    void theProgramRefusesWhatItDoesNotDo() throws IOException {
        SigningProgram program = SigningProgram.of(asked -> Result.ok(ANA), Bench.CRYPTOGRAPHY);
        Path key = Files.writeString(folder.resolve("key.pub"), SshPublicKey.line(ANA.publicKey()));
        Path data = Files.writeString(folder.resolve("data"), "data");
        Path junk = Files.writeString(folder.resolve("junk"), "junk");
        Path allowed = Files.writeString(
                folder.resolve("allowed"),
                "a cert-authority " + SshPublicKey.line(ANA.publicKey()) + "\nb valid-before=\"20200101\" "
                        + SshPublicKey.line(ANA.publicKey()) + "\n");
        Path signature = Files.writeString(
                folder.resolve("sig"), SshSignature.sign(ANA, "git", "data".getBytes(StandardCharsets.UTF_8)));
        for (List<String> arguments : List.of(
                List.<String>of(),
                List.of("-Y"),
                List.of("-Y", "sign"),
                List.of("-Y", "sign", "-n", "file", "-f", key.toString(), data.toString()),
                List.of("-Y", "sign", "-n", "git", "-f", junk.toString(), data.toString()),
                List.of("-Y", "sign", "-n", "git", "-f", "/nowhere", data.toString()),
                List.of("-Y", "verify", "-n", "git", "-f", allowed.toString(), "-I", "a", "-s", junk.toString()),
                List.of("-Y", "find-principals", "-f", allowed.toString(), "-s", signature.toString()),
                List.of("-Y", "verify", "-n", "git", "-f", allowed.toString(), "-I", "b", "-s", signature.toString()),
                List.of("-Y", "check-novalidate", "-n", "git", "-r", "revoked", "-s", signature.toString()))) {
            SigningProgram.Ending ending = program.run(arguments, "data".getBytes(StandardCharsets.UTF_8));
            assertEquals(255, ending.exit(), arguments.toString());
            assertFalse(ending.err().isBlank());
        }
        assertEquals(
                0,
                program.run(
                                List.of("-Y", "check-novalidate", "-n", "git", "-s", signature.toString()),
                                "data".getBytes(StandardCharsets.UTF_8))
                        .exit());
    }

    private Result<List<GitSetup.Change>> install(GitSetup.Existing existing) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        try (GitRepository repository = GitRepository.open(folder).orThrow()) {
            return GitSetup.of(repository)
                    .install(
                            ANA.publicKey(),
                            DID,
                            List.of(java, "-cp", classes, SigningMain.class.getName(), "7"),
                            existing);
        }
    }
}
