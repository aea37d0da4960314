package coop.kith.vc.proof.integrity.suite;

import coop.kith.crypto.SignatureAlgorithm;
import coop.kith.vc.canon.Canonicalizer;
import coop.kith.vc.proof.integrity.Cryptosuite;
import coop.kith.vc.proof.integrity.Digest;
import coop.kith.vc.proof.integrity.Recipe;
import coop.kith.vc.proof.integrity.Transformation;
import java.util.List;

/** eddsa-rdfc-2022 (vc-di-eddsa 1.0 section 3.2): Ed25519 over the statements that the JSON-LD makes. */
public final class EddsaRdfc2022 implements Cryptosuite.Simple {
    private static final List<Recipe> RECIPES = List.of(new Recipe(SignatureAlgorithm.ED25519, Digest.SHA_256));

    private final Transformation rdfc;

    /** With the contexts that Kith brings along. */
    public EddsaRdfc2022() {
        this(Canonicalizer.standard());
    }

    /** With the contexts and bounds of this canonicalizer. */
    public EddsaRdfc2022(Canonicalizer canonicalizer) {
        this.rdfc = Transformation.rdfc(canonicalizer);
    }

    @Override
    public String id() {
        return "eddsa-rdfc-2022";
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
