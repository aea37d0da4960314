package coop.kith.vc.proof.integrity.suite;

import coop.kith.crypto.SignatureAlgorithm;
import coop.kith.vc.canon.Canonicalizer;
import coop.kith.vc.proof.integrity.Cryptosuite;
import coop.kith.vc.proof.integrity.Digest;
import coop.kith.vc.proof.integrity.Recipe;
import coop.kith.vc.proof.integrity.Transformation;
import java.util.List;

/**
 * Ed25519Signature2020 (vc-di-eddsa 1.0 section 3.4): Ed25519 over the statements that the JSON-LD makes, in proofs of a type of their own. For documents of those who
 * have not moved on; new ones take eddsa-rdfc-2022.
 */
public final class Ed25519Signature2020 implements Cryptosuite.Simple {
    private static final String NAME = "Ed25519Signature2020";
    private static final List<Recipe> RECIPES = List.of(new Recipe(SignatureAlgorithm.ED25519, Digest.SHA_256));

    private final Transformation rdfc;

    /** With the contexts that Kith brings along. */
    public Ed25519Signature2020() {
        this(Canonicalizer.standard());
    }

    /** With the contexts and bounds of this canonicalizer. */
    public Ed25519Signature2020(Canonicalizer canonicalizer) {
        this.rdfc = Transformation.rdfc(canonicalizer);
    }

    @Override
    public String id() {
        return NAME;
    }

    @Override
    public String proofType() {
        return NAME;
    }

    @Override
    public String context() {
        return "https://w3id.org/security/suites/ed25519-2020/v1";
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
