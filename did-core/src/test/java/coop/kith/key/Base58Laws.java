package coop.kith.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.apicatalog.multibase.Multibase;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Our own base58btc against Copper's. */
final class Base58Laws {
    /** Beyond every key but the quantum-safe ones, and far enough for the word-wise codec to have carried over often. */
    private static final int LONGEST = 168;

    @Property(tries = 1000)
    void anyContentIsWrittenAndReadAsTheOtherCodecDoes(
            @ForAll @Size(min = 1, max = LONGEST) byte[] content, @ForAll @IntRange(max = 8) int zeros) {
        Arrays.fill(content, 0, Math.min(zeros, content.length), (byte) 0);
        String text = Multibase.BASE_58_BTC.encode(content);
        assertEquals(text, Base58.encode(content));
        assertArrayEquals(content, Base58.decode(text, LONGEST).orElseThrow());
        assertArrayEquals(content, Base58.decode(text, content.length).orElseThrow());
        assertTrue(Base58.decode(text, content.length - 1).isEmpty());
    }

    @Property(tries = 1000)
    void anyDigitsAreReadAsTheOtherCodecDoes(@ForAll("digits") String digits) {
        assertArrayEquals(
                Multibase.BASE_58_BTC.decode("z" + digits),
                Base58.decode("z" + digits, LONGEST).orElseThrow());
    }

    @Example
    void everyLengthWorksAtBothEnds() {
        for (int length = 1; length <= LONGEST; length++) {
            for (byte fill : new byte[] {0, 1, -1}) {
                byte[] content = new byte[length];
                Arrays.fill(content, fill);
                assertEquals(Multibase.BASE_58_BTC.encode(content), Base58.encode(content));
                assertArrayEquals(
                        content, Base58.decode(Base58.encode(content), length).orElseThrow());
            }
        }
    }

    @Example
    void aDocumentWorksAsWellAsAKey() {
        for (int length : new int[] {1_000, 4_099, WordwiseBase58.LONGEST, WordwiseBase58.LONGEST + 1}) {
            byte[] content = new byte[length];
            new Random(length).nextBytes(content);
            String text = Multibase.BASE_58_BTC.encode(content);
            assertEquals(text, Base58.encode(content));
            assertArrayEquals(content, Base58.decode(text, length).orElseThrow());
        }
    }

    @Example
    void noOtherCharacterIsADigit() {
        String alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            assertEquals(
                    alphabet.indexOf(c) >= 0, Base58.decode("z" + (char) c, 1).isPresent());
        }
        assertFalse(Base58.decode("z", 1).isPresent());
    }

    @Provide
    Arbitrary<String> digits() {
        return Arbitraries.strings()
                .withChars("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz")
                .ofMinLength(1)
                .ofMaxLength(200);
    }
}
