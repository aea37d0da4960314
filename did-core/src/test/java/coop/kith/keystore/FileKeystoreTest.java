package coop.kith.keystore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SecretAccess;
import coop.kith.crypto.SigningKey;
import coop.kith.key.KeyType;
import coop.kith.problem.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileKeystoreTest {
    private static final Cryptography CRYPTOGRAPHY = Cryptography.standard();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final char[] PASSPHRASE = "correct horse, Ÿ".toCharArray();
    /** The least that Argon2id takes: these tests are of the file, not of the password hash. */
    private static final Stretching QUICK = new Stretching(8, 1, 1);

    @TempDir
    Path folder;

    @Test
    void keepsKeysOfEverySigningKindAcrossProcesses() throws IOException {
        FileKeystore written = create();
        List<SigningKey> keys = new ArrayList<>();
        for (KeyType type : KeyType.values()) {
            if (type.signs()) {
                SigningKey key = CRYPTOGRAPHY.generate(type, RANDOM);
                keys.add(key);
                assertEquals(
                        new FileKeystore.Entry("k-" + type, key.publicKey(), NOW),
                        written.add("k-" + type, key, NOW).orThrow());
            }
        }
        FileKeystore read = open(PASSPHRASE).orThrow();
        assertEquals(9, read.entries().size());
        assertEquals(written.entries(), read.entries());
        byte[] message = "signed after a restart".getBytes(StandardCharsets.UTF_8);
        for (SigningKey key : keys) {
            assertArrayEquals(
                    key.sign(message),
                    read.signer("k-" + key.publicKey().type()).orElseThrow().sign(message));
            assertEquals(
                    key.publicKey(), read.signer(key.publicKey()).orElseThrow().publicKey());
        }
        assertTrue(read.signer("nobody").isEmpty());
    }

    @Test
    void opensWithTheStandardCost() {
        FileKeystore.create(file(), PASSPHRASE, CRYPTOGRAPHY, RANDOM).orThrow();
        assertTrue(open(PASSPHRASE).isOk());
    }

    @Test
    void refusesAnotherPassphrase() {
        create();
        assertProblem(KeystoreProblem.NOT_OPENED, open("correct horse".toCharArray()));
        assertProblem(KeystoreProblem.NOT_OPENED, open(new char[0]));
    }

    @Test
    void refusesTheFileWhicheverByteOfItIsChanged() throws IOException {
        create().add("main", CRYPTOGRAPHY.generate(KeyType.ED25519, RANDOM), NOW)
                .orThrow();
        byte[] good = Files.readAllBytes(file());
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= (byte) (1 << (i % 8));
            Files.write(file(), bad);
            assertFalse(open(PASSPHRASE).isOk(), "opened with a bit of byte " + i + " flipped");
        }
    }

    @Test
    void refusesTheFileWhereverItIsCutOrGoesOn() throws IOException {
        create();
        byte[] good = Files.readAllBytes(file());
        for (int length = 0; length < good.length; length++) {
            Files.write(file(), java.util.Arrays.copyOf(good, length));
            assertProblem(KeystoreProblem.MALFORMED, open(PASSPHRASE));
        }
        Files.writeString(file(), new String(good, StandardCharsets.UTF_8) + "\n");
        assertProblem(KeystoreProblem.MALFORMED, open(PASSPHRASE));
    }

    @Test
    void losesNothingOfADamagedFileWhenAKeyIsAdded() throws IOException {
        FileKeystore store = create();
        Files.writeString(file(), "damaged");
        assertFalse(store.add("main", CRYPTOGRAPHY.generate(KeyType.ED25519, RANDOM), NOW)
                .isOk());
        assertEquals("damaged", Files.readString(file()));
    }

    @Test
    void refusesAVersionItDoesNotKnow() throws IOException {
        create();
        rewrite("\"kithKeystore\":1", "\"kithKeystore\":2");
        assertProblem(KeystoreProblem.UNSUPPORTED_VERSION, open(PASSPHRASE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1073741824", "262145", "-1", "7", "99999999999999999999"})
    void refusesAFileThatDemandsTooMuchOrTooLittleMemory(String memory) throws IOException {
        create();
        rewrite("\"argon2idMemoryKiB\":8", "\"argon2idMemoryKiB\":" + memory);
        assertFalse(open(PASSPHRASE).isOk());
    }

    @Test
    void refusesAFileThatDemandsTooManyPassesOrLanes() throws IOException {
        create();
        rewrite("\"argon2idPasses\":1", "\"argon2idPasses\":17");
        assertProblem(KeystoreProblem.TOO_COSTLY, open(PASSPHRASE));
        rewrite("\"argon2idPasses\":17", "\"argon2idPasses\":1");
        rewrite("\"argon2idLanes\":1", "\"argon2idLanes\":2");
        assertProblem(KeystoreProblem.TOO_COSTLY, open(PASSPHRASE));
    }

    @Test
    void boundsWhatAllPassesFillTogether() {
        assertTrue(Stretching.isAffordable(256 << 10, 4, 4));
        assertFalse(Stretching.isAffordable(256 << 10, 5, 4));
        assertThrows(IllegalArgumentException.class, () -> new Stretching(1 << 30, 1, 1));
    }

    @Test
    void keepsTheFileFromOthers() throws IOException {
        create().add("main", CRYPTOGRAPHY.generate(KeyType.ED25519, RANDOM), NOW)
                .orThrow();
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path each : files.toList()) {
                    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(each)));
                }
            }
        }
    }

    @Test
    void sealsEverySaveWithAnotherSaltAndNonce() throws IOException {
        FileKeystore store = create();
        String before = Files.readString(file());
        store.add("main", CRYPTOGRAPHY.generate(KeyType.ED25519, RANDOM), NOW).orThrow();
        String after = Files.readString(file());
        assertNotEquals(member(before, "salt"), member(after, "salt"));
        assertNotEquals(member(before, "aes256gcmNonce"), member(after, "aes256gcmNonce"));
    }

    @Test
    void showsNothingOfAKeyInTheFile() throws IOException {
        SigningKey key = CRYPTOGRAPHY.generate(KeyType.ED25519, RANDOM);
        create().add("main", key, NOW).orThrow();
        byte[] secret = key.privateBytes(SecretAccess.because("looked for in the file"));
        String text = Files.readString(file());
        assertFalse(text.contains(HexFormat.of().formatHex(secret)));
        assertFalse(text.contains(coop.kith.bytes.Base64Url.encode(secret)));
        assertFalse(text.contains("main"));
    }

    @Test
    void doesNotCreateOverAFileNorOpenNothing() {
        assertProblem(KeystoreProblem.NOT_FOUND, open(PASSPHRASE));
        create();
        assertProblem(
                KeystoreProblem.ALREADY_THERE, FileKeystore.create(file(), PASSPHRASE, CRYPTOGRAPHY, RANDOM, QUICK));
    }

    @Test
    void saysThatAFolderIsMissing() {
        assertProblem(
                KeystoreProblem.UNREACHABLE,
                FileKeystore.create(folder.resolve("no/where"), PASSPHRASE, CRYPTOGRAPHY, RANDOM, QUICK));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "../x", ".x", "-x", "a/b", "ä", "a\n", "\u0000"})
    void refusesWhatIsNoName(String name) {
        assertProblem(
                KeystoreProblem.INVALID_NAME, create().add(name, CRYPTOGRAPHY.generate(KeyType.ED25519, RANDOM), NOW));
    }

    @Test
    void refusesALongNameAndOneThatIsTaken() {
        FileKeystore store = create();
        SigningKey key = CRYPTOGRAPHY.generate(KeyType.ED25519, RANDOM);
        assertProblem(KeystoreProblem.INVALID_NAME, store.add("a".repeat(65), key, NOW));
        assertTrue(store.add("a".repeat(64), key, NOW).isOk());
        assertProblem(KeystoreProblem.NAME_TAKEN, store.add("a".repeat(64), key, NOW));
        assertEquals(1, store.entries().size());
    }

    @Test
    void twoThatWriteTheSameFileKeepEachOthersKeys() throws InterruptedException {
        create();
        List<FileKeystore> stores = List.of(
                open(PASSPHRASE).orThrow(),
                open(PASSPHRASE).orThrow(),
                open(PASSPHRASE).orThrow());
        List<Thread> threads = new ArrayList<>();
        for (FileKeystore store : stores) {
            int number = stores.indexOf(store);
            Thread thread = new Thread(() -> {
                for (int i = 0; i < 5; i++) {
                    store.add(number + "-" + i, CRYPTOGRAPHY.generate(KeyType.ED25519, RANDOM), NOW)
                            .orThrow();
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(15, open(PASSPHRASE).orThrow().entries().size());
    }

    @Test
    void addsNothingAfterItWasClosed() {
        FileKeystore store = create();
        store.close();
        assertThrows(
                IllegalStateException.class,
                () -> store.add("main", CRYPTOGRAPHY.generate(KeyType.ED25519, RANDOM), NOW));
    }

    @Test
    void createsNothingWithoutAPassphrase() {
        assertProblem(
                KeystoreProblem.NO_PASSPHRASE, FileKeystore.create(file(), new char[0], CRYPTOGRAPHY, RANDOM, QUICK));
        assertFalse(Files.exists(file()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw------x"})
    void opensNoFileToWhichOthersHaveRights(String rights) throws IOException {
        create();
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(rights));
        assertProblem(KeystoreProblem.EXPOSED, open(PASSPHRASE));
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("r--------"));
        assertTrue(open(PASSPHRASE).isOk());
    }

    private FileKeystore create() {
        return FileKeystore.create(file(), PASSPHRASE, CRYPTOGRAPHY, RANDOM, QUICK)
                .orThrow();
    }

    private Result<FileKeystore> open(char[] passphrase) {
        return FileKeystore.open(file(), passphrase, CRYPTOGRAPHY, RANDOM);
    }

    private Path file() {
        return folder.resolve("keys.kith");
    }

    private void rewrite(String from, String to) throws IOException {
        String text = Files.readString(file());
        assertTrue(text.contains(from));
        Files.writeString(file(), text.replace(from, to));
    }

    private static String member(String text, String name) {
        int start = text.indexOf('"' + name + "\":\"") + name.length() + 4;
        return text.substring(start, text.indexOf('"', start));
    }

    private static void assertProblem(KeystoreProblem expected, Result<?> result) {
        assertEquals(expected, result.problems().get(0).type());
    }
}
