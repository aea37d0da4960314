package coop.kith.vc.proof.integrity.suite;

import coop.kith.crypto.SignatureAlgorithm;
import coop.kith.vc.proof.integrity.Alphabet;
import coop.kith.vc.proof.integrity.Cryptosuite;
import coop.kith.vc.proof.integrity.Digest;
import coop.kith.vc.proof.integrity.Recipe;
import coop.kith.vc.proof.integrity.Transformation;
import java.util.List;

/** slhdsa128-jcs-2024 (di-quantum-safe 0.3 section 3): SLH-DSA-SHA2-128s over the JSON as it stands. */
public final class SlhDsa128Jcs2024 implements Cryptosuite.Simple {
    private static final Transformation JCS = Transformation.jcsWithoutContext();
    private static final List<Recipe> RECIPES =
            List.of(new Recipe(SignatureAlgorithm.SLH_DSA_SHA2_128S, Digest.SHA_256));

    @Override
    public String id() {
        return "slhdsa128-jcs-2024";
    }

    @Override
    public Transformation transformation() {
        return JCS;
    }

    @Override
    public List<Recipe> recipes() {
        return RECIPES;
    }

    @Override
    public Alphabet alphabet() {
        return Alphabet.BASE64_URL;
    }
}
