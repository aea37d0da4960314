package coop.kith.trust.evidence;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The append-only log of evidence: a set, so that two logs merge to the same one in either order. Safe for many threads.
 *
 * <p>Beside the evidence it keeps what was learnt about it: looks at its status, and stolen keys. Each is an {@link Event}, added and never changed, and read back with the
 * evidence it is about ({@link Evidence#history}) by whoever asks for a time at which it was known.
 *
 * <p>And it keeps originals ({@link Original}), such as the certificates of a keyring, which are evidence together: read out of all that had come in by the time at which something was known.
 *
 * <p>A credential counts once however often and in whatever encoding it arrives; its {@link Evidence#receivedAt} is the earliest one given.
 * Two different credentials that carry the same {@code id} are both kept; the graph names their issuer.
 */
public interface EvidenceLog extends AutoCloseable {
    /** Whether the evidence was new. When this returns Ok, the evidence and its history are as durable as this log is. */
    Result<Boolean> append(Evidence evidence);

    /** All or nothing, in one transaction; the number that was new. */
    Result<Integer> appendAll(List<Evidence> batch);

    /**
     * Notes what was learnt, all or nothing; the number that was new. Events about evidence that is not here wait for it. An event noted twice is known since the
     * earlier time.
     */
    Result<Integer> noteAll(List<? extends Event> events);

    /**
     * Keeps originals, all or nothing; the number that was new. Refused where nobody whom the log was opened with reads them, or where they cannot be read beside those that it keeps.
     */
    Result<Integer> keepAll(List<Original> originals);

    /**
     * Everything received up to {@code knownAt}, ordered by id, with what was learnt up to then. Evidence that no longer verifies is left out and named among the problems.
     *
     * @param asOf the time that the question is about: of originals, only what is in force then is evidence; whatever else is left out is left to whoever sorts the evidence
     */
    Contents read(Instant asOf, Instant knownAt);

    /** The same for a question about that very time. */
    default Contents read(Instant knownAt) {
        return read(knownAt, knownAt);
    }

    /**
     * What the log holds.
     *
     * @param problems of rows that could not be admitted again
     * @param stolen keys that were known to be stolen, of whomever: evidence that is kept elsewhere, and signatures on other things, are judged by them too
     */
    record Contents(List<Evidence> evidence, List<Problem> problems, List<Compromise> stolen) {
        public Contents {
            evidence = List.copyOf(evidence);
            problems = List.copyOf(problems);
            stolen = List.copyOf(stolen);
        }
    }

    /** Of these events the stolen keys, in the order in which they were learnt. */
    static List<Compromise> stolen(Collection<? extends Event> learnt) {
        return learnt.stream()
                .sorted(Event.ORDER)
                .filter(Compromise.class::isInstance)
                .map(Compromise.class::cast)
                .toList();
    }

    /** Of two sightings of the same evidence the earlier, with what was learnt about either. */
    static Evidence firstSeen(Evidence one, Evidence other) {
        return other.receivedAt().isBefore(one.receivedAt())
                ? other.with(one.history().events())
                : one.with(other.history().events());
    }

    @Override
    void close();
}
