package coop.kith.trust.policy;

import coop.kith.trust.algorithm.rank.Alpha;
import coop.kith.trust.exact.Fraction;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The tree by which a policy decides: leaves measure, what is above them counts which of them hold. Immutable.
 *
 * <p><b>The algebra.</b> Decisions are ordered DENY, NEED, REFER, ALLOW. {@code atLeast k} of some parts is as good as the k-th best of them: {@code all} as the worst, {@code any} as the
 * best. That is three-valued logic in Kleene's sense, with REFER for "undecided": REFER comes out exactly where the undecided part decides, whichever way it would turn out. All of an
 * ALLOW and a REFER is REFER; all of a REFER and a NEED is NEED, since what is missing is missing either way; any of the two is REFER. A part that gets better never makes the whole
 * worse. A NEED lists what each part lacks that is not an ALLOW: of {@code all} every one of them; of {@code atLeast k} these as alternatives, with the number of them that must still
 * be met.
 */
public sealed interface Decide {
    /** A measure with what it must come to. */
    sealed interface Leaf extends Decide permits Vouchers, Flow, Rank, Opinion {}

    /**
     * At least so many of these parts; of all of them {@code all}, of one {@code any}.
     *
     * @param atLeast 1 to the number of parts
     */
    record Some(int atLeast, List<Decide> of) implements Decide {
        public Some {
            of = List.copyOf(of);
        }
    }

    /**
     * So many vouchers, and of them so many by each method named.
     *
     * @param independent whether they must be independent of each other
     * @param minByMethod by the text of the member {@code method} of the statement's value
     */
    record Vouchers(int vouchers, boolean independent, SortedMap<String, Integer> minByMethod) implements Leaf {
        public Vouchers {
            minByMethod = Collections.unmodifiableSortedMap(new TreeMap<>(minByMethod));
        }
    }

    /**
     * So much flow from the anchors.
     *
     * @param greedy whether as sequoia-wot computes it, which can be less than there is
     */
    record Flow(int atLeast, boolean greedy) implements Leaf {}

    /**
     * So much rank, with the anchors as seeds.
     *
     * @param alpha as {@code sweeps}, of no effect under {@link Preset#SYBILRANK}, which ends by itself
     */
    record Rank(Fraction atLeast, Preset preset, Alpha alpha, int sweeps) implements Leaf {}

    /** Which rank. */
    enum Preset {
        /** Personalised PageRank. */
        PPR,
        /** The same walk with the restart probability usual there. */
        EIGENTRUST,
        /** EigenTrust less what those who are ranked state against the subject: never more than EigenTrust, so what bounds that bounds this. */
        OPENRANK,
        /** A short walk along mutual vouches, for how many one has. There is no bound on what a farm can hold, so it is never enough for an ALLOW by itself. */
        SYBILRANK
    }

    /**
     * So much belief, where the anchors are believed. Never enough for an ALLOW by itself.
     *
     * @param maxDepth the most who speak one of the next, at least 2
     * @param budget the most that one speaker may state in all, in thousandths of a piece of evidence
     */
    record Opinion(Fraction atLeast, int maxDepth, long budget) implements Leaf {}

    /** The leaves in their order. */
    default Stream<Leaf> leaves() {
        return this instanceof Some some ? some.of().stream().flatMap(Decide::leaves) : Stream.of((Leaf) this);
    }

    /** Whether measures without a bound on what a farm of puppets can make of one person's word, opinions and SybilRank, could make this hold alone. */
    default boolean holdsUnbounded() {
        return this instanceof Some some
                ? some.of().stream().filter(Decide::holdsUnbounded).count() >= some.atLeast()
                : this instanceof Opinion || (this instanceof Rank rank && rank.preset() == Preset.SYBILRANK);
    }
}
