package coop.kith.trust.intake.openpgp;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.bcpg.DSAPublicBCPGKey;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.RSAPublicBCPGKey;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.operator.PGPDigestCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;

/**
 * Whether a signature over a key, or over a user id with its key, holds (RFC 9580 section 5.2.4). The two octets of the digest that every signature shows are compared first, so that junk
 * costs no more than a digest. RSA is computed here: what was signed must be, octet by octet, what RFC 8017 section 9.2 makes of the digest; Bouncy Castle would first test each modulus for
 * being a prime, which takes a hundred times as long as the verification and tells whoever verifies nothing.
 */
final class SignatureCheck {
    /** The DER in front of each digest (RFC 8017 section 9.2, note 1, and RFC 9580 section 5.2.3.1). */
    private static final Map<Integer, String> DIGEST_INFO = Map.of(
            HashAlgorithmTags.SHA224, "302d300d06096086480165030402040500041c",
            HashAlgorithmTags.SHA256, "3031300d060960864801650304020105000420",
            HashAlgorithmTags.SHA384, "3041300d060960864801650304020205000430",
            HashAlgorithmTags.SHA512, "3051300d060960864801650304020305000440");

    private static final int OLD_KEY = 0x99;
    private static final int KEY = 0x9B;
    private static final int USER_ID = 0xB4;

    /** Deprecated, and found in old certificates (RFC 9580 section 12.4). */
    private static final int RSA_SIGN_ONLY = 3;

    /** Padding has at least this many octets of ones. */
    private static final int LEAST_PADDING = 8;

    private SignatureCheck() {}

    /** Whether the signer signed this key, with this user id if there is one. */
    static boolean holds(
            StatedSignature signature, PGPPublicKey signer, PGPPublicKey subject, Optional<String> userId) {
        if (!signature.readable() || signature.raw().getKeyAlgorithm() != signer.getAlgorithm()) {
            return false;
        }
        try {
            byte[] digest = digest(signature, subject, userId);
            return Arrays.equals(Arrays.copyOf(digest, 2), signature.raw().getDigestPrefix())
                    && (signer.getPublicKeyPacket().getKey() instanceof RSAPublicBCPGKey rsa
                            ? isSigned(signature, rsa, digest)
                            : isSigned(signature, signer, subject, userId));
        } catch (IOException | PGPException | RuntimeException notVerified) {
            // As when reading: a malformed key or signature can fail in any way, and says nothing.
            return false;
        }
    }

    private static boolean isSigned(
            StatedSignature signature, PGPPublicKey signer, PGPPublicKey subject, Optional<String> userId)
            throws PGPException {
        signature.raw().init(new BcPGPContentVerifierBuilderProvider(), signer);
        return userId.isPresent()
                ? signature.raw().verifyCertification(userId.get().getBytes(StandardCharsets.UTF_8), subject)
                : signature.raw().verifyCertification(subject);
    }

    private static byte[] digest(StatedSignature signature, PGPPublicKey subject, Optional<String> userId)
            throws IOException, PGPException {
        PGPDigestCalculator calculator =
                new BcPGPDigestCalculatorProvider().get(signature.raw().getHashAlgorithm());
        try (OutputStream hashed = calculator.getOutputStream()) {
            hashed.write(signature.salt().toArray());
            byte[] key = subject.getPublicKeyPacket().getEncodedContents();
            boolean old = subject.getVersion() <= 4;
            hashed.write(old ? OLD_KEY : KEY);
            number(hashed, key.length, old ? 2 : 4);
            hashed.write(key);
            if (userId.isPresent()) {
                byte[] text = userId.get().getBytes(StandardCharsets.UTF_8);
                hashed.write(USER_ID);
                number(hashed, text.length, 4);
                hashed.write(text);
            }
            hashed.write(signature.raw().getSignatureTrailer());
        }
        return calculator.getDigest();
    }

    private static void number(OutputStream hashed, int number, int octets) throws IOException {
        for (int octet = octets - 1; octet >= 0; octet--) {
            hashed.write(number >> (8 * octet));
        }
    }

    /** EMSA-PKCS1-v1_5: the whole encoded message is made and compared, so that nothing in it can be anything else. */
    private static boolean isSigned(StatedSignature signature, RSAPublicBCPGKey key, byte[] digest)
            throws PGPException {
        int algorithm = signature.raw().getKeyAlgorithm();
        if (algorithm != PublicKeyAlgorithmTags.RSA_GENERAL && algorithm != RSA_SIGN_ONLY) {
            return false;
        }
        BigInteger signed = new BigInteger(1, signature.raw().getSignature());
        byte[] info = HexFormat.of()
                .parseHex(Optional.ofNullable(DIGEST_INFO.get(signature.raw().getHashAlgorithm()))
                        .orElseThrow());
        byte[] message = new byte[(key.getModulus().bitLength() + 7) / 8];
        int padding = message.length - 3 - info.length - digest.length;
        if (padding < LEAST_PADDING || signed.compareTo(key.getModulus()) >= 0) {
            return false;
        }
        message[1] = 1;
        Arrays.fill(message, 2, 2 + padding, (byte) 0xFF);
        System.arraycopy(info, 0, message, 3 + padding, info.length);
        System.arraycopy(digest, 0, message, message.length - digest.length, digest.length);
        return signed.modPow(key.getPublicExponent(), key.getModulus()).equals(new BigInteger(1, message));
    }

    /** What one verification with this key costs, in those with an RSA key of 2,048 bits and the exponent 65537: about a tenth of a millisecond. */
    static long cost(PGPPublicKey key) {
        Object numbers = key.getPublicKeyPacket().getKey();
        if (numbers instanceof RSAPublicBCPGKey rsa) {
            return square(rsa.getModulus()) * (1 + rsa.getPublicExponent().bitLength() / 18);
        }
        return numbers instanceof DSAPublicBCPGKey dsa ? square(dsa.getP()) * DSA : CURVE;
    }

    private static long square(BigInteger modulus) {
        long times = (modulus.bitLength() + 2_047L) / 2_048;
        return times * times;
    }

    /** Two powers whose exponents have 256 bits. */
    private static final long DSA = 32;

    /** Two multiples of a point. */
    private static final long CURVE = 16;
}
