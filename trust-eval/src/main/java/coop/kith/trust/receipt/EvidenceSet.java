package coop.kith.trust.receipt;

import coop.kith.bytes.Base64Url;
import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Digests;
import coop.kith.json.DateTimeStamp;
import coop.kith.trust.evidence.Evidence;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Which evidence an answer was given on, as one digest: the root of a Merkle tree over evidence id (32 bytes) and time of arrival (its text), and behind it for each event of its
 * history the event's id (32 bytes) and the time since which it was known, in the order of the ids. Every time ends with its first {@code Z}, so no two leaves share bytes.
 * Leaves and nodes are hashed as in RFC 9162 section 2.1.1
 * (a byte 0 before a leaf, 1 before two nodes), so that a leaf can be opened later without showing the others. Immutable.
 */
record EvidenceSet(List<Evidence> items) {
    EvidenceSet {
        items = List.copyOf(items);
    }

    /** What had reached us by {@code knownAt}, and what was known of it then. */
    static EvidenceSet of(Collection<Evidence> evidence, Instant knownAt) {
        return new EvidenceSet(evidence.stream()
                .filter(one -> !one.receivedAt().isAfter(knownAt))
                .map(one -> one.knownAt(knownAt))
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
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0);
        known(bytes, one.id(), one.receivedAt());
        one.history().events().forEach(event -> known(bytes, event.id(), event.knownSince()));
        return Digests.sha256(bytes.toByteArray());
    }

    private static void known(ByteArrayOutputStream bytes, Bytes id, Instant since) {
        bytes.writeBytes(id.toArray());
        bytes.writeBytes(DateTimeStamp.format(since).getBytes(StandardCharsets.UTF_8));
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
