package coop.kith.crypto.provider.bc;

import coop.kith.crypto.provider.Curve;
import coop.kith.crypto.provider.Digests;
import java.math.BigInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;

/**
 * One curve as Bouncy Castle knows it, with the digest that goes with it.
 *
 * @param nonceDigest for the HMAC inside RFC 6979 only; messages go through the JDK's faster digests
 */
record EcdsaDomain(
        Curve curve, ECDomainParameters parameters, UnaryOperator<byte[]> digest, Supplier<Digest> nonceDigest) {
    private static final EcdsaDomain P256 = named(Curve.P256, "secp256r1", Digests::sha256, SHA256Digest::new);
    private static final EcdsaDomain P384 = named(Curve.P384, "secp384r1", Digests::sha384, SHA384Digest::new);
    private static final EcdsaDomain P521 = named(Curve.P521, "secp521r1", Digests::sha512, SHA512Digest::new);
    private static final EcdsaDomain SECP256K1 =
            named(Curve.SECP256K1, "secp256k1", Digests::sha256, SHA256Digest::new);

    static EcdsaDomain of(Curve curve) {
        return switch (curve) {
            case P256 -> P256;
            case P384 -> P384;
            case P521 -> P521;
            case SECP256K1 -> SECP256K1;
            case ED25519, X25519 -> throw new IllegalArgumentException("no ECDSA on " + curve);
        };
    }

    private static EcdsaDomain named(
            Curve curve, String name, UnaryOperator<byte[]> digest, Supplier<Digest> nonceDigest) {
        return new EcdsaDomain(curve, new ECDomainParameters(CustomNamedCurves.getByName(name)), digest, nonceDigest);
    }

    /** Half of a P1363 signature: 0 for r, 1 for s. */
    BigInteger half(byte[] signature, int which) {
        int length = curve.scalarLength();
        return new BigInteger(1, signature, which * length, length);
    }
}
