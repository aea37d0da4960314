package coop.kith.vc.proof.integrity.suite;

import coop.kith.vc.canon.Canonicalizer;
import coop.kith.vc.proof.integrity.Cryptosuite;
import java.util.List;

/** The cryptosuites Kith brings along. */
public final class Cryptosuites {
    private Cryptosuites() {}

    /** With the contexts that Kith brings along. */
    public static List<Cryptosuite> standard() {
        return with(Canonicalizer.standard());
    }

    /** All of them, those for JSON-LD with the contexts and bounds of this canonicalizer. The first that fits a key is the one to sign with. */
    public static List<Cryptosuite> with(Canonicalizer canonicalizer) {
        return List.of(
                new EddsaJcs2022(),
                new EcdsaJcs2019(),
                new EddsaRdfc2022(canonicalizer),
                new EcdsaRdfc2019(canonicalizer),
                new MlDsa44Jcs2024(),
                new MlDsa44Rdfc2024(canonicalizer),
                new SlhDsa128Jcs2024(),
                new SlhDsa128Rdfc2024(canonicalizer),
                new Ed25519Signature2020(canonicalizer),
                new EcdsaSd2023(canonicalizer));
    }
}
