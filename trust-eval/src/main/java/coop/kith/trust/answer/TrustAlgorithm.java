package coop.kith.trust.answer;

/**
 * A way to measure how anchors come to a subject. Pure: the same inquiry gives the same finding, on every machine; no clock, no network, no randomness, and an
 * end within a number of steps that the algorithm states. Safe for many threads.
 */
public interface TrustAlgorithm {
    /** The word that answers use for the measure, such as {@code independent-vouchers}. */
    String name();

    Finding find(Inquiry inquiry);
}
