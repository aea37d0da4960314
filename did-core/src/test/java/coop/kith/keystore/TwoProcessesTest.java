package coop.kith.keystore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.Cryptography;
import coop.kith.file.WholeFile;
import coop.kith.key.KeyType;
import coop.kith.problem.Result;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writers that are processes of their own, and one that never ends. */
final class TwoProcessesTest {
    private static final Cryptography CRYPTOGRAPHY = Cryptography.standard();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PASSPHRASE = "a passphrase";

    @TempDir
    Path folder;

    @Test
    void twoProcessesThatAddAtOnceLoseNothing() throws IOException, InterruptedException {
        create();
        List<Process> processes = new ArrayList<>();
        for (String prefix : List.of("a", "b")) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path", "")
                                    + File.pathSeparator
                                    + System.getProperty("surefire.test.class.path", ""),
                            AddingProcess.class.getName(),
                            file().toString(),
                            PASSPHRASE,
                            prefix,
                            "8")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(prefix + ".log").toFile())
                    .start());
        }
        Set<String> expected = new TreeSet<>();
        for (int i = 0; i < 8; i++) {
            expected.add("a" + i);
            expected.add("b" + i);
        }
        for (Process process : processes) {
            boolean ended = process.waitFor(2, TimeUnit.MINUTES);
            process.destroy();
            assertTrue(ended);
        }
        for (String prefix : List.of("a", "b")) {
            assertEquals("", Files.readString(folder.resolve(prefix + ".log")));
        }
        assertEquals(
                expected,
                open(1).orThrow().entries().stream()
                        .map(FileKeystore.Entry::name)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void aWriterThatNeverEndsIsAProblemAndNoWaitWithoutEnd() throws IOException {
        create();
        FileKeystore store = open(2).orThrow();
        try (FileChannel channel = FileChannel.open(
                        folder.resolve("keys.kith.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assertTrue(held.isValid());
            assertEquals(KeystoreProblem.LOCKED, add(store).problems().get(0).type());
            assertEquals(0, open(1).orThrow().entries().size());
        }
        assertTrue(add(store).isOk());
    }

    @Test
    void aThreadThatNeverEndsIsAProblemToo() throws IOException, InterruptedException {
        create();
        FileKeystore store = open(2).orThrow();
        List<Result<FileKeystore.Entry>> answers = new ArrayList<>();
        WholeFile other = WholeFile.ofOwner(folder.resolve("other"));
        other.alone(() -> {
            Thread waiting = new Thread(() -> answers.add(add(store)));
            waiting.start();
            try {
                waiting.join();
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
            return true;
        });
        assertEquals(KeystoreProblem.LOCKED, answers.get(0).problems().get(0).type());
    }

    @Test
    void aThreadThatIsInterruptedWhileItWaitsStopsAndStaysInterrupted() throws IOException {
        Thread.currentThread().interrupt();
        WholeFile file = WholeFile.ofOwner(file(), 2);
        assertThrows(WholeFile.StillLocked.class, () -> file.alone(() -> true));
        assertTrue(Thread.interrupted());
    }

    private Result<FileKeystore.Entry> add(FileKeystore store) {
        return store.add("late", CRYPTOGRAPHY.generate(KeyType.ED25519, RANDOM), Instant.EPOCH);
    }

    private void create() {
        FileKeystore.create(file(), PASSPHRASE.toCharArray(), CRYPTOGRAPHY, RANDOM, new Stretching(8, 1, 1))
                .orThrow();
    }

    private Result<FileKeystore> open(int patience) throws IOException {
        return FileKeystore.open(WholeFile.ofOwner(file(), patience), PASSPHRASE.toCharArray(), CRYPTOGRAPHY, RANDOM);
    }

    private Path file() {
        return folder.resolve("keys.kith");
    }
}
