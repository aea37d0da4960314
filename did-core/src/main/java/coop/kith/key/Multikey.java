package coop.kith.key;

import com.apicatalog.multicodec.Multicodec;
import com.apicatalog.multicodec.codec.KeyCodec;
import coop.kith.bytes.Bytes;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The {@code publicKeyMultibase} form of a key: base58btc multibase of multicodec and key (CID 1.0 section 2.2.2). */
public final class Multikey {
    /** Bytes: room for P-521 and for a wrong length of it to be told. RSA and post-quantum keys, which are longer, are not taken. */
    private static final int LONGEST = 128;

    /** unsigned-varint of multiformats, "Practical maximum of 9 bytes (for security)". */
    private static final int LONGEST_VARINT = 9;

    private static final Map<KeyType, byte[]> HEADERS = headers();

    private Multikey() {}

    /** {@code z6Mk...} */
    public static String encode(PublicKey key) {
        byte[] header = header(key.type());
        byte[] whole = Arrays.copyOf(header, header.length + key.encoded().length());
        System.arraycopy(
                key.encoded().toArray(), 0, whole, header.length, key.encoded().length());
        return Base58.encode(whole);
    }

    public static Result<PublicKey> decode(String multibase) {
        Optional<byte[]> whole = Base58.decode(multibase, LONGEST);
        if (whole.isEmpty()) {
            return Result.refused(Problem.of(
                    KeyProblem.MALFORMED_MULTIBASE,
                    "no base58btc multibase text of a public key: " + Quote.of(multibase)));
        }
        byte[] content = whole.get();
        for (KeyType type : KeyType.values()) {
            byte[] header = header(type);
            if (content.length >= header.length && Arrays.equals(content, 0, header.length, header, 0, header.length)) {
                return PublicKey.of(type, Bytes.of(Arrays.copyOfRange(content, header.length, content.length)));
            }
        }
        return Result.refused(
                isVarint(content)
                        ? Problem.of(
                                KeyProblem.UNSUPPORTED_PUBLIC_KEY_TYPE,
                                "no multicodec of a public key that Kith takes: " + Quote.of(multibase))
                        : Problem.of(
                                KeyProblem.INVALID_PUBLIC_KEY,
                                "no multicodec: its number is cut off, longer than it needs to be, or longer than "
                                        + LONGEST_VARINT + " bytes: " + Quote.of(multibase)));
    }

    /** Whether {@code content} begins with a number of the one allowed form: seven bits in each byte, the last below 128 and, where others precede it, not 0. */
    private static boolean isVarint(byte[] content) {
        int last = 0;
        while (last < content.length && content[last] < 0) {
            last++;
        }
        return last < Math.min(content.length, LONGEST_VARINT) && (last == 0 || content[last] != 0);
    }

    private static byte[] header(KeyType type) {
        return java.util.Objects.requireNonNull(HEADERS.get(type));
    }

    private static Map<KeyType, byte[]> headers() {
        Map<KeyType, byte[]> headers = new EnumMap<>(KeyType.class);
        for (KeyType type : KeyType.values()) {
            headers.put(type, codec(type).varint());
        }
        return headers;
    }

    private static Multicodec codec(KeyType type) {
        return switch (type) {
            case ED25519 -> KeyCodec.ED25519_PUBLIC_KEY;
            case X25519 -> KeyCodec.X25519_PUBLIC_KEY;
            case P256 -> KeyCodec.P256_PUBLIC_KEY;
            case P384 -> KeyCodec.P384_PUBLIC_KEY;
            case P521 -> KeyCodec.P521_PUBLIC_KEY;
            case SECP256K1 -> KeyCodec.SECP256K1_PUBLIC_KEY;
        };
    }
}
