package coop.kith.key;

import com.apicatalog.multibase.Multibase;
import java.util.Optional;

/** base58btc in multibase, decoded strictly: prefix {@code z}, no other alphabet, and never more text than the caller allows. */
public final class Base58 {
    private Base58() {}

    /** {@code z} and the digits. */
    public static String encode(byte[] content) {
        return Multibase.BASE_58_BTC.encode(content);
    }

    /**
     * Empty when {@code text} is no base58btc multibase. The length is looked at first: decoding takes time quadratic in it.
     *
     * @param bytes at the most in the result
     */
    public static Optional<byte[]> decode(String text, int bytes) {
        if (text.length() < 2 || text.length() > 1 + longest(bytes) || text.charAt(0) != 'z') {
            return Optional.empty();
        }
        for (int i = 1; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(Multibase.BASE_58_BTC.decode(text)).filter(content -> content.length <= bytes);
    }

    /** Digits of {@code bytes} bytes at the most: log 256 / log 58 = 1.3658, rounded up. */
    private static int longest(int bytes) {
        return bytes * 137 / 100 + 1;
    }

    private static boolean isDigit(char c) {
        return (c >= '1' && c <= '9')
                || (c >= 'A' && c <= 'Z' && c != 'I' && c != 'O')
                || (c >= 'a' && c <= 'z' && c != 'l');
    }
}
