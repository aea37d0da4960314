package coop.kith.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.key.KeyType;
import coop.kith.problem.Outcome;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class SignatureLaws {
    private static final Cryptography CRYPTOGRAPHY = Cryptography.standard();
    private static final Map<KeyType, SigningKey> KEYS = new EnumMap<>(KeyType.class);

    static {
        for (KeyType type : KeyType.values()) {
            if (isQuick(type)) {
                KEYS.put(type, CRYPTOGRAPHY.generate(type, new SecureRandom()));
            }
        }
    }

    @Property(tries = 60)
    void aFlippedBitOfSignatureOrMessageIsNeverAccepted(
            @ForAll KeyType type, @ForAll byte[] message, @ForAll @IntRange(max = 1 << 20) int bit) {
        Assume.that(isQuick(type));
        SigningKey key = Objects.requireNonNull(KEYS.get(type));
        byte[] signature = key.sign(message);
        assertEquals(Outcome.PASSED, outcome(key, message, signature));
        assertEquals(Outcome.FAILED, outcome(key, message, flipped(signature, bit)));
        if (message.length > 0) {
            assertEquals(Outcome.FAILED, outcome(key, flipped(message, bit), signature));
        }
    }

    @Property(tries = 60)
    void anyOtherLengthIsRefused(@ForAll KeyType type, @ForAll @IntRange(max = 140) int length) {
        Assume.that(isQuick(type));
        SigningKey key = Objects.requireNonNull(KEYS.get(type));
        byte[] message = {1};
        byte[] signature = key.sign(message);
        Assume.that(length != signature.length);
        assertEquals(Outcome.FAILED, outcome(key, message, Arrays.copyOf(signature, length)));
    }

    /** A signature of SLH-DSA takes a second; it has tests of its own. */
    private static boolean isQuick(KeyType type) {
        return type.signs() && type != KeyType.SLH_DSA_SHA2_128S;
    }

    private static Outcome outcome(SigningKey key, byte[] message, byte[] signature) {
        return CRYPTOGRAPHY
                .verify(key.publicKey(), key.algorithm(), message, signature)
                .outcome();
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] changed = bytes.clone();
        changed[(bit >> 3) % bytes.length] ^= (byte) (1 << (bit & 7));
        return changed;
    }
}
