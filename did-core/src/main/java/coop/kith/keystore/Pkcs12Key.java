package coop.kith.keystore;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SecretAccess;
import coop.kith.crypto.SigningKey;
import coop.kith.crypto.provider.Scalars;
import coop.kith.key.KeyType;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One private key on its way from a PKCS#12 file into a signing key. */
final class Pkcs12Key {
    private static final SecretAccess ACCESS = SecretAccess.because("a private key on its way out of a PKCS#12 file");

    /** Those of the curves with a name in the JDK; secp256k1 is gone from it. */
    private static final List<KeyType> ON_WEIERSTRASS_CURVES = List.of(KeyType.P256, KeyType.P384, KeyType.P521);

    private Pkcs12Key() {}

    static Result<SigningKey> read(KeyStore store, String alias, char[] passphrase, Cryptography cryptography) {
        try {
            Key key = store.getKey(alias, passphrase);
            if (key instanceof ECPrivateKey scalar) {
                return ecdsa(alias, scalar, cryptography);
            }
            if (key instanceof EdECPrivateKey seed
                    && seed.getParams().getName().equals(NamedParameterSpec.ED25519.getName())) {
                return seed.getBytes()
                        .map(bytes -> taken(KeyType.ED25519, bytes, cryptography))
                        .orElseGet(() -> unsupported(alias, "its seed cannot be taken out"));
            }
            return unsupported(alias, "it is of the kind " + (key == null ? "unknown" : key.getAlgorithm()));
        } catch (UnrecoverableKeyException refused) {
            return refused.getCause() instanceof InvalidKeySpecException
                    ? unsupported(alias, "this JDK does not read it: " + refused.getMessage())
                    : Result.refused(Pkcs12Keystore.notOpened());
        } catch (GeneralSecurityException refused) {
            return unsupported(alias, "this JDK does not read it: " + refused.getMessage());
        }
    }

    private static Result<SigningKey> ecdsa(String alias, ECPrivateKey key, Cryptography cryptography) {
        BigInteger order = key.getParams().getOrder();
        Optional<KeyType> type = ON_WEIERSTRASS_CURVES.stream()
                .filter(each -> each.curve().order().equals(order))
                .findFirst();
        if (type.isEmpty()) {
            return unsupported(
                    alias,
                    "it is on a curve of " + order.bitLength() + " bits that is none of " + ON_WEIERSTRASS_CURVES);
        }
        BigInteger scalar = key.getS();
        if (scalar.signum() <= 0 || scalar.compareTo(order) >= 0) {
            return Result.refused(
                    Problem.of(KeystoreProblem.MALFORMED, "the private key '" + alias + "' is not from 1 to n - 1"));
        }
        return taken(type.get(), Scalars.bigEndian(scalar, type.get().curve().scalarLength()), cryptography);
    }

    private static Result<SigningKey> taken(KeyType type, byte[] secret, Cryptography cryptography) {
        try {
            return SigningKey.of(type, secret, cryptography, ACCESS);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static Result<SigningKey> unsupported(String alias, String why) {
        return Result.refused(
                Problem.of(KeystoreProblem.UNSUPPORTED_KEY, "Kith cannot sign with the key '" + alias + "': " + why)
                        .next("use an Ed25519, P-256, P-384 or P-521 key"));
    }
}
