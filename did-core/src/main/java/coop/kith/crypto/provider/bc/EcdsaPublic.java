package coop.kith.crypto.provider.bc;

import coop.kith.crypto.provider.VerifyingKey;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;

/** An ECDSA public key with its point decompressed once. */
final class EcdsaPublic implements VerifyingKey {
    private final EcdsaDomain domain;
    private final ECPublicKeyParameters key;

    EcdsaPublic(EcdsaDomain domain, byte[] compressed) {
        this.domain = domain;
        this.key =
                new ECPublicKeyParameters(domain.parameters().getCurve().decodePoint(compressed), domain.parameters());
    }

    @Override
    public boolean verify(byte[] message, byte[] signature) {
        ECDSASigner signer = new ECDSASigner();
        signer.init(false, key);
        return signer.verifySignature(
                domain.digest().apply(message), domain.half(signature, 0), domain.half(signature, 1));
    }
}
