package coop.kith.vc.proof.integrity;

import coop.kith.crypto.provider.Digests;
import java.util.Arrays;

/** The digest that a suite hashes canonical forms with. */
public enum Digest {
    SHA_256,
    SHA_384;

    /** The hash data that is signed: the digest of the configuration, then the digest of the document (vc-di-eddsa 1.0 sections 3.2.4 and 3.3.4). */
    byte[] hashData(byte[] configuration, byte[] document) {
        byte[] first = of(configuration);
        byte[] second = of(document);
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private byte[] of(byte[] content) {
        return switch (this) {
            case SHA_256 -> Digests.sha256(content);
            case SHA_384 -> Digests.sha384(content);
        };
    }
}
