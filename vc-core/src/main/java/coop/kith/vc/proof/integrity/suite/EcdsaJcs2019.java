package coop.kith.vc.proof.integrity.suite;

import coop.kith.crypto.SignatureAlgorithm;
import coop.kith.vc.proof.integrity.Cryptosuite;
import coop.kith.vc.proof.integrity.Digest;
import coop.kith.vc.proof.integrity.Recipe;
import coop.kith.vc.proof.integrity.Transformation;
import java.util.List;

/** ecdsa-jcs-2019 (vc-di-ecdsa 1.0 section 3.3): ECDSA on P-256 or P-384 over the JSON as it stands. */
public final class EcdsaJcs2019 implements Cryptosuite.Simple {
    private static final Transformation JCS = Transformation.jcs();
    private static final List<Recipe> RECIPES = List.of(
            new Recipe(SignatureAlgorithm.ES256, Digest.SHA_256), new Recipe(SignatureAlgorithm.ES384, Digest.SHA_384));

    @Override
    public String id() {
        return "ecdsa-jcs-2019";
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
