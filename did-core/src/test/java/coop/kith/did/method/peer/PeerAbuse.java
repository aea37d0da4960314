package coop.kith.did.method.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import coop.kith.bytes.Base64Url;
import coop.kith.did.DidProblem;
import coop.kith.did.resolve.Resolution;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.key.Base58;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerAbuse {
    @ParameterizedTest
    @ValueSource(ints = {51, 1_000, 10_000, 1_000_000})
    @DisplayName("D21: many service blocks")
    void refusesManyElements(int elements) {
        String service = PeerTest.service("{\"t\":\"x\",\"s\":\"a:b\"}");
        assertEquals(
                DidProblem.INVALID_DID,
                PeerTest.refusal("did:peer:2" + service.repeat(elements)).type());
        assertEquals(
                DidProblem.INVALID_DID,
                PeerTest.refusal("did:peer:2" + ".".repeat(elements)).type());
    }

    @Test
    @DisplayName("D21: base64 in base64")
    void refusesNestedBase64() {
        String inner = Base64Url.encode("{\"t\":\"x\",\"s\":\"a:b\"}".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 12; i++) {
            String outer = "did:peer:2.S" + inner;
            assertEquals(i == 0, PeerTest.resolve(outer) instanceof Resolution.Resolved, outer);
            inner = Base64Url.encode(inner.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    @DisplayName("D21: two services of one id")
    void refusesServicesOfOneId() {
        String own = PeerTest.service("{\"t\":\"x\",\"s\":\"a:b\",\"id\":\"#service\"}");
        String unnamed = PeerTest.service("{\"t\":\"x\",\"s\":\"a:b\"}");
        assertInstanceOf(Resolution.Invalid.class, PeerTest.resolve("did:peer:2" + own + own));
        assertInstanceOf(Resolution.Invalid.class, PeerTest.resolve("did:peer:2" + own + unnamed));
        assertInstanceOf(Resolution.Resolved.class, PeerTest.resolve("did:peer:2" + unnamed + unnamed));
    }

    @Test
    void refusesDeepServicesAndDocuments() {
        String deep = "{\"t\":\"x\",\"s\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}";
        assertFalse(PeerTest.resolve("did:peer:2" + PeerTest.service(deep)) instanceof Resolution.Resolved);
        assertFalse(
                PeerTest.resolve(PeerTest.raw(deep.getBytes(StandardCharsets.UTF_8))) instanceof Resolution.Resolved);
    }

    @Test
    void refusesDocumentsThatAreNoJsonBehindADigestThatFits() {
        byte[] object = {'{', '}'};
        assertInstanceOf(Resolution.Resolved.class, PeerTest.resolve(PeerTest.raw(object)));
        for (byte[] json : new byte[][] {
            {},
            {'{'},
            {'[', ']'},
            {'{', '}', '{', '}'},
            {'1'},
            {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, '{', '}'},
            {0, '{', 0, '}'},
            {'{', '"', (byte) 0xff, '"', ':', '1', '}'}
        }) {
            assertInstanceOf(Resolution.Invalid.class, PeerTest.resolve(PeerTest.raw(json)), Arrays.toString(json));
        }
        for (byte[] coded :
                new byte[][] {{'{', '}'}, {0, 2, '{', '}'}, {(byte) 0x80, (byte) 0x84, 0, '{', '}'}, {(byte) 0x80}}) {
            assertInstanceOf(Resolution.Invalid.class, PeerTest.resolve(PeerTest.digested(Base58.encode(coded))));
        }
        assertInstanceOf(Resolution.Invalid.class, PeerTest.resolve(PeerTest.digested("{}".repeat(3))));
        assertInstanceOf(Resolution.Invalid.class, PeerTest.resolve(PeerTest.digested("z0OIl")));
        assertInstanceOf(Resolution.Invalid.class, PeerTest.resolve(PeerTest.digested("z" + "z".repeat(8_000))));
    }

    @Test
    void refusesToMakeWhatIsTooLong() {
        JsonObject input = JsonObject.empty().with("note", "x".repeat(7_000));
        assertEquals(DidProblem.INVALID_DID, DidPeer.of(input).problems().get(0).type());
        assertFalse(DidPeer.of(JsonObject.empty().with("note", "x".repeat(1 << 20)))
                .isOk());
        assertFalse(DidPeer.of(
                        JsonObject.empty().with("list", JsonArray.ofStrings(java.util.Collections.nCopies(3_000, ""))))
                .isOk());
    }

    @Test
    void rubbishIsRefusedAndNothingIsThrown() {
        Random random = new Random(4);
        String alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.-_:%";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder did = new StringBuilder("did:peer:").append(i % 6);
            for (int length = random.nextInt(80); length > 0; length--) {
                did.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Resolution answer = PeerTest.resolve(did.toString());
            assertFalse(answer instanceof Resolution.Resolved, did.toString());
        }
    }
}
