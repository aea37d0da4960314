package coop.kith.vc.proof.jose;

import coop.kith.crypto.SignatureAlgorithm;
import coop.kith.crypto.Signer;
import coop.kith.did.DidUrl;
import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import coop.kith.vc.model.EnvelopedCredential;

/** Makes tokens. What they say, and in whose name, is for those to check who call this. */
public final class TokenSigning {
    private TokenSigning() {}

    /** Whether tokens are signed with keys of this algorithm. */
    public static boolean signsWith(SignatureAlgorithm algorithm) {
        return JwsAlgorithm.of(algorithm).isPresent();
    }

    /**
     * A token of VC-JOSE-COSE 1.0 section 3.1.1 with {@code credential} as its payload, in its envelope. Throws IllegalArgumentException where no token is signed with
     * the signer's algorithm.
     *
     * @param key under which the signer's key is published
     */
    public static Result<EnvelopedCredential> credential(JsonObject credential, DidUrl key, Signer signer) {
        JwsAlgorithm algorithm = JwsAlgorithm.of(signer.algorithm())
                .orElseThrow(() -> new IllegalArgumentException("no token is signed with " + signer.algorithm()));
        JsonObject header = JsonObject.empty()
                .with("alg", algorithm.term())
                .with("typ", Kind.CREDENTIAL.type())
                .with("cty", Kind.CREDENTIAL.claim())
                .with("kid", key.toString());
        return EnvelopedCredential.around(
                Kind.CREDENTIAL.mediaTypes().get(0), CompactJws.sign(header, credential, signer));
    }
}
