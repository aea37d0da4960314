package coop.kith.trust.intake.git;

import static coop.kith.trust.intake.git.Fixture.ANA;
import static coop.kith.trust.intake.git.Fixture.BEN;
import static coop.kith.trust.intake.git.Fixture.CRYPTOGRAPHY;
import static coop.kith.trust.intake.git.Fixture.bytes;
import static coop.kith.trust.intake.git.Fixture.check;
import static coop.kith.trust.intake.git.Fixture.claimed;
import static coop.kith.trust.intake.git.Fixture.commit;
import static coop.kith.trust.intake.git.Fixture.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import coop.kith.crypto.SigningKey;
import coop.kith.problem.Outcome;
import coop.kith.problem.Result;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class GitAbuse {
    private static final byte[] MESSAGE = bytes("what was said\n");

    @Test
    void noSignatureWithOneBitOfItsBlobChangedIsAccepted() {
        for (SigningKey key : List.of(ANA, BEN)) {
            byte[] blob =
                    SshArmor.decode(SshSignature.sign(key, "git", MESSAGE)).orThrow();
            SshSignature good = SshSignature.parse(SshArmor.encode(blob)).orThrow();
            for (int bit = 0; bit < blob.length * 8; bit++) {
                byte[] changed = blob.clone();
                changed[bit / 8] ^= (byte) (1 << (bit % 8));
                Result<SshSignature> read = SshSignature.parse(SshArmor.encode(changed));
                // A changed key verifies nothing; curve arithmetic on each of them only makes the test slow.
                if (read.isOk() && read.orThrow().key().equals(good.key()) && bit % 5 == 0) {
                    assertNotEquals(
                            Outcome.PASSED,
                            read.orThrow().verify(CRYPTOGRAPHY, MESSAGE).outcome(),
                            "bit " + bit);
                }
                assertNotEquals(Result.ok(good), read, "bit " + bit);
            }
        }
    }

    @Test
    void noTruncatedSignatureIsRead() {
        byte[] blob = SshArmor.decode(SshSignature.sign(BEN, "git", MESSAGE)).orThrow();
        for (int length = 0; length < blob.length; length++) {
            assertFalse(SshSignature.parse(SshArmor.encode(java.util.Arrays.copyOf(blob, length)))
                    .isOk());
        }
    }

    @Test
    void noTruncatedCommitIsSound() {
        String good = signed(commit(claimed(ANA)), ANA);
        for (int length = 0; length < good.length(); length++) {
            assertUnsound(good.substring(0, length));
        }
    }

    @Property(tries = 300)
    void noCommitWithOneByteChangedIsSound(@ForAll int place, @ForAll byte value) {
        byte[] content = bytes(signed(commit(claimed(ANA)), ANA));
        int at = Math.floorMod(place, content.length);
        // Another end of a line within the armor leaves the signature's bytes as they were.
        if (content[at] != value && value != '\r' && content[at] != '\n') {
            content[at] = value;
            assertUnsound(GitText.ofBytes(content));
        }
    }

    @Property(tries = 300)
    void randomBytesNeverThrow(@ForAll byte[] content) {
        String text = GitText.ofBytes(content);
        assertFalse(SshSignature.parse(text).isOk());
        assertFalse(SshPublicKey.parseLine(text).isOk());
        assertFalse(GitCommit.parse(content, GitObjectFormat.SHA1).isOk());
        assertFalse(GitTag.parse(content, GitObjectFormat.SHA256).isOk());
        Trailers.of(text).forEach(trailer -> assertFalse(trailer.key().isEmpty()));
    }

    @Test
    void giganticHeadersAndMessagesEndInAProblemOrAnAnswer() {
        int half = GitHeaders.MAX_OBJECT / 2;
        for (String wide : List.of(
                commit("s\n\n" + "A: b\n".repeat(half / 5)),
                commit("s\n\n" + " \n".repeat(half / 2)),
                commit("s\n\nA: b\n" + " \n".repeat(half / 2) + "x"),
                commit("s").replace("\n\n", "\n" + "x y\n".repeat(half / 4) + "\n"),
                commit("s").replace("\n\n", "\nx y\n" + " z\n".repeat(half / 3) + "\n"),
                commit("s").replace("\n\n", "\ngpgsig " + "A".repeat(half) + "\n\n"),
                commit("s").replace("author", "parent " + Fixture.TREE + "\nauthor".repeat(1000)),
                commit("s").replace("committer Ana", "committer " + "A ".repeat(half / 2)))) {
            assertUnsound(wide);
        }
    }

    private static void assertUnsound(String commit) {
        GitCommit.parse(bytes(commit), GitObjectFormat.SHA1)
                .fold(
                        parsed -> check(parsed)
                                .<Object>fold(
                                        sound -> {
                                            throw new AssertionError("sound: " + commit);
                                        },
                                        unsound -> unsound),
                        problems -> {
                            assertEquals(
                                    GitProblem.MALFORMED_OBJECT, problems.get(0).type());
                            return problems;
                        });
    }
}
