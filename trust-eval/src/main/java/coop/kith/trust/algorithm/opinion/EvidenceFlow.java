package coop.kith.trust.algorithm.opinion;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * What an asker may think of everybody, from what everybody said of everybody: evidence-based subjective logic (EBSL).
 *
 * <p><b>Definition.</b> A_k is the evidence k states; R_j is the evidence the asker has of j, first hand and through others:
 * <pre>
 *   R_j = A_asker,j + sum over k other than the asker and j of g(R_k) A_kj        g(R) = r / (r + s + 2), the belief
 * </pre>
 * Jacobi sweeps from R = A_asker, as many as the depth: after d sweeps what travelled over at most d speakers is in. Each speaker's budget caps what it states in all, so that nobody is louder
 * for talking more; beyond it, all it says shrinks alike.
 *
 * <p><b>The answer is an interval.</b> Belief in a speaker falls when evidence against it rises, so under mutual distrust the sweeps swing, and may do so for long. So two sequences are kept, from below and
 * from above: a lower one where every speaker is believed as little as its bounds allow, and an upper one where as much. Each sweep tightens both; every solution of the equations lies
 * between them, and they meet where the sweeps settle. Where they do not, the answer says so, and nothing may be allowed on it.
 *
 * <p><b>Example.</b> The asker has 8 pieces for Ben (belief 8/10), Ben 4 for Cleo: Cleo has 3.2 pieces, belief 3.2 / 5.2.
 *
 * <p><b>Cost.</b> Sweeps times statements. Whole millionths of a piece throughout, lower ends rounded down and upper ends up.
 *
 * <p><b>What it does not resist.</b> One attack edge: with one piece for a stranger who has 1,000 puppets vouch for Mallory with one piece each, belief in Mallory comes near 1. There
 * is no bound, so this <b>never allows anything by itself</b>; it is for what a quorum cannot say: doubt, and evidence against.
 *
 * <p>Source: Škorić, de Hoogh, Zannone 2016 (see {@link Opinion}). Immutable; safe for many threads.
 */
public final class EvidenceFlow {
    /** Millionths of a piece of evidence to a thousandth of one. */
    private static final long FINE = 1_000;

    /** The most entities. */
    public static final int MOST = 1 << 22;

    private static final long W = Opinion.PRIOR * 1_000L * FINE;

    private final List<List<Said>> about;
    private final int asker;

    private EvidenceFlow(List<List<Said>> about, int asker) {
        this.about = about;
        this.asker = asker;
    }

    /**
     * What is known of one entity, in millionths of a piece of evidence.
     *
     * @param settled whether both ends are the same but for rounding: within a thousandth of a piece
     */
    public record Known(long positiveLow, long positiveHigh, long negativeLow, long negativeHigh, boolean settled) {
        /** The least belief, 0 to 1. */
        public double beliefLow() {
            return positiveLow / ((double) positiveLow + negativeHigh + W);
        }

        /** The greatest belief. */
        public double beliefHigh() {
            return positiveHigh / ((double) positiveHigh + negativeLow + W);
        }

        /** The greatest disbelief: the end that a policy refers on. */
        public double disbeliefHigh() {
            return negativeHigh / ((double) negativeHigh + positiveLow + W);
        }

        /** The least disbelief. */
        public double disbeliefLow() {
            return negativeLow / ((double) negativeLow + positiveHigh + W);
        }
    }

    /**
     * The statements as one asker sees them.
     *
     * @param size how many entities there are, at most {@value #MOST}: so many can all speak of one without an overflow
     * @param budget the most that one speaker may state in all, in thousandths of a piece, at least 1
     */
    public static EvidenceFlow of(int size, Collection<Said> statements, int asker, long budget) {
        if (budget < 1 || asker < 0 || asker >= size || size > MOST) {
            throw new IllegalArgumentException("asker " + asker + " of " + size + " entities, budget " + budget);
        }
        TreeMap<Integer, Long> stated = new TreeMap<>();
        List<Said> counted = merged(size, statements);
        counted.forEach(said -> stated.merge(said.from(), said.positive() + said.negative(), Math::addExact));
        List<List<Said>> about = new ArrayList<>();
        for (int entity = 0; entity < size; entity++) {
            about.add(new ArrayList<>());
        }
        for (Said said : counted) {
            long all = stated.getOrDefault(said.from(), 0L);
            boolean over = all > budget && said.from() != asker;
            about.get(said.about())
                    .add(
                            over
                                    ? new Said(
                                            said.from(),
                                            said.about(),
                                            part(said.positive(), budget, all),
                                            part(said.negative(), budget, all))
                                    : said);
        }
        return new EvidenceFlow(about.stream().map(List::copyOf).toList(), asker);
    }

    /** Statements of one about another add up; what one says of oneself is nothing. */
    private static List<Said> merged(int size, Collection<Said> statements) {
        TreeMap<Long, Said> byPair = new TreeMap<>();
        for (Said said : statements) {
            if (said.from() >= size || said.about() >= size) {
                throw new IllegalArgumentException(said + " among " + size + " entities");
            }
            if (said.from() != said.about()) {
                byPair.merge(
                        (long) said.about() * size + said.from(),
                        said,
                        (one, other) -> new Said(
                                one.from(),
                                one.about(),
                                Math.min(Said.MOST, one.positive() + other.positive()),
                                Math.min(Said.MOST, one.negative() + other.negative())));
            }
        }
        return List.copyOf(byPair.values());
    }

    private static long part(long amount, long budget, long all) {
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(budget))
                .divide(BigInteger.valueOf(all))
                .longValueExact();
    }

    /** What is said of one entity, as it counts: one statement a speaker, within the speaker's budget. */
    public List<Said> about(int entity) {
        return about.get(entity);
    }

    /** What the asker knows of each entity, by number, after this many sweeps, at least 1. */
    public List<Known> after(int sweeps) {
        if (sweeps < 1) {
            throw new IllegalArgumentException("evidence flows in at least one sweep, not " + sweeps);
        }
        int size = about.size();
        Bounds bounds = new Bounds(size);
        for (int entity = 0; entity < size; entity++) {
            for (Said said : about.get(entity)) {
                bounds.start(entity, said, said.from() == asker);
            }
        }
        for (int sweep = 0; sweep < sweeps; sweep++) {
            Bounds next = new Bounds(size);
            for (int entity = 0; entity < size; entity++) {
                for (Said said : about.get(entity)) {
                    next.add(entity, said, said.from() == asker, bounds);
                }
            }
            bounds = next;
        }
        return bounds.known();
    }

    /** Which entities were spoken of, best belief first by its lower end, equals by number. */
    public static List<Integer> order(List<Known> known) {
        return java.util.stream.IntStream.range(0, known.size())
                .boxed()
                .sorted(Comparator.<Integer, Double>comparing(
                                entity -> known.get(entity).beliefLow())
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** The lower and the upper sequence of one sweep, in millionths. */
    private static final class Bounds {
        private final long[] positiveLow;
        private final long[] positiveHigh;
        private final long[] negativeLow;
        private final long[] negativeHigh;

        Bounds(int size) {
            this.positiveLow = new long[size];
            this.positiveHigh = new long[size];
            this.negativeLow = new long[size];
            this.negativeHigh = new long[size];
        }

        /** First hand alone, and everything that anybody said. */
        void start(int entity, Said said, boolean firstHand) {
            positiveHigh[entity] += said.positive() * FINE;
            negativeHigh[entity] += said.negative() * FINE;
            if (firstHand) {
                positiveLow[entity] += said.positive() * FINE;
                negativeLow[entity] += said.negative() * FINE;
            }
        }

        void add(int entity, Said said, boolean firstHand, Bounds of) {
            int speaker = said.from();
            long least = of.positiveLow[speaker];
            long leastOf = firstHand ? 1 : least + of.negativeHigh[speaker] + W;
            long most = of.positiveHigh[speaker];
            long mostOf = firstHand ? 1 : most + of.negativeLow[speaker] + W;
            positiveLow[entity] += floor(said.positive() * FINE, firstHand ? 1 : least, leastOf);
            negativeLow[entity] += floor(said.negative() * FINE, firstHand ? 1 : least, leastOf);
            positiveHigh[entity] += ceil(said.positive() * FINE, firstHand ? 1 : most, mostOf);
            negativeHigh[entity] += ceil(said.negative() * FINE, firstHand ? 1 : most, mostOf);
        }

        private static long floor(long amount, long over, long under) {
            long high = Math.multiplyHigh(amount, over);
            long low = amount * over;
            return high == 0 && low >= 0
                    ? low / under
                    : BigInteger.valueOf(amount)
                            .multiply(BigInteger.valueOf(over))
                            .divide(BigInteger.valueOf(under))
                            .longValueExact();
        }

        private static long ceil(long amount, long over, long under) {
            return amount == 0 ? 0 : amount - floor(amount, under - over, under);
        }

        List<Known> known() {
            List<Known> known = new ArrayList<>();
            for (int entity = 0; entity < positiveLow.length; entity++) {
                known.add(new Known(
                        positiveLow[entity],
                        positiveHigh[entity],
                        negativeLow[entity],
                        negativeHigh[entity],
                        positiveHigh[entity] - positiveLow[entity] <= FINE
                                && negativeHigh[entity] - negativeLow[entity] <= FINE));
            }
            return List.copyOf(known);
        }
    }
}
