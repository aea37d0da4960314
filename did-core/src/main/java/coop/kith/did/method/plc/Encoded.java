package coop.kith.did.method.plc;

import coop.kith.bytes.Bytes;
import coop.kith.cbor.Cbor;
import coop.kith.cbor.CborArray;
import coop.kith.cbor.CborKey;
import coop.kith.cbor.CborMap;
import coop.kith.cbor.CborSimple;
import coop.kith.cbor.CborText;
import coop.kith.cbor.CborValue;
import coop.kith.crypto.provider.Digests;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** An operation as DAG-CBOR: the bytes that are signed, and that the CID and the DID are digests of. */
record Encoded(Bytes content) {
    /** CIDv1, codec dag-cbor, SHA-256 of 32 bytes (multiformats/cid). */
    private static final byte[] CID_HEADER = {0x01, 0x71, 0x12, 0x20};

    /** Characters of the digest in a DID: 120 of 256 bits. */
    private static final int IDENTIFIER = 24;

    /** {@code operation} holds objects, arrays, texts and null only; {@link Operation} saw to that. */
    static Encoded of(JsonObject operation) {
        return new Encoded(Bytes.of(Cbor.write(cbor(operation))));
    }

    /** The CID's text, base32 behind a {@code b}. */
    String cid() {
        byte[] digest = Digests.sha256(content.toArray());
        byte[] cid = Arrays.copyOf(CID_HEADER, CID_HEADER.length + digest.length);
        System.arraycopy(digest, 0, cid, CID_HEADER.length, digest.length);
        return 'b' + Base32.encode(cid);
    }

    /** Where this is a first operation: what stands behind {@code did:plc:}. */
    String identifier() {
        return Base32.encode(Digests.sha256(content.toArray())).substring(0, IDENTIFIER);
    }

    private static CborValue cbor(JsonValue value) {
        if (value instanceof JsonString text) {
            return new CborText(text.value());
        }
        if (value instanceof JsonArray array) {
            return new CborArray(array.items().stream().map(Encoded::cbor).toList());
        }
        if (value instanceof JsonObject object) {
            TreeMap<CborKey, CborValue> entries = new TreeMap<>();
            for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
                entries.put(new CborText(member.getKey()), cbor(member.getValue()));
            }
            return new CborMap(entries);
        }
        return CborSimple.NULL;
    }
}
