package coop.kith.problem;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What went wrong: its kind, a sentence for a person, the place in the input, and named facts beside it.
 * Text from a stranger may stand in {@code detail} and {@code context}; {@link coop.kith.problem} never logs it.
 *
 * @param detail one or two sentences that name the values involved and tell the reader what is the matter
 * @param where the place in the input; the root where there is no narrower one
 * @param context named facts, sorted by name; {@value #NEXT_STEP} holds what to do next
 */
public record Problem(ProblemType type, String detail, JsonPointer where, Map<String, String> context) {
    /** The name under which {@link #context} holds what the reader can do next. */
    public static final String NEXT_STEP = "next";

    public Problem {
        context = java.util.Collections.unmodifiableMap(new TreeMap<>(context));
    }

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, JsonPointer.root(), Map.of());
    }

    public static Problem of(ProblemType type, String detail, JsonPointer where) {
        return new Problem(type, detail, where, Map.of());
    }

    /** The same problem with one more named fact. */
    public Problem with(String name, String value) {
        Map<String, String> more = new TreeMap<>(context);
        more.put(name, value);
        return new Problem(type, detail, where, more);
    }

    /** The same problem with a sentence that says what the reader can do next. */
    public Problem next(String step) {
        return with(NEXT_STEP, step);
    }

    public Optional<String> nextStep() {
        return Optional.ofNullable(context.get(NEXT_STEP));
    }

    /** The same problem, its place seen from further out. */
    public Problem under(JsonPointer outer) {
        return new Problem(type, detail, where.under(outer), context);
    }
}
