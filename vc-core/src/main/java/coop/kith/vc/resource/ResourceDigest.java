package coop.kith.vc.resource;

import coop.kith.bytes.Base64Url;
import coop.kith.bytes.Bytes;
import coop.kith.key.Multihash;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A digest that a credential states of a resource: {@code digestSRI} (Subresource Integrity section 3.1) or {@code digestMultibase} (Data Integrity 1.0
 * section 2.6), with SHA-256, SHA-384 or SHA-512.
 *
 * <p>A digestMultibase of 32 bytes is read as SHA-256 although the header of a multihash is missing: the W3C's own suite writes it so, and since every
 * multihash known here is longer, it can be nothing else.
 */
record ResourceDigest(Algorithm algorithm, Bytes value) {
    enum Algorithm {
        SHA_256("sha256-", 0x12, 32),
        SHA_384("sha384-", 0x20, 48),
        SHA_512("sha512-", 0x13, 64);

        private final String sri;
        /** Of the multicodec table: sha2-256, sha2-384, sha2-512. */
        private final int code;

        private final int length;

        Algorithm(String sri, int code, int length) {
            this.sri = sri;
            this.code = code;
            this.length = length;
        }
    }

    static Optional<ResourceDigest> ofSri(String text) {
        for (Algorithm algorithm : Algorithm.values()) {
            if (text.startsWith(algorithm.sri)) {
                return base64(text.substring(algorithm.sri.length()))
                        .filter(bytes -> bytes.length == algorithm.length)
                        .map(bytes -> new ResourceDigest(algorithm, Bytes.of(bytes)));
            }
        }
        return Optional.empty();
    }

    static Optional<ResourceDigest> ofMultibase(String text) {
        if (text.startsWith("z")) {
            return Multihash.decode(text)
                    .fold(
                            digest -> Optional.of(new ResourceDigest(Algorithm.SHA_256, digest)),
                            problems -> Optional.empty());
        }
        return text.startsWith("u")
                ? Base64Url.decode(text.substring(1)).flatMap(ResourceDigest::ofMultihash)
                : Optional.empty();
    }

    private static Optional<ResourceDigest> ofMultihash(byte[] bytes) {
        if (bytes.length == Algorithm.SHA_256.length) {
            return Optional.of(new ResourceDigest(Algorithm.SHA_256, Bytes.of(bytes)));
        }
        for (Algorithm algorithm : Algorithm.values()) {
            if (bytes.length == algorithm.length + 2 && bytes[0] == algorithm.code && bytes[1] == algorithm.length) {
                return Optional.of(new ResourceDigest(algorithm, Bytes.of(Arrays.copyOfRange(bytes, 2, bytes.length))));
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            // One spelling for each digest: unused bits must be zero.
            return Base64.getEncoder().encodeToString(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
