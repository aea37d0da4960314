package coop.kith.trust.evidence;

/**
 * How much a statement says it is worth, in the words of OpenPGP trust signatures (RFC 9580 section 5.2.3.21). A policy may count it for less, never for more.
 *
 * @param amount 0 to 255; 120 is full trust
 * @param depth how many more hops may follow, 0 to 255, where 255 sets no limit
 */
public record Strength(int amount, int depth) {
    public Strength {
        if (amount < 0 || amount > 255 || depth < 0 || depth > 255) {
            throw new IllegalArgumentException("amount and depth are 0 to 255, not " + amount + " and " + depth);
        }
    }
}
