package coop.kith.crypto;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.CryptoProvider;
import coop.kith.crypto.provider.Curve;
import coop.kith.crypto.provider.PrivateKey;
import coop.kith.crypto.provider.Scheme;
import coop.kith.key.KeyType;
import coop.kith.key.PublicKey;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;

/** A private key in memory. Its bytes appear in no text, record or log; reading them takes a {@link SecretAccess}. */
public final class SigningKey implements Signer {
    private final PublicKey publicKey;
    private final SignatureAlgorithm algorithm;
    private final byte[] secret;
    private final PrivateKey key;

    private SigningKey(PublicKey publicKey, SignatureAlgorithm algorithm, byte[] secret, PrivateKey key) {
        this.publicKey = publicKey;
        this.algorithm = algorithm;
        this.secret = secret;
        this.key = key;
    }

    /**
     * From private bytes: the 32-byte seed of Ed25519 (RFC 8032 section 5.1.5), the big-endian scalar at the curve's length, or the seeds
     * that {@link coop.kith.crypto.provider.QuantumSafe} names.
     * The bytes are copied. Refused where the length or the scalar's range (1 to n - 1) is wrong, or no provider signs with such a key.
     */
    public static Result<SigningKey> of(
            KeyType type, byte[] privateBytes, Cryptography cryptography, SecretAccess access) {
        Objects.requireNonNull(access);
        Scheme scheme = type.scheme();
        Optional<CryptoProvider> provider = cryptography.signing(scheme);
        if (provider.isEmpty()) {
            return Result.refused(
                    Problem.of(CryptoProblem.ALGORITHM_UNSUPPORTED, "no provider signs with a " + type + " key"));
        }
        if (privateBytes.length != scheme.privateKeyLength()) {
            return Result.refused(Problem.of(
                    CryptoProblem.INVALID_PRIVATE_KEY,
                    "a private " + type + " key has " + scheme.privateKeyLength() + " bytes, this one "
                            + privateBytes.length));
        }
        if (scheme instanceof Curve curve && curve != Curve.ED25519 && !isScalar(privateBytes, curve)) {
            return Result.refused(
                    Problem.of(CryptoProblem.INVALID_PRIVATE_KEY, "a private " + type + " key is from 1 to n - 1"));
        }
        PrivateKey key = provider.get().privateKey(scheme, privateBytes);
        return PublicKey.of(type, Bytes.of(key.publicKey()))
                .map(publicKey -> new SigningKey(publicKey, SignatureAlgorithm.of(type), privateBytes.clone(), key));
    }

    private static boolean isScalar(byte[] privateBytes, Curve curve) {
        BigInteger scalar = new BigInteger(1, privateBytes);
        return scalar.signum() > 0 && scalar.compareTo(curve.order()) < 0;
    }

    @Override
    public PublicKey publicKey() {
        return publicKey;
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    @Override
    public byte[] sign(byte[] message) {
        return key.sign(message);
    }

    /** A copy of the private bytes, in the form {@link #of} takes; the caller wipes it. */
    public byte[] privateBytes(SecretAccess access) {
        Objects.requireNonNull(access);
        return secret.clone();
    }

    /** The key's type and public half only. */
    @Override
    public String toString() {
        return "SigningKey[" + publicKey + ']';
    }
}
