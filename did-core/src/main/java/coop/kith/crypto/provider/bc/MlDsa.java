package coop.kith.crypto.provider.bc;

import coop.kith.crypto.provider.PrivateKey;
import coop.kith.crypto.provider.QuantumSafe;
import coop.kith.crypto.provider.VerifyingKey;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;

/** ML-DSA (FIPS 204): pure, with an empty context, deterministic. */
final class MlDsa {
    private MlDsa() {}

    static VerifyingKey verifyingKey(QuantumSafe scheme, byte[] publicKey) {
        MLDSAPublicKeyParameters key = new MLDSAPublicKeyParameters(parameters(scheme), publicKey);
        return (message, signature) -> {
            MLDSASigner signer = new MLDSASigner();
            signer.init(false, key);
            signer.update(message, 0, message.length);
            return signer.verifySignature(signature);
        };
    }

    static PrivateKey privateKey(QuantumSafe scheme, byte[] seed) {
        return new Private(new MLDSAPrivateKeyParameters(parameters(scheme), seed.clone()));
    }

    private static MLDSAParameters parameters(QuantumSafe scheme) {
        return switch (scheme) {
            case ML_DSA_44 -> MLDSAParameters.ml_dsa_44;
            case ML_DSA_65 -> MLDSAParameters.ml_dsa_65;
            case ML_DSA_87 -> MLDSAParameters.ml_dsa_87;
            case SLH_DSA_SHA2_128S -> throw new IllegalArgumentException(scheme + " is no ML-DSA");
        };
    }

    private static final class Private implements PrivateKey {
        private final MLDSAPrivateKeyParameters key;

        private Private(MLDSAPrivateKeyParameters key) {
            this.key = key;
        }

        @Override
        public byte[] publicKey() {
            return key.getPublicKey();
        }

        @Override
        public byte[] sign(byte[] message) {
            MLDSASigner signer = new MLDSASigner();
            // Without a source of randomness Bouncy Castle takes the 32 zero bytes of FIPS 204's deterministic variant.
            signer.init(true, key);
            signer.update(message, 0, message.length);
            try {
                return signer.generateSignature();
            } catch (CryptoException neverInPureMode) {
                throw new AssertionError("ML-DSA did not sign; please report", neverInPureMode);
            }
        }
    }
}
