package coop.kith.trust.policy;

import coop.kith.did.Did;
import coop.kith.trust.answer.Explanation.Hop;
import coop.kith.trust.policy.Rules.Role;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;

/**
 * One vouch that a policy admits: what an explanation says of it, and what it weighs. Ordered by issuer, subject, the evidence it stands on, and role.
 *
 * @param role what it counts for
 * @param amount 0 to 255
 * @param depth how many more hops may follow, 255 without limit
 * @param positive evidence in favour, in thousandths of a piece
 * @param negative evidence against
 * @param claims the members of the statement's value that are texts
 * @param firstSeen when it reached us
 */
record Vouch(
        Hop hop,
        Role role,
        int amount,
        int depth,
        long positive,
        long negative,
        Map<String, String> claims,
        Instant firstSeen)
        implements Comparable<Vouch> {
    private static final Comparator<Vouch> ORDER = Comparator.comparing(Vouch::issuer)
            .thenComparing(Vouch::subject)
            .thenComparing(Vouch::evidence)
            .thenComparing(Vouch::role);

    Vouch {
        claims = Map.copyOf(claims);
    }

    /** One that no opinion heeds and that states nothing else. */
    Vouch(Hop hop, Role role, int amount, int depth, Instant firstSeen) {
        this(hop, role, amount, depth, 0, 0, Map.of(), firstSeen);
    }

    Did issuer() {
        return hop.issuer();
    }

    Did subject() {
        return hop.subject();
    }

    /** The digest of the voucher's own credential. */
    String evidence() {
        return hop.evidence().get(0);
    }

    @Override
    public int compareTo(Vouch other) {
        return ORDER.compare(this, other);
    }
}
