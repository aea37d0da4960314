package coop.kith.cli.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.cli.git.Bench;
import coop.kith.cli.git.GitRepository;
import coop.kith.problem.Result;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trees that git itself would never write. */
class TagTreeAbuse {
    private static final String BLOB = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391";

    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void aRepository() {
        bench = Bench.in(folder);
    }

    @Test
    void namesThatLeaveTheTreeOrHideInItMakeItUnreadable() {
        for (String name : List.of("", ".", "..", ".git", ".GIT", ".gIt", "a/b", "/")) {
            unreadable(tree("100644 " + name));
            unreadable(tree("40000 " + name));
        }
        assertTrue(read(tree("100644 .gitignore", "100644 a", "100755 b")).isOk());
    }

    @Test
    void orderAndNamesAndModesAreGits() {
        unreadable(tree("100644 a", "100644 a"));
        unreadable(tree("100644 b", "100644 a"));
        unreadable(tree("100644 a", "100644 a.b", "40000 a"));
        unreadable(tree("040000 a"));
        unreadable(tree("100777 a"));
        unreadable(tree("10 a"));
        String empty = tree();
        assertTrue(read(tree("100644 a.b", "40000 a=" + empty, "100644 a0")).isOk());
        unreadable(tree("40000 a=" + empty, "100644 a.b"));
    }

    @Test
    void pathsAreNoLongerThanASystemAllows() {
        String below = tree("100644 " + "f".repeat(2000));
        assertTrue(read(tree("40000 " + "d".repeat(2000) + "=" + below)).isOk());
        unreadable(tree("40000 " + "d".repeat(2096) + "=" + below));
        unreadable(tree("100644 " + "f".repeat(4097)));
    }

    @Test
    void aTreeThatRepeatsItselfStopsAtTheLimit() {
        String level = tree();
        for (int i = 0; i < 8; i++) {
            String below = level;
            level = tree(java.util.stream.IntStream.range(10, 50)
                    .mapToObj(name -> "40000 " + name + "=" + below)
                    .toArray(String[]::new));
        }
        unreadable(level);
    }

    private void unreadable(String tree) {
        Result<?> read = read(tree);
        assertEquals(1, read.problems().size(), tree);
        assertEquals(ReleaseProblem.UNREADABLE_TREE, read.problems().get(0).type());
    }

    private Result<SortedMap<String, TagTree.TreeFile>> read(String tree) {
        try (GitRepository repository = GitRepository.open(folder).orThrow()) {
            return TagTree.of(repository, tree);
        }
    }

    /** Stores a tree of entries {@code "mode name"}, or {@code "mode name=id"}. */
    private String tree(String... entries) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (String entry : entries) {
            String[] parts = entry.split("=", 2);
            content.writeBytes(parts[0].getBytes(StandardCharsets.ISO_8859_1));
            content.write(0);
            content.writeBytes(HexFormat.of().parseHex(parts.length == 2 ? parts[1] : BLOB));
        }
        return bench.git().ok(content.toByteArray(), "hash-object", "-t", "tree", "-w", "--stdin", "--literally");
    }
}
