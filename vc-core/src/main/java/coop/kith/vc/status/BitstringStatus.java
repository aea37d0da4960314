package coop.kith.vc.status;

import coop.kith.json.JsonObject;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.linked.LinkedCredential;
import coop.kith.vc.linked.LinkedCredentials;
import coop.kith.vc.model.Shown;
import coop.kith.vc.status.StatusListMemory.Known;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks entries of Bitstring Status List 1.0 and, read-only, of its predecessor StatusList2021. Safe for many threads; keep one for as long as the verifier lives, since it
 * remembers the lists it saw.
 *
 * <p><b>Which list counts.</b> It is a credential that verifies by itself, of the right type, with the entry's URL for an id where it has one, and by the issuer of the
 * credential it speaks about. The specification lets others publish it; whose, the verifier must know: {@link #trusting}.
 *
 * <p><b>How long.</b> A list had once is used again until its {@code ttl} is over, 5 minutes where it states none, a day at the most, and never past its validity. Then a
 * new one is asked for. When none can be had, the last one still serves as far as the policy's age limit reaches, where the policy has one. A list older than one seen
 * before, by its {@code validFrom}, is no answer; nor one of the same time in which a revocation is gone. A list's age is counted from its {@code validFrom},
 * the only time that its publisher signed; without one, from when it was had.
 *
 * <p><b>What it says.</b> {@code revocation} and {@code suspension}: unset passes, set fails. {@code refresh} passes either way, and the fact {@code refresh} says that a
 * newer credential is to be had. Any other purpose, {@code message} among them: 0 passes, and what else it may be is undecided, the message told, since only people or
 * the application know what follows from it.
 *
 * @see <a href="https://www.w3.org/TR/vc-bitstring-status-list/#validate-algorithm">Bitstring Status List 1.0 section 3.2</a>
 */
public final class BitstringStatus implements StatusCheck {
    private static final String NAME = "status.entry";

    /** Bitstring Status List 1.0 section 3.2: fewer would let an observer guess who is meant. */
    static final long FEWEST_ENTRIES = 131_072;

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration LONGEST_KEPT = Duration.ofDays(1);

    private final InstantSource clock;
    private final Set<String> trusted;
    private final StatusListMemory memory;

    private BitstringStatus(InstantSource clock, Set<String> trusted, StatusListMemory memory) {
        this.clock = clock;
        this.trusted = trusted;
        this.memory = memory;
    }

    /** With nothing remembered yet. */
    public static BitstringStatus of(InstantSource clock) {
        return new BitstringStatus(clock, Set.of(), new StatusListMemory());
    }

    /** As this one, and with the same memory, also believing lists that {@code publisher} issued, whoever issued the credential. */
    public BitstringStatus trusting(String publisher) {
        Set<String> more = new TreeSet<>(trusted);
        more.add(publisher);
        return new BitstringStatus(clock, Set.copyOf(more), memory);
    }

    @Override
    public Set<String> types() {
        return Set.of(StatusListFormat.BITSTRING.entryType(), StatusListFormat.LIST_2021.entryType());
    }

    @Override
    public Check check(JsonObject entry, String issuer, StatusExpectation expectation, LinkedCredentials linked) {
        return StatusEntry.parse(entry, format(entry))
                .fold(
                        stated -> list(stated, issuer, expectation, linked)
                                .fold(
                                        known -> judged(stated, known, issuer, expectation),
                                        problems -> Check.undecided(NAME, problems))
                                .with("purpose", stated.purpose())
                                .with("list", stated.list()),
                        problems -> Check.failed(NAME, problems));
    }

    private static StatusListFormat format(JsonObject entry) {
        boolean former = entry.oneOrMany("type").stream()
                .anyMatch(new coop.kith.json.JsonString(StatusListFormat.LIST_2021.entryType())::equals);
        return former ? StatusListFormat.LIST_2021 : StatusListFormat.BITSTRING;
    }

    private Result<Known> list(
            StatusEntry entry, String issuer, StatusExpectation expectation, LinkedCredentials linked) {
        Optional<Known> known = memory.known(entry.list());
        if (known.filter(this::isFresh).isPresent()) {
            return Result.ok(known.get());
        }
        return linked.get(entry.list())
                .fold(
                        had -> verified(entry, issuer, had),
                        problems -> known.filter(last -> withinLimit(last, expectation))
                                .map(Result::ok)
                                .orElseGet(() -> Result.refused(notHad(entry, problems, known, expectation))));
    }

    private boolean isFresh(Known known) {
        Duration kept = known.list().timeToLive().orElse(KEPT);
        Instant now = clock.instant();
        Duration since = Duration.between(known.hadAt(), now);
        boolean holds =
                known.list().holdsUntil().filter(until -> until.isBefore(now)).isEmpty();
        return holds && !since.isNegative() && since.compareTo(kept) < 0 && since.compareTo(LONGEST_KEPT) < 0;
    }

    /** Remembered is only a list whose publisher may speak: another's, served once, must not make the right one look older. */
    private Result<Known> verified(StatusEntry entry, String issuer, LinkedCredential had) {
        return had.verdict()
                .fold(
                        accepted -> StatusList.parse(accepted.value(), entry.format(), entry.list(), had.digest()),
                        rejected -> Result.<StatusList>refused(unverified(entry, rejected.problems())),
                        undecided -> Result.<StatusList>refused(unverified(entry, undecided.problems())))
                .flatMap(list -> {
                    Known now = new Known(list, clock.instant());
                    return speaksFor(issuer, list)
                            ? memory.note(entry.list(), now)
                                    .<Result<Known>>map(Result::refused)
                                    .orElse(Result.ok(now))
                            : Result.ok(now);
                });
    }

    private static List<Problem> unverified(StatusEntry entry, List<Problem> why) {
        return because(
                StatusProblem.STATUS_VERIFICATION_ERROR,
                "The status list at " + Shown.text(entry.list()) + " does not hold as a credential: ",
                why);
    }

    private static List<Problem> notHad(
            StatusEntry entry, List<Problem> why, Optional<Known> last, StatusExpectation expectation) {
        String seen = last.map(known -> " The last list is " + Age.words(age(known, expectation)) + " old"
                        + expectation
                                .oldest()
                                .map(limit -> ", and your limit is " + Age.words(limit) + '.')
                                .orElse("."))
                .orElse("");
        return because(
                StatusProblem.STATUS_RETRIEVAL_ERROR,
                "The status list at " + Shown.text(entry.list()) + " cannot be had." + seen + " ",
                why);
    }

    private static List<Problem> because(StatusProblem type, String detail, List<Problem> why) {
        List<Problem> problems = new ArrayList<>();
        for (Problem reason : why) {
            problems.add(new Problem(
                    type, detail + reason.detail(), JsonPointer.of("statusListCredential"), reason.context()));
        }
        return problems;
    }

    private static Duration age(Known known, StatusExpectation expectation) {
        Duration age = Duration.between(known.list().validFrom().orElse(known.hadAt()), expectation.at());
        return age.isNegative() ? Duration.ZERO : age;
    }

    private static boolean withinLimit(Known known, StatusExpectation expectation) {
        return expectation
                .oldest()
                .filter(limit -> age(known, expectation).compareTo(limit) <= 0)
                .isPresent();
    }

    private Check judged(StatusEntry entry, Known known, String issuer, StatusExpectation expectation) {
        return doubt(entry, known, issuer, expectation)
                .map(problem -> Check.undecided(NAME, problem))
                .orElseGet(() -> StatusMeaning.of(entry, known.list().bits()))
                .with("age", age(known, expectation).toString())
                .with("digest", known.list().digest());
    }

    /** Why the list, though it verified, does not answer for this entry now. */
    private Optional<Problem> doubt(StatusEntry entry, Known known, String issuer, StatusExpectation expectation) {
        StatusList list = known.list();
        if (!speaksFor(issuer, list)) {
            return Optional.of(notVerified(
                    "The list is published by " + Shown.text(list.issuer()) + ", and the credential is by "
                            + Shown.text(issuer) + ".",
                    "If that publisher may speak for the issuer, say so: BitstringStatus.trusting(publisher)."));
        }
        if (!list.purposes().contains(entry.purpose())) {
            return Optional.of(notVerified(
                    "The entry is for " + Shown.text(entry.purpose()) + ", and the list for "
                            + Shown.text(String.join(", ", list.purposes())) + ".",
                    "Ask the issuer which of the two is meant."));
        }
        if (list.size().filter(size -> size != entry.size()).isPresent()) {
            return Optional.of(notVerified(
                    "The entry has " + entry.size() + " bits, and the list's have "
                            + list.size().get() + ".",
                    "Ask the issuer which of the two is meant."));
        }
        if (list.bits().entries(entry.size()) < FEWEST_ENTRIES) {
            return Optional.of(Problem.of(
                            StatusProblem.STATUS_LIST_LENGTH_ERROR,
                            "The list has " + list.bits().entries(entry.size()) + " entries; fewer than "
                                    + FEWEST_ENTRIES + " would show who is meant.")
                    .next("Tell the publisher of the list."));
        }
        return untimely(known, expectation);
    }

    private boolean speaksFor(String issuer, StatusList list) {
        return list.issuer().equals(issuer) || trusted.contains(list.issuer());
    }

    private static Optional<Problem> untimely(Known known, StatusExpectation expectation) {
        StatusList list = known.list();
        Instant at = expectation.at();
        if (list.validFrom()
                        .filter(from -> from.minus(expectation.skew()).isAfter(at))
                        .isPresent()
                || list.holdsUntil()
                        .filter(until -> until.plus(expectation.skew()).isBefore(at))
                        .isPresent()) {
            return Optional.of(notVerified(
                    "The list holds from "
                            + list.validFrom().map(Instant::toString).orElse("the beginning") + " until "
                            + list.holdsUntil().map(Instant::toString).orElse("further notice")
                            + "; this verification is for " + at + ".",
                    "Get a list of that time."));
        }
        Duration age = age(known, expectation);
        return expectation
                .oldest()
                .filter(limit -> age.compareTo(limit) > 0)
                .map(limit -> Problem.of(
                                StatusProblem.STATUS_TOO_OLD,
                                "Could not check the status: the last list is " + Age.words(age)
                                        + " old, and your limit is " + Age.words(limit) + ".")
                        .next("Get a newer list where there is a network, or accept older ones."));
    }

    private static Problem notVerified(String detail, String next) {
        return Problem.of(StatusProblem.STATUS_VERIFICATION_ERROR, detail).next(next);
    }
}
