package coop.kith.vc.proof.integrity.suite;

import coop.kith.crypto.SignatureAlgorithm;
import coop.kith.vc.canon.Canonicalizer;
import coop.kith.vc.proof.integrity.Alphabet;
import coop.kith.vc.proof.integrity.Cryptosuite;
import coop.kith.vc.proof.integrity.Digest;
import coop.kith.vc.proof.integrity.Recipe;
import coop.kith.vc.proof.integrity.Transformation;
import java.util.List;

/** slhdsa128-rdfc-2024 (di-quantum-safe 0.3 section 3): SLH-DSA-SHA2-128s over the statements that the JSON-LD makes. */
public final class SlhDsa128Rdfc2024 implements Cryptosuite.Simple {
    private static final List<Recipe> RECIPES =
            List.of(new Recipe(SignatureAlgorithm.SLH_DSA_SHA2_128S, Digest.SHA_256));

    private final Transformation rdfc;

    /** With the contexts that Kith brings along. */
    public SlhDsa128Rdfc2024() {
        this(Canonicalizer.standard());
    }

    /** With the contexts and bounds of this canonicalizer. */
    public SlhDsa128Rdfc2024(Canonicalizer canonicalizer) {
        this.rdfc = Transformation.rdfc(canonicalizer);
    }

    @Override
    public String id() {
        return "slhdsa128-rdfc-2024";
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
