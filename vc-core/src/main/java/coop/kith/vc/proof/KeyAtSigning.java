package coop.kith.vc.proof;

import coop.kith.did.DidUrl;
import coop.kith.did.history.History;
import coop.kith.did.history.KeyInterval;
import coop.kith.did.history.Permanence;
import coop.kith.problem.Check;
import coop.kith.problem.Problem;
import coop.kith.vc.model.DateTimeStamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether a key that is not in force now was in force when it signed.
 *
 * <p>A history tells from when to when a key was in force. It does not tell when a proof was made: {@code created} is the signer's word, and whoever has a key that
 * was stolen, or sold, after it was rotated out can write any date there. That witnesses signed the history does not help, for they saw the rotation, not the proof.
 * So a proof passes only where somebody other than the signer had it in hand (a {@link Sighting}) while the key was in force, for then it was made by that time. Without
 * that it is undecided. Three things are needed:
 *
 * <ol>
 *   <li>{@code created}, or the sighting where the proof has no date, lies in an interval in which the DID listed the key for this purpose. Otherwise the proof fails by
 *       its own word.
 *   <li>The sighting lies in the same interval, and not before {@code created} by more than the clock skew.
 *   <li>No version since states the key as revoked by then ({@link History#inForce}).
 * </ol>
 *
 * <p>Whose clock the interval rests on is a fact of the check ({@code in-force-clock}). A controller that dates its rotations itself can make an interval shorter, against
 * its own signatures; to make it longer it must rewrite the log, and who can do that can list the key today.
 */
public record KeyAtSigning(KeyFinder keys, ProofPurpose purpose, RotatedKeys rotated, Duration skew) {
    /** How it ended: the check {@code key}, and the key, which is there where the signature is worth looking at. */
    public record Judged(Check check, Optional<KeyFinder.Found> key) {
        /** That of a key which is in force now. */
        public static Judged now(KeyFinder.Found found) {
            return new Judged(found.check(), Optional.of(found));
        }
    }

    /**
     * The key that a proof names, by the history of its DID.
     *
     * @param verificationMethod as the proof states it
     * @param created as the proof states it
     * @param refused why the key must not be used now
     */
    public Judged judge(String verificationMethod, Optional<Instant> created, List<Problem> refused) {
        return DidUrl.parse(verificationMethod)
                .fold(
                        url -> keys.past(url.did())
                                .fold(
                                        known -> inHistory(known.history(), url, created, refused),
                                        invalid -> failed(refused, KeyFinder.under(invalid.problems())),
                                        later -> new Judged(
                                                Check.undecided("key", KeyFinder.under(later.problems())),
                                                Optional.empty())),
                        noUrl -> failed(refused, List.of()));
    }

    private Judged inHistory(History history, DidUrl url, Optional<Instant> created, List<Problem> refused) {
        if (history.permanence() != Permanence.VERSIONED) {
            return failed(refused, history.permanence() == Permanence.IMMUTABLE ? List.of() : List.of(noPast(url)));
        }
        Optional<Instant> claimed = created.or(() -> rotated.seen().map(Sighting::at));
        if (claimed.isEmpty()) {
            return failed(
                    refused,
                    List.of(problem(
                            ProofProblem.SIGNING_TIME_CLAIMED_ONLY,
                            "The proof says nothing about when it was made, and nobody else does.")));
        }
        List<KeyInterval> intervals = history.intervals(url, purpose.relationship());
        Instant time = claimed.get();
        return intervals.stream()
                .filter(interval -> history.inForce(interval, time))
                .findFirst()
                .map(interval -> keys.found(interval.method())
                        .fold(
                                found -> judged(history, interval, found, time),
                                unreadable -> failed(refused, KeyFinder.under(unreadable))))
                .orElseGet(() -> failed(refused, List.of(notInForce(url, time, intervals))));
    }

    private Judged judged(History history, KeyInterval interval, KeyFinder.Found found, Instant time) {
        boolean witnessed = rotated.seen()
                .filter(seen -> !seen.at().isBefore(time.minus(skew)) && history.inForce(interval, seen.at()))
                .isPresent();
        Check check = witnessed ? Check.passed("key") : Check.undecided("key", claimedOnly(found, interval, time));
        return new Judged(
                facts(check, interval, time)
                        .with("signing-time", (witnessed ? SigningTime.WITNESSED : SigningTime.CLAIMED_ONLY).name()),
                Optional.of(found));
    }

    private Check facts(Check check, KeyInterval interval, Instant time) {
        Check stated = check.with("judged-at", shown(time))
                .with("in-force-clock", interval.basis().term())
                .with("in-force-since-version", interval.from().id())
                .with("why", rotated.why());
        Check begun = interval.from()
                .from()
                .map(from -> stated.with("in-force-from", shown(from)))
                .orElse(stated);
        Check ended = interval.until()
                .flatMap(until -> until.from())
                .map(until -> begun.with("in-force-until", shown(until)))
                .orElse(begun);
        return rotated.seen()
                .map(seen -> ended.with("seen-at", shown(seen.at())).with("seen-by", seen.by()))
                .orElse(ended);
    }

    private Problem claimedOnly(KeyFinder.Found found, KeyInterval interval, Instant time) {
        return problem(
                        ProofProblem.SIGNING_TIME_CLAIMED_ONLY,
                        found.method().id() + " was in force " + shown(interval)
                                + " and is not any more. The proof is dated "
                                + shown(time) + ", but whoever has the old key can write any date, and "
                                + rotated.seen()
                                        .map(seen -> "it was first seen at " + shown(seen.at()) + " (" + seen.by()
                                                + "),"
                                                + " which does not show that it was made while the key was in force.")
                                        .orElse("nobody else is known to have seen it by then."))
                .next("State when it was first seen, from a log or stamp that is not the signer's, or ask the signer to"
                        + " sign again with a key of now.");
    }

    private static Problem notInForce(DidUrl url, Instant time, List<KeyInterval> intervals) {
        return problem(
                ProofProblem.KEY_NOT_IN_FORCE,
                url + " was not in force at " + shown(time) + ", the date of the proof. It was "
                        + (intervals.isEmpty()
                                ? "never listed for this purpose."
                                : "listed "
                                        + intervals.stream()
                                                .limit(8)
                                                .map(KeyAtSigning::shown)
                                                .collect(Collectors.joining(", "))
                                        + ", as far as it was neither expired nor revoked."));
    }

    private static Problem noPast(DidUrl url) {
        return problem(
                ProofProblem.KEY_HISTORY_NOT_KEPT,
                "did:" + url.did().method() + " keeps no earlier documents, so whether " + url
                        + " was in force when it signed cannot be told.");
    }

    private static String shown(KeyInterval interval) {
        return interval.from().from().map(from -> "from " + shown(from)).orElse("from the beginning")
                + interval.until()
                        .flatMap(until -> until.from())
                        .map(until -> " until " + shown(until))
                        .orElse("");
    }

    private static String shown(Instant time) {
        return DateTimeStamp.format(time);
    }

    private static Problem problem(ProofProblem type, String detail) {
        return Problem.of(type, detail, KeyFinder.WHERE);
    }

    private static Judged failed(List<Problem> refused, List<Problem> more) {
        List<Problem> all = new ArrayList<>(refused);
        more.stream().filter(problem -> !all.contains(problem)).forEach(all::add);
        return new Judged(Check.failed("key", all), Optional.empty());
    }
}
