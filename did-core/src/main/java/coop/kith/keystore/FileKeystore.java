package coop.kith.keystore;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.Signer;
import coop.kith.crypto.SigningKey;
import coop.kith.key.PublicKey;
import coop.kith.problem.Result;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Signing keys in one encrypted file (Argon2id, AES-256-GCM, owner-only permissions), each under a name. */
public final class FileKeystore {
    private FileKeystore() {}

    /** What can be listed of a key. */
    public record Entry(String name, PublicKey publicKey, Instant created) {}

    /** A new, empty file; refused when one is there. */
    public static Result<FileKeystore> create(
            Path file, char[] passphrase, Cryptography cryptography, SecureRandom random) {
        throw new AssertionError("not yet");
    }

    public static Result<FileKeystore> open(
            Path file, char[] passphrase, Cryptography cryptography, SecureRandom random) {
        throw new AssertionError("not yet");
    }

    /** Adds and saves before it returns (new file, fsync, atomic move); refused when the name is taken. */
    public Result<Entry> add(String name, SigningKey key, Instant created) {
        throw new AssertionError("not yet");
    }

    public List<Entry> entries() {
        throw new AssertionError("not yet");
    }

    public Optional<Signer> signer(String name) {
        throw new AssertionError("not yet");
    }

    public Optional<Signer> signer(PublicKey publicKey) {
        throw new AssertionError("not yet");
    }
}
