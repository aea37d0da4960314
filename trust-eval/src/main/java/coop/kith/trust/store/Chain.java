package coop.kith.trust.store;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Digests;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The digests that tie the rows of a log together. A row's commitment is salted, so that once salt and content are erased the digest that remains
 * says nothing about a credential, not even to somebody who can guess it; the chain stays whole.
 */
final class Chain {
    /** Before the first row. */
    static final Bytes START = Bytes.of(new byte[32]);

    /** Of the salt: as wide as the digest's strength against collisions. */
    static final int SALT_LENGTH = 16;

    private static final String ROW = "coop.kith.trust.store row 1";
    private static final String CONTENT = "coop.kith.trust.store content 1";

    private Chain() {}

    /** What a row commits to: salt, id, and text of the credential or of what was learnt. */
    static Bytes commitment(Bytes salt, Bytes id, String content) {
        return digest(CONTENT, out -> {
            field(out, salt.toArray());
            field(out, id.toArray());
            field(out, content.getBytes(StandardCharsets.UTF_8));
        });
    }

    /** The link of a row to the one before. */
    static Bytes link(Bytes previous, long sequence, String event, Instant receivedAt, Bytes commitment) {
        return digest(ROW, out -> {
            field(out, previous.toArray());
            out.writeLong(sequence);
            field(out, event.getBytes(StandardCharsets.UTF_8));
            out.writeLong(receivedAt.getEpochSecond());
            out.writeInt(receivedAt.getNano());
            field(out, commitment.toArray());
        });
    }

    private interface Fields {
        void write(DataOutputStream out) throws IOException;
    }

    /** Every field of changing length has its length before it, so that no two rows share bytes. */
    private static void field(DataOutputStream out, byte[] content) throws IOException {
        out.writeInt(content.length);
        out.write(content);
    }

    private static Bytes digest(String purpose, Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            field(out, purpose.getBytes(StandardCharsets.UTF_8));
            fields.write(out);
        } catch (IOException memoryDoesNotFail) {
            throw new UncheckedIOException(memoryDoesNotFail);
        }
        return Bytes.of(Digests.sha256(bytes.toByteArray()));
    }
}
