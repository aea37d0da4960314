package coop.kith.vc.canon;

import coop.kith.crypto.provider.Digests;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The hash that RDFC-1.0 tells blank nodes apart with (RDF Dataset Canonicalization section 4.2 names SHA-256 and allows SHA-384). */
public enum HashAlgorithm {
    SHA_256,
    SHA_384;

    /** Lower-case hexadecimal of the digest of the text's UTF-8 bytes. */
    String hex(String text) {
        return hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Lower-case hexadecimal of the digest. */
    String hex(byte[] bytes) {
        return HexFormat.of()
                .formatHex(
                        switch (this) {
                            case SHA_256 -> Digests.sha256(bytes);
                            case SHA_384 -> Digests.sha384(bytes);
                        });
    }
}
