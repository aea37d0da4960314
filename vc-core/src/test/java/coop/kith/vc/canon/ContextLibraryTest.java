package coop.kith.vc.canon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Digests;
import coop.kith.json.Json;
import coop.kith.problem.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ContextLibraryTest {
    private static final String URL = "https://planet.example/contexts/member/v1";
    private static final Bytes MEMBER =
            bytes("{\"@context\":{\"memberSince\":\"https://planet.example/terms#memberSince\"}}");

    static Iterable<BundledContext> bundled() {
        return BundledContext.ALL;
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void everyBundledDocumentHasThePublishedBytes(BundledContext context) {
        assertEquals(context.sha256(), sha256(context.document()));
        assertTrue(ContextLibrary.standard().document(context.url()).isPresent());
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void theNoticeNamesEveryBundledDocument(BundledContext context) throws IOException {
        try (InputStream notice = BundledContext.class.getResourceAsStream("NOTICE.md")) {
            String text = new String(notice.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(text.contains("| `" + context.resource() + "` | " + context.url() + " |"), context.url());
        }
    }

    /** A document that names another one needs it too: a library must be closed, since nothing is downloaded. */
    @ParameterizedTest
    @MethodSource("bundled")
    void everyBundledDocumentCanBeProcessed(BundledContext context) {
        String document = "{\"@context\":[\"" + context.url() + "\",\"https://www.w3.org/ns/credentials/examples/v2\"],"
                + "\"https\":\"x\"}";
        Result<jakarta.json.JsonValue> expanded = new Expander(ContextLibrary.standard())
                .expand(Json.parseObject(document).orThrow());
        assertTrue(expanded.isOk(), () -> expanded.problems().toString());
    }

    @Test
    void aDocumentIsAddedByItsDigest() {
        ContextLibrary larger =
                ContextLibrary.standard().with(URL, MEMBER, sha256(MEMBER)).orThrow();
        assertTrue(larger.urls().contains(URL));
        assertFalse(ContextLibrary.standard().urls().contains(URL));
    }

    @Test
    void aDocumentWithAnotherDigestIsRefused() {
        String other = sha256(bytes("{\"@context\":{}}"));
        assertRefused(
                CanonProblem.CONTEXT_NOT_AS_PINNED, ContextLibrary.standard().with(URL, MEMBER, other));
    }

    @Test
    void anotherDocumentUnderAPinnedUrlIsRefused() {
        assertRefused(
                CanonProblem.CONTEXT_NOT_AS_PINNED,
                ContextLibrary.standard().with("https://www.w3.org/ns/credentials/v2", MEMBER, sha256(MEMBER)));
    }

    @Test
    void theSameDocumentMayBeAddedAgain() {
        ContextLibrary once =
                ContextLibrary.standard().with(URL, MEMBER, sha256(MEMBER)).orThrow();
        assertEquals(
                once.urls(), once.with(URL, MEMBER, sha256(MEMBER)).orThrow().urls());
    }

    @Test
    void whatIsNoContextIsRefused() {
        Bytes nothing = bytes("{}");
        assertRefused(CanonProblem.NOT_JSON_LD, ContextLibrary.standard().with(URL, nothing, sha256(nothing)));
        Bytes twice = bytes("{\"@context\":{},\"@context\":{}}");
        assertFalse(ContextLibrary.standard().with(URL, twice, sha256(twice)).isOk());
    }

    private static void assertRefused(CanonProblem type, Result<ContextLibrary> result) {
        assertEquals(type, result.problems().get(0).type());
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(Bytes document) {
        return HexFormat.of().formatHex(Digests.sha256(document.toArray()));
    }
}
