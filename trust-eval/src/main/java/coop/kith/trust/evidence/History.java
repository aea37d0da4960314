package coop.kith.trust.evidence;

import coop.kith.bytes.Bytes;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was learnt about one piece of evidence, each event once, since the earliest time that it was known. Immutable.
 *
 * <p>How it is judged ({@link #standing}), over the events known by then:
 * <ul>
 *   <li>a hard revocation counts always, and a soft one from its time on; neither is ever undone;
 *   <li>otherwise the finding in force at the time asked about: the last by {@link StatusChange#at}, the worse of two of one time, so that an older list that is
 *       served again changes nothing, and of two lists of one time the better cannot be picked;
 *   <li>what the first look found holds for the time before it too: what is not revoked then was not revoked before;
 *   <li>where the last look before the time asked about found nothing out, the status is unknown, whatever an earlier look found.
 * </ul>
 */
public record History(List<Event> events) {
    private static final Comparator<StatusChange> BY_FORCE =
            Comparator.comparing(StatusChange::at).thenComparing(StatusChange::value);
    private static final Comparator<StatusChange> BY_LOOK =
            Comparator.comparing(StatusChange::checkedAt).thenComparing(StatusChange::value);

    public History {
        events = List.copyOf(events);
    }

    /** Where evidence stands. */
    public enum Standing {
        /** Nothing that is known speaks against it. */
        GOOD,
        /** Its issuer's key was stolen, and it was first seen after that. */
        COMPROMISED,
        REVOKED,
        SUSPENDED,
        /** It has a status, and nobody knows which. */
        UNKNOWN
    }

    public static History empty() {
        return new History(List.of());
    }

    static History of(Collection<? extends Event> events) {
        SortedMap<Bytes, Event> once = new TreeMap<>();
        events.forEach(event -> once.merge(event.id(), event, Event::firstKnown));
        return new History(once.values().stream().sorted(Event.ORDER).toList());
    }

    History and(Collection<? extends Event> more) {
        return more.isEmpty()
                ? this
                : of(Stream.concat(events.stream(), more.stream()).toList());
    }

    /** As it was known then. */
    public History knownAt(Instant knownAt) {
        return new History(events.stream()
                .filter(event -> !event.knownSince().isAfter(knownAt))
                .toList());
    }

    /**
     * By all events.
     *
     * @param hasStatus whether the credential says where its status is to be had; one that does not has none to be unknown
     * @param seen when our log first saw the evidence
     */
    Standing standing(boolean hasStatus, Instant seen, Instant asOf) {
        boolean stolen = events.stream()
                .anyMatch(event -> event instanceof Compromise compromise && !seen.isBefore(compromise.from()));
        return stolen ? Standing.COMPROMISED : hasStatus ? status(asOf) : Standing.GOOD;
    }

    private Standing status(Instant asOf) {
        if (looks().anyMatch(look -> look.value() == StatusChange.Value.REVOKED_HARD
                || (look.value() == StatusChange.Value.REVOKED_SOFT
                        && !look.at().isAfter(asOf)))) {
            return Standing.REVOKED;
        }
        Optional<StatusChange> last = looks().filter(look -> !look.checkedAt().isAfter(asOf))
                .max(BY_LOOK)
                .or(() -> looks().min(BY_LOOK));
        List<StatusChange> found = looks().filter(look -> look.value() != StatusChange.Value.UNKNOWN)
                .toList();
        if (found.isEmpty()
                || last.filter(look -> look.value() == StatusChange.Value.UNKNOWN)
                        .isPresent()) {
            return Standing.UNKNOWN;
        }
        return found.stream()
                .filter(look -> !look.at().isAfter(asOf))
                .max(BY_FORCE)
                .or(() -> firstFound(found))
                .map(History::standing)
                .orElse(Standing.UNKNOWN);
    }

    /** The worse of those of the earliest time. */
    private static Optional<StatusChange> firstFound(List<StatusChange> found) {
        return found.stream()
                .min(Comparator.comparing(StatusChange::at)
                        .thenComparing(Comparator.comparing(StatusChange::value).reversed()));
    }

    private static Standing standing(StatusChange found) {
        return switch (found.value()) {
            case VALID -> Standing.GOOD;
            case UNKNOWN -> Standing.UNKNOWN;
            case SUSPENDED -> Standing.SUSPENDED;
            case REVOKED_SOFT, REVOKED_HARD -> Standing.REVOKED;
        };
    }

    private Stream<StatusChange> looks() {
        return events.stream().filter(StatusChange.class::isInstance).map(StatusChange.class::cast);
    }
}
