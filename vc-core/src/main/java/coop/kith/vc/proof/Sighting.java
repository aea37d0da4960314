package coop.kith.vc.proof;

import java.time.Instant;

/**
 * When somebody other than the signer had a signed document in hand, its proofs included: the proofs were made by then. Of the very document that is judged: one that says the
 * same, signed again, was not seen.
 *
 * @param at by the clock of {@code by}
 * @param by whose word it is, for people to read: the verifier's own log, a registry, an authority that stamps times; not blank
 */
public record Sighting(Instant at, String by) {
    /** Throws IllegalArgumentException when nobody is named. */
    public Sighting {
        if (by.isBlank()) {
            throw new IllegalArgumentException("say whose word it is that the document was seen at " + at);
        }
    }
}
