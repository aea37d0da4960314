package coop.kith.crypto.provider;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Message digests, from the JDK (1.0 GB/s for SHA-256 where the measured pure-Java one reached 0.14). */
public final class Digests {
    private Digests() {}

    public static byte[] sha256(byte[] content) {
        return digest("SHA-256", content);
    }

    public static byte[] sha384(byte[] content) {
        return digest("SHA-384", content);
    }

    public static byte[] sha512(byte[] content) {
        return digest("SHA-512", content);
    }

    private static byte[] digest(String name, byte[] content) {
        try {
            return MessageDigest.getInstance(name).digest(content);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new AssertionError("this JDK has no " + name + "; please report", everyJdkHasIt);
        }
    }
}
