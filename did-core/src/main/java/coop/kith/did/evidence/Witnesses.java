package coop.kith.did.evidence;

import java.util.List;

/**
 * The witnesses whose proofs counted.
 *
 * @param threshold how many were needed; 0 where the DID asks for none
 * @param counted their DIDs, each once, in the order in which the DID names them
 */
public record Witnesses(int threshold, List<String> counted) {
    private static final Witnesses NONE = new Witnesses(0, List.of());

    public Witnesses {
        counted = List.copyOf(counted);
        if (threshold < 0) {
            throw new IllegalArgumentException("a threshold is not negative: " + threshold);
        }
    }

    /** The DID asks for no witness. */
    public static Witnesses none() {
        return NONE;
    }
}
