package coop.kith.vc.model;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.Instant;

/** Points in time as credentials write them: the grammar of {@link coop.kith.json.DateTimeStamp}, its problems in the terms of VCDM 2.0 section 7.2. */
public final class DateTimeStamp {
    private DateTimeStamp() {}

    /** The instant that {@code text} names, or one MALFORMED_VALUE_ERROR at the root that says which part of the text is wrong. */
    public static Result<Instant> parse(String text) {
        return coop.kith.json.DateTimeStamp.parse(text)
                .fold(
                        Result::ok,
                        problems -> Result.refused(problems.stream()
                                .map(problem -> new Problem(
                                        VcProblem.MALFORMED_VALUE_ERROR,
                                        problem.detail(),
                                        problem.where(),
                                        problem.context()))
                                .toList()));
    }

    /**
     * UTC with {@code Z}; a fraction only where there is one, without trailing zeros. {@link #parse} reads it back as the same instant.
     * Throws IllegalArgumentException outside the years 0001 to 9999.
     */
    public static String format(Instant instant) {
        return coop.kith.json.DateTimeStamp.format(instant);
    }
}
