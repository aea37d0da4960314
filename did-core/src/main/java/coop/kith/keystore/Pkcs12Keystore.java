package coop.kith.keystore;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.Signer;
import coop.kith.crypto.SigningKey;
import coop.kith.key.PublicKey;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Signers from a PKCS#12 file (RFC 7292), as keytool and openssl write it: Ed25519, and ECDSA on the curves that the JDK reads (P-256, P-384, P-521).
 * The file is only read, once; the certificates beside the keys are not looked at, since in Kith the key itself is the identity. Immutable, safe for
 * many threads.
 *
 * <p>The JDK opens the file and parses the private keys in it; the number inside goes into a {@link SigningKey}, which checks length and range and derives
 * the public half. Both passphrases, the file's and the keys', must be the same, and the JDK takes ASCII ones only. What a file may cost: 1 MiB, and
 * the JDK's bound of 5,000,000 iterations for each encrypted part.
 */
public final class Pkcs12Keystore {
    private static final int LARGEST_FILE = 1 << 20;

    private final Map<String, Result<SigningKey>> keys;

    private Pkcs12Keystore(Map<String, Result<SigningKey>> keys) {
        this.keys = keys;
    }

    /** A key that signs, under the name that the file gives it (in lower case, as the JDK reads it). */
    public record Entry(String alias, PublicKey publicKey) {}

    /** Opens and reads the whole file; {@code passphrase} is not kept. A key that is not taken does not stand in the way of the others. */
    public static Result<Pkcs12Keystore> open(Path file, char[] passphrase, Cryptography cryptography) {
        byte[] content;
        try (var in = Files.newInputStream(file)) {
            content = in.readNBytes(LARGEST_FILE + 1);
        } catch (NoSuchFileException nothing) {
            return Result.refused(Problem.of(KeystoreProblem.NOT_FOUND, "there is no file at " + file));
        } catch (IOException refused) {
            return Result.refused(
                    Problem.of(KeystoreProblem.UNREACHABLE, "the operating system refused " + file + ": " + refused));
        }
        if (content.length > LARGEST_FILE) {
            return Result.refused(Problem.of(
                    KeystoreProblem.TOO_COSTLY,
                    file + " is longer than " + LARGEST_FILE + " bytes, the most for PKCS#12"));
        }
        return opened(content, passphrase).flatMap(store -> keys(store, passphrase, cryptography));
    }

    /** The keys that sign, by alias. */
    public List<Entry> entries() {
        return keys.entrySet().stream()
                .filter(key -> key.getValue().isOk())
                .map(key -> new Entry(key.getKey(), key.getValue().orThrow().publicKey()))
                .toList();
    }

    /** The signer under {@code alias}, or why there is none. */
    public Result<Signer> signer(String alias) {
        return Optional.ofNullable(keys.get(alias))
                .orElseGet(() -> Result.refused(
                        Problem.of(KeystoreProblem.NO_SUCH_KEY, "the file holds no private key under this alias")
                                .next("take one of " + keys.keySet())))
                .map(key -> key);
    }

    public Optional<Signer> signer(PublicKey publicKey) {
        return keys.values().stream()
                .filter(Result::isOk)
                .<Signer>map(Result::orThrow)
                .filter(key -> key.publicKey().equals(publicKey))
                .findFirst();
    }

    private static Result<KeyStore> opened(byte[] content, char[] passphrase) {
        try {
            // By name: the other PKCS12 of the JDK reads JKS too, and a host may have registered more.
            KeyStore store = KeyStore.getInstance("PKCS12", "SunJSSE");
            store.load(new ByteArrayInputStream(content), passphrase);
            return Result.ok(store);
        } catch (IOException refused) {
            return Result.refused(
                    refused.getCause() instanceof UnrecoverableKeyException
                            ? notOpened()
                            : Problem.of(
                                            KeystoreProblem.MALFORMED,
                                            "no PKCS#12 that can be read: " + refused.getMessage())
                                    .next("restore the file from a copy, or write it again with keytool or openssl"));
        } catch (GeneralSecurityException | RuntimeException refused) {
            // The JDK's reader of DER also throws NullPointerException, at content that is left out.
            return Result.refused(
                    Problem.of(KeystoreProblem.MALFORMED, "this JDK does not read the file: " + refused.getMessage()));
        }
    }

    private static Result<Pkcs12Keystore> keys(KeyStore store, char[] passphrase, Cryptography cryptography) {
        Map<String, Result<SigningKey>> keys = new TreeMap<>();
        try {
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    keys.put(alias, Pkcs12Key.read(store, alias, passphrase, cryptography));
                }
            }
        } catch (GeneralSecurityException refused) {
            return Result.refused(Problem.of(
                    KeystoreProblem.MALFORMED, "the keys in the file cannot be listed: " + refused.getMessage()));
        }
        return Result.ok(new Pkcs12Keystore(Collections.unmodifiableMap(keys)));
    }

    static Problem notOpened() {
        return Problem.of(KeystoreProblem.NOT_OPENED, "the passphrase does not open this file, or the file was changed")
                .next(
                        "check the passphrase; the JDK takes characters of ASCII only, and one passphrase for file and keys");
    }
}
