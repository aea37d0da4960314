package coop.kith.did.history;

import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.document.VerificationMethod;
import coop.kith.did.document.VerificationRelationship;
import coop.kith.json.DateTimeStamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The versions of a DID's document, oldest first, every one verified by the method. Each is in force until the next begins. Of a method that keeps no past there
 * is one version, from when it was read.
 *
 * @param versions at least one; each begins after the one before
 */
public record History(Did did, Permanence permanence, List<Version> versions) {
    /** Throws IllegalArgumentException when the versions are not one after another: a method verifies that first. */
    public History {
        versions = List.copyOf(versions);
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("a history has at least one version: " + did);
        }
        for (int at = 1; at < versions.size(); at++) {
            Instant before = versions.get(at - 1).from().orElse(Instant.MIN);
            if (!versions.get(at).from().orElse(Instant.MIN).isAfter(before)) {
                throw new IllegalArgumentException("version " + versions.get(at).id() + " of " + did
                        + " does not begin after the one before it, " + before);
            }
        }
    }

    /** The version in force at {@code time}; empty before the first. A later time never gives an earlier version. */
    public Optional<Version> at(Instant time) {
        Optional<Version> found = Optional.empty();
        for (Version version : versions) {
            if (version.from().map(time::isBefore).orElse(false)) {
                return found;
            }
            found = Optional.of(version);
        }
        return found;
    }

    /** The newest version. */
    public Version latest() {
        return versions.get(versions.size() - 1);
    }

    /** When the next version after {@code version} begins; empty for the latest, and for one that is not of this history. */
    public Optional<Instant> until(Version version) {
        int next = versions.indexOf(version) + 1;
        return next == 0 || next == versions.size()
                ? Optional.empty()
                : versions.get(next).from();
    }

    /**
     * The intervals in which {@code method} was listed under {@code relationship} with one and the same key, oldest first; methods that another DID controls are
     * left out, since they cannot be retrieved from this document. A key that came back begins another interval, and so does another key under the same id.
     */
    public List<KeyInterval> intervals(DidUrl method, VerificationRelationship relationship) {
        return intervals(version -> listed(version, method, relationship));
    }

    /**
     * The same for {@code method} in the document at all, whatever it is listed under: did:plc lists its methods under nothing, and what they are for is the
     * application's agreement.
     */
    public List<KeyInterval> intervals(DidUrl method) {
        return intervals(version -> own(version, method));
    }

    /**
     * Whether the key of {@code interval} was in force at {@code time} by all that this history says of it: the interval contains the time, the version of that
     * time does not state the key as expired, and neither that version nor any later one states it as revoked by then. A revocation reaches back to the moment that
     * it names, whichever version it was published with; a date that cannot be read counts as past.
     */
    public boolean inForce(KeyInterval interval, Instant time) {
        Optional<Version> then = at(time);
        if (then.isEmpty() || !interval.contains(time)) {
            return false;
        }
        VerificationMethod key = interval.method();
        return versions.subList(versions.indexOf(then.get()), versions.size()).stream()
                .allMatch(version -> own(version, key.id())
                        .filter(stated -> sameKey(stated, key))
                        .filter(stated -> ended(stated, "revoked", time)
                                || (version.equals(then.get()) && ended(stated, "expires", time)))
                        .isEmpty());
    }

    private static boolean ended(VerificationMethod method, String end, Instant time) {
        return method.stated().has(end)
                && method.stated()
                        .string(end)
                        .map(DateTimeStamp::parse)
                        .flatMap(read -> read.fold(Optional::of, problems -> Optional.<Instant>empty()))
                        .map(when -> !time.isBefore(when))
                        .orElse(true);
    }

    private List<KeyInterval> intervals(Function<Version, Optional<VerificationMethod>> found) {
        List<KeyInterval> intervals = new ArrayList<>();
        Optional<KeyInterval> open = Optional.empty();
        for (Version version : versions) {
            Optional<VerificationMethod> listed = found.apply(version);
            boolean goesOn =
                    open.isPresent() && listed.isPresent() && sameKey(open.get().method(), listed.get());
            if (!goesOn) {
                open.ifPresent(
                        ended -> intervals.add(new KeyInterval(ended.method(), ended.from(), Optional.of(version))));
                open = listed.map(begun -> new KeyInterval(begun, version, Optional.empty()));
            }
        }
        open.ifPresent(intervals::add);
        return List.copyOf(intervals);
    }

    private static Optional<VerificationMethod> listed(
            Version version, DidUrl method, VerificationRelationship relationship) {
        return version.document()
                .filter(document -> document.listed(relationship).contains(method))
                .flatMap(document -> own(version, method));
    }

    private static Optional<VerificationMethod> own(Version version, DidUrl method) {
        return version.document()
                .flatMap(document -> document.method(method)
                        .filter(found -> found.controller().equals(document.id())));
    }

    /** The same key material, in whatever form it is written; where it cannot be read, the same statement. */
    private static boolean sameKey(VerificationMethod one, VerificationMethod other) {
        return (one.publicKey().isOk() && other.publicKey().isOk())
                ? one.publicKey().equals(other.publicKey())
                : one.stated().equals(other.stated());
    }
}
