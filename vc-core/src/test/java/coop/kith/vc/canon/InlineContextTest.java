package coop.kith.vc.canon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contexts that stand in a document: refused, unless one says that one reads the document as RDF. */
@DisplayName("V19: contexts inside a document")
final class InlineContextTest {
    private static final Canonicalizer ANY =
            Canonicalizer.of(ContextLibrary.standard().withAnyInline());

    @Test
    void areRefusedUnlessAllowed() {
        JsonObject document = document("{'Member': 'https://club.example/#Member'}", "Member");
        Problem refused = Canonicalizer.standard()
                .canonicalize(document, HashAlgorithm.SHA_256)
                .problems()
                .get(0);
        assertEquals(CanonProblem.CONTEXT_NOT_ALLOWED, refused.type());
        assertTrue(ANY.canonicalize(document, HashAlgorithm.SHA_256).isOk());
    }

    @Test
    @DisplayName("what is lost by allowing any: two names have one canonical form")
    void whereAnyIsAllowedNamesAreNotSigned() {
        byte[] member =
                form("{'Member': 'https://club.example/#Member'}", "Member").orThrow();
        assertArrayEquals(
                member,
                form("{'Chair': 'https://club.example/#Member'}", "Chair").orThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'until': 'https://www.w3.org/2018/credentials#validUntil'}",
                "{'@vocab': 'https://www.w3.org/2018/'}",
                "{'VerifiableCredential': 'https://club.example/#Member'}",
                "{'about': {'@reverse': 'https://club.example/#about'}}",
                "{'@base': 'https://club.example/'}",
                "{'nickname': {'@id': 'https://a.example/', '@container': '@graph'}, 'again': 'https://a.example/'}",
                "{'@import': 'https://club.example/context'}"
            })
    @DisplayName("even then a context gives nothing a second name that the library has a name for")
    void doNotRenameWhatTheLibraryNames(String inline) {
        assertTrue(!form(inline, "VerifiableCredential").isOk(), inline);
    }

    @Test
    void thatOnlyWrapAnotherAreReadAsWhatTheyHold() {
        assertArrayEquals(
                form("{'Member': 'https://club.example/#Member'}", "Member").orThrow(),
                form("{'@context': {'Member': 'https://club.example/#Member'}}", "Member")
                        .orThrow());
        JsonObject wrapped = document("{'@context': {'Member': 'https://club.example/#Member'}}", "Member");
        assertTrue(!Canonicalizer.standard()
                .canonicalize(wrapped, HashAlgorithm.SHA_256)
                .isOk());
    }

    @Test
    void standInAPresentedCredentialToo() {
        JsonObject credential = document("{'Member': 'https://club.example/#Member'}", "Member");
        JsonObject presentation = Json.parseObject("{\"@context\":[\"https://www.w3.org/ns/credentials/v2\"],"
                        + "\"type\":[\"VerifiablePresentation\"]}")
                .orThrow()
                .with("verifiableCredential", credential);
        assertTrue(ANY.canonicalize(presentation, HashAlgorithm.SHA_256).isOk());
        assertTrue(!Canonicalizer.standard()
                .canonicalize(presentation, HashAlgorithm.SHA_256)
                .isOk());
    }

    private static Result<byte[]> form(String inline, String type) {
        return ANY.canonicalize(document(inline, type), HashAlgorithm.SHA_256);
    }

    private static JsonObject document(String inline, String type) {
        String text = "{'@context':['https://www.w3.org/ns/credentials/v2'," + inline
                + "],'type':['VerifiableCredential'" + (type.equals("VerifiableCredential") ? "" : ",'" + type + "'")
                + "],'issuer':'did:example:a','credentialSubject':{'id':'did:example:b'}}";
        return Json.parseObject(text.replace('\'', '"')).orThrow();
    }
}
