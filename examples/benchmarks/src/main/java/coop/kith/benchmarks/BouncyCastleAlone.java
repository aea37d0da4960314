package coop.kith.benchmarks;

import coop.kith.key.KeyType;
import coop.kith.key.PublicKey;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * What Bouncy Castle does when nobody stands in front of it: the fastest way we know to call it, with the key decoded beforehand and the JDK's digest. This is the
 * limit that our own verification is held against.
 */
final class BouncyCastleAlone {
    private BouncyCastleAlone() {}

    /** A signature check with the key built in. */
    @FunctionalInterface
    interface Verification {
        boolean verify(byte[] message, byte[] signature);
    }

    static Verification verification(PublicKey key) {
        byte[] encoded = key.encoded().toArray();
        return key.type() == KeyType.ED25519 ? ed25519(encoded) : ecdsa(ecdsaCurve(key.type()), encoded);
    }

    private static Verification ed25519(byte[] encoded) {
        Ed25519.PublicPoint point = Objects.requireNonNull(Ed25519.validatePublicKeyPartialExport(encoded, 0));
        return (message, signature) -> Ed25519.verify(signature, 0, point, message, 0, message.length);
    }

    static ECDomainParameters ecdsaCurve(KeyType type) {
        return new ECDomainParameters(CustomNamedCurves.getByName(type == KeyType.P256 ? "secp256r1" : "secp256k1"));
    }

    private static Verification ecdsa(ECDomainParameters curve, byte[] encoded) {
        ECPublicKeyParameters key = new ECPublicKeyParameters(curve.getCurve().decodePoint(encoded), curve);
        return (message, signature) -> {
            ECDSASigner signer = new ECDSASigner();
            signer.init(false, key);
            return signer.verifySignature(
                    sha256(message), new BigInteger(1, signature, 0, 32), new BigInteger(1, signature, 32, 32));
        };
    }

    static byte[] sha256(byte[] message) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(message);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }
}
