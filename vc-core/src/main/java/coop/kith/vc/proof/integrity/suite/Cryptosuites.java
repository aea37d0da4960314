package coop.kith.vc.proof.integrity.suite;

import coop.kith.vc.proof.integrity.Cryptosuite;
import java.util.List;

/** The cryptosuites Kith brings along. */
public final class Cryptosuites {
    private Cryptosuites() {}

    public static List<Cryptosuite> standard() {
        return List.of(new EddsaJcs2022(), new EcdsaJcs2019());
    }
}
