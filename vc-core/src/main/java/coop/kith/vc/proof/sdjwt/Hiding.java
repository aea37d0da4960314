package coop.kith.vc.proof.sdjwt;

import coop.kith.problem.JsonPointer;
import java.security.SecureRandom;
import java.util.List;

/**
 * What an issuer leaves to the holder to show or to keep back.
 *
 * @param places of claims and array elements; one beneath another is a choice within a choice (RFC 9901 section 4.2.6)
 * @param decoys so many digests that stand for nothing, in each object and array that hides something, so that the number of claims is not told by the number of digests; from
 *     0 to {@value #MOST_DECOYS}
 * @param random for salts and decoys, and where in an array the decoys stand
 */
public record Hiding(List<JsonPointer> places, int decoys, SecureRandom random) {
    /** More would hide nothing more, and the text is sent whole. */
    public static final int MOST_DECOYS = 100;

    /** Throws IllegalArgumentException where the number of decoys is out of range. */
    public Hiding {
        places = List.copyOf(places);
        if (decoys < 0 || decoys > MOST_DECOYS) {
            throw new IllegalArgumentException("decoys are from 0 to " + MOST_DECOYS + ", not " + decoys);
        }
    }

    /** These, without decoys. */
    public static Hiding of(List<JsonPointer> places, SecureRandom random) {
        return new Hiding(places, 0, random);
    }
}
