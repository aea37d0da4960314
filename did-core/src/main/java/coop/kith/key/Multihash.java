package coop.kith.key;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Digests;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.Arrays;
import java.util.Optional;

/** A multihash in multibase base58btc: the {@code digestMultibase} of the credential specifications. */
public final class Multihash {
    /** sha2-256 in the multicodec table, then its length. */
    private static final byte[] SHA2_256 = {0x12, 0x20};

    private static final int LENGTH = SHA2_256.length + 32;

    private Multihash() {}

    /** SHA-256 of {@code content} as {@code z} + base58btc(0x12 0x20 digest). */
    public static String sha256(byte[] content) {
        return encode(Digests.sha256(content));
    }

    /** A SHA-256 digest, 32 bytes, in the same form. */
    public static String encode(byte[] digest) {
        if (digest.length != 32) {
            throw new IllegalArgumentException("a SHA-256 digest has 32 bytes, not " + digest.length);
        }
        byte[] whole = Arrays.copyOf(SHA2_256, LENGTH);
        System.arraycopy(digest, 0, whole, SHA2_256.length, digest.length);
        return Base58.encode(whole);
    }

    /** The digest in a text of exactly this form: base58btc, sha2-256, 32 bytes. */
    public static Result<Bytes> decode(String multibase) {
        Optional<byte[]> whole = Base58.decode(multibase, LENGTH);
        if (whole.isEmpty()
                || whole.get().length != LENGTH
                || !Arrays.equals(whole.get(), 0, SHA2_256.length, SHA2_256, 0, SHA2_256.length)) {
            return Result.refused(Problem.of(
                            KeyProblem.MALFORMED_MULTIHASH, "no base58btc multihash of SHA-256: " + Quote.of(multibase))
                    .next("write the digest as 'z' and base58btc of 12 20 and the 32 bytes of SHA-256"));
        }
        return Result.ok(Bytes.of(Arrays.copyOfRange(whole.get(), SHA2_256.length, LENGTH)));
    }
}
