package coop.kith.key;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * base58btc for keys, digests and the documents inside DIDs: five digits, or four bytes, are carried through the number at a time, so that 34 bytes take
 * some fifty products where digit by digit takes over a thousand divisions. Texts are with the prefix {@code z}.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/draft-msporny-base58-03">The Base58 Encoding Scheme, draft 03</a>
 */
final class WordwiseBase58 {
    /** Bytes, more than a DID can hold. The work is quadratic; from here on the general codec does it. */
    static final int LONGEST = 8192;

    private static final byte[] ALPHABET =
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DIGITS = digits();

    /** 58 to the power of 5 is just below 2³⁰: such a limb times 2³², and 32 bits more, fit into a long. */
    private static final int TOGETHER = 5;

    private static final long BASE = 58L * 58 * 58 * 58 * 58;
    private static final long WORD = 0xffff_ffffL;

    private WordwiseBase58() {}

    /** The value of a digit, or a negative number where {@code c} is none. */
    static int digit(char c) {
        return c < DIGITS.length ? DIGITS[c] : -1;
    }

    static String encode(byte[] content) {
        int zeros = 0;
        while (zeros < content.length && content[zeros] == 0) {
            zeros++;
        }
        long[] limbs = new long[content.length * 7 / 25 + 1];
        int used = 0;
        int at = zeros;
        while (at < content.length) {
            int step = (content.length - at - 1) % Integer.BYTES + 1;
            long carry = 0;
            for (int i = 0; i < step; i++) {
                carry = (carry << 8) | (content[at++] & 0xff);
            }
            for (int i = 0; i < used; i++) {
                long limb = (limbs[i] << (8 * step)) + carry;
                carry = limb / BASE;
                limbs[i] = limb - carry * BASE;
            }
            while (carry > 0) {
                limbs[used++] = carry % BASE;
                carry /= BASE;
            }
        }
        return text(limbs, used, zeros);
    }

    private static String text(long[] limbs, int used, int zeros) {
        byte[] text = new byte[1 + zeros + used * TOGETHER];
        int start = text.length;
        for (int i = 0; i < used; i++) {
            int limb = (int) limbs[i];
            for (int digit = 0; i < used - 1 ? digit < TOGETHER : limb > 0; digit++) {
                text[--start] = ALPHABET[limb % 58];
                limb /= 58;
            }
        }
        Arrays.fill(text, start - zeros, start, ALPHABET[0]);
        text[start - zeros - 1] = 'z';
        return new String(text, start - zeros - 1, text.length - start + zeros + 1, StandardCharsets.ISO_8859_1);
    }

    /** {@code text} holds the prefix and digits only. */
    static byte[] decode(String text) {
        int zeros = 0;
        while (zeros + 1 < text.length() && text.charAt(zeros + 1) == '1') {
            zeros++;
        }
        int[] words = new int[text.length() / TOGETHER + 1];
        int used = 0;
        int at = zeros + 1;
        while (at < text.length()) {
            int step = (text.length() - at - 1) % TOGETHER + 1;
            long scale = 1;
            long carry = 0;
            for (int i = 0; i < step; i++) {
                carry = carry * 58 + DIGITS[text.charAt(at++)];
                scale *= 58;
            }
            for (int i = 0; i < used; i++) {
                carry += (words[i] & WORD) * scale;
                words[i] = (int) carry;
                carry >>>= Integer.SIZE;
            }
            if (carry > 0) {
                words[used++] = (int) carry;
            }
        }
        return bytes(words, used, zeros);
    }

    private static byte[] bytes(int[] words, int used, int zeros) {
        int top = used == 0 ? 0 : Integer.BYTES - Integer.numberOfLeadingZeros(words[used - 1]) / 8;
        int length = used == 0 ? 0 : (used - 1) * Integer.BYTES + top;
        byte[] content = new byte[zeros + length];
        for (int i = 0; i < length; i++) {
            content[content.length - 1 - i] = (byte) (words[i / Integer.BYTES] >>> (8 * (i % Integer.BYTES)));
        }
        return content;
    }

    private static byte[] digits() {
        byte[] digits = new byte[128];
        Arrays.fill(digits, (byte) -1);
        for (int i = 0; i < ALPHABET.length; i++) {
            digits[ALPHABET[i]] = (byte) i;
        }
        return digits;
    }
}
