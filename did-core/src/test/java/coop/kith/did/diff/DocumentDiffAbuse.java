package coop.kith.did.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.bytes.Bytes;
import coop.kith.did.document.DidDocument;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Documents of a server that wants the comparison to take long: each item would be held against each. */
class DocumentDiffAbuse {
    @Test
    void listsOfNamesWithoutOneInCommon() {
        List<Change> changes = DocumentDiff.between(aliases("https://a.example/"), aliases("https://b.example/"));
        assertEquals(180_000, changes.size());
        assertEquals(Change.Kind.ALIAS_ADDED, changes.get(0).kind());
        assertEquals("https://a.example/89999", changes.get(179_999).subject());
    }

    @Test
    void keysThatAllHaveOtherIds() {
        List<Change> changes = DocumentDiff.between(keys("a", 0), keys("b", 0));
        assertEquals(9_000, changes.size());
        assertEquals(Change.Kind.KEY_RENAMED, changes.get(0).kind());
        assertEquals("before: #a8999", changes.get(8_999).detail());
        assertEquals(
                18_000, DocumentDiff.between(keys("a", 0), keys("b", 10_000)).size());
    }

    private static DidDocument aliases(String prefix) {
        List<String> names =
                IntStream.range(0, 90_000).mapToObj(at -> prefix + at).toList();
        return DidDocument.parse(
                        JsonObject.empty().with("id", "did:a:1").with("alsoKnownAs", JsonArray.ofStrings(names)))
                .orThrow();
    }

    private static DidDocument keys(String prefix, int first) {
        List<JsonValue> methods = new ArrayList<>();
        for (int at = 0; at < 9_000; at++) {
            byte[] key = ByteBuffer.allocate(32).putInt(first + at).array();
            methods.add(JsonObject.empty()
                    .with("id", "#" + prefix + at)
                    .with("type", "Multikey")
                    .with("controller", "did:a:1")
                    .with(
                            "publicKeyMultibase",
                            Multikey.encode(
                                    PublicKey.of(KeyType.X25519, Bytes.of(key)).orThrow())));
        }
        return DidDocument.parse(
                        JsonObject.empty().with("id", "did:a:1").with("verificationMethod", new JsonArray(methods)))
                .orThrow();
    }
}
