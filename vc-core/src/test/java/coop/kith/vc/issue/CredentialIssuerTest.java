package coop.kith.vc.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.Signer;
import coop.kith.did.document.DidDocument;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.key.Multihash;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import coop.kith.problem.Result;
import coop.kith.vc.model.Credential;
import coop.kith.vc.model.VcProblem;
import coop.kith.vc.proof.DiProblem;
import coop.kith.vc.proof.integrity.suite.EcdsaJcs2019;
import coop.kith.vc.proof.integrity.suite.EddsaJcs2022;
import coop.kith.vc.proof.integrity.suite.EddsaRdfc2022;
import coop.kith.vc.resource.RelatedResources;
import coop.kith.vc.resource.ResourceProblem;
import coop.kith.vc.verdict.Verdict;
import coop.kith.vc.verdict.VerdictText;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import coop.kith.vc.verify.VerifiedCredential;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("V43: issuing")
final class CredentialIssuerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T16:00:00Z");
    private static final Signer CLUB = Signers.ed25519(7);
    private static final String CLUB_DID = Signers.method(CLUB).did().toString();

    private final CredentialIssuer issuer = CredentialIssuer.of(Signers.method(CLUB), CLUB);

    @Test
    void signsNoTypeThatItsContextsDoNotMap() {
        JsonObject unmapped = Json.parseObject("""
            {"@context": ["https://www.w3.org/ns/credentials/v2"],
             "type": ["VerifiableCredential", "Membership"],
             "credentialSubject": {"id": "did:example:ana"}}\
            """).orThrow();
        for (CredentialIssuer issuer : everySuite()) {
            assertFalse(issuer.issue(unmapped, NOW).isOk());
            JsonObject mapped = unmapped.with(
                    "@context",
                    JsonArray.ofStrings(List.of(
                            "https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2")));
            assertTrue(issuer.issue(mapped, NOW).isOk());
        }
    }

    @Test
    void signsNoDigestThatTheResourceIsKnownNotToHave() {
        Bytes content = Bytes.of(new byte[] {1, 2, 3});
        JsonObject resource = JsonObject.empty().with("id", "https://club.example/logo");
        JsonObject credential = Json.parseObject("""
            {"@context": ["https://www.w3.org/ns/credentials/v2"],
             "type": ["VerifiableCredential"],
             "credentialSubject": {"id": "did:example:ana"}}\
            """).orThrow();
        JsonObject right = credential.with(
                "relatedResource", resource.with("digestMultibase", Multihash.sha256(content.toArray())));
        JsonObject wrong =
                credential.with("relatedResource", resource.with("digestMultibase", Multihash.sha256(new byte[0])));
        CredentialIssuer knowing = CredentialIssuer.builder(Signers.method(CLUB), CLUB)
                .knowing(RelatedResources.of(Map.of("https://club.example/logo", content)))
                .build();
        assertTrue(knowing.issue(right, NOW).isOk());
        assertEquals(
                ResourceProblem.RELATED_RESOURCE_CHANGED,
                knowing.issue(wrong, NOW).problems().get(0).type());
        assertTrue(CredentialIssuer.of(Signers.method(CLUB), CLUB)
                .issue(wrong, NOW)
                .isOk());
    }

    @Test
    void leavesOutWhatItsSuiteDoesNotSignOnlyWhenAsked() {
        JsonObject name = JsonObject.empty().with("@value", "Ana").with("@language", "en");
        JsonObject credential = Json.parseObject("""
            {"@context": ["https://www.w3.org/ns/credentials/v2"],
             "type": ["VerifiableCredential"],
             "credentialSubject": {"id": "did:example:ana"}}\
            """).orThrow().with("name", name.with("@direction", "ltr"));
        CredentialIssuer.Builder rdfc =
                CredentialIssuer.builder(Signers.method(CLUB), CLUB).suite(new EddsaRdfc2022());
        assertFalse(rdfc.build().issue(credential, NOW).isOk());
        JsonObject issued = CredentialIssuer.builder(Signers.method(CLUB), CLUB)
                .suite(new EddsaRdfc2022())
                .leavingOutWhatIsNotSigned()
                .build()
                .issue(credential, NOW)
                .orThrow();
        assertEquals(name, issued.object("name").orElseThrow());
        JsonObject whole = CredentialIssuer.builder(Signers.method(CLUB), CLUB)
                .leavingOutWhatIsNotSigned()
                .build()
                .issue(credential, NOW)
                .orThrow();
        assertEquals(credential.get("name"), whole.get("name"));
    }

    private static List<CredentialIssuer> everySuite() {
        return List.of(
                CredentialIssuer.of(Signers.method(CLUB), CLUB),
                CredentialIssuer.builder(Signers.method(CLUB), CLUB)
                        .suite(new EddsaRdfc2022())
                        .build());
    }

    @Test
    void issuesWhatAVerifierAccepts() {
        JsonObject signed = issuer.issue(membership(), NOW).orThrow();
        assertAccepted(signed, NOW);
        assertEquals(CLUB_DID, Credential.parse(signed).orThrow().issuer());
        assertEquals(membership().with("issuer", CLUB_DID), signed.without("proof"));
        JsonObject proof = signed.object("proof").orElseThrow();
        assertEquals("2026-11-22T16:00:00Z", proof.string("created").orElseThrow());
        assertEquals("assertionMethod", proof.string("proofPurpose").orElseThrow());
        assertEquals("eddsa-jcs-2022", proof.string("cryptosuite").orElseThrow());
        assertFalse(proof.has("expires"));
    }

    @Test
    void signsTheSameTwice() {
        assertEquals(
                issuer.issue(membership(), NOW).orThrow(),
                issuer.issue(membership(), NOW).orThrow());
    }

    @Test
    void takesTheSuiteOfTheKey() {
        Signer p256 = Signers.p256(9);
        JsonObject signed = CredentialIssuer.of(Signers.method(p256), p256)
                .issue(membership(), NOW)
                .orThrow();
        assertEquals(
                "ecdsa-jcs-2019",
                signed.object("proof")
                        .flatMap(proof -> proof.string("cryptosuite"))
                        .orElseThrow());
        assertAccepted(signed, NOW);
    }

    @Test
    void refusesToSignInAnothersName() {
        for (String other : List.of(
                "did:example:club",
                Signers.method(Signers.ed25519(8)).did().toString(),
                CLUB_DID + "#" + CLUB_DID.substring(8))) {
            requireRefused(
                    issuer.issue(membership().with("issuer", other), NOW), IssueProblem.NOT_THE_SIGNER, "/issuer");
            JsonObject object = JsonObject.empty().with("id", other).with("name", "The Club");
            requireRefused(
                    issuer.issue(membership().with("issuer", object), NOW), IssueProblem.NOT_THE_SIGNER, "/issuer");
        }
    }

    @Test
    void refusesWhatItsOwnModelRefuses() {
        requireRefused(
                issuer.issue(membership().without("credentialSubject"), NOW),
                VcProblem.MALFORMED_VALUE_ERROR,
                "/credentialSubject");
        requireRefused(
                issuer.issue(membership().with("issuanceDate", "2026-01-01T00:00:00Z"), NOW),
                VcProblem.MALFORMED_VALUE_ERROR,
                "/issuanceDate");
    }

    @Test
    void refusesNumbersThatHaveNoCanonicalForm() {
        for (String number : List.of("1e400", "-1e400")) {
            JsonObject subject = JsonObject.empty().with("score", new JsonNumber(number));
            List<Problem> problems = issuer.issue(membership().with("credentialSubject", subject), NOW)
                    .problems();
            assertEquals(1, problems.size(), number);
            assertEquals(DiProblem.PROOF_TRANSFORMATION_ERROR, problems.get(0).type());
        }
        assertThrows(IllegalArgumentException.class, () -> new JsonNumber("NaN"));
    }

    @Test
    void addsExactlyOneProofUnlessAskedByName() {
        JsonObject signed = issuer.issue(membership(), NOW).orThrow();
        requireRefused(issuer.issue(signed, NOW), IssueProblem.ALREADY_SECURED, "/proof");
        requireRefused(issuer.addProof(membership(), NOW), IssueProblem.NOT_SECURED, "/proof");
        JsonObject twice = issuer.addProof(signed, NOW.plusSeconds(1)).orThrow();
        assertEquals(2, Credential.parse(twice).orThrow().proofs().size());
        assertEquals(signed.without("proof"), twice.without("proof"));
        assertAccepted(twice, NOW.plusSeconds(1));
    }

    @Test
    void fillsInValidityWhereTheCredentialIsSilent() {
        CredentialIssuer yearly = CredentialIssuer.builder(Signers.method(CLUB), CLUB)
                .validFromCreation()
                .validFor(Duration.ofDays(365))
                .proofsExpireAfter(Duration.ofDays(30))
                .suite(new EddsaJcs2022())
                .build();
        Credential signed =
                Credential.parse(yearly.issue(membership(), NOW).orThrow()).orThrow();
        assertEquals(NOW, signed.validFrom().orElseThrow());
        assertEquals(NOW.plus(Duration.ofDays(365)), signed.validUntil().orElseThrow());
        assertEquals(
                "2026-12-22T16:00:00Z", signed.proofs().get(0).string("expires").orElseThrow());

        JsonObject stated = membership().with("validUntil", "2030-01-01T00:00:00Z");
        Credential kept = Credential.parse(yearly.issue(stated, NOW).orThrow()).orThrow();
        assertEquals(Instant.parse("2030-01-01T00:00:00Z"), kept.validUntil().orElseThrow());
    }

    @Test
    void issuesVersion11WithTheContextOfItsProof() {
        JsonObject old = Json.parseObject("""
            {"@context": ["https://www.w3.org/2018/credentials/v1"], "type": ["VerifiableCredential"],
             "credentialSubject": {"id": "did:example:ana"}}\
            """).orThrow();
        requireRefused(issuer.issue(old, NOW), VcProblem.MALFORMED_VALUE_ERROR, "/issuanceDate");
        JsonObject signed = CredentialIssuer.builder(Signers.method(CLUB), CLUB)
                .validFromCreation()
                .build()
                .issue(old, NOW)
                .orThrow();
        assertEquals(
                JsonArray.ofStrings(List.of(
                        "https://www.w3.org/2018/credentials/v1", "https://w3id.org/security/data-integrity/v2")),
                signed.array("@context").orElseThrow());
        assertEquals("2026-11-22T16:00:00Z", signed.string("issuanceDate").orElseThrow());
        assertAccepted(signed, NOW);
    }

    @Test
    void signsOnlyWithAKeyThatTheDocumentPublishesAtThatTime() {
        DidDocument document = document(JsonObject.empty());
        assertAccepted(checkedAgainst(document, CLUB).issue(membership(), NOW).orThrow(), NOW);

        DidDocument expired = document(JsonObject.empty().with("expires", "2026-11-22T15:59:59Z"));
        assertFalse(checkedAgainst(expired, CLUB).issue(membership(), NOW).isOk());
        DidDocument revoked = document(JsonObject.empty().with("revoked", "2026-11-22T15:59:59Z"));
        assertFalse(checkedAgainst(revoked, CLUB).issue(membership(), NOW).isOk());
        DidDocument unlisted =
                DidDocument.parse(document.json().without("assertionMethod")).orThrow();
        assertFalse(checkedAgainst(unlisted, CLUB).issue(membership(), NOW).isOk());

        Result<JsonObject> otherKey =
                checkedAgainst(document, Signers.ed25519(8)).issue(membership(), NOW);
        requireRefused(otherKey, IssueProblem.WRONG_KEY, "");
    }

    @Test
    void refusesACallersMistakesAtOnce() {
        CredentialIssuer.Builder builder = CredentialIssuer.builder(Signers.method(CLUB), CLUB);
        assertThrows(IllegalArgumentException.class, () -> builder.suite(new EcdsaJcs2019()));
        assertThrows(
                IllegalArgumentException.class,
                () -> CredentialIssuer.builder(Signers.method(CLUB), CLUB).validFor(Duration.ZERO));
        CredentialIssuer.Builder once =
                CredentialIssuer.builder(Signers.method(CLUB), CLUB).validFromCreation();
        assertThrows(IllegalStateException.class, once::validFromCreation);
        once.build();
        assertThrows(IllegalStateException.class, once::build);
        DidDocument others = document(JsonObject.empty());
        Signer other = Signers.ed25519(8);
        assertThrows(
                IllegalArgumentException.class,
                () -> CredentialIssuer.builder(Signers.method(other), other).checkedAgainst(others));
    }

    private static CredentialIssuer checkedAgainst(DidDocument document, Signer signer) {
        return CredentialIssuer.builder(Signers.method(CLUB), signer)
                .checkedAgainst(document)
                .build();
    }

    /** The issuer's document, its method with these further members. */
    private static DidDocument document(JsonObject further) {
        JsonObject method = JsonObject.empty()
                .with("id", Signers.method(CLUB).toString())
                .with("type", "Multikey")
                .with("controller", CLUB_DID)
                .with("publicKeyMultibase", CLUB_DID.substring("did:key:".length()));
        for (var member : further.members().entrySet()) {
            method = method.with(member.getKey(), member.getValue());
        }
        return DidDocument.parse(JsonObject.empty()
                        .with("id", CLUB_DID)
                        .with("verificationMethod", JsonArray.of(method))
                        .with(
                                "assertionMethod",
                                JsonArray.of(new JsonString(Signers.method(CLUB).toString()))))
                .orThrow();
    }

    private static JsonObject membership() {
        return Json.parseObject("""
            {"@context": ["https://www.w3.org/ns/credentials/v2"],
             "type": ["VerifiableCredential", "https://club.example/terms#Membership"],
             "credentialSubject": {"id": "did:example:ana", "https://club.example/terms#since": "2019"}}\
            """).orThrow();
    }

    private static void assertAccepted(JsonObject signed, Instant at) {
        Verdict<VerifiedCredential> verdict =
                CredentialVerifier.standard().verify(signed, VerificationPolicy.strict(), at);
        assertEquals("accepted", VerdictText.of(verdict).lines().findFirst().orElseThrow(), VerdictText.of(verdict));
    }

    private static void requireRefused(Result<?> result, ProblemType type, String pointer) {
        List<Problem> problems = result.problems();
        assertEquals(1, problems.size(), problems.toString());
        assertEquals(type, problems.get(0).type());
        assertEquals(pointer, problems.get(0).where().toString());
    }
}
