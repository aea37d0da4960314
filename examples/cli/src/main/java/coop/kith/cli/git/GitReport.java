package coop.kith.cli.git;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.vc.verdict.ProblemJson;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was found in a range of commits and the signed tags on them.
 *
 * @param commits children before parents
 * @param tags those of the repository by name, then those that merges carry along, in the order of the commits
 * @param problems of the range as a whole, such as that history is cut off
 */
public record GitReport(List<CommitReport> commits, List<TagReport> tags, List<Problem> problems) {
    public GitReport {
        commits = List.copyOf(commits);
        tags = List.copyOf(tags);
        problems = List.copyOf(problems);
    }

    /**
     * FAILED when any word is one of rejection; otherwise UNDECIDED when any is unresolvedSigner, need, refer or registryUnavailable, or when there was more
     * than could be looked at; otherwise PASSED: every commit and signed tag is trusted or exempt. An empty range passes.
     */
    public Outcome outcome() {
        List<Outcome> all = Stream.concat(
                        commits.stream().map(CommitReport::assessment),
                        tags.stream().map(TagReport::assessment))
                .map(assessment -> assessment.word().outcome())
                .toList();
        if (all.contains(Outcome.FAILED)) {
            return Outcome.FAILED;
        }
        return all.contains(Outcome.UNDECIDED) || !problems.isEmpty() ? Outcome.UNDECIDED : Outcome.PASSED;
    }

    /** {@code accepted}, {@code rejected} or {@code undecided}. */
    public String verdict() {
        return switch (outcome()) {
            case PASSED, NOT_REQUESTED -> "accepted";
            case FAILED -> "rejected";
            case UNDECIDED -> "undecided";
        };
    }

    /** {@code {"verdict","commits":[...],"tags":[...],"problems":[...]}}. */
    public JsonObject toJson() {
        return JsonObject.empty()
                .with("verdict", verdict())
                .with(
                        "commits",
                        new JsonArray(List.copyOf(
                                commits.stream().map(CommitReport::toJson).toList())))
                .with(
                        "tags",
                        new JsonArray(
                                List.copyOf(tags.stream().map(TagReport::toJson).toList())))
                .with(
                        "problems",
                        new JsonArray(List.copyOf(
                                problems.stream().map(ProblemJson::of).toList())));
    }

    /** {@link #toText(SignerNames)} with everybody called by their DID. */
    public String toText() {
        return toText(SignerNames.none());
    }

    /** A table for people, and each signer once; without a newline at its end. */
    public String toText(SignerNames names) {
        return GitReportText.of(this, names);
    }
}
