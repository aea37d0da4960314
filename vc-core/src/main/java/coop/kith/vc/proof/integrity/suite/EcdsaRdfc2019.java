package coop.kith.vc.proof.integrity.suite;

import coop.kith.crypto.SignatureAlgorithm;
import coop.kith.vc.canon.Canonicalizer;
import coop.kith.vc.proof.integrity.Cryptosuite;
import coop.kith.vc.proof.integrity.Digest;
import coop.kith.vc.proof.integrity.Recipe;
import coop.kith.vc.proof.integrity.Transformation;
import java.util.List;

/** ecdsa-rdfc-2019 (vc-di-ecdsa 1.0 section 3.2): ECDSA on P-256 or P-384 over the statements that the JSON-LD makes. */
public final class EcdsaRdfc2019 implements Cryptosuite.Simple {
    private static final List<Recipe> RECIPES = List.of(
            new Recipe(SignatureAlgorithm.ES256, Digest.SHA_256), new Recipe(SignatureAlgorithm.ES384, Digest.SHA_384));

    private final Transformation rdfc;

    /** With the contexts that Kith brings along. */
    public EcdsaRdfc2019() {
        this(Canonicalizer.standard());
    }

    /** With the contexts and bounds of this canonicalizer. */
    public EcdsaRdfc2019(Canonicalizer canonicalizer) {
        this.rdfc = Transformation.rdfc(canonicalizer);
    }

    @Override
    public String id() {
        return "ecdsa-rdfc-2019";
    }

    @Override
    public Transformation transformation() {
        return rdfc;
    }

    @Override
    public List<Recipe> recipes() {
        return RECIPES;
    }
}
