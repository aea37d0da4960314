package coop.kith.did.evidence;

import coop.kith.problem.Check;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an answer about a DID rests on. Made by the method: {@code Evidence.of(checks).readFrom(source).ofVersion(id, time, basis)}. Immutable.
 *
 * @param checks each requirement that was checked, in the order of the work; a check of several consists of its parts
 * @param sources the bytes read, in that order; empty where the DID itself is all there is
 * @param versionId of the document version, in the method's words
 * @param versionTime from when on that version was valid
 * @param basis whose clock {@code versionTime} rests on, or the answer as a whole where it has none
 * @param witnesses whose proofs counted for that version
 * @param delegated present when the checks were somebody else's
 */
public record Evidence(
        List<Check> checks,
        List<Source> sources,
        Optional<String> versionId,
        Optional<Instant> versionTime,
        TimeBasis basis,
        Witnesses witnesses,
        Optional<Delegation> delegated) {
    public Evidence {
        checks = List.copyOf(checks);
        sources = List.copyOf(sources);
    }

    /** Checks done on something that was read just now: the time is the reader's. */
    public static Evidence of(List<Check> checks) {
        return new Evidence(
                checks,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                TimeBasis.OBSERVED,
                Witnesses.none(),
                Optional.empty());
    }

    public static Evidence of(Check... checks) {
        return of(List.of(checks));
    }

    /** With one more check at the end. */
    public Evidence and(Check check) {
        List<Check> more = new ArrayList<>(checks);
        more.add(check);
        return new Evidence(more, sources, versionId, versionTime, basis, witnesses, delegated);
    }

    /** With one more source at the end. */
    public Evidence readFrom(Source source) {
        List<Source> more = new ArrayList<>(sources);
        more.add(source);
        return new Evidence(checks, more, versionId, versionTime, basis, witnesses, delegated);
    }

    /** For the version {@code id}, valid from {@code time} on, which rests on {@code whose} clock. */
    public Evidence ofVersion(String id, Instant time, TimeBasis whose) {
        return new Evidence(checks, sources, Optional.of(id), Optional.of(time), whose, witnesses, delegated);
    }

    /** For a document that cannot change. */
    public Evidence unchanging() {
        return new Evidence(checks, sources, versionId, versionTime, TimeBasis.UNCHANGING, witnesses, delegated);
    }

    public Evidence witnessedBy(Witnesses counted) {
        return new Evidence(checks, sources, versionId, versionTime, basis, counted, delegated);
    }

    public Evidence delegated(Delegation delegation) {
        return new Evidence(checks, sources, versionId, versionTime, basis, witnesses, Optional.of(delegation));
    }
}
