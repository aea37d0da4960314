package coop.kith.crypto.provider.bc;

import coop.kith.crypto.provider.PrivateKey;
import coop.kith.crypto.provider.VerifyingKey;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.SLHDSAKeyPairGenerator;
import org.bouncycastle.crypto.params.SLHDSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.SLHDSAParameters;
import org.bouncycastle.crypto.params.SLHDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.SLHDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.SLHDSASigner;

/** SLH-DSA-SHA2-128s (FIPS 205): pure, with an empty context, deterministic. */
final class SlhDsa {
    private static final SLHDSAParameters PARAMETERS = SLHDSAParameters.sha2_128s;

    /** Bytes of each seed: n of FIPS 205 table 2. */
    private static final int SEED = 16;

    private SlhDsa() {}

    static VerifyingKey verifyingKey(byte[] publicKey) {
        SLHDSAPublicKeyParameters key = new SLHDSAPublicKeyParameters(PARAMETERS, publicKey);
        return (message, signature) -> {
            SLHDSASigner signer = new SLHDSASigner();
            signer.init(false, key);
            return signer.verifySignature(message, signature);
        };
    }

    /** Computes the root of the tree, which takes as long as a tenth of a signature. */
    static PrivateKey privateKey(byte[] seeds) {
        SLHDSAKeyPairGenerator generator = new SLHDSAKeyPairGenerator();
        generator.init(new SLHDSAKeyGenerationParameters(null, PARAMETERS));
        return new Private((SLHDSAPrivateKeyParameters) generator
                .internalGenerateKeyPair(
                        Arrays.copyOfRange(seeds, 0, SEED),
                        Arrays.copyOfRange(seeds, SEED, 2 * SEED),
                        Arrays.copyOfRange(seeds, 2 * SEED, 3 * SEED))
                .getPrivate());
    }

    private static final class Private implements PrivateKey {
        private final SLHDSAPrivateKeyParameters key;

        private Private(SLHDSAPrivateKeyParameters key) {
            this.key = key;
        }

        @Override
        public byte[] publicKey() {
            return key.getEncodedPublicKey();
        }

        @Override
        public byte[] sign(byte[] message) {
            SLHDSASigner signer = new SLHDSASigner();
            // Without a source of randomness Bouncy Castle takes PK.seed, as FIPS 205's deterministic variant does.
            signer.init(true, key);
            return signer.generateSignature(message);
        }
    }
}
