package coop.kith.cli.release;

import coop.kith.cli.git.GitRepository;
import coop.kith.cli.git.ObjectKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * What the tag's own {@code .gitattributes} files say of making an archive: {@code export-ignore} leaves a file out, {@code export-subst}, {@code ident}, {@code filter} and an encoding
 * change its content. They are reasons to tell the reader, and they are covered by the tag's signature; what an archive adds has no such excuse.
 *
 * <p>A rule that is not understood excuses nothing, takes back what a rule before it excused, and is reported; and so is whatever lies beyond the limits.
 */
final class ExportRules {
    private static final List<String> CHANGING = List.of("export-subst", "ident", "working-tree-encoding", "filter");
    private static final String IGNORE = "export-ignore";
    private static final Map<String, Boolean> ALL = Map.of(
            IGNORE, false, "export-subst", false, "ident", false, "working-tree-encoding", false, "filter", false);
    private static final int MAX_FILE = 1 << 20;

    /** Git itself passes over longer lines (attr.h, ATTR_MAX_LINE_LENGTH). */
    private static final int MAX_LINE = 2048;

    /** Of all these files together; the Linux kernel's have some 300 bytes. */
    private static final int MAX_ALL = 1 << 22;

    /** Comparisons of characters, over all rules and files: about a second. */
    static final long MAX_STEPS = 200_000_000;

    /** Rules that are named in the report. */
    private static final int MAX_REPORTED = 100;

    private final Map<String, List<Rule>> byFolder = new HashMap<>();
    private final Set<String> never = new HashSet<>();
    private final List<Finding> notUnderstood = new ArrayList<>();
    private final Glob.Steps steps;
    private long read;

    private ExportRules(long steps) {
        this.steps = new Glob.Steps(steps);
    }

    /**
     * One line.
     *
     * @param pattern empty where it is not understood
     * @param says of the attributes that matter here, whether they are set
     */
    private record Rule(Optional<Glob> pattern, Map<String, Boolean> says) {}

    static ExportRules of(GitRepository repository, SortedMap<String, TagTree.TreeFile> files) {
        return of(repository, files, MAX_STEPS);
    }

    static ExportRules of(GitRepository repository, SortedMap<String, TagTree.TreeFile> files, long steps) {
        ExportRules rules = new ExportRules(steps);
        files.forEach((path, file) -> {
            if ((path.equals(".gitattributes") || path.endsWith("/.gitattributes"))
                    && !file.link()
                    && !file.submodule()) {
                String folder = path.substring(0, path.length() - ".gitattributes".length());
                repository
                        .content(file.id(), ObjectKind.BLOB, MAX_FILE)
                        .fold(content -> rules.file(folder, content), problems -> rules.unread(folder));
            }
        });
        return rules;
    }

    private boolean unread(String folder) {
        return odd(folder, "the file cannot be read, or all of them are too long", ALL);
    }

    private boolean file(String folder, byte[] content) {
        read += content.length;
        if (read > MAX_ALL) {
            return unread(folder);
        }
        String text = new String(content, StandardCharsets.ISO_8859_1);
        // A byte order mark in UTF-8, which git passes over.
        text = text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text;
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String stripped = line.replaceFirst("^[ \t\r]+", "");
            if (!stripped.isEmpty() && !stripped.startsWith("#")) {
                line(folder, number, stripped);
            }
        }
        return true;
    }

    private void line(String folder, int number, String line) {
        Map<String, Boolean> mentioned = new HashMap<>();
        ALL.keySet().stream().filter(line::contains).forEach(name -> mentioned.put(name, false));
        if (mentioned.isEmpty()) {
            return;
        }
        if (line.startsWith("[attr]")) {
            // Whatever uses the new name would have to be followed, in every file.
            never.addAll(mentioned.keySet());
            odd(folder, "line " + number + " defines an attribute by others", mentioned);
            return;
        }
        String[] words = line.split("[ \t\r]+", -1);
        Optional<Glob> glob = line.length() > MAX_LINE ? Optional.empty() : Glob.parse(words[0]);
        if (glob.isEmpty()) {
            odd(folder, "line " + number, mentioned);
            return;
        }
        Map<String, Boolean> says = new HashMap<>();
        for (int at = 1; at < words.length; at++) {
            boolean not = words[at].startsWith("-") || words[at].startsWith("!");
            String name = words[at].substring(not ? 1 : 0).split("=", 2)[0];
            if (mentioned.containsKey(name)) {
                says.put(name, !not);
            }
        }
        add(folder, new Rule(glob, says));
    }

    private boolean odd(String folder, String why, Map<String, Boolean> mentioned) {
        if (notUnderstood.size() < MAX_REPORTED) {
            notUnderstood.add(
                    Finding.of(folder + ".gitattributes", Finding.Kind.RULE_NOT_UNDERSTOOD, Optional.of(why)));
        }
        add(folder, new Rule(Optional.empty(), mentioned));
        return false;
    }

    private void add(String folder, Rule rule) {
        byFolder.computeIfAbsent(folder, none -> new ArrayList<>()).add(rule);
    }

    /** The rules that excuse nothing because they are not understood, and whether the steps ran out. */
    List<Finding> notUnderstood() {
        List<Finding> all = new ArrayList<>(notUnderstood);
        if (steps.spent()) {
            all.add(Finding.of(
                    ".gitattributes",
                    Finding.Kind.RULE_NOT_UNDERSTOOD,
                    Optional.of("holding all rules against all files takes more steps than are allowed")));
        }
        return all;
    }

    /** {@code export-ignore} on the file or a folder it is in. */
    boolean leavesOut(String path) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (isSet(path.substring(0, slash), true, IGNORE)) {
                return true;
            }
        }
        return isSet(path, false, IGNORE);
    }

    /** The attribute by which git changes the content when it makes an archive, where there is one. */
    Optional<String> changes(String path) {
        return CHANGING.stream().filter(name -> isSet(path, false, name)).findFirst();
    }

    private boolean isSet(String path, boolean folder, String name) {
        if (byFolder.isEmpty() || never.contains(name)) {
            return false;
        }
        boolean set = false;
        int from = 0;
        while (from >= 0) {
            if (!steps.take(from + 1)) {
                return false;
            }
            String below = path.substring(from);
            for (Rule rule : byFolder.getOrDefault(path.substring(0, from), List.of())) {
                Optional<Boolean> says = Optional.ofNullable(rule.says().get(name));
                if (says.isPresent()
                        && steps.take(1)
                        && (rule.pattern().isEmpty() || rule.pattern().get().matches(below, folder, steps))) {
                    set = says.get();
                }
            }
            int slash = path.indexOf('/', from);
            from = slash < 0 ? -1 : slash + 1;
        }
        return set && !steps.spent();
    }
}
