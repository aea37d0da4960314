package coop.kith.trust.evidence;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Digests;
import coop.kith.json.DateTimeStamp;
import coop.kith.json.Jcs;
import coop.kith.json.JsonObject;
import coop.kith.key.Multihash;
import coop.kith.problem.Result;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Something learnt about evidence that the credential itself does not say. Events are added to a log and never changed; what was learnt is kept apart from
 * since when it was known, so that two logs that learnt the same hold the same event.
 */
public sealed interface Event permits StatusChange, Compromise {
    /** The order in which events were learnt; those of one time by what they say. */
    Comparator<Event> ORDER = Comparator.comparing(Event::knownSince).thenComparing(Event::id);

    /** When it entered our log. */
    Instant knownSince();

    /** The same event, as somebody has it who learnt it at another time. */
    Event learntAt(Instant another);

    /** Whose evidence it is about: the digest of a credential, or a DID. */
    String about();

    /** What was learnt, without since when it was known. */
    JsonObject json();

    /** The event that {@link #json} writes; empty where it is none, or is written in another way than this program writes it. */
    static Optional<Event> of(JsonObject json, Instant knownSince) {
        Optional<? extends Event> read =
                StatusChange.TERM.equals(json.string("event").orElse(""))
                        ? StatusChange.of(json, knownSince)
                        : Compromise.of(json, knownSince);
        return read.filter(event -> event.json().equals(json)).map(Event.class::cast);
    }

    /** SHA-256 of the JCS form of {@link #json}: the same event learnt at two times has one id. */
    default Bytes id() {
        return Bytes.of(Digests.sha256(canonical()));
    }

    /** The same digest as credentials write it. */
    default String digestMultibase() {
        return Multihash.sha256(canonical());
    }

    /** Of two that say the same, the one that was known earlier. */
    static Event firstKnown(Event one, Event other) {
        return other.knownSince().isBefore(one.knownSince()) ? other : one;
    }

    private byte[] canonical() {
        return Jcs.canonicalize(json()).orThrow();
    }

    /** A time out of {@link #json}. */
    static Optional<Instant> time(JsonObject json, String member) {
        return json.string(member)
                .map(DateTimeStamp::parse)
                .filter(Result::isOk)
                .map(Result::orThrow);
    }
}
