package coop.kith.trust.intake.git;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SecretAccess;
import coop.kith.crypto.SigningKey;
import coop.kith.did.method.key.DidKey;
import coop.kith.did.resolve.DidResolver;
import coop.kith.key.KeyType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/** Keys that are the same in each run, and commits and tags put together byte by byte. */
final class Fixture {
    static final Cryptography CRYPTOGRAPHY = Cryptography.standard();
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final SigningKey ANA = key(KeyType.ED25519, 1);
    static final SigningKey BEN = key(KeyType.P256, 2);
    static final String TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
    static final String PEOPLE =
            "author Ana <ana@planet.example> 1790000000 +0000\ncommitter Ana <ana@planet.example> 1790000000 +0000\n";

    private Fixture() {}

    static SigningKey key(KeyType type, int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return SigningKey.of(type, bytes, CRYPTOGRAPHY, SecretAccess.because("a key of the tests"))
                .orThrow();
    }

    static String did(SigningKey key) {
        return DidKey.of(key.publicKey()).toString();
    }

    static GitSignatureCheck check() {
        return GitSignatureCheck.of(DidResolver.of(List.of(new DidKey()), InstantSource.fixed(NOW)), CRYPTOGRAPHY);
    }

    static GitSignature check(SignedObject object) {
        return check().check(object, NOW);
    }

    static GitSignature checkCommit(String commit) {
        return check(GitCommit.parse(bytes(commit), GitObjectFormat.SHA1).orThrow());
    }

    static String commit(String message) {
        return "tree " + TREE + "\n" + PEOPLE + "\n" + message;
    }

    static String claimed(SigningKey key) {
        return "Water the beans\n\n" + SignerClaim.TRAILER + ": " + did(key) + "\n";
    }

    /** The commit with its signature as git would store it. */
    static String signed(String commit, SigningKey key) {
        return withSignature(commit, "gpgsig", SshSignature.sign(key, SshSignature.GIT, bytes(commit)));
    }

    static String withSignature(String commit, String header, String armored) {
        int end = commit.indexOf("\n\n") + 1;
        return commit.substring(0, end)
                + header
                + ' '
                + armored.strip().replace("\n", "\n ")
                + '\n'
                + commit.substring(end);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static Bytes exact(String text) {
        return Bytes.of(bytes(text));
    }
}
