package coop.kith.crypto.provider.bc;

import coop.kith.crypto.provider.Curve;
import coop.kith.crypto.provider.PrivateKey;
import coop.kith.crypto.provider.Scalars;
import java.math.BigInteger;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** An ECDSA private key; its nonces are those of RFC 6979 section 3.2. */
final class EcdsaPrivate implements PrivateKey {
    private final EcdsaDomain domain;
    private final ECPrivateKeyParameters key;

    EcdsaPrivate(EcdsaDomain domain, byte[] scalar) {
        this.domain = domain;
        this.key = new ECPrivateKeyParameters(new BigInteger(1, scalar), domain.parameters());
    }

    @Override
    public byte[] publicKey() {
        return new FixedPointCombMultiplier()
                .multiply(domain.parameters().getG(), key.getD())
                .normalize()
                .getEncoded(true);
    }

    @Override
    public byte[] sign(byte[] message) {
        ECDSASigner signer =
                new ECDSASigner(new HMacDSAKCalculator(domain.nonceDigest().get()));
        signer.init(true, key);
        BigInteger[] pair = signer.generateSignature(domain.digest().apply(message));
        int length = domain.curve().scalarLength();
        byte[] signature = new byte[2 * length];
        Scalars.write(pair[0], signature, 0, length);
        Scalars.write(low(pair[1]), signature, length, length);
        return signature;
    }

    /** On secp256k1 the smaller of s and n - s, which ES256K verifiers of this field demand; both hold, and the others keep RFC 6979's. */
    private BigInteger low(BigInteger s) {
        BigInteger n = domain.curve().order();
        return domain.curve() == Curve.SECP256K1 && s.compareTo(n.shiftRight(1)) > 0 ? n.subtract(s) : s;
    }
}
