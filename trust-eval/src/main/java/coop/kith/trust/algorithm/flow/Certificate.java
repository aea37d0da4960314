package coop.kith.trust.algorithm.flow;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A certificate as its holder's own signatures describe it as of a time. Immutable.
 *
 * @param id its fingerprint
 * @param expires when it ceases to hold; it does not hold at that very instant
 * @param userIds those its holder bound to it, each with its revocation
 */
public record Certificate(
        String id,
        Instant created,
        Optional<Instant> expires,
        Optional<Revocation> revoked,
        Map<String, Optional<Revocation>> userIds) {
    public Certificate {
        userIds = java.util.Collections.unmodifiableMap(new TreeMap<>(userIds));
    }

    /**
     * Something was taken back.
     *
     * @param hard whether it may never have been good, as when a key was stolen: then it counts for all time. Otherwise it counts from {@code at} on
     */
    public record Revocation(Instant at, boolean hard) {
        boolean holds(Instant when) {
            return hard || !at.isAfter(when);
        }
    }

    /** Whether it could sign, and could be vouched for, at that time. */
    public boolean holds(Instant when) {
        return !created.isAfter(when)
                && expires.filter(end -> !end.isAfter(when)).isEmpty()
                && revoked.filter(revocation -> revocation.holds(when)).isEmpty();
    }

    /** Whether this user id may be taken for its holder's at that time; one that its holder never bound may, should others vouch for it. */
    public boolean allows(String userId, Instant when) {
        return holds(when)
                && userIds.getOrDefault(userId, Optional.empty())
                        .filter(revocation -> revocation.holds(when))
                        .isEmpty();
    }
}
