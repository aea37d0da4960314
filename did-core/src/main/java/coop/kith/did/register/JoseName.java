package coop.kith.did.register;

import coop.kith.crypto.SignatureAlgorithm;
import coop.kith.crypto.Signer;

/** What JOSE calls a signature algorithm (RFC 7518 section 3.1, RFC 8037 section 3.1, RFC 8812 section 3.2). */
public final class JoseName {
    private JoseName() {}

    public static String of(SignatureAlgorithm algorithm) {
        return algorithm == SignatureAlgorithm.ED25519 ? "EdDSA" : algorithm.name();
    }

    static String of(Signer signer) {
        return of(signer.algorithm());
    }
}
