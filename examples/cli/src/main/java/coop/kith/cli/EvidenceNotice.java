package coop.kith.cli;

import coop.kith.did.evidence.Evidence;
import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** What a person must know about an answer that stands: that others vouch for it, or that a check could not be decided. */
final class EvidenceNotice {
    private EvidenceNotice() {}

    static String of(Evidence evidence) {
        List<String> lines = new ArrayList<>();
        evidence.delegated()
                .ifPresent(delegation -> lines.add("notice: nothing of this was verified here; it is so because "
                        + Wording.printable(delegation.to()) + " says so."));
        open(evidence)
                .forEach(problem -> lines.add("notice: "
                        + Wording.printable(problem.detail()
                                + problem.nextStep().map(step -> ". " + step).orElse(""))));
        return String.join("\n", lines);
    }

    /** Of every check that did not pass, however deep. */
    static List<Problem> open(Evidence evidence) {
        return evidence.checks().stream().flatMap(check -> open(check).stream()).toList();
    }

    private static List<Problem> open(Check check) {
        List<Problem> problems = new ArrayList<>();
        if (check.outcome() == Outcome.FAILED || check.outcome() == Outcome.UNDECIDED) {
            check.problem().ifPresent(problems::add);
        }
        check.parts().forEach(part -> problems.addAll(open(part)));
        return problems;
    }
}
