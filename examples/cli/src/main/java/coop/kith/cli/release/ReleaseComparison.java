package coop.kith.cli.release;

import coop.kith.cli.git.GitRepository;
import coop.kith.cli.git.GitVerification;
import coop.kith.cli.git.ObjectKind;
import coop.kith.cli.git.TagReport;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.intake.git.GitCommit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds a release's archive against the tag it is said to come from. The trigger of the XZ backdoor was a file of the release's archive that git never had; so every
 * file of either side is named that is not the same in the other, by the id that git gives its content, its kind, and whether it can be executed.
 */
public final class ReleaseComparison {
    private final GitRepository repository;
    private final GitVerification verification;

    private ReleaseComparison(GitRepository repository, GitVerification verification) {
        this.repository = repository;
        this.verification = verification;
    }

    /** {@code verification} says who signed the tag, and how far they are trusted. */
    public static ReleaseComparison of(GitRepository repository, GitVerification verification) {
        return new ReleaseComparison(repository, verification);
    }

    /** Refused when the tag is not there, or archive or tree cannot be read to the end. */
    public Result<ReleaseReport> compare(Path archive, String tag) {
        Result<String> id = repository.resolve("refs/tags/" + tag);
        if (id instanceof Result.Refused<String>) {
            return Result.refused(Problem.of(ReleaseProblem.NO_SUCH_TAG, "The repository has no tag '" + tag + "'.")
                    .next("git fetch --tags brings the tags; git tag lists them."));
        }
        String file =
                Optional.ofNullable(archive.getFileName()).map(Path::toString).orElse("");
        return verification
                .tag(tag)
                .flatMap(report -> tree(report)
                        .flatMap(tree -> Archive.read(archive, Limits.standard())
                                .map(entries -> report(file, report, tree, entries))));
    }

    private Result<SortedMap<String, TagTree.TreeFile>> tree(TagReport tag) {
        return repository
                .content(tag.target(), ObjectKind.COMMIT)
                .flatMap(content -> GitCommit.parse(content, repository.format()))
                .flatMap(commit -> TagTree.of(repository, commit.tree()));
    }

    private ReleaseReport report(
            String archive, TagReport tag, SortedMap<String, TagTree.TreeFile> tree, List<ArchiveEntry> entries) {
        ExportRules rules = ExportRules.of(repository, tree);
        List<Finding> findings = new ArrayList<>();
        Map<String, ArchiveEntry> files = files(entries, tree, findings);
        int same = 0;
        for (ArchiveEntry entry : files.values()) {
            Optional<Finding> finding = compare(entry, tree, rules);
            finding.ifPresent(findings::add);
            same += finding.isEmpty() ? 1 : 0;
        }
        tree.forEach((path, file) -> {
            if (!files.containsKey(path) && !file.submodule()) {
                findings.add(Finding.of(
                        path,
                        Finding.Kind.NOT_IN_ARCHIVE,
                        rules.leavesOut(path) ? Optional.of("export-ignore in .gitattributes") : Optional.empty()));
            }
        });
        if (findings.stream().anyMatch(ReleaseComparison::couldBeExcused)) {
            findings.addAll(rules.notUnderstood());
        }
        findings.sort(Comparator.comparing(Finding::kind).thenComparing(Finding::path));
        return new ReleaseReport(archive, tag, same, findings);
    }

    private static boolean couldBeExcused(Finding finding) {
        return finding.kind() == Finding.Kind.CONTENT_DIFFERS || finding.kind() == Finding.Kind.NOT_IN_ARCHIVE;
    }

    /** The archive's files by their path below its top folder; what has no place there becomes a finding. */
    private static Map<String, ArchiveEntry> files(
            List<ArchiveEntry> entries, Map<String, TagTree.TreeFile> tree, List<Finding> findings) {
        List<ArchiveEntry> safe = new ArrayList<>();
        for (ArchiveEntry entry : entries) {
            Optional<String> path = plain(entry.path());
            if (path.isEmpty()) {
                findings.add(Finding.of(entry.path(), Finding.Kind.UNSAFE_PATH, Optional.empty()));
            } else {
                safe.add(entry.at(path.get()));
            }
        }
        String prefix = prefix(safe, tree);
        Map<String, ArchiveEntry> files = new TreeMap<>();
        Set<String> repeated = new HashSet<>();
        for (ArchiveEntry entry : safe) {
            if (entry.kind() == ArchiveEntry.Kind.DIRECTORY && entry.worldWritable()) {
                findings.add(Finding.of(entry.path(), Finding.Kind.MODE_DIFFERS, Optional.empty()));
            }
            if (entry.kind() == ArchiveEntry.Kind.DIRECTORY || !entry.path().startsWith(prefix)) {
                continue;
            }
            String path = entry.path().substring(prefix.length());
            if (files.put(path, entry.at(path)) != null && repeated.add(path)) {
                findings.add(Finding.of(path, Finding.Kind.DUPLICATE, Optional.empty()));
            }
        }
        return files;
    }

    /** The path without {@code ./} at its front and {@code /} at its end; empty where programs could disagree on what it means. */
    private static Optional<String> plain(String path) {
        String plain = path.startsWith("./") ? path.substring(2) : path;
        plain = plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
        if (path.equals("./") || path.equals(".")) {
            return Optional.of("");
        }
        boolean odd = plain.isEmpty() || plain.startsWith("/") || plain.indexOf('\0') >= 0;
        for (String step : plain.split("/", -1)) {
            odd |= step.isEmpty() || step.equals(".") || step.equals("..") || step.equalsIgnoreCase(".git");
        }
        return odd ? Optional.empty() : Optional.of(plain);
    }

    /** The one top folder that everything is in, where leaving it off makes more paths those of the tag. */
    private static String prefix(List<ArchiveEntry> entries, Map<String, TagTree.TreeFile> tree) {
        Set<String> tops = new HashSet<>();
        for (ArchiveEntry entry : entries) {
            int slash = entry.path().indexOf('/');
            boolean folder = entry.kind() == ArchiveEntry.Kind.DIRECTORY;
            if (slash >= 0) {
                tops.add(entry.path().substring(0, slash));
            } else if (!folder || !entry.path().isEmpty()) {
                tops.add(folder ? entry.path() : "");
            }
        }
        if (tops.size() != 1 || tops.contains("")) {
            return "";
        }
        String top = tops.iterator().next() + '/';
        long whole =
                entries.stream().filter(entry -> tree.containsKey(entry.path())).count();
        long below = entries.stream()
                .filter(entry -> entry.path().startsWith(top)
                        && tree.containsKey(entry.path().substring(top.length())))
                .count();
        // An archive that has nothing in common with the tag is still read as one folder, so that its paths compare.
        return below >= whole ? top : "";
    }

    private static Optional<Finding> compare(
            ArchiveEntry entry, Map<String, TagTree.TreeFile> tree, ExportRules rules) {
        String path = entry.path();
        if (entry.kind() == ArchiveEntry.Kind.SPECIAL) {
            return Optional.of(Finding.of(path, Finding.Kind.SPECIAL, Optional.empty()));
        }
        Optional<TagTree.TreeFile> found = Optional.ofNullable(tree.get(path));
        if (found.isEmpty()) {
            return Optional.of(Finding.of(path, Finding.Kind.NOT_IN_TAG, submodule(path, tree)));
        }
        TagTree.TreeFile file = found.get();
        if (file.link() != (entry.kind() == ArchiveEntry.Kind.SYMBOLIC_LINK)
                || file.submodule()
                || entry.kind() == ArchiveEntry.Kind.HARD_LINK) {
            return Optional.of(Finding.of(path, Finding.Kind.TYPE_DIFFERS, Optional.empty()));
        }
        if (!file.id().equals(entry.blob())) {
            Optional<String> reason = rules.changes(path).map(name -> name + " in .gitattributes changes the content");
            return Optional.of(Finding.of(path, Finding.Kind.CONTENT_DIFFERS, reason));
        }
        boolean mode =
                !file.link() && (entry.executable() != file.executable() || entry.special() || entry.worldWritable());
        return mode ? Optional.of(Finding.of(path, Finding.Kind.MODE_DIFFERS, Optional.empty())) : Optional.empty();
    }

    private static Optional<String> submodule(String path, Map<String, TagTree.TreeFile> tree) {
        Map<String, TagTree.TreeFile> modules = new HashMap<>();
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            String folder = path.substring(0, slash);
            Optional.ofNullable(tree.get(folder))
                    .filter(TagTree.TreeFile::submodule)
                    .ifPresent(file -> modules.put(folder, file));
        }
        return modules.entrySet().stream()
                .map(entry -> "in the submodule " + Finding.shown(entry.getKey()) + ", whose commit "
                        + entry.getValue().id() + " is not in this repository's tag")
                .findFirst();
    }
}
