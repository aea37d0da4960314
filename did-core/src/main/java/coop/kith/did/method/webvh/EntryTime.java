package coop.kith.did.method.webvh;

import coop.kith.json.DateTimeStamp;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The rules of {@code versionTime} (did:webvh 1.0, "Read (Resolve)", step 4). */
final class EntryTime {
    /** How far the clock of whoever wrote an entry may be ahead of ours; the most that the specification recommends. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private EntryTime() {}

    /** The time that an entry states: UTC with {@code Z} or {@code +00:00}, after {@code before}, and not more than {@link #TOLERANCE} after {@code now}. */
    static Result<Instant> of(String stated, Optional<Instant> before, Instant now) {
        if (!stated.endsWith("Z") && !stated.endsWith("+00:00")) {
            return refused("the versionTime \"" + shown(stated) + "\" is not in UTC, with Z or +00:00 at its end");
        }
        return DateTimeStamp.parse(stated)
                .fold(
                        time -> placed(time, before, now),
                        problems -> refused(
                                "the versionTime is no time: " + problems.get(0).detail()));
    }

    private static Result<Instant> placed(Instant time, Optional<Instant> before, Instant now) {
        if (before.isPresent() && !time.isAfter(before.get())) {
            return refused("the versionTime " + time + " is not after that of the entry before, " + before.get());
        }
        return time.isAfter(now.plus(TOLERANCE))
                ? refused("the versionTime " + time + " is more than " + TOLERANCE.toMinutes() + " minutes after now, "
                        + now)
                : Result.ok(time);
    }

    private static String shown(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    private static Result<Instant> refused(String detail) {
        return Result.refused(Problem.of(WebvhProblem.VERSION_TIME, detail, JsonPointer.of("versionTime")));
    }
}
