package coop.kith.key;

/** A multihash in multibase base58btc: the {@code digestMultibase} of the credential specifications. */
public final class Multihash {
    private Multihash() {}

    /** SHA-256 of {@code content} as {@code z} + base58btc(0x12 0x20 digest). */
    public static String sha256(byte[] content) {
        throw new AssertionError("not yet");
    }
}
