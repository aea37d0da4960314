package coop.kith.trust.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.trust.evidence.Event;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.EvidenceLog.Contents;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** T20: a process that is killed in the middle of appending loses nothing that it had acknowledged, and doubles nothing. */
final class KillTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("T20: killed twice")
    void losesNothingWhenItIsKilled() throws Exception {
        killed(folder.resolve("evidence.db"), 2, 2);
    }

    @Test
    @Tag("long")
    @DisplayName("T20: killed two hundred times, twenty over each of ten logs")
    void losesNothingWhenItIsKilledAgainAndAgain() throws Exception {
        for (int log = 0; log < 10; log++) {
            killed(folder.resolve("evidence-" + log + ".db"), 20, 20L + log);
        }
    }

    private static void killed(Path file, int times, long seed) throws Exception {
        Random random = new Random(seed);
        Set<String> acknowledged = new HashSet<>();
        int next = 0;
        for (int i = 0; i < times; i++) {
            acknowledged.addAll(run(file, next, 1 + random.nextInt(60), random.nextInt(20)));
            next = inspect(file, acknowledged);
        }
        assertTrue(acknowledged.size() >= times);
    }

    /** Runs a child until it has acknowledged so many and a moment more, kills it, and gives every id that it told of; the handle leaves the pipe open. */
    private static Set<String> run(Path file, int first, int enough, int moreMillis) throws Exception {
        Process child = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Appender.class.getName(),
                        file.toString(),
                        Integer.toString(first)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Set<String> told = new HashSet<>();
        try (BufferedReader lines = child.inputReader()) {
            String line = lines.readLine();
            while (line != null) {
                told.add(line);
                if (told.size() == enough) {
                    Thread.sleep(moreMillis);
                    child.toHandle().destroyForcibly();
                }
                line = lines.readLine();
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
        assertTrue(told.size() >= enough, "the child ended by itself");
        told.removeIf(id -> id.length() != 64);
        return told;
    }

    /** What is in the log now, and the number after its last credential. */
    private static int inspect(Path file, Set<String> acknowledged) {
        List<Bytes> originals = new ArrayList<>();
        Readmission readmission = Appender.readmission(new Appender.Counting(originals));
        try (SqliteEvidenceLog log =
                SqliteEvidenceLog.open(file, readmission, new SecureRandom()).orThrow()) {
            Contents contents = log.read(Instant.MAX);
            assertEquals(List.of(), contents.problems());
            Head head = log.head().orThrow();
            assertEquals(List.of(), log.check(head));
            List<Event> learnt = contents.evidence().stream()
                    .flatMap(one -> one.history().events().stream())
                    .toList();
            assertEquals(
                    contents.evidence().size() + learnt.size() + originals.size(),
                    head.sequence(),
                    "one row for each credential, event and original");
            assertEquals(0, originals.size() % Appender.BATCH, "half a batch of originals");
            assertEquals(0, contents.evidence().size() % Appender.BATCH, "half a batch");
            assertEquals(0, learnt.size() % Appender.BATCH, "half a batch of events");
            assertTrue(contents.evidence().stream()
                    .allMatch(one -> List.of(Appender.look(one))
                            .containsAll(one.history().events())));
            Set<String> durable = Stream.concat(
                            Stream.concat(contents.evidence().stream().map(Evidence::id), originals.stream()),
                            learnt.stream().map(Event::id))
                    .map(Bytes::hex)
                    .collect(Collectors.toSet());
            assertTrue(durable.containsAll(acknowledged), "what was acknowledged is lost");
            return contents.evidence().size();
        }
    }
}
