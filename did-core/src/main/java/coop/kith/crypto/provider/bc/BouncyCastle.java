package coop.kith.crypto.provider.bc;

import coop.kith.crypto.provider.Argon2id;
import coop.kith.crypto.provider.CryptoProvider;
import coop.kith.crypto.provider.Curve;
import coop.kith.crypto.provider.PrivateKey;
import coop.kith.crypto.provider.QuantumSafe;
import coop.kith.crypto.provider.Scheme;
import coop.kith.crypto.provider.VerifyingKey;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Bouncy Castle's low-level API: pure Java, everything Kith signs with. Registers nothing with the JDK. */
public final class BouncyCastle implements CryptoProvider {
    private static final Set<Scheme> SIGNING = Set.of(
            Curve.ED25519,
            Curve.P256,
            Curve.P384,
            Curve.P521,
            Curve.SECP256K1,
            QuantumSafe.ML_DSA_44,
            QuantumSafe.ML_DSA_65,
            QuantumSafe.ML_DSA_87,
            QuantumSafe.SLH_DSA_SHA2_128S);

    @Override
    public String name() {
        return "Bouncy Castle";
    }

    @Override
    public Set<Scheme> verifies() {
        return SIGNING;
    }

    @Override
    public Set<Scheme> signs() {
        return SIGNING;
    }

    @Override
    public VerifyingKey verifyingKey(Scheme scheme, byte[] publicKey) {
        if (scheme instanceof QuantumSafe safe) {
            return safe == QuantumSafe.SLH_DSA_SHA2_128S
                    ? SlhDsa.verifyingKey(publicKey)
                    : MlDsa.verifyingKey(safe, publicKey);
        }
        return scheme == Curve.ED25519
                ? new Ed25519Public(publicKey)
                : new EcdsaPublic(EcdsaDomain.of(curve(scheme)), publicKey);
    }

    @Override
    public PrivateKey privateKey(Scheme scheme, byte[] privateKey) {
        if (scheme instanceof QuantumSafe safe) {
            return safe == QuantumSafe.SLH_DSA_SHA2_128S
                    ? SlhDsa.privateKey(privateKey)
                    : MlDsa.privateKey(safe, privateKey);
        }
        return scheme == Curve.ED25519
                ? new Ed25519Private(privateKey)
                : new EcdsaPrivate(EcdsaDomain.of(curve(scheme)), privateKey);
    }

    private static Curve curve(Scheme scheme) {
        if (scheme instanceof Curve curve) {
            return curve;
        }
        throw new IllegalArgumentException("nothing here signs with " + scheme);
    }

    @Override
    public Optional<Argon2id> argon2id() {
        return Optional.of(BouncyCastle::argon2id);
    }

    private static byte[] argon2id(byte[] password, byte[] salt, int memory, int passes, int lanes, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(salt)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .build());
        byte[] derived = new byte[length];
        generator.generateBytes(password, derived);
        return derived;
    }
}
