package coop.kith.key;

import com.apicatalog.multibase.Multibase;
import java.util.Optional;

/** base58btc in multibase, decoded strictly: prefix {@code z}, no other alphabet, and never more text than the caller allows. */
public final class Base58 {
    private Base58() {}

    /** {@code z} and the digits. */
    public static String encode(byte[] content) {
        return content.length <= WordwiseBase58.LONGEST
                ? WordwiseBase58.encode(content)
                : Multibase.BASE_58_BTC.encode(content);
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
            if (WordwiseBase58.digit(text.charAt(i)) < 0) {
                return Optional.empty();
            }
        }
        byte[] content = text.length() <= 1 + longest(WordwiseBase58.LONGEST)
                ? WordwiseBase58.decode(text)
                : Multibase.BASE_58_BTC.decode(text);
        return content.length <= bytes ? Optional.of(content) : Optional.empty();
    }

    /** Digits of {@code bytes} bytes at the most: log 256 / log 58 = 1.3658, rounded up. */
    private static int longest(int bytes) {
        return bytes * 137 / 100 + 1;
    }
}
