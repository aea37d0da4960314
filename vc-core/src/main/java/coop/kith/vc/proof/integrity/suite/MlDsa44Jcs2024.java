package coop.kith.vc.proof.integrity.suite;

import coop.kith.crypto.SignatureAlgorithm;
import coop.kith.vc.proof.integrity.Alphabet;
import coop.kith.vc.proof.integrity.Cryptosuite;
import coop.kith.vc.proof.integrity.Digest;
import coop.kith.vc.proof.integrity.Recipe;
import coop.kith.vc.proof.integrity.Transformation;
import java.util.List;

/** mldsa44-jcs-2024 (di-quantum-safe 0.3 section 3): ML-DSA-44 over the JSON as it stands. */
public final class MlDsa44Jcs2024 implements Cryptosuite.Simple {
    private static final Transformation JCS = Transformation.jcsWithoutContext();
    private static final List<Recipe> RECIPES = List.of(new Recipe(SignatureAlgorithm.ML_DSA_44, Digest.SHA_256));

    @Override
    public String id() {
        return "mldsa44-jcs-2024";
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
