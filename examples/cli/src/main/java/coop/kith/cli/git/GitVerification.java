package coop.kith.cli.git;

import coop.kith.bytes.Bytes;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.intake.git.Exemptions;
import coop.kith.trust.intake.git.GitCommit;
import coop.kith.trust.intake.git.GitProblem;
import coop.kith.trust.intake.git.GitTag;
import coop.kith.trust.intake.git.GitWord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies a range of commits, the signed tags on them, and the tags that their merges carry along. A repository of whatever making ends in a report or in
 * problems, not in an exception.
 */
public final class GitVerification {
    /** Commits looked at in one run; beyond it the report says that there is more, and is never one of acceptance. */
    public static final int MAX_COMMITS = 10_000;

    /** Tags that merges carry along, in one run; a busy cycle of the Linux kernel has some 300. Each costs a walk over the range. */
    static final int MAX_MERGED_TAGS = 2_000;

    private final GitRepository repository;
    private final Judge judge;
    private final Exemptions exemptions;
    private final int maxCommits;

    private GitVerification(GitRepository repository, Judge judge, Exemptions exemptions, int maxCommits) {
        this.repository = repository;
        this.judge = judge;
        this.exemptions = exemptions;
        this.maxCommits = maxCommits;
    }

    public static GitVerification of(GitRepository repository, Judge judge, Exemptions exemptions) {
        return new GitVerification(repository, judge, exemptions, MAX_COMMITS);
    }

    /** The same with another limit than {@value #MAX_COMMITS}. */
    public GitVerification lookingAtMost(int commits) {
        return new GitVerification(repository, judge, exemptions, commits);
    }

    /**
     * Verifies {@code range}: {@code A..B} for what is reachable from B and not from A (either may be left out and is then HEAD), or one revision for it and all below
     * it. Refused when a revision names nothing.
     */
    public Result<GitReport> verify(String range) {
        int dots = range.indexOf("..");
        if (dots < 0) {
            return commit(range).map(included -> report(Optional.empty(), included));
        }
        if (range.startsWith("...", dots)) {
            return Result.refused(Problem.of(
                            RepositoryProblem.NO_SUCH_REVISION,
                            "The range '" + range + "' has three dots, which means what either side has alone.")
                    .next("Use two dots: base..tip."));
        }
        return commit(orHead(range.substring(0, dots)))
                .flatMap(excluded -> commit(orHead(range.substring(dots + 2)))
                        .map(included -> report(Optional.of(excluded), included)));
    }

    /**
     * The report on the tag {@code name}, signed or not; a tag that is only a name for a commit is unsigned. Refused when there is no such tag, or it does not lead to
     * a commit.
     */
    public Result<TagReport> tag(String name) {
        return repository
                .resolve("refs/tags/" + name)
                .flatMap(id -> repository
                        .commit(id)
                        .flatMap(target -> repository
                                .kind(id)
                                .map(kind ->
                                        kind == ObjectKind.TAG ? annotated(name, id, target) : bare(name, target))));
    }

    private TagReport annotated(String name, String id, String target) {
        return repository
                .content(id, ObjectKind.TAG)
                .flatMap(content -> GitTag.parse(content, repository.format()))
                .fold(
                        tag -> new TagReport(name, id, target, tag.tagger(), Optional.empty(), assess(name, id, tag)),
                        problems -> new TagReport(
                                name, id, target, Optional.empty(), Optional.empty(), malformed(id, problems)));
    }

    private static TagReport bare(String name, String target) {
        Problem problem = Problem.of(
                        GitProblem.UNSIGNED,
                        "The tag " + name + " is only a name for a commit; nobody can have signed it.")
                .next("Ask for a signed tag (git tag -s).");
        Assessment unsigned = Assessment.refused(GitWord.UNSIGNED, List.of(problem));
        return new TagReport(name, target, target, Optional.empty(), Optional.empty(), unsigned);
    }

    /** HEAD and all below it. */
    public Result<GitReport> verify() {
        return verify("HEAD");
    }

    private static String orHead(String revision) {
        return revision.isEmpty() ? "HEAD" : revision;
    }

    private Result<String> commit(String revision) {
        return repository.resolve(revision).flatMap(repository::commit);
    }

    private GitReport report(Optional<String> excluded, String included) {
        History.Found found = History.between(repository, excluded, included, maxCommits);
        List<Problem> problems = new ArrayList<>();
        if (found.more()) {
            problems.add(Problem.of(
                            RepositoryProblem.MORE_HISTORY,
                            "There are more than " + maxCommits + " commits; the older ones were not looked at.")
                    .next("Give a range, such as origin/main..HEAD."));
        }
        if (!found.cut().isEmpty()) {
            problems.add(Problem.of(
                            RepositoryProblem.HISTORY_CUT,
                            "The clone is shallow: what lies below " + String.join(", ", found.cut()) + " is not here.")
                    .next("git fetch --unshallow, or give a range that begins above."));
        }
        List<TagReport> tags = tags(found.commits(), problems);
        Vouching.Found vouching = Vouching.of(found.commits(), tags);
        if (vouching.cut()) {
            problems.add(Problem.of(
                            RepositoryProblem.TOO_MANY_TAGS,
                            "The tags of the range stand for more than " + Vouching.MAX_VOUCHES
                                    + " commits, counted once for each tag; of the rest it is not said who vouches.")
                    .next("Verify a shorter range."));
        }
        Map<String, List<TagReport>> vouched = vouching.tags();
        List<CommitReport> commits = found.commits().stream()
                .map(entry -> commit(entry, vouched.getOrDefault(entry.id(), List.of())))
                .toList();
        return new GitReport(commits, tags, problems);
    }

    private CommitReport commit(History.Entry entry, List<TagReport> vouchedBy) {
        return entry.commit()
                .fold(
                        commit -> new CommitReport(
                                entry.id(),
                                subject(commit),
                                Optional.of(commit.author()),
                                Optional.of(commit.committer()),
                                judge.judge(entry.id(), commit),
                                vouchedBy),
                        problems -> new CommitReport(
                                entry.id(),
                                "",
                                Optional.empty(),
                                Optional.empty(),
                                malformed(entry.id(), problems),
                                vouchedBy));
    }

    private Assessment malformed(String id, List<Problem> problems) {
        Assessment refused = Assessment.refused(GitWord.MALFORMED, problems);
        Optional<String> reason = exemptions.reasonFor(id);
        return reason.isEmpty()
                ? refused
                : new Assessment(
                        GitWord.EXEMPT,
                        Optional.empty(),
                        Optional.empty(),
                        List.of("Exempted by its id: " + reason.get()),
                        problems,
                        refused.checks(),
                        Optional.empty());
    }

    private List<TagReport> tags(List<History.Entry> commits, List<Problem> problems) {
        Set<String> range = new HashSet<>();
        commits.forEach(entry -> range.add(entry.id()));
        List<TagReport> reports = new ArrayList<>();
        repository
                .tags()
                .fold(
                        named -> {
                            named.forEach((name, id) -> named(name, id, range).ifPresent(reports::add));
                            return true;
                        },
                        problems::addAll);
        int left = MAX_MERGED_TAGS;
        for (History.Entry entry : commits) {
            List<Bytes> merged = entry.commit().fold(GitCommit::mergedTags, unread -> List.of());
            if (merged.size() > entry.parents().size()) {
                reports.add(tooMany(entry.id(), merged.size(), entry.parents().size()));
                continue;
            }
            if (merged.size() > left) {
                problems.add(Problem.of(
                                RepositoryProblem.TOO_MANY_TAGS,
                                "The merges of the range carry more than " + MAX_MERGED_TAGS + " tags along; those of "
                                        + entry.id() + " and of what is below it were not looked at.")
                        .next("Verify a shorter range."));
                break;
            }
            left -= merged.size();
            new LinkedHashSet<>(merged).forEach(tag -> reports.add(merged(entry.id(), tag)));
        }
        return reports;
    }

    /** Git writes one for each parent that a tag named; a commit with more is made to be expensive. */
    private TagReport tooMany(String commit, int tags, int parents) {
        Problem problem = Problem.of(
                        RepositoryProblem.TOO_MANY_TAGS,
                        "The commit " + commit + " carries " + tags + " tags along and has " + parents
                                + " parents; none of the tags was looked at.")
                .next("Git makes no such commit; ask who made it.");
        return new TagReport(
                "", commit, "", Optional.empty(), Optional.of(commit), malformed(commit, List.of(problem)));
    }

    /** The report on a tag of the repository that leads into the range and is signed, or cannot be read. */
    private Optional<TagReport> named(String name, String id, Set<String> range) {
        Result<GitTag> read =
                repository.content(id, ObjectKind.TAG).flatMap(content -> GitTag.parse(content, repository.format()));
        if (read instanceof Result.Refused<GitTag> refused) {
            return unreadable(name, id, range, refused.problems());
        }
        GitTag tag = read.orThrow();
        String target = repository.commit(id).fold(commit -> commit, problems -> "");
        if (!range.contains(target) || tag.signature().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TagReport(name, id, target, tag.tagger(), Optional.empty(), assess(name, id, tag)));
    }

    /** A malformed tag that leads elsewhere says nothing of the range; one that leads nobody knows where could be meant for it. */
    private Optional<TagReport> unreadable(String name, String id, Set<String> range, List<Problem> problems) {
        Result<String> target = repository.namedByMalformedTag(id).flatMap(repository::commit);
        if (target.fold(found -> !range.contains(found), unknown -> false)) {
            return Optional.empty();
        }
        List<Problem> all = new ArrayList<>(problems);
        if (!target.isOk()) {
            all.add(Problem.of(
                            RepositoryProblem.UNREADABLE_OBJECT,
                            "It cannot be told where the tag " + name + " leads, so it may lead into the range.")
                    .next("Delete the tag here if it is not wanted: git tag -d " + name));
        }
        return Optional.of(new TagReport(
                name,
                id,
                target.fold(found -> found, unknown -> ""),
                Optional.empty(),
                Optional.empty(),
                malformed(id, all)));
    }

    /** A signed tag that somebody put under another name says nothing about that name: an old release could pass for a new one. */
    private Assessment assess(String name, String id, GitTag tag) {
        if (tag.name().equals(name)) {
            return judge.judge(id, tag);
        }
        return malformed(
                id,
                List.of(Problem.of(
                                RepositoryProblem.TAG_UNDER_ANOTHER_NAME,
                                "The tag is called " + tag.name() + " by whoever made it, and stands here as " + name
                                        + ".",
                                JsonPointer.of("tag"))
                        .next("Delete the tag here and fetch it again from where you trust it.")));
    }

    private TagReport merged(String commit, Bytes content) {
        byte[] bytes = content.toArray();
        String id = repository.hash(bytes, ObjectKind.TAG);
        return GitTag.parse(bytes, repository.format())
                .fold(
                        tag -> new TagReport(
                                tag.name(), id, tag.object(), tag.tagger(), Optional.of(commit), judge.judge(id, tag)),
                        problems -> new TagReport(
                                "", id, "", Optional.empty(), Optional.of(commit), malformed(id, problems)));
    }

    private static String subject(GitCommit commit) {
        String line = commit.message()
                .lines()
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
        return new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).strip();
    }
}
