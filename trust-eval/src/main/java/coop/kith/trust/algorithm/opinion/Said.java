package coop.kith.trust.algorithm.opinion;

/**
 * What one says of another, in thousandths of a piece of evidence. Entities are numbers from 0.
 *
 * @param positive 0 to {@value #MOST}
 * @param negative 0 to {@value #MOST}
 */
public record Said(int from, int about, long positive, long negative) {
    /** A million pieces: more than anybody honest sees of one person, and small enough that a sweep cannot overflow. */
    public static final long MOST = 1_000_000_000;

    public Said {
        if (from < 0 || about < 0 || positive < 0 || negative < 0 || positive > MOST || negative > MOST) {
            throw new IllegalArgumentException(
                    "no evidence: " + from + " says +" + positive + " -" + negative + " of " + about);
        }
    }
}
