package coop.kith.vc.proof.jose;

import coop.kith.crypto.SignatureAlgorithm;
import coop.kith.crypto.Signer;
import coop.kith.did.DidUrl;
import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import coop.kith.vc.model.EnvelopedCredential;
import coop.kith.vc.model.EnvelopedPresentation;

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
        return EnvelopedCredential.around(
                Kind.CREDENTIAL.mediaTypes().get(0), signed(Kind.CREDENTIAL, credential, key, signer));
    }

    /**
     * A token of VC-JOSE-COSE 1.0 section 3.1.2, in its envelope. Throws as {@link #credential} does.
     *
     * @param claims the presentation, and beside its members what the token says of itself
     * @param key under which the signer's key is published
     */
    public static Result<EnvelopedPresentation> presentation(JsonObject claims, DidUrl key, Signer signer) {
        return EnvelopedPresentation.around(
                Kind.PRESENTATION.mediaTypes().get(0), signed(Kind.PRESENTATION, claims, key, signer));
    }

    private static String signed(Kind kind, JsonObject payload, DidUrl key, Signer signer) {
        JwsAlgorithm algorithm = JwsAlgorithm.of(signer.algorithm())
                .orElseThrow(() -> new IllegalArgumentException("no token is signed with " + signer.algorithm()));
        JsonObject header = JsonObject.empty()
                .with("alg", algorithm.term())
                .with("typ", kind.type())
                .with("cty", kind.claim())
                .with("kid", key.toString());
        return CompactJws.sign(header, payload, signer);
    }
}
