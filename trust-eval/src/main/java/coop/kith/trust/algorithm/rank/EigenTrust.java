package coop.kith.trust.algorithm.rank;

/**
 * EigenTrust: one rank for all, from what every peer says of the others and from peers that are trusted beforehand.
 *
 * <p><b>Definition.</b> t = (1 - alpha) C' t + alpha p, where c_ij is what i says of j over all that i says, and p the pre-trusted peers; a peer that says nothing says p. That is
 * the walk of {@link Walk} with the pre-trusted peers as seeds.
 *
 * <p><b>Example.</b> ek gives sd 100 and vm 75, vm gives sd 100; pre-trusted are ek with 50 and vm with 100; alpha 1/2: ek 0.2171, sd 0.3023, vm 0.4806.
 *
 * <p><b>What it resists.</b> Nothing but through p: without pre-trusted peers a colluding sink takes all. <b>Cost.</b> As {@link Walk}.
 *
 * <p>Source: S. Kamvar, M. Schlosser, H. Garcia-Molina, The EigenTrust Algorithm for Reputation Management in P2P Networks, WWW 2003.
 */
public final class EigenTrust {
    /** As in go-eigentrust, the reference of OpenRank. */
    public static final Alpha USUAL = new Alpha(500_000_000);

    private EigenTrust() {}

    public static Scores of(RankGraph trust, Seeds preTrusted, Alpha alpha, int sweeps) {
        return PersonalRank.of(trust, preTrusted, alpha, sweeps);
    }
}
