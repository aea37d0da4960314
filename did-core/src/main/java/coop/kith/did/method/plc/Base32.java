package coop.kith.did.method.plc;

/** Lower-case base32 without padding (RFC 4648 section 6), as multibase {@code b} has it. */
final class Base32 {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private Base32() {}

    static String encode(byte[] content) {
        StringBuilder text = new StringBuilder((content.length * 8 + 4) / 5);
        int buffer = 0;
        int bits = 0;
        for (byte b : content) {
            buffer = (buffer << 8) | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt((buffer >> bits) & 31));
            }
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt((buffer << (5 - bits)) & 31));
        }
        return text.toString();
    }
}
