package coop.kith.crypto.provider;

import java.security.MessageDigest;

/** The SHA-256 of several contents that begin alike, the beginning hashed once. The bytes it was made of must not change meanwhile. For one thread. */
public final class HashedBeginning {
    private final byte[] content;
    private final int length;
    private final MessageDigest begun = Digests.sha256();

    private HashedBeginning(byte[] content, int length) {
        this.content = content;
        this.length = length;
        begun.update(content, 0, length);
    }

    /** The first {@code length} bytes of {@code content}. */
    public static HashedBeginning of(byte[] content, int length) {
        return new HashedBeginning(content, length);
    }

    /** The SHA-256 of the beginning and what {@code end} has from {@code from} on. */
    public byte[] sha256(byte[] end, int from) {
        MessageDigest digest = continued();
        digest.update(end, from, end.length - from);
        return digest.digest();
    }

    private MessageDigest continued() {
        try {
            return (MessageDigest) begun.clone();
        } catch (CloneNotSupportedException providerCannot) {
            MessageDigest again = Digests.sha256();
            again.update(content, 0, length);
            return again;
        }
    }
}
