package coop.kith.vc.testing;

import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The names of the checks in a protocol that object, for tests that show which step it is that does. */
public final class Objections {
    private Objections() {}

    /** Of checks that stand side by side. */
    public static Set<String> of(List<Check> protocol) {
        Set<String> names = new TreeSet<>();
        protocol.stream().filter(Objections::objects).forEach(check -> names.add(check.name()));
        return names;
    }

    /** Of checks that stand side by side, those that failed: without what was not reached because of them. */
    public static Set<String> failed(List<Check> protocol) {
        Set<String> names = new TreeSet<>();
        protocol.stream().filter(check -> check.outcome() == Outcome.FAILED).forEach(check -> names.add(check.name()));
        return names;
    }

    /** The innermost parts of a check, without a signature that was not reached because of another than the key. */
    public static Set<String> within(Check check) {
        Set<String> names = new TreeSet<>();
        for (Check part : check.parts()) {
            if (!part.parts().isEmpty()) {
                names.addAll(within(part));
            } else if (objects(part)) {
                names.add(part.name());
            }
        }
        if (names.size() > 1 && !names.contains("key")) {
            names.remove("signature");
        }
        return names;
    }

    private static boolean objects(Check check) {
        return check.outcome() == Outcome.FAILED || check.outcome() == Outcome.UNDECIDED;
    }
}
