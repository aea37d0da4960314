package coop.kith.crypto.provider.jca;

import coop.kith.crypto.provider.CryptoProvider;
import coop.kith.crypto.provider.Curve;
import coop.kith.crypto.provider.Scheme;
import coop.kith.crypto.provider.VerifyingKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/**
 * The JDK's provider SunEC, by name, so that no other provider that a host has registered takes its place. It verifies Ed25519.
 *
 * <p>ECDSA is left out: SunEC (seen on 17) refuses valid signatures whose nonce point has an x of n or more, which Project Wycheproof publishes two of
 * for each NIST curve, so its verdicts would not be those of the others. It signs nothing for Kith: it derives no public key from a private one.
 */
public final class JdkSignatures implements CryptoProvider {
    static final String PROVIDER = "SunEC";

    private static final Set<Scheme> VERIFIES = Set.of(Curve.ED25519);

    /** SubjectPublicKeyInfo of an Ed25519 key up to its 32 bytes (RFC 8410 section 10.1). */
    private static final byte[] ED25519_HEADER = HexFormat.of().parseHex("302a300506032b6570032100");

    @Override
    public String name() {
        return "JDK";
    }

    @Override
    public Set<Scheme> verifies() {
        return VERIFIES;
    }

    @Override
    public VerifyingKey verifyingKey(Scheme scheme, byte[] publicKey) {
        if (!VERIFIES.contains(scheme)) {
            throw new IllegalArgumentException("nothing here verifies " + scheme);
        }
        byte[] encoded = Arrays.copyOf(ED25519_HEADER, ED25519_HEADER.length + publicKey.length);
        System.arraycopy(publicKey, 0, encoded, ED25519_HEADER.length, publicKey.length);
        try {
            return new JdkPublic(
                    KeyFactory.getInstance("Ed25519", PROVIDER).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException notTaken) {
            throw new IllegalArgumentException("an Ed25519 key that was not checked before", notTaken);
        }
    }

    /** SunEC compares [S]B with R + [k]A as they are. */
    @Override
    public boolean isCofactorless() {
        return true;
    }
}
