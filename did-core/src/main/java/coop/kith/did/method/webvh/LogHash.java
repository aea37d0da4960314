package coop.kith.did.method.webvh;

import coop.kith.key.Multihash;
import java.nio.charset.StandardCharsets;

/**
 * The one hash of the method: base58btc, without a multibase prefix, of the SHA-256 multihash (did:webvh 1.0, "method" parameter: SHA-256 only). SCIDs, entry
 * hashes and the hashes of next keys all have this form.
 */
public final class LogHash {
    /** Of 34 bytes that begin with 12 20; did:webvh 1.0, rule {@code scid}. */
    static final int LENGTH = 46;

    private LogHash() {}

    /** {@code Qm...}, {@value #LENGTH} characters. */
    public static String of(byte[] content) {
        return Multihash.sha256(content).substring(1);
    }

    /** The same for content of which the SHA-256 is known. */
    static String ofDigest(byte[] sha256) {
        return Multihash.encode(sha256).substring(1);
    }

    /** What {@code nextKeyHashes} holds for a key: the hash of its Multikey text ("Pre-Rotation Key Hash Generation and Verification"). */
    public static String ofKey(String multikey) {
        return of(multikey.getBytes(StandardCharsets.UTF_8));
    }

    static boolean isWellFormed(String text) {
        return text.length() == LENGTH && Multihash.decode('z' + text).isOk();
    }
}
