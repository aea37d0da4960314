package coop.kith.problem;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One line of a protocol: what was checked and how it ended, with the checks it consists of.
 *
 * @param name stable, lower-case words joined by dots or hyphens ({@code proof.signature}); part of the JSON output
 * @param problem present when {@code outcome} is FAILED or UNDECIDED, and when a check was waived
 * @param parts the checks beneath this one, in the order they ran
 * @param facts what was looked at, named and sorted by name, such as the age of a list; words for the reader and part of the JSON output, never a decision
 */
public record Check(
        String name, Outcome outcome, Optional<Problem> problem, List<Check> parts, Map<String, String> facts) {
    public Check {
        parts = List.copyOf(parts);
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
        if (outcome == Outcome.PASSED && problem.isPresent()) {
            throw new IllegalArgumentException("a passed check has no problem: " + name);
        }
    }

    /** A check without facts. */
    public Check(String name, Outcome outcome, Optional<Problem> problem, List<Check> parts) {
        this(name, outcome, problem, parts, Map.of());
    }

    /** The same check with one more named fact. */
    public Check with(String fact, String value) {
        Map<String, String> more = new TreeMap<>(facts);
        more.put(fact, value);
        return new Check(name, outcome, problem, parts, more);
    }

    public static Check passed(String name) {
        return new Check(name, Outcome.PASSED, Optional.empty(), List.of());
    }

    public static Check failed(String name, Problem problem) {
        return new Check(name, Outcome.FAILED, Optional.of(problem), List.of());
    }

    public static Check undecided(String name, Problem problem) {
        return new Check(name, Outcome.UNDECIDED, Optional.of(problem), List.of());
    }

    /** As above, with several problems: each is then a part, under the same name. */
    public static Check failed(String name, List<Problem> problems) {
        return problems.size() == 1 ? failed(name, problems.get(0)) : several(name, Outcome.FAILED, problems);
    }

    /** As above, with several problems: each is then a part, under the same name. */
    public static Check undecided(String name, List<Problem> problems) {
        return problems.size() == 1 ? undecided(name, problems.get(0)) : several(name, Outcome.UNDECIDED, problems);
    }

    private static Check several(String name, Outcome outcome, List<Problem> problems) {
        List<Check> parts = problems.stream()
                .map(problem -> new Check(name, outcome, Optional.of(problem), List.of()))
                .toList();
        return new Check(name, outcome, Optional.empty(), parts);
    }

    public static Check notRequested(String name) {
        return new Check(name, Outcome.NOT_REQUESTED, Optional.empty(), List.of());
    }

    /** Not requested because the policy waived it; {@code why} is the waiver's reason, kept for the reader. */
    public static Check waived(String name, Problem why) {
        return new Check(name, Outcome.NOT_REQUESTED, Optional.of(why), List.of());
    }

    /** A check whose outcome follows from its parts: FAILED before UNDECIDED before PASSED; no part decides nothing. */
    public static Check of(String name, List<Check> parts) {
        Outcome outcome = Outcome.NOT_REQUESTED;
        for (Check part : parts) {
            if (part.outcome == Outcome.FAILED) {
                outcome = Outcome.FAILED;
                break;
            }
            if (part.outcome == Outcome.UNDECIDED) {
                outcome = Outcome.UNDECIDED;
            } else if (part.outcome == Outcome.PASSED && outcome == Outcome.NOT_REQUESTED) {
                outcome = Outcome.PASSED;
            }
        }
        return new Check(name, outcome, Optional.empty(), parts);
    }

    /** The same check, its problems' places seen from further out. */
    public Check under(JsonPointer outer) {
        return new Check(
                name,
                outcome,
                problem.map(found -> found.under(outer)),
                parts.stream().map(part -> part.under(outer)).toList(),
                facts);
    }
}
