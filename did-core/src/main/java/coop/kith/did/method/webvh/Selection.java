package coop.kith.did.method.webvh;

import coop.kith.did.DidProblem;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which version of a log a caller wants: the newest, or that of {@code versionId}, {@code versionNumber} or {@code versionTime} (did:webvh 1.0, "Reading did:webvh DID
 * URLs").
 *
 * <p>Where a log breaks off, its newest version is not known, so neither is what was in force after its last valid one; for a time after that, the answer is given
 * only where the entry that does not hold claims to be later still.
 */
final class Selection {
    static final String VERSION_NUMBER = "versionNumber";

    private final VerifiedLog log;

    Selection(VerifiedLog log) {
        this.log = log;
    }

    static boolean isLatest(ResolutionOptions options) {
        return options.versionId().isEmpty()
                && options.versionTime().isEmpty()
                && !options.more().containsKey(VERSION_NUMBER);
    }

    Result<VerifiedEntry> of(ResolutionOptions options) {
        Optional<String> number = Optional.ofNullable(options.more().get(VERSION_NUMBER));
        if (number.isPresent()
                && (options.versionId().isPresent() || options.versionTime().isPresent())) {
            return Result.refused(Problem.of(
                    DidProblem.INVALID_OPTIONS,
                    "versionNumber excludes versionId and versionTime, and both were given"));
        }
        if (number.isPresent()) {
            return numbered(number.get());
        }
        if (options.versionId().isPresent()) {
            String id = options.versionId().get();
            return matching(entry -> entry.entry().versionId().equals(id), "the versionId \"" + shown(id) + "\"");
        }
        return options.versionTime().isPresent() ? at(options.versionTime().get()) : latest();
    }

    private Result<VerifiedEntry> latest() {
        return log.broken().isPresent() || log.latest().isEmpty()
                ? broken()
                : Result.ok(log.latest().get());
    }

    private Result<VerifiedEntry> numbered(String text) {
        boolean digits = !text.isEmpty()
                && text.length() <= 9
                && text.charAt(0) != '0'
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits) {
            return Result.refused(Problem.of(
                    DidProblem.INVALID_OPTIONS,
                    "versionNumber must be a whole number from 1 on, not \"" + shown(text) + '"'));
        }
        int number = Integer.parseInt(text);
        return matching(entry -> entry.versionId().number() == number, "the versionNumber " + number);
    }

    private Result<VerifiedEntry> matching(Predicate<VerifiedEntry> wanted, String what) {
        for (Optional<VerifiedEntry> at = log.latest();
                at.isPresent();
                at = at.get().before()) {
            if (wanted.test(at.get())) {
                return Result.ok(at.get());
            }
        }
        return log.broken().isPresent() ? broken() : notFound("no entry has " + what);
    }

    private Result<VerifiedEntry> at(Instant time) {
        for (Optional<VerifiedEntry> at = log.latest();
                at.isPresent();
                at = at.get().before()) {
            VerifiedEntry entry = at.get();
            if (!entry.versionTime().isAfter(time)) {
                boolean known = log.latest().get() != entry || stillInForce(time);
                return known ? Result.ok(entry) : broken();
            }
        }
        return log.latest().isEmpty() ? broken() : notFound("the DID did not exist yet at " + time);
    }

    /** Whether nothing that follows the last valid entry can have begun by {@code time}. */
    private boolean stillInForce(Instant time) {
        return log.broken()
                .map(after ->
                        after.statedTime().map(stated -> stated.isAfter(time)).orElse(false))
                .orElse(true);
    }

    private Result<VerifiedEntry> broken() {
        List<Problem> problems = log.broken().map(VerifiedLog.Break::problems).orElse(List.of(VerifiedLog.empty()));
        return Result.refused(problems);
    }

    private static Result<VerifiedEntry> notFound(String detail) {
        return Result.refused(Problem.of(DidProblem.NOT_FOUND, detail));
    }

    private static String shown(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }
}
