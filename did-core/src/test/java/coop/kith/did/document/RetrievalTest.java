package coop.kith.did.document;

import static coop.kith.did.document.MethodProblem.INVALID_CONTROLLED_IDENTIFIER_DOCUMENT_ID;
import static coop.kith.did.document.MethodProblem.INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD;
import static coop.kith.did.document.MethodProblem.INVALID_VERIFICATION_METHOD;
import static coop.kith.did.document.MethodProblem.INVALID_VERIFICATION_METHOD_URL;
import static coop.kith.did.document.VerificationRelationship.ASSERTION_METHOD;
import static coop.kith.did.document.VerificationRelationship.AUTHENTICATION;
import static coop.kith.did.document.VerificationRelationship.KEY_AGREEMENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.DidUrl;
import coop.kith.json.Json;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CID 1.0 section 3.3, check by check: each method of this document fails exactly one of them. */
class RetrievalTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final DidDocument document = DidDocument.parse(
                    Json.parseObject("""
                            {"id": "did:web:club.example",
                             "verificationMethod": [
                              {"id": "#good", "type": "Multikey", "controller": "did:web:club.example", "publicKeyMultibase": "KEY"},
                              {"id": "#foreign", "type": "Multikey", "controller": "did:web:other.example", "publicKeyMultibase": "KEY"},
                              {"id": "#unlisted", "type": "Multikey", "controller": "did:web:club.example", "publicKeyMultibase": "KEY"},
                              {"id": "#agree", "type": "Multikey", "controller": "did:web:club.example", "publicKeyMultibase": "KEY"},
                              {"id": "#lasting", "type": "Multikey", "controller": "did:web:club.example", "publicKeyMultibase": "KEY",
                               "expires": "2026-11-22T13:00:00.5+01:00", "revoked": "2030-01-01T00:00:00Z"},
                              {"id": "#revoked", "type": "Multikey", "controller": "did:web:club.example", "publicKeyMultibase": "KEY",
                               "revoked": "2026-11-22T12:00:00Z"},
                              {"id": "#expired", "type": "Multikey", "controller": "did:web:club.example", "publicKeyMultibase": "KEY",
                               "expires": "2026-11-22T12:00:00Z"}
                             ],
                             "assertionMethod": ["#good", "#foreign", "#lasting", "#revoked", "#expired", "#absent", "did:web:other.example#key",
                              {"id": "#embedded", "type": "Multikey", "controller": "did:web:club.example", "publicKeyMultibase": "KEY"}],
                             "keyAgreement": ["#agree"]}
                            """.replace("KEY", "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"))
                            .orThrow())
            .orThrow();

    @ParameterizedTest
    @ValueSource(strings = {"good", "embedded", "lasting"})
    void givesAMethodThatPassesEveryCheck(String fragment) {
        VerificationMethod method =
                retrieve("did:web:club.example#" + fragment, ASSERTION_METHOD).orThrow();
        assertEquals("did:web:club.example#" + fragment, method.id().toString());
        assertTrue(method.publicKey().isOk());
    }

    @ParameterizedTest
    @DisplayName("D12, D13, D15: the checks, each with the one method that fails it")
    @CsvSource({
        "did:web:club.example,               INVALID_VERIFICATION_METHOD_URL",
        "did:web:other.example#key,          INVALID_CONTROLLED_IDENTIFIER_DOCUMENT_ID",
        "did:web:Club.example#good,          INVALID_CONTROLLED_IDENTIFIER_DOCUMENT_ID",
        "did:web:club.example?versionId=1#good, INVALID_CONTROLLED_IDENTIFIER_DOCUMENT_ID",
        "did:web:club.example/p#good,        INVALID_CONTROLLED_IDENTIFIER_DOCUMENT_ID",
        "did:web:club.example#absent,        INVALID_VERIFICATION_METHOD",
        "did:web:club.example#Good,          INVALID_VERIFICATION_METHOD",
        "did:web:club.example#goo%64,        INVALID_VERIFICATION_METHOD",
        "did:web:club.example#,              INVALID_VERIFICATION_METHOD",
        "did:web:club.example#foreign,       INVALID_VERIFICATION_METHOD",
        "did:web:club.example#revoked,       INVALID_VERIFICATION_METHOD",
        "did:web:club.example#expired,       INVALID_VERIFICATION_METHOD",
        "did:web:club.example#unlisted,      INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD",
        "did:web:club.example#agree,         INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD",
    })
    void refusesAMethodThatFailsOne(String id, MethodProblem expected) {
        Problem problem = retrieve(id, ASSERTION_METHOD).problems().get(0);
        assertEquals(expected, problem.type());
        assertEquals(
                "https://w3id.org/security#" + expected.name(), problem.type().uri());
        assertEquals(id, problem.context().get("verificationMethod"));
    }

    @ParameterizedTest
    @EnumSource(VerificationRelationship.class)
    void givesAKeyUnderTheRelationshipsThatListItAndNoOther(VerificationRelationship relationship) {
        assertEquals(
                relationship == KEY_AGREEMENT,
                retrieve("did:web:club.example#agree", relationship).isOk());
        assertEquals(
                relationship == ASSERTION_METHOD,
                retrieve("did:web:club.example#good", relationship).isOk());
    }

    @Test
    void namesTheKeyTheDocumentAndWhatIsListedInstead() {
        String detail = retrieve("did:web:club.example#good", KEY_AGREEMENT)
                .problems()
                .get(0)
                .detail();
        assertEquals(
                "the document of did:web:club.example does not list #good under keyAgreement (listed: #agree)", detail);
        assertTrue(retrieve("did:web:club.example#good", AUTHENTICATION)
                .problems()
                .get(0)
                .detail()
                .endsWith("(listed: nothing)"));
    }

    @Test
    void looksAtTheTimeThatItIsGiven() {
        DidUrl expired = DidUrl.parse("did:web:club.example#expired").orThrow();
        assertTrue(
                document.retrieve(expired, ASSERTION_METHOD, NOW.minusNanos(1)).isOk());
        assertEquals(
                INVALID_VERIFICATION_METHOD,
                document.retrieve(expired, ASSERTION_METHOD, NOW)
                        .problems()
                        .get(0)
                        .type());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22",
                "2026-11-22T12:00:00",
                "2026-11-22T12:00Z",
                "20261122T120000Z00000",
                "+12026-11-22T12:00:00Z",
                "soon",
                "2026-13-22T12:00:00Z",
                "2026-11-22T12:00:00z",
                "2026-11-22T12:00:00+18:00",
                "2026-11-22T12:00:00+01:00:30",
                "2026-11-22T24:00:00Z",
                "2026-11-22t12:00:00Z ",
                "2026-11-22T12:00:00.0000000000000000000000000000001Z"
            })
    void doesNotUseAKeyWhoseEndItCannotRead(String end) {
        for (String member : new String[] {"expires", "revoked"}) {
            DidDocument unclear = DidDocument.parse(
                            Json.parseObject("""
                                    {"id": "did:example:1", "assertionMethod": [{"id": "#k", "type": "Multikey", "controller": "did:example:1", "MEMBER": "END"}]}
                                    """.replace("MEMBER", member).replace("END", end))
                                    .orThrow())
                    .orThrow();
            Problem problem = unclear.retrieve(DidUrl.parse("did:example:1#k").orThrow(), ASSERTION_METHOD, Instant.MIN)
                    .problems()
                    .get(0);
            assertEquals(INVALID_VERIFICATION_METHOD, problem.type());
            assertEquals("/" + member.toLowerCase(Locale.ROOT), problem.where().toString());
        }
    }

    @Test
    void hasTheNamesOfTheSpecification() {
        assertEquals(
                "https://w3id.org/security#INVALID_VERIFICATION_METHOD_URL", INVALID_VERIFICATION_METHOD_URL.uri());
        assertEquals(
                "https://w3id.org/security#INVALID_CONTROLLED_IDENTIFIER_DOCUMENT_ID",
                INVALID_CONTROLLED_IDENTIFIER_DOCUMENT_ID.uri());
        assertEquals(
                "https://w3id.org/security#INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD",
                INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD.uri());
    }

    private Result<VerificationMethod> retrieve(String id, VerificationRelationship relationship) {
        return document.retrieve(DidUrl.parse(id).orThrow(), relationship, NOW);
    }
}
