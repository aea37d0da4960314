package coop.kith.cli.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.cli.release.ReleaseComparison;
import coop.kith.cli.release.ReleaseReport;
import coop.kith.crypto.SigningKey;
import coop.kith.did.method.key.DidKey;
import coop.kith.problem.Outcome;
import coop.kith.trust.intake.git.Exemptions;
import coop.kith.trust.intake.git.SshSignature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way with nothing but JGit and our own signatures, so that it is tried where git and ssh-keygen are missing too. */
class WithoutGitTest {
    private static final SigningKey ANA = Bench.seeded(3);
    private static final String DID = DidKey.of(ANA.publicKey()).toString();
    private static final String PERSON = "Ana <ana@planet.example> 1790000000 +0000";

    @TempDir
    private Path folder;

    @Test
    void aCommitAndATagSignedHereAreVerifiedHereAndTheReleaseIsCompared() throws IOException {
        Path archive = folder.resolve("pkg-1.tar");
        try (Repository repository = new RepositoryBuilder()
                .setGitDir(folder.resolve("r.git").toFile())
                .setBare()
                .build()) {
            repository.create(true);
            try (ObjectInserter inserter = repository.newObjectInserter()) {
                TreeFormatter tree = new TreeFormatter();
                tree.append("a.txt", FileMode.REGULAR_FILE, inserter.insert(Constants.OBJ_BLOB, bytes("hello\n")));
                String treeId = inserter.insert(tree).name();
                String head = "tree " + treeId + "\nauthor " + PERSON + "\ncommitter " + PERSON + "\n";
                String message = "\nWater the beans\n\nSigned-by-DID: " + DID + "\n";
                String signature = SshSignature.sign(ANA, "git", bytes(head + message))
                        .strip()
                        .replace("\n", "\n ");
                ObjectId signed =
                        inserter.insert(Constants.OBJ_COMMIT, bytes(head + "gpgsig " + signature + "\n" + message));
                ObjectId changed = inserter.insert(
                        Constants.OBJ_COMMIT,
                        bytes(head.replace("\nauthor", "\nparent " + signed.name() + "\nauthor") + "gpgsig " + signature
                                + "\n" + message));
                String tag = "object " + signed.name() + "\ntype commit\ntag v1\ntagger " + PERSON
                        + "\n\nv1\n\nSigned-by-DID: " + DID + "\n";
                ObjectId tagId =
                        inserter.insert(Constants.OBJ_TAG, bytes(tag + SshSignature.sign(ANA, "git", bytes(tag))));
                inserter.flush();
                point(repository, "refs/heads/main", changed);
                point(repository, "refs/tags/v1", tagId);
            }
        }
        Files.write(archive, tar("hello\n"));
        try (GitRepository repository =
                GitRepository.open(folder.resolve("r.git")).orThrow()) {
            GitVerification verification = Bench.verification(repository, Exemptions.none(), DID);
            GitReport report = verification.verify("refs/heads/main").orThrow();
            assertEquals(List.of("badSignature", "trusted"), Bench.words(report));
            assertEquals(
                    List.of("v1"), report.tags().stream().map(TagReport::name).toList());
            assertEquals(Outcome.PASSED, verification.verify("v1").orThrow().outcome());
            ReleaseComparison comparison = ReleaseComparison.of(repository, verification);
            ReleaseReport same = comparison.compare(archive, "v1").orThrow();
            assertEquals(Outcome.PASSED, same.outcome(), same.toText());
            Files.write(archive, tar("hello, and more\n"));
            assertEquals(
                    Outcome.FAILED, comparison.compare(archive, "v1").orThrow().outcome());
        }
    }

    private static void point(Repository repository, String name, ObjectId id) throws IOException {
        RefUpdate update = repository.updateRef(name);
        update.setNewObjectId(id);
        assertTrue(update.forceUpdate() == RefUpdate.Result.NEW);
    }

    /** One ustar entry, a file of fewer than 512 bytes. */
    private static byte[] tar(String content) {
        byte[] tar = new byte[4 * 512];
        put(tar, 0, "pkg-1/a.txt");
        put(tar, 100, "0000644");
        put(tar, 124, String.format(java.util.Locale.ROOT, "%011o", content.length()));
        put(tar, 148, "        ");
        put(tar, 156, "0");
        put(tar, 257, "ustar\00000");
        int sum = 0;
        for (int at = 0; at < 512; at++) {
            sum += tar[at] & 0xff;
        }
        put(tar, 148, String.format(java.util.Locale.ROOT, "%06o\0 ", sum));
        put(tar, 512, content);
        return tar;
    }

    private static void put(byte[] tar, int at, String text) {
        System.arraycopy(bytes(text), 0, tar, at, text.length());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
