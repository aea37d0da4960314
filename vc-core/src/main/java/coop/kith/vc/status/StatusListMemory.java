package coop.kith.vc.status;

import coop.kith.problem.Problem;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The lists seen so far, by their URL: to ask for each as seldom as its publisher allows, and to notice when an older one is shown than was seen before. Safe for many
 * threads.
 *
 * <p>Kept are the {@value #MOST_LISTS} lists used last, {@value #MOST_BYTES} bytes of bits at the most. Of up to {@value #MOST_MARKS} lists the publisher's time is
 * remembered beyond that; whoever makes a verifier forget one must first publish as many others.
 */
final class StatusListMemory {
    private static final int MOST_LISTS = 256;
    private static final int MOST_BYTES = 64 << 20;
    private static final int MOST_MARKS = 10_000;

    private final Map<String, Known> lists = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Instant> marks = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /**
     * A list, and when it was had.
     *
     * @param hadAt by the verifier's own clock
     */
    record Known(StatusList list, Instant hadAt) {}

    synchronized Optional<Known> known(String url) {
        return Optional.ofNullable(lists.get(url));
    }

    /** Notes a list that was just had; refused, with nothing noted, when it is older than the one known. */
    synchronized Optional<Problem> note(String url, Known had) {
        Optional<Problem> older = older(url, had.list());
        if (older.isEmpty()) {
            had.list().validFrom().ifPresent(time -> marks.put(url, time));
            Optional.ofNullable(lists.put(url, had))
                    .ifPresent(replaced -> bytes -= replaced.list().bits().sizeInBytes());
            bytes += had.list().bits().sizeInBytes();
            trim();
        }
        return older;
    }

    private Optional<Problem> older(String url, StatusList list) {
        Instant seen = marks.get(url);
        if (seen != null
                && list.validFrom().filter(time -> !time.isBefore(seen)).isEmpty()) {
            return Optional.of(rolledBack("The list is from "
                    + list.validFrom().map(Instant::toString).orElse("no stated time") + ", and one from " + seen
                    + " was seen before."));
        }
        Known before = lists.get(url);
        if (before != null
                && before.list().validFrom().equals(list.validFrom())
                && before.list().onlyGrows()
                && before.list().bits().hasBitsBeyond(list.bits())) {
            return Optional.of(
                    rolledBack("The list no longer says of some credential what it said before, though that cannot be"
                            + " taken back and its time is the same."));
        }
        return Optional.empty();
    }

    private static Problem rolledBack(String detail) {
        return Problem.of(StatusProblem.STATUS_VERIFICATION_ERROR, detail)
                .next("Ask the publisher for the newest list; whoever served this one may be hiding it.");
    }

    private void trim() {
        var oldest = lists.values().iterator();
        while (lists.size() > 1 && (lists.size() > MOST_LISTS || bytes > MOST_BYTES)) {
            bytes -= oldest.next().list().bits().sizeInBytes();
            oldest.remove();
        }
        var mark = marks.values().iterator();
        while (marks.size() > MOST_MARKS) {
            mark.next();
            mark.remove();
        }
    }
}
