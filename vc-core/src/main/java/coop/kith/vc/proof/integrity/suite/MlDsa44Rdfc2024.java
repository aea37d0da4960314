package coop.kith.vc.proof.integrity.suite;

import coop.kith.crypto.SignatureAlgorithm;
import coop.kith.vc.canon.Canonicalizer;
import coop.kith.vc.proof.integrity.Alphabet;
import coop.kith.vc.proof.integrity.Cryptosuite;
import coop.kith.vc.proof.integrity.Digest;
import coop.kith.vc.proof.integrity.Recipe;
import coop.kith.vc.proof.integrity.Transformation;
import java.util.List;

/** mldsa44-rdfc-2024 (di-quantum-safe 0.3 section 3): ML-DSA-44 over the statements that the JSON-LD makes. */
public final class MlDsa44Rdfc2024 implements Cryptosuite.Simple {
    private static final List<Recipe> RECIPES = List.of(new Recipe(SignatureAlgorithm.ML_DSA_44, Digest.SHA_256));

    private final Transformation rdfc;

    /** With the contexts that Kith brings along. */
    public MlDsa44Rdfc2024() {
        this(Canonicalizer.standard());
    }

    /** With the contexts and bounds of this canonicalizer. */
    public MlDsa44Rdfc2024(Canonicalizer canonicalizer) {
        this.rdfc = Transformation.rdfc(canonicalizer);
    }

    @Override
    public String id() {
        return "mldsa44-rdfc-2024";
    }

    @Override
    public Transformation transformation() {
        return rdfc;
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
