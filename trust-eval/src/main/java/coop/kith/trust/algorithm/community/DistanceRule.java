package coop.kith.trust.algorithm.community;

import java.math.BigDecimal;

/**
 * Whether a member stands in the middle of a community or out on a spur: Duniter's distance rule.
 *
 * <p><b>Definition.</b> A sentry is a member who gave and received at least {@code sentryVouches} vouches; the one who is tested is not counted. A member is in reach when at least the share x of the
 * sentries have a path of at most k vouches to it; exactly, without rounding.
 *
 * <p><b>Example.</b> Nine sentries, two of whom vouch for the member, k = 1: in reach for x = 0.22 (1.98 sentries), out of reach for x = 0.23 (2.07).
 *
 * <p><b>Cost.</b> One breadth-first search backwards, k steps deep. <b>What it resists.</b> A farm that hangs on few members is far from most sentries, however large; its own members become
 * sentries only by vouches that the cap on vouching slows down. <b>What it does not resist:</b> sentries made patiently.
 *
 * <p>Source: the wotb library and the runtime of Ğ1 (Duniter), where x is 0.8 and k is 5. Immutable.
 *
 * @param sentryVouches at least 0
 * @param steps k, at least 1
 * @param share x, 0 to 1
 */
public record DistanceRule(int sentryVouches, int steps, BigDecimal share) {
    public DistanceRule {
        if (sentryVouches < 0 || steps < 1 || share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(
                    "no distance rule: " + sentryVouches + " vouches, " + steps + " steps, share " + share);
        }
    }

    /** The rule of Ğ1 for a community in which sentries have so many vouches. */
    public static DistanceRule g1(int sentryVouches) {
        return new DistanceRule(sentryVouches, 5, new BigDecimal("0.8"));
    }

    /**
     * How far a member is.
     *
     * @param sentries how many there are, the member not counted
     * @param sentriesInReach how many of them have a path
     * @param membersInReach how many members have a path
     */
    public record Distance(int sentries, int sentriesInReach, int membersInReach, boolean inReach) {}

    public Distance of(Community community, int member) {
        int[] away = community.stepsTo(member, steps);
        int sentries = 0;
        int sentriesInReach = 0;
        int membersInReach = 0;
        for (int other = 0; other < community.members(); other++) {
            boolean sentry = other != member
                    && community.given(other).size() >= sentryVouches
                    && community.received(other).size() >= sentryVouches;
            boolean near = other != member && away[other] >= 0;
            sentries += sentry ? 1 : 0;
            sentriesInReach += sentry && near ? 1 : 0;
            membersInReach += near ? 1 : 0;
        }
        boolean inReach =
                BigDecimal.valueOf(sentriesInReach).compareTo(share.multiply(BigDecimal.valueOf(sentries))) >= 0;
        return new Distance(sentries, sentriesInReach, membersInReach, inReach);
    }
}
