package coop.kith.key;

import com.apicatalog.multicodec.Multicodec;
import com.apicatalog.multicodec.codec.KeyCodec;
import coop.kith.bytes.Base64Url;
import coop.kith.bytes.Bytes;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code publicKeyMultibase} form of a key: multibase of multicodec and key (CID 1.0 section 2.2.2). Base58btc ({@code z}) for keys on curves, base64url
 * without padding ({@code u}) for the quantum-safe ones, which are long (di-quantum-safe 0.3 section 2.1.1); each key has one text.
 */
public final class Multikey {
    /** Bytes in base58btc: room for P-521 and for a wrong length of it to be told. RSA keys, which are longer, are not taken. */
    private static final int LONGEST = 128;

    /** Characters of a text in base64url: room for ML-DSA-87 (2,592 bytes and two of multicodec) and for a wrong length of it to be told. */
    private static final int LONGEST_TEXT = 4096;

    private static final char BASE64_URL = 'u';

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
        return key.type().isQuantumSafe() ? BASE64_URL + Base64Url.encode(whole) : Base58.encode(whole);
    }

    public static Result<PublicKey> decode(String multibase) {
        boolean base64 = !multibase.isEmpty() && multibase.charAt(0) == BASE64_URL;
        Optional<byte[]> whole = base64 ? base64(multibase) : Base58.decode(multibase, LONGEST);
        if (whole.isEmpty()) {
            return Result.refused(Problem.of(
                    KeyProblem.MALFORMED_MULTIBASE,
                    "no base58btc multibase text of a public key: " + Quote.of(multibase)));
        }
        byte[] content = whole.get();
        for (KeyType type : KeyType.values()) {
            byte[] header = header(type);
            if (content.length >= header.length && Arrays.equals(content, 0, header.length, header, 0, header.length)) {
                return type.isQuantumSafe() == base64
                        ? PublicKey.of(type, Bytes.of(Arrays.copyOfRange(content, header.length, content.length)))
                        : Result.refused(otherBase(type, multibase));
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

    private static Optional<byte[]> base64(String multibase) {
        return multibase.length() > LONGEST_TEXT ? Optional.empty() : Base64Url.decode(multibase.substring(1));
    }

    private static Problem otherBase(KeyType type, String multibase) {
        return Problem.of(
                        KeyProblem.MALFORMED_MULTIBASE,
                        "a " + type + " key is written in "
                                + (type.isQuantumSafe() ? "base64url ('u')" : "base58btc ('z')") + ": "
                                + Quote.of(multibase))
                .next("Write the same bytes in that alphabet.");
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

    /** The quantum-safe codes are those of the multicodec table; the library has no constants for them yet. */
    private static Multicodec codec(KeyType type) {
        return switch (type) {
            case ED25519 -> KeyCodec.ED25519_PUBLIC_KEY;
            case X25519 -> KeyCodec.X25519_PUBLIC_KEY;
            case P256 -> KeyCodec.P256_PUBLIC_KEY;
            case P384 -> KeyCodec.P384_PUBLIC_KEY;
            case P521 -> KeyCodec.P521_PUBLIC_KEY;
            case SECP256K1 -> KeyCodec.SECP256K1_PUBLIC_KEY;
            case ML_DSA_44 -> Multicodec.of("mldsa-44-pub", Multicodec.Tag.Key, 0x1210);
            case ML_DSA_65 -> Multicodec.of("mldsa-65-pub", Multicodec.Tag.Key, 0x1211);
            case ML_DSA_87 -> Multicodec.of("mldsa-87-pub", Multicodec.Tag.Key, 0x1212);
            case SLH_DSA_SHA2_128S -> Multicodec.of("slhdsa-sha2-128s-pub", Multicodec.Tag.Key, 0x1220);
            case BLS12_381_G2 -> KeyCodec.BLS12_381_G2_PUBLIC_KEY;
        };
    }
}
