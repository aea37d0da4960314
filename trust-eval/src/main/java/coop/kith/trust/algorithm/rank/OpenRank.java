package coop.kith.trust.algorithm.rank;

/**
 * OpenRank: EigenTrust, discounted once by what ranked peers distrust.
 *
 * <p><b>Definition.</b> t is {@link EigenTrust}; t'_j = t_j - sum over i of t_i d_ij, where d_ij is i's distrust of j over all the distrust that i states, and t is the rank before any discount.
 * Who has no rank discounts nobody. A score may fall below zero.
 *
 * <p><b>Example.</b> With t = (1/4, 0, 1/2, 1/4, 0), the third distrusting the first by 1/4 and the fifth by 3/4, the fourth the third and the fifth by 1/2 each:
 * t' = (1/8, 0, 3/8, 1/4, -1/2).
 *
 * <p><b>What it resists.</b> As EigenTrust; <b>no bound</b> on a Sybil region, since distrust can also be aimed at the honest. The error is three times that of t, since a discount sums
 * the errors of all who are ranked, which together are at most twice that of one.
 *
 * <p>Source: the rule of go-eigentrust (Karma3Labs), {@code DiscountTrustVector}.
 */
public final class OpenRank {
    private OpenRank() {}

    /** Both graphs have the same nodes. */
    public static Scores of(RankGraph trust, RankGraph distrust, Seeds preTrusted, Alpha alpha, int sweeps) {
        return discount(EigenTrust.of(trust, preTrusted, alpha, sweeps), distrust);
    }

    static Scores discount(Scores trust, RankGraph distrust) {
        if (distrust.nodes() != trust.size()) {
            throw new IllegalArgumentException("trust has " + trust.size() + " nodes, distrust " + distrust.nodes());
        }
        long[] units = trust.copy();
        distrust.each((from, to, weight) -> units[to] -= share(trust.units(from), weight, distrust.given(from)));
        double rounded = distrust.edges() * 0x1p-62;
        return new Scores(units, Math.nextUp(3 * trust.error() + rounded));
    }

    /** floor(units * weight / total), exactly. */
    private static long share(long units, int weight, long total) {
        long high = Math.multiplyHigh(units, weight);
        long low = units * weight;
        return high == 0 && low >= 0
                ? low / total
                : java.math.BigInteger.valueOf(units)
                        .multiply(java.math.BigInteger.valueOf(weight))
                        .divide(java.math.BigInteger.valueOf(total))
                        .longValueExact();
    }
}
