package coop.kith.keystore;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.Signer;
import coop.kith.crypto.SigningKey;
import coop.kith.crypto.provider.Argon2id;
import coop.kith.file.WholeFile;
import coop.kith.key.PublicKey;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Signing keys in one encrypted file (Argon2id, AES-256-GCM, owner-only permissions), each under a name. Safe for many threads, and for several
 * processes at once: a writer takes a lock, for which it waits about a minute at the most, and reads the file again before it saves. Names are 1 to 64 letters, digits, dots, hyphens and
 * underscores of ASCII, a letter or digit first.
 *
 * <p>The passphrase stays in memory until {@link #close}, since every save seals anew; the keys stay as long as their signers. Where there is no keystore
 * to close, because it was refused, the copy is wiped at once.
 *
 * <p>A file to which the group or others have any right is not opened (KeystoreProblem EXPOSED), and its rights are not quietly corrected: whoever could read
 * it may have a copy to guess at, and its owner should know. File systems without POSIX rights are not asked.
 */
public final class FileKeystore implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final SealedFile sealed;
    private volatile Contents contents;

    private FileKeystore(SealedFile sealed, Contents contents) {
        this.sealed = sealed;
        this.contents = contents;
    }

    /** What can be listed of a key. */
    public record Entry(String name, PublicKey publicKey, Instant created) {}

    /** A new, empty file; refused when one is there, or {@code passphrase} is empty. {@code passphrase} is copied as UTF-8; the caller wipes its own. */
    public static Result<FileKeystore> create(
            Path file, char[] passphrase, Cryptography cryptography, SecureRandom random) {
        return create(file, passphrase, cryptography, random, Stretching.standard());
    }

    /** The same at another cost of trying a passphrase. */
    public static Result<FileKeystore> create(
            Path file, char[] passphrase, Cryptography cryptography, SecureRandom random, Stretching cost) {
        return attempt(file, () -> {
            if (passphrase.length == 0) {
                return Result.refused(
                        Problem.of(KeystoreProblem.NO_PASSPHRASE, "the passphrase is empty, and would protect nothing")
                                .next("choose a passphrase of several words"));
            }
            Result<SealedFile> at = at(WholeFile.ofOwner(file), passphrase, cryptography, random);
            return at.isOk()
                    ? keptOrWiped(at.orThrow(), made -> made.file().alone(() -> start(made, cost)))
                    : Result.refused(at.problems());
        });
    }

    private static Result<FileKeystore> start(SealedFile sealed, Stretching cost) throws IOException {
        if (sealed.file().exists()) {
            return Result.refused(Problem.of(KeystoreProblem.ALREADY_THERE, "there is a file at " + sealed.file())
                    .next("open it, or choose another place"));
        }
        return sealed.write(new SealedFile.Opened(Contents.empty(), cost))
                .map(opened -> new FileKeystore(sealed, opened.contents()));
    }

    /** An existing file, which keeps its cost when it is saved again. {@code passphrase} is copied as UTF-8; the caller wipes its own. */
    public static Result<FileKeystore> open(
            Path file, char[] passphrase, Cryptography cryptography, SecureRandom random) {
        return attempt(file, () -> open(WholeFile.ofOwner(file), passphrase, cryptography, random));
    }

    static Result<FileKeystore> open(
            WholeFile file, char[] passphrase, Cryptography cryptography, SecureRandom random) {
        return attempt(file.path(), () -> {
            Result<SealedFile> at = at(file, passphrase, cryptography, random);
            if (!at.isOk()) {
                return Result.refused(at.problems());
            }
            return keptOrWiped(at.orThrow(), FileKeystore::read);
        });
    }

    private static Result<FileKeystore> read(SealedFile sealed) throws IOException {
        WholeFile file = sealed.file();
        if (!file.exists()) {
            return Result.refused(Problem.of(KeystoreProblem.NOT_FOUND, "there is no file at " + file)
                    .next("create a keystore first"));
        }
        if (file.isExposed()) {
            return Result.refused(Problem.of(
                            KeystoreProblem.EXPOSED, "others than its owner have rights to the file " + file)
                    .next("take them away (chmod 600), and hold the passphrase to be open to guessing if it is weak"));
        }
        return sealed.read().map(opened -> new FileKeystore(sealed, opened.contents()));
    }

    /** The passphrase stays in memory only where there is a keystore, by which somebody can wipe it. */
    private static Result<FileKeystore> keptOrWiped(SealedFile sealed, Start start) throws IOException {
        boolean kept = false;
        try {
            Result<FileKeystore> keystore = start.run(sealed);
            kept = keystore.isOk();
            return keystore;
        } finally {
            if (!kept) {
                sealed.passphrase().wipe();
            }
        }
    }

    @FunctionalInterface
    private interface Start {
        Result<FileKeystore> run(SealedFile sealed) throws IOException;
    }

    /** Adds and saves before it returns (new file, fsync, atomic move); refused when the name is taken. */
    public Result<Entry> add(String name, SigningKey key, Instant created) {
        if (!NAME.matcher(name).matches()) {
            String shown = name.substring(0, Math.min(64, name.length()));
            return Result.refused(Problem.of(
                            KeystoreProblem.INVALID_NAME, "this cannot be a key's name: '" + shown + '\'')
                    .next("take 1 to 64 letters, digits, dots, hyphens or underscores, a letter or digit first"));
        }
        Entry entry = new Entry(name, key.publicKey(), created);
        return attempt(sealed.file().path(), () -> sealed.file().alone(() -> addAlone(entry, key)));
    }

    private Result<Entry> addAlone(Entry entry, SigningKey key) throws IOException {
        Result<SealedFile.Opened> now = sealed.read();
        if (!now.isOk()) {
            return Result.refused(now.problems());
        }
        SealedFile.Opened before = now.orThrow();
        if (before.contents().keys().containsKey(entry.name())) {
            return Result.refused(
                    Problem.of(KeystoreProblem.NAME_TAKEN, "there is a key named '" + entry.name() + "' already")
                            .next("choose another name"));
        }
        Contents after = before.contents().with(new Contents.Stored(entry, key));
        return sealed.write(new SealedFile.Opened(after, before.cost())).map(written -> {
            contents = after;
            return entry;
        });
    }

    /** In the order in which they were added, as of the last time this object read or wrote the file. */
    public List<Entry> entries() {
        return contents.keys().values().stream().map(Contents.Stored::entry).toList();
    }

    public Optional<Signer> signer(String name) {
        return Optional.ofNullable(contents.keys().get(name)).map(Contents.Stored::key);
    }

    public Optional<Signer> signer(PublicKey publicKey) {
        return contents.keys().values().stream()
                .filter(stored -> stored.entry().publicKey().equals(publicKey))
                .findFirst()
                .map(Contents.Stored::key);
    }

    /** Wipes the passphrase, once a save that is sealing has sealed; nothing can be added afterwards. Signers that were handed out go on working. */
    @Override
    public void close() {
        sealed.passphrase().wipe();
    }

    private static Result<SealedFile> at(
            WholeFile file, char[] passphrase, Cryptography cryptography, SecureRandom random) {
        Optional<Argon2id> argon2id = cryptography.argon2id();
        return argon2id.isEmpty()
                ? Result.refused(Problem.of(
                        KeystoreProblem.NO_PASSWORD_HASH, "none of the cryptographic providers in use has Argon2id"))
                : Result.ok(new SealedFile(
                        file, Passphrase.of(passphrase), new Seal(argon2id.get(), random), cryptography));
    }

    private static <T> Result<T> attempt(Path file, WholeFile.Work<Result<T>> work) {
        try {
            return work.run();
        } catch (WholeFile.StillLocked busy) {
            return Result.refused(Problem.of(KeystoreProblem.LOCKED, busy.getMessage() + ", and did not let it go")
                    .next("try again; if it stays like this, end the program that has the keystore open for writing"));
        } catch (IOException refused) {
            return Result.refused(
                    Problem.of(KeystoreProblem.UNREACHABLE, "the operating system refused " + file + ": " + refused)
                            .next("check that the folder is there, that it is yours, and that the disk has room"));
        }
    }
}
