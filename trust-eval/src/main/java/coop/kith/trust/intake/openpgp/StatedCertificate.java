package coop.kith.trust.intake.openpgp;

import coop.kith.bytes.Bytes;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.DSAPublicBCPGKey;
import org.bouncycastle.bcpg.RSAPublicBCPGKey;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;

/**
 * A certificate as a keyring states it (RFC 9580 section 10.1), in however many copies: one key, and every signature that any copy has. A copy that leaves a revocation out takes nothing away.
 * Signatures are kept in the order of their bytes, so that the order of the copies makes no difference. Nothing in it is verified. Mutable while a keyring is read.
 */
final class StatedCertificate {
    /** Of one certificate no more user ids are looked at: the kernel's have fewer than fifty. */
    static final int MOST_USER_IDS = 1_000;

    /** Twice the largest in use; a verification takes about a millisecond. */
    static final int MOST_MODULUS_BITS = 8_192;

    /** All in use but a handful have 17; one as long as the modulus makes a verification as slow as a signature. */
    static final int MOST_EXPONENT_BITS = 64;

    private final PGPPublicKey key;
    private Instant seen;
    private final NavigableMap<Bytes, StatedSignature> ofKey = new TreeMap<>();
    private final NavigableMap<String, NavigableMap<Bytes, StatedSignature>> ofUserIds = new TreeMap<>();
    private final Map<String, Instant> userIdsSeen = new HashMap<>();

    private StatedCertificate(PGPPublicKey key, Instant seen) {
        this.key = key;
        this.seen = seen;
    }

    /** One copy, which came in at {@code seen}: a primary key and the packets up to the next. Throws whatever Bouncy Castle makes of malformed packets. */
    static StatedCertificate of(List<Packet> copy, Instant seen) throws IOException, PGPException {
        StatedCertificate certificate = new StatedCertificate(key(copy.get(0)), seen);
        NavigableMap<Bytes, StatedSignature> elsewhere = new TreeMap<>();
        NavigableMap<Bytes, StatedSignature> under = certificate.ofKey;
        for (Packet packet : copy) {
            switch (packet.tag()) {
                case Packet.USER_ID ->
                    under = certificate.under(new String(packet.body().toArray(), StandardCharsets.UTF_8), seen);
                case Packet.USER_ATTRIBUTE, Packet.PUBLIC_SUBKEY, Packet.SECRET_SUBKEY -> under = elsewhere;
                case Packet.SIGNATURE -> certificate.add(packet, under);
                default -> {}
            }
        }
        return certificate;
    }

    private NavigableMap<Bytes, StatedSignature> under(String userId, Instant first) {
        userIdsSeen.merge(userId, first, StatedCertificate::earlier);
        return ofUserIds.computeIfAbsent(userId, none -> new TreeMap<>());
    }

    private static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }

    /** What is said of the key as a whole counts wherever it stands. */
    private void add(Packet packet, NavigableMap<Bytes, StatedSignature> under) throws IOException, PGPException {
        StatedSignature.of(packet, seen).ifPresent(signature -> {
            boolean whole =
                    signature.type() == PGPSignature.KEY_REVOCATION || signature.type() == PGPSignature.DIRECT_KEY;
            (whole ? ofKey : under).put(packet.body(), signature);
        });
    }

    /** The public part, of a secret key too. */
    static PGPPublicKey key(Packet packet) throws IOException, PGPException {
        byte[] content = packet.whole().toArray();
        BcKeyFingerprintCalculator calculator = new BcKeyFingerprintCalculator();
        return packet.tag() == Packet.SECRET_KEY
                ? new PGPSecretKeyRing(content, calculator).getPublicKey()
                : new PGPPublicKeyRing(content, calculator).getPublicKey();
    }

    static String fingerprint(PGPPublicKey key) {
        return HexFormat.of().withUpperCase().formatHex(key.getFingerprint());
    }

    /** Whether verifying with the key takes no longer than with those in use. */
    static boolean isUsable(PGPPublicKey key) {
        Object numbers = key.getPublicKeyPacket().getKey();
        if (numbers instanceof RSAPublicBCPGKey rsa) {
            BigInteger modulus = rsa.getModulus();
            return modulus.bitLength() <= MOST_MODULUS_BITS
                    && modulus.testBit(0)
                    && rsa.getPublicExponent().bitLength() <= MOST_EXPONENT_BITS;
        }
        return !(numbers instanceof DSAPublicBCPGKey dsa) || dsa.getP().bitLength() <= MOST_MODULUS_BITS;
    }

    /** Everything that another copy has, too. */
    void merge(StatedCertificate copy) {
        merge(ofKey, copy.ofKey);
        copy.ofUserIds.forEach((userId, signatures) -> merge(
                under(userId, Optional.ofNullable(copy.userIdsSeen.get(userId)).orElse(copy.seen)), signatures));
        seen = earlier(seen, copy.seen);
    }

    private static void merge(Map<Bytes, StatedSignature> known, Map<Bytes, StatedSignature> more) {
        more.forEach((body, signature) -> known.merge(body, signature, StatedSignature::firstSeen));
    }

    /** When the first copy came in. */
    Instant seen() {
        return seen;
    }

    PGPPublicKey key() {
        return key;
    }

    String fingerprint() {
        return fingerprint(key);
    }

    Collection<StatedSignature> ofKey() {
        return ofKey.values();
    }

    /** In the order of the text, at most {@value #MOST_USER_IDS}: those that came in first, so that whoever adds others to a certificate later displaces none. */
    List<String> userIds() {
        return ofUserIds.keySet().stream()
                .sorted(Comparator.comparing((String userId) ->
                                Optional.ofNullable(userIdsSeen.get(userId)).orElse(seen))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_USER_IDS)
                .sorted()
                .toList();
    }

    Collection<StatedSignature> of(String userId) {
        return ofUserIds.getOrDefault(userId, new TreeMap<>()).values();
    }

    /** Whether its holder signed it, but only in ways that say nothing here. */
    boolean isSilenced() {
        List<StatedSignature> own = Stream.concat(
                        ofKey().stream().filter(signature -> signature.type() == PGPSignature.DIRECT_KEY),
                        userIds().stream()
                                .flatMap(userId -> of(userId).stream())
                                .filter(signature -> OpenPgpKeyring.CERTIFIES.contains(signature.type())))
                .filter(signature -> signature.keyId() == key.getKeyID())
                .toList();
        return !own.isEmpty() && own.stream().noneMatch(StatedSignature::readable);
    }
}
