package coop.kith.vc.proof.integrity.suite;

import coop.kith.crypto.SignatureAlgorithm;
import coop.kith.vc.proof.integrity.Cryptosuite;
import coop.kith.vc.proof.integrity.Digest;
import coop.kith.vc.proof.integrity.Recipe;
import coop.kith.vc.proof.integrity.Transformation;
import java.util.List;

/** eddsa-jcs-2022 (vc-di-eddsa 1.0 section 3.3): Ed25519 over the JSON as it stands. */
public final class EddsaJcs2022 implements Cryptosuite.Simple {
    private static final Transformation JCS = Transformation.jcs();
    private static final List<Recipe> RECIPES = List.of(new Recipe(SignatureAlgorithm.ED25519, Digest.SHA_256));

    @Override
    public String id() {
        return "eddsa-jcs-2022";
    }

    @Override
    public Transformation transformation() {
        return JCS;
    }

    @Override
    public List<Recipe> recipes() {
        return RECIPES;
    }
}
