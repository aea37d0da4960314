package coop.kith.cli.release;

import coop.kith.cli.git.SafeText;
import coop.kith.cli.git.SignerNames;
import coop.kith.cli.git.TagReport;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.problem.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * What was found in a release's archive, held against its tag.
 *
 * @param archive the file's name
 * @param tag who signed the tag and how far they are trusted
 * @param same how many files are the same, content, kind and permissions
 * @param findings ordered by kind, then by path
 */
public record ReleaseReport(String archive, TagReport tag, int same, List<Finding> findings) {
    /** Paths that the text names of each kind; the JSON names all. */
    private static final int NAMED = 10;

    public ReleaseReport {
        findings = List.copyOf(findings);
    }

    /** FAILED when a difference has no reason in the tag itself or the tag is rejected; UNDECIDED when either cannot be decided; PASSED otherwise. */
    public Outcome outcome() {
        List<Outcome> all =
                new ArrayList<>(findings.stream().map(Finding::outcome).toList());
        all.add(tag.assessment().word().outcome());
        if (all.contains(Outcome.FAILED)) {
            return Outcome.FAILED;
        }
        return all.contains(Outcome.UNDECIDED) ? Outcome.UNDECIDED : Outcome.PASSED;
    }

    /** {@code accepted}, {@code rejected} or {@code undecided}. */
    public String verdict() {
        return switch (outcome()) {
            case PASSED, NOT_REQUESTED -> "accepted";
            case FAILED -> "rejected";
            case UNDECIDED -> "undecided";
        };
    }

    /** {@code {"verdict","archive","tag":{...},"same","findings":[{"path","kind","reason"}]}}. */
    public JsonObject toJson() {
        return JsonObject.empty()
                .with("verdict", verdict())
                .with("archive", archive)
                .with("tag", tag.toJson())
                .with("same", JsonNumber.of(same))
                .with(
                        "findings",
                        new JsonArray(List.copyOf(
                                findings.stream().map(Finding::toJson).toList())));
    }

    /** {@link #toText(SignerNames)} with the signer called by their DID. */
    public String toText() {
        return toText(SignerNames.none());
    }

    /** For people; without a newline at its end. */
    public String toText(SignerNames names) {
        List<String> lines = new ArrayList<>();
        for (Finding.Kind kind : Finding.Kind.values()) {
            List<Finding> of =
                    findings.stream().filter(finding -> finding.kind() == kind).toList();
            if (!of.isEmpty()) {
                lines.add((of.size() == 1 ? "1 file is " : of.size() + " files are ") + phrase(kind) + ':');
                of.stream()
                        .limit(NAMED)
                        .forEach(finding -> lines.add("    " + SafeText.of(finding.path())
                                + finding.reason()
                                        .map(reason -> "  (" + SafeText.of(reason) + ")")
                                        .orElse("")));
                if (of.size() > NAMED) {
                    lines.add("    and " + (of.size() - NAMED) + " more; --json names them all");
                }
            }
        }
        lines.add((same == 1 ? "1 file is" : same + " files are") + " the same in " + SafeText.of(archive)
                + " and the tag " + SafeText.of(tag.name()) + '.');
        lines.add("The tag: " + tag.assessment().word().word()
                + tag.assessment()
                        .signer()
                        .map(did -> ", signed by " + names.of(did))
                        .orElse(""));
        tag.assessment().because().stream().limit(3).forEach(line -> lines.add("    " + SafeText.of(line)));
        lines.add(verdict());
        return String.join("\n", lines);
    }

    private static String phrase(Finding.Kind kind) {
        return switch (kind) {
            case CONTENT_DIFFERS, MODE_DIFFERS, RULE_NOT_UNDERSTOOD -> "there with " + kind.phrase();
            case TYPE_DIFFERS -> "there as " + kind.phrase();
            case UNSAFE_PATH -> "there under " + kind.phrase();
            default -> kind.phrase();
        };
    }
}
