package coop.kith.vc.model;

import coop.kith.problem.Result;
import java.time.Instant;

/** XSD 1.1 dateTimeStamp, by its own grammar: the zone is required, 24:00:00, second 60 and offsets past 14:00 are refused. */
public final class DateTimeStamp {
    private DateTimeStamp() {}

    public static Result<Instant> parse(String text) {
        throw new AssertionError("not yet");
    }

    /** UTC with {@code Z}, whole seconds where there is no fraction. */
    public static String format(Instant instant) {
        throw new AssertionError("not yet");
    }
}
