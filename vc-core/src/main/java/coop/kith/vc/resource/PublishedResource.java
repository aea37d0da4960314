package coop.kith.vc.resource;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Digests;
import coop.kith.vc.resource.ResourceDigest.Algorithm;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What was published under a URL, known by its digests. Immutable. */
public final class PublishedResource {
    private final Map<Algorithm, Bytes> digests;

    private PublishedResource(Map<Algorithm, Bytes> digests) {
        this.digests = digests;
    }

    /** This content, byte for byte. */
    public static PublishedResource of(Bytes content) {
        byte[] bytes = content.toArray();
        Map<Algorithm, Bytes> digests = new EnumMap<>(Algorithm.class);
        digests.put(Algorithm.SHA_256, Bytes.of(Digests.sha256(bytes)));
        digests.put(Algorithm.SHA_384, Bytes.of(Digests.sha384(bytes)));
        digests.put(Algorithm.SHA_512, Bytes.of(Digests.sha512(bytes)));
        return new PublishedResource(digests);
    }

    /**
     * Content that is not at hand, but whose digests are known from a place that can be trusted; digests of other algorithms stay undecided.
     *
     * @param sha256 32 bytes
     * @param sha384 48 bytes
     */
    public static PublishedResource known(Bytes sha256, Bytes sha384) {
        if (sha256.length() != 32 || sha384.length() != 48) {
            throw new IllegalArgumentException(
                    "digests of 32 and 48 bytes are needed, not " + sha256.length() + " and " + sha384.length());
        }
        Map<Algorithm, Bytes> digests = new EnumMap<>(Algorithm.class);
        digests.put(Algorithm.SHA_256, sha256);
        digests.put(Algorithm.SHA_384, sha384);
        return new PublishedResource(digests);
    }

    /** Whether this is what the digest is of; empty where that is not known. */
    Optional<Boolean> fits(ResourceDigest stated) {
        return Optional.ofNullable(digests.get(stated.algorithm())).map(stated.value()::equals);
    }
}
