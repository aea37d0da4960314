package coop.kith.crypto.provider.bc;

import coop.kith.crypto.provider.Argon2id;
import coop.kith.crypto.provider.CryptoProvider;
import coop.kith.crypto.provider.Curve;
import coop.kith.crypto.provider.PrivateKey;
import coop.kith.crypto.provider.VerifyingKey;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Bouncy Castle's low-level API: pure Java, every curve Kith signs with. Registers nothing with the JDK. */
public final class BouncyCastle implements CryptoProvider {
    private static final Set<Curve> SIGNING =
            Set.copyOf(EnumSet.of(Curve.ED25519, Curve.P256, Curve.P384, Curve.P521, Curve.SECP256K1));

    @Override
    public String name() {
        return "Bouncy Castle";
    }

    @Override
    public Set<Curve> verifies() {
        return SIGNING;
    }

    @Override
    public Set<Curve> signs() {
        return SIGNING;
    }

    @Override
    public VerifyingKey verifyingKey(Curve curve, byte[] publicKey) {
        return curve == Curve.ED25519
                ? new Ed25519Public(publicKey)
                : new EcdsaPublic(EcdsaDomain.of(curve), publicKey);
    }

    @Override
    public PrivateKey privateKey(Curve curve, byte[] privateKey) {
        return curve == Curve.ED25519
                ? new Ed25519Private(privateKey)
                : new EcdsaPrivate(EcdsaDomain.of(curve), privateKey);
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
