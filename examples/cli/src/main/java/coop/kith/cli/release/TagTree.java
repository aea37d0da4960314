package coop.kith.cli.release;

import coop.kith.cli.git.GitRepository;
import coop.kith.cli.git.ObjectKind;
import coop.kith.cli.git.SafeText;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a commit's tree, by path (one character for each byte). Every tree on the way is hashed again before it is believed. */
final class TagTree {
    private static final int MAX_TREE = 64 << 20;
    private static final int MAX_FILES = 1_000_000;
    /** Bytes of a path, Linux's PATH_MAX; it limits the depth too. */
    private static final int MAX_PATH = 4096;

    /** Bytes of all paths together, files and folders; the Linux kernel's have 4 million. */
    private static final int MAX_PATHS = 64 << 20;

    private static final Set<String> MODES = Set.of("40000", "100644", "100664", "100755", "120000", "160000");

    private final GitRepository repository;
    private final SortedMap<String, TreeFile> files = new TreeMap<>();
    private int seen;
    private long paths;

    private TagTree(GitRepository repository) {
        this.repository = repository;
    }

    /**
     * One entry of a tree.
     *
     * @param mode git's: 100644, 100755, 120000 for a symbolic link, 160000 for a submodule
     * @param id of the blob, or of the submodule's commit
     */
    record TreeFile(String mode, String id) {
        boolean link() {
            return mode.equals("120000");
        }

        boolean submodule() {
            return mode.equals("160000");
        }

        boolean executable() {
            return mode.equals("100755");
        }
    }

    static Result<SortedMap<String, TreeFile>> of(GitRepository repository, String tree) {
        TagTree walk = new TagTree(repository);
        java.util.ArrayDeque<Level> pending = new java.util.ArrayDeque<>();
        pending.add(new Level("", tree));
        while (!pending.isEmpty()) {
            Level level = pending.remove();
            Optional<Problem> problem = walk.read(level, pending);
            if (problem.isPresent()) {
                return Result.refused(problem.get());
            }
        }
        return Result.ok(walk.files);
    }

    private record Level(String prefix, String id) {}

    private Optional<Problem> read(Level level, java.util.ArrayDeque<Level> pending) {
        Result<byte[]> read = repository.content(level.id(), ObjectKind.TREE, MAX_TREE);
        if (read instanceof Result.Refused<byte[]> refused) {
            return Optional.of(refused.problems().get(0));
        }
        byte[] content = read.orThrow();
        int at = 0;
        String before = "";
        Set<String> names = new HashSet<>();
        while (at < content.length) {
            int blank = find(content, at, (byte) ' ');
            int nul = find(content, Math.max(blank, at), (byte) 0);
            if (blank < 0 || nul < 0 || content.length - nul <= 20) {
                return problem("The tree " + level.id() + " is malformed.");
            }
            String mode = new String(content, at, blank - at, StandardCharsets.ISO_8859_1);
            if (nul - blank - 1 + level.prefix().length() > MAX_PATH) {
                return problem("The tree " + level.id() + " has a path of more than " + MAX_PATH + " bytes.");
            }
            String name = new String(content, blank + 1, nul - blank - 1, StandardCharsets.ISO_8859_1);
            // Git orders a folder as if a slash were at the end of its name.
            String place = mode.equals("40000") ? name + '/' : name;
            if (!MODES.contains(mode) || odd(name) || before.compareTo(place) >= 0 || !names.add(name)) {
                return problem("The tree " + level.id() + " has an entry that git makes no tree with: "
                        + SafeText.of(mode + ' ' + Finding.shown(name))
                        + ", or its entries are out of order, or two have one name.");
            }
            before = place;
            String path = level.prefix() + name;
            String id = HexFormat.of().formatHex(Arrays.copyOfRange(content, nul + 1, nul + 21));
            at = nul + 21;
            if (mode.equals("40000")) {
                pending.add(new Level(path + '/', id));
            } else {
                files.put(path, new TreeFile(mode, id));
            }
            paths += path.length();
            if (++seen > MAX_FILES || paths > MAX_PATHS) {
                return problem("The tag's tree has more than " + MAX_FILES + " files and folders, or their paths more"
                        + " than " + MAX_PATHS + " bytes.");
            }
        }
        return Optional.empty();
    }

    /** What git never puts in a tree, and refuses to take out of one (read-cache.c, verify_path). */
    private static boolean odd(String name) {
        return name.isEmpty()
                || name.equals(".")
                || name.equals("..")
                || name.equalsIgnoreCase(".git")
                || name.indexOf('/') >= 0;
    }

    private static int find(byte[] content, int from, byte unit) {
        for (int at = from; at < content.length; at++) {
            if (content[at] == unit) {
                return at;
            }
        }
        return -1;
    }

    private static Optional<Problem> problem(String detail) {
        return Optional.of(Problem.of(ReleaseProblem.UNREADABLE_TREE, detail)
                .next("Clone the repository again; git fsck tells more."));
    }
}
