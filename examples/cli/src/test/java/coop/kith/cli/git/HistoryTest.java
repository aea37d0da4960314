package coop.kith.cli.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.testing.Program;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a walk holds in memory, counted: a short range costs what is in it, however long the history behind it is. */
final class HistoryTest {
    private static final int TRUNK = 2_000;
    private static final int RANGE = 5;
    private static final int BASE = 10;

    @TempDir
    private Path folder;

    private Program git;

    /** A trunk, and a branch of {@link #RANGE} commits off its tenth, which claim to be older than all of it: so the whole trunk is walked first. */
    @BeforeEach
    void aLongHistory() {
        git = Bench.in(folder).git();
        StringBuilder stream = new StringBuilder();
        for (int number = 1; number <= TRUNK; number++) {
            commit(stream, "trunk", number, 1_000_000 + number);
        }
        stream.append("reset refs/heads/main\nfrom :").append(BASE).append("\n\n");
        for (int number = 1; number <= RANGE; number++) {
            commit(stream, "main", TRUNK + number, number);
        }
        git.ok(stream.toString().getBytes(StandardCharsets.UTF_8), "fast-import", "--quiet");
    }

    @Test
    void ofTheExcludedSideNoContentIsHeld() {
        try (GitRepository repository = GitRepository.open(folder).orThrow()) {
            History walk = new History(repository, 1_000_000);
            History.Found found = walk.walk(Optional.of(id("trunk")), id("main"), 100);
            assertEquals(range(RANGE), ids(found));
            assertFalse(found.more());
            assertEquals(RANGE, walk.mostWhole());
            assertEquals(TRUNK + RANGE, walk.met());
        }
    }

    @Test
    void theExcludedSideIsFollowedOnlySoFarAndThenMoreIsListedRatherThanLess() {
        int most = 100;
        try (GitRepository repository = GitRepository.open(folder).orThrow()) {
            History walk = new History(repository, most);
            History.Found found = walk.walk(Optional.of(id("trunk")), id("main"), 100);
            assertEquals(range(RANGE + BASE), ids(found));
            assertEquals(RANGE + BASE, walk.mostWhole());
            assertEquals(RANGE + BASE + most + 1, walk.met());
        }
    }

    @Test
    void beyondTheLimitNothingIsRead() {
        int limit = 50;
        try (GitRepository repository = GitRepository.open(folder).orThrow()) {
            History walk = new History(repository, 1_000_000);
            History.Found found = walk.walk(Optional.empty(), id("trunk"), limit);
            assertEquals(limit, found.commits().size());
            assertTrue(found.more());
            assertEquals(limit + 1, walk.mostWhole());
            assertEquals(limit + 1, walk.met());
        }
    }

    /** The shared history looks newer than the excluded tip, so it is taken for included before it turns out not to be. */
    @Test
    void whatTurnsOutToBeExcludedIsLetGo() {
        String shared = id("trunk");
        StringBuilder stream = new StringBuilder();
        stream.append("reset refs/heads/old\nfrom ").append(shared).append("\n\n");
        commit(stream, "old", 1, 1);
        stream.append("reset refs/heads/new\nfrom ").append(shared).append("\n\n");
        commit(stream, "new", 2, 2_000_000);
        git.ok(stream.toString().getBytes(StandardCharsets.UTF_8), "fast-import", "--quiet");
        try (GitRepository repository = GitRepository.open(folder).orThrow()) {
            History walk = new History(repository, 1_000_000);
            History.Found found = walk.walk(Optional.of(id("old")), id("new"), 10_000);
            assertEquals(List.of(id("new")), ids(found));
            assertEquals(TRUNK + 1, walk.mostWhole());
            assertEquals(1, walk.whole());
        }
    }

    private static void commit(StringBuilder stream, String branch, int mark, long time) {
        stream.append("commit refs/heads/").append(branch).append("\nmark :").append(mark);
        stream.append("\ncommitter A <a@a> ").append(time).append(" +0000\ndata 2\nx\n\n");
    }

    private String id(String revision) {
        return git.ok("rev-parse", revision);
    }

    private List<String> range(int most) {
        return git.ok("rev-list", "--max-count=" + most, "main").lines().toList();
    }

    private static List<String> ids(History.Found found) {
        return found.commits().stream().map(History.Entry::id).toList();
    }
}
