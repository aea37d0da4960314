package coop.kith.trust.algorithm.opinion;

import coop.kith.trust.exact.Fraction;

/**
 * A subjective opinion: how much is believed, how much disbelieved, and how much is not known. Exact; immutable.
 *
 * <p>Opinions and evidence are two ways to write the same thing: r pieces for and s against give belief r / (r + s + W), disbelief s / (r + s + W), and W / (r + s + W) is not known, where
 * W = {@value #PRIOR} is the weight of knowing nothing. "We do not know" is not "bad": no evidence gives (0, 0, 1).
 *
 * <p>Source: A. Jøsang, Subjective Logic, Springer 2016, chapters 3, 12 and 14; the discount on evidence: B. Škorić, S. de Hoogh, N. Zannone, Flow-based reputation with uncertainty:
 * evidence-based subjective logic, International Journal of Information Security 15 (2016).
 *
 * @param belief at least 0
 * @param disbelief at least 0
 * @param uncertainty above 0, since no finite evidence leaves no doubt; the three add up to 1
 */
public record Opinion(Fraction belief, Fraction disbelief, Fraction uncertainty) {
    /** The non-informative prior weight. */
    public static final int PRIOR = 2;

    /** Nothing is known. */
    public static final Opinion VACUOUS = new Opinion(Fraction.ZERO, Fraction.ZERO, Fraction.ONE);

    private static final Fraction HALF = Fraction.of(1, 2);
    private static final Fraction W = Fraction.of(PRIOR);

    public Opinion {
        boolean proper = belief.signum() >= 0
                && disbelief.signum() >= 0
                && uncertainty.signum() > 0
                && belief.plus(disbelief).plus(uncertainty).equals(Fraction.ONE);
        if (!proper) {
            throw new IllegalArgumentException("no opinion: " + belief + ", " + disbelief + ", " + uncertainty);
        }
    }

    /** Of so many pieces of evidence for and against, each at least 0. */
    public static Opinion of(Fraction positive, Fraction negative) {
        Fraction all = positive.plus(negative).plus(W);
        return new Opinion(positive.over(all), negative.over(all), W.over(all));
    }

    public Fraction positive() {
        return W.times(belief).over(uncertainty);
    }

    public Fraction negative() {
        return W.times(disbelief).over(uncertainty);
    }

    /** What to expect where half of what is not known goes either way. */
    public Fraction projected() {
        return belief.plus(HALF.times(uncertainty));
    }

    /** Two independent sources: their evidence adds up (cumulative fusion). */
    public Opinion and(Opinion other) {
        return of(positive().plus(other.positive()), negative().plus(other.negative()));
    }

    /** Two sources that saw the same: the mean of their evidence (averaging fusion). */
    public Opinion averaged(Opinion other) {
        return of(
                positive().plus(other.positive()).times(HALF),
                negative().plus(other.negative()).times(HALF));
    }

    /**
     * What somebody of whom this opinion is held says, as evidence: scaled by how much that person is believed. Distributes over {@link #and}, which is why flows of evidence have one
     * value in every graph.
     */
    public Opinion discounting(Opinion said) {
        return of(belief.times(said.positive()), belief.times(said.negative()));
    }

    /** The older discount, by belief: what is not believed of the speaker becomes not known of the matter. Does not distribute over {@link #and}. */
    public Opinion discountingByBelief(Opinion said) {
        return scaled(said, belief);
    }

    /** The older discount, by what is to be expected of the speaker. Does not distribute over {@link #and}. */
    public Opinion discountingByExpectation(Opinion said) {
        return scaled(said, projected());
    }

    private static Opinion scaled(Opinion said, Fraction by) {
        Fraction believed = by.times(said.belief);
        Fraction disbelieved = by.times(said.disbelief);
        return new Opinion(believed, disbelieved, Fraction.ONE.minus(believed).minus(disbelieved));
    }
}
