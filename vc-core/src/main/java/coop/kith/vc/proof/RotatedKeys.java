package coop.kith.vc.proof;

import java.util.Optional;

/**
 * That a proof by a key which is not in force any more is judged by the history of its DID.
 *
 * @param seen when the document was seen by somebody other than its signer; without it no such proof passes
 * @param why for the protocol; not blank
 */
public record RotatedKeys(Optional<Sighting> seen, String why) {
    /** Throws IllegalArgumentException when no reason is given. */
    public RotatedKeys {
        if (why.isBlank()) {
            throw new IllegalArgumentException("say why proofs by keys that were rotated out are looked at");
        }
    }
}
