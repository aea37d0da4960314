package coop.kith.keystore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.provider.Argon2id;
import coop.kith.crypto.provider.CryptoProvider;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class PassphraseTest {
    private static final Stretching QUICK = new Stretching(8, 1, 1);
    private static final byte[] SECRET = "secret".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void aWipeWaitsUntilTheKeyIsDerived() throws InterruptedException {
        Passphrase passphrase = Passphrase.of("secret".toCharArray());
        Thread closing = new Thread(passphrase::wipe);
        List<byte[]> seen = new ArrayList<>();
        passphrase.stretch(
                (password, salt, memory, passes, lanes, length) -> {
                    closing.start();
                    while (closing.getState() != Thread.State.BLOCKED && closing.isAlive()) {
                        Thread.onSpinWait();
                    }
                    seen.add(password.clone());
                    return new byte[length];
                },
                QUICK,
                new byte[16]);
        closing.join();
        assertArrayEquals(SECRET, seen.get(0));
        assertThrows(
                IllegalStateException.class,
                () -> passphrase.stretch(
                        (password, salt, memory, passes, lanes, length) -> new byte[length], QUICK, new byte[16]));
    }

    @Test
    void theCopyOfAnOpeningThatIsRefusedIsWiped() {
        Path file = folder.resolve("keys.kith");
        SecureRandom random = new SecureRandom();
        FileKeystore.create(file, "right".toCharArray(), Cryptography.standard(), random, QUICK)
                .orThrow();
        List<byte[]> handed = new ArrayList<>();
        Cryptography watched = watched(handed);
        assertFalse(
                FileKeystore.open(file, "secret".toCharArray(), watched, random).isOk());
        assertEquals(1, handed.size());
        assertArrayEquals(new byte[SECRET.length], handed.get(0));
    }

    /** The standard password hash, which also keeps the array that it was handed. */
    private static Cryptography watched(List<byte[]> handed) {
        Argon2id real = Cryptography.standard().argon2id().orElseThrow();
        Argon2id watching = (password, salt, memory, passes, lanes, length) -> {
            handed.add(password);
            return real.derive(password, salt, memory, passes, lanes, length);
        };
        return Cryptography.of((CryptoProvider) Proxy.newProxyInstance(
                CryptoProvider.class.getClassLoader(),
                new Class<?>[] {CryptoProvider.class},
                (proxy, method, given) -> {
                    if (method.getName().equals("argon2id")) {
                        return Optional.of(watching);
                    }
                    throw new UnsupportedOperationException(method.getName());
                }));
    }
}
