package coop.kith.trust.receipt;

import coop.kith.bytes.Base64Url;
import coop.kith.crypto.provider.Digests;
import coop.kith.json.DateTimeStamp;
import coop.kith.trust.evidence.Evidence;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Which evidence an answer was given on, as one digest: the root of a Merkle tree over evidence id (32 bytes) and time of arrival (its text), in the order of the ids.
 * Leaves and nodes are hashed as in RFC 9162 section 2.1.1
 * (a byte 0 before a leaf, 1 before two nodes), so that a leaf can be opened later without showing the others. Immutable.
 */
record EvidenceSet(List<Evidence> items) {
    EvidenceSet {
        items = List.copyOf(items);
    }

    /** What had reached us by {@code knownAt}. */
    static EvidenceSet of(Collection<Evidence> evidence, Instant knownAt) {
        return new EvidenceSet(evidence.stream()
                .filter(one -> !one.receivedAt().isAfter(knownAt))
                .sorted()
                .distinct()
                .toList());
    }

    /** Base64url of 32 bytes; that of an empty tree is SHA-256 of nothing (RFC 9162 section 2.1.1). */
    String root() {
        List<byte[]> level = new ArrayList<>();
        items.forEach(one -> level.add(leaf(one)));
        if (level.isEmpty()) {
            return Base64Url.encode(Digests.sha256(new byte[0]));
        }
        return Base64Url.encode(subtree(level, 0, level.size()));
    }

    private static byte[] leaf(Evidence one) {
        byte[] id = one.id().toArray();
        byte[] seen = DateTimeStamp.format(one.receivedAt()).getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(1 + id.length + seen.length);
        bytes.put((byte) 0).put(id).put(seen);
        return Digests.sha256(bytes.array());
    }

    /** The left subtree has the largest power of two of leaves below all of them: depth is at most 31. */
    private static byte[] subtree(List<byte[]> leaves, int from, int to) {
        int count = to - from;
        if (count == 1) {
            return leaves.get(from);
        }
        int left = Integer.highestOneBit(count - 1);
        byte[] one = subtree(leaves, from, from + left);
        byte[] other = subtree(leaves, from + left, to);
        byte[] node = ByteBuffer.allocate(1 + one.length + other.length)
                .put((byte) 1)
                .put(one)
                .put(other)
                .array();
        return Digests.sha256(node);
    }
}
