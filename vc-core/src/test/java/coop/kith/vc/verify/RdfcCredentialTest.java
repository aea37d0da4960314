package coop.kith.vc.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.canon.CanonProblem;
import coop.kith.vc.proof.DiProblem;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.proof.integrity.Cryptosuite;
import coop.kith.vc.proof.integrity.DataIntegrity;
import coop.kith.vc.proof.integrity.ProofOptions;
import coop.kith.vc.proof.integrity.suite.EddsaJcs2022;
import coop.kith.vc.proof.integrity.suite.EddsaRdfc2022;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** eddsa-rdfc-2022 through the verifier that a newcomer takes. */
final class RdfcCredentialTest {
    private static final JsonString V2 = new JsonString("https://www.w3.org/ns/credentials/v2");
    private static final String VALID_UNTIL = "https://www.w3.org/2018/credentials#validUntil";

    private final CredentialVerifier verifier = CredentialVerifier.standard();

    @Test
    void aSignedCredentialIsAccepted() {
        assertInstanceOf(Verdict.Accepted.class, verdict(signed(credential())));
    }

    @Test
    void aCredentialOfTheFirstDataModelIsAccepted() {
        JsonObject first = credential()
                .with(
                        "@context",
                        JsonArray.ofStrings(List.of(
                                "https://www.w3.org/2018/credentials/v1",
                                "https://w3id.org/security/data-integrity/v2")))
                .with("type", JsonArray.of(new JsonString("VerifiableCredential")))
                .with("issuanceDate", Papers.VALID_FROM.toString())
                .without("validFrom")
                .without("validUntil")
                .with(
                        "credentialSubject",
                        JsonObject.empty().with("id", Persona.HOLDER.did().toString()));
        assertInstanceOf(Verdict.Accepted.class, verdict(signed(first)));
    }

    @Test
    void theOrderOfMembersMayChangeOnTheWay() {
        JsonObject signed = signed(credential());
        JsonObject turned = JsonObject.empty();
        for (String name : signed.members().keySet().stream().sorted().toList()) {
            turned = turned.with(name, signed.get(name).orElseThrow());
        }
        assertInstanceOf(Verdict.Accepted.class, verdict(turned));
    }

    @Test
    @DisplayName("V18: a member that no context defines can be signed as JSON, but not as JSON-LD")
    void anUndefinedTermIsForTheJcsSuite() {
        JsonObject credential = credential().with("evilClaim", new JsonString("root"));
        JsonObject jcs = add(credential, new EddsaJcs2022()).orThrow();
        assertInstanceOf(Verdict.Accepted.class, verdict(jcs));
        Problem refused = add(credential, new EddsaRdfc2022()).problems().get(0);
        assertEquals(DiProblem.PROOF_TRANSFORMATION_ERROR, refused.type());
        assertEquals(CanonProblem.NOT_COVERED.uri(), refused.context().get("cause"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"root\"", "null", "[]", "{}", "{\"id\":\"urn:a\"}"})
    void whateverIsAddedAfterwardsIsSeen(String value) {
        JsonObject signed =
                signed(credential()).with("evilClaim", Json.parse(value).orThrow());
        assertRejected(signed);
    }

    @Test
    @DisplayName("V19: the end of the validity cannot be hidden behind its IRI")
    void theEndOfTheValidityCannotBeHidden() {
        JsonObject signed = signed(credential());
        JsonObject hidden = signed.without("validUntil")
                .with(
                        VALID_UNTIL,
                        JsonObject.empty()
                                .with("@type", "http://www.w3.org/2001/XMLSchema#dateTime")
                                .with("@value", signed.get("validUntil").orElseThrow()));
        assertRejected(hidden);
    }

    @Test
    @DisplayName("V19: a context that somebody adds gives nothing another name")
    void anAddedContextIsSeen() {
        JsonObject inline = JsonObject.empty().with("end", VALID_UNTIL);
        JsonObject signed = signed(credential());
        assertRejected(signed.with("@context", JsonArray.of(V2, inline)));
        assertRejected(signed.with("@context", JsonArray.of(V2, new JsonString("https://evil.example/v1"))));
    }

    @Test
    void aProofCannotBringAContextOfItsOwn() {
        JsonObject signed = signed(credential());
        JsonObject proof = signed.object("proof").orElseThrow();
        assertRejected(signed.with("proof", proof.with("@context", new JsonString("https://evil.example/v1"))));
        assertRejected(signed.with("proof", proof.with("evilClaim", new JsonString("root"))));
    }

    @Test
    @DisplayName("V19: the end of a proof cannot take another name")
    void theEndOfAProofCannotTakeAnotherName() {
        JsonObject signed = DataIntegrity.add(
                        credential(),
                        options(new EddsaRdfc2022()).expires(Papers.NOW.minusSeconds(60)),
                        Persona.ISSUER.key())
                .orThrow();
        assertRejected(signed);
        JsonObject proof = signed.object("proof").orElseThrow();
        JsonObject renamed =
                proof.without("expires").with("expiration", proof.get("expires").orElseThrow());
        assertRejected(signed.with("@context", JsonArray.of(V2, new JsonString("https://w3id.org/security/v1")))
                .with("proof", renamed));
        assertRejected(signed.with("proof", renamed));
        Verdict<VerifiedCredential> undefined =
                verdict(signed.with("proof", proof.without("expires").with("name", "Ana")));
        assertTrue(
                undefined.problems().stream()
                        .anyMatch(problem -> problem.detail().contains("Data Integrity does not define")),
                undefined::toString);
    }

    @Test
    @DisplayName("V19: the end of the validity cannot be moved into a subject with the credential's id")
    void nothingCanBeSignedThatCouldBeMovedOrSplit() {
        String id = credential().string("id").orElseThrow();
        JsonObject subject = JsonObject.empty().with("id", id).with("name", "Ana");
        notSignable(credential().with("credentialSubject", subject));
        String ana = Persona.HOLDER.did().toString();
        JsonObject first = JsonObject.empty().with("id", ana).with("name", "Ana");
        JsonObject second = JsonObject.empty().with("id", ana).with("description", "Chair");
        notSignable(credential().with("credentialSubject", JsonArray.of(first, second)));
        notSignable(credential()
                .with("issuer", first.with("id", Persona.ISSUER.did().toString()))
                .with(
                        "credentialSubject",
                        second.with("id", Persona.ISSUER.did().toString())));
        notSignable(credential()
                .with("issuer", first.with("id", Persona.ISSUER.did().toString()))
                .with(
                        "credentialSubject",
                        JsonObject.empty().with("id", Persona.ISSUER.did().toString())));
    }

    @Test
    @DisplayName("of several subjects the same one is the first, in whatever order they arrive")
    void severalSubjectsHaveTheOrderOfTheirIds() {
        JsonObject ana = JsonObject.empty().with("id", "did:example:ana").with("name", "Ana");
        JsonObject ben = JsonObject.empty().with("id", "did:example:ben").with("name", "Ben");
        JsonObject nobody = JsonObject.empty().with("name", "Somebody");
        JsonObject signed = signed(credential().with("credentialSubject", JsonArray.of(nobody, ben, ana)));
        JsonObject turned = signed.with("credentialSubject", JsonArray.of(ben, ana, nobody));
        for (JsonObject received : List.of(signed, turned)) {
            VerifiedCredential verified = verdict(received).orThrow();
            assertEquals("Ana", verified.subject().text("name").orElseThrow());
            assertEquals(List.of(ana, ben, nobody), verified.credential().subjects());
            assertInstanceOf(
                    Verdict.Accepted.class, verdict(verified.credential().json()));
        }
    }

    @Test
    void subjectsThatTheirIdsGiveNoOrderCannotBeSigned() {
        JsonObject ana = JsonObject.empty().with("name", "Ana");
        JsonObject ben = JsonObject.empty().with("name", "Ben");
        notSignable(credential().with("credentialSubject", JsonArray.of(ana, ben)));
        JsonObject same = JsonObject.empty().with("id", "did:example:ana");
        notSignable(credential().with("credentialSubject", JsonArray.of(same, same)));
    }

    @Test
    @DisplayName("a subject that is taken away, added or doubled is seen")
    void theSetOfSubjectsIsSigned() {
        JsonObject ana = JsonObject.empty().with("id", "did:example:ana").with("name", "Ana");
        JsonObject ben = JsonObject.empty().with("id", "did:example:ben");
        JsonObject signed = signed(credential().with("credentialSubject", JsonArray.of(ana, ben)));
        assertRejected(signed.with("credentialSubject", JsonArray.of(ana)));
        assertRejected(signed.with("credentialSubject", JsonArray.of(ana, ben, ben)));
        assertRejected(signed.with(
                "credentialSubject", JsonArray.of(ana, ben, JsonObject.empty().with("id", "did:example:eve"))));
    }

    @Test
    void theProofOverJsonKeepsTheOrderThatTheOtherDoesNot() {
        JsonObject ana = JsonObject.empty().with("id", "did:example:ana");
        JsonObject ben = JsonObject.empty().with("id", "did:example:ben");
        JsonObject name = JsonObject.empty().with("@value", "Ana").with("@direction", "rtl");
        JsonObject both = add(
                        signed(credential().with("credentialSubject", JsonArray.of(ben, ana))), new EddsaJcs2022())
                .orThrow();
        assertEquals(List.of(ben, ana), verdict(both).orThrow().credential().subjects());
        JsonObject turned = both.with("credentialSubject", JsonArray.of(ana, ben));
        assertRejected(turned);
        assertRejected(both.with("name", name));
    }

    @Test
    @DisplayName("a proof that somebody adds cannot speak for what the issuer's leaves open")
    void aProofThatSomebodyAddsHandsOnNoMoreThanTheIssuersCovers() {
        JsonObject ana = JsonObject.empty().with("id", "did:example:ana");
        JsonObject ben = JsonObject.empty().with("id", "did:example:ben");
        JsonObject text = JsonObject.empty().with("@value", "Mitglied").with("@language", "de");
        JsonObject signed = signed(credential().with("name", text).with("credentialSubject", JsonArray.of(ana, ben)));
        assertInstanceOf(Verdict.Accepted.class, verdict(addedByMallory(signed)));
        assertRejected(addedByMallory(signed.with("credentialSubject", JsonArray.of(ben, ana))));
        assertRejected(addedByMallory(signed.with("name", text.with("@direction", "rtl"))));
    }

    private static JsonObject addedByMallory(JsonObject document) {
        return Papers.signed(document, Papers.assertion(Persona.MALLORY.method()), Persona.MALLORY.key());
    }

    @Test
    @DisplayName("a number, truth value or text has one spelling, which software that reads the JSON finds")
    void plainValuesCannotBeWrittenAsTypedOnes() {
        for (String plain : List.of("true", "7", "\"Ana\"")) {
            JsonObject signed = signed(credential()
                    .with(
                            "credentialSubject",
                            JsonObject.empty().with("name", Json.parse(plain).orThrow())));
            assertInstanceOf(Verdict.Accepted.class, verdict(signed));
            String type = plain.equals("true") ? "boolean" : plain.equals("7") ? "integer" : "string";
            JsonObject typed = JsonObject.empty()
                    .with("@value", plain.replace("\"", ""))
                    .with("@type", "http://www.w3.org/2001/XMLSchema#" + type);
            assertRejected(signed.with("credentialSubject", JsonObject.empty().with("name", typed)));
        }
        for (String plain : List.of("true", "7")) {
            JsonObject signed = signed(credential()
                    .with(
                            "credentialSubject",
                            JsonObject.empty().with("name", Json.parse(plain).orThrow())));
            JsonObject wrapped =
                    JsonObject.empty().with("@value", Json.parse(plain).orThrow());
            assertRejected(signed.with("credentialSubject", JsonObject.empty().with("name", wrapped)));
        }
    }

    @Test
    @DisplayName("the direction of a text is not signed, so it is not handed on")
    void theDirectionOfATextIsNotHandedOn() {
        JsonObject text = JsonObject.empty().with("@value", "Mitglied").with("@language", "de");
        JsonObject signed = signed(credential().with("name", text));
        JsonObject received = signed.with("name", text.with("@direction", "rtl"));
        VerifiedCredential verified = verdict(received).orThrow();
        assertEquals(signed, verified.credential().json());
        notSignable(credential().with("name", text.with("@direction", "rtl")));
    }

    @Test
    void whoIssuesAboutItselfCanBeAccepted() {
        JsonObject self = credential()
                .with(
                        "credentialSubject",
                        JsonObject.empty()
                                .with("id", Persona.ISSUER.did().toString())
                                .with("name", "Club"));
        assertInstanceOf(Verdict.Accepted.class, verdict(signed(self)));
    }

    @Test
    @DisplayName("V19: a type has one spelling")
    void aTypeThatHasANameCannotBeWrittenAsAnIri() {
        notSignable(credential()
                .with(
                        "type",
                        JsonArray.ofStrings(List.of(
                                "VerifiableCredential",
                                "https://www.w3.org/2018/credentials#VerifiablePresentation"))));
        assertInstanceOf(
                Verdict.Accepted.class,
                verdict(signed(credential()
                        .with(
                                "type",
                                JsonArray.ofStrings(
                                        List.of("VerifiableCredential", "https://club.example/terms#Member"))))));
    }

    private static void notSignable(JsonObject credential) {
        Result<JsonObject> added = add(credential, new EddsaRdfc2022());
        assertTrue(!added.isOk(), () -> credential.toString());
        assertEquals(
                CanonProblem.NOT_COVERED.uri(),
                added.problems().get(0).context().get("cause"));
    }

    private void assertRejected(JsonObject document) {
        Verdict<VerifiedCredential> verdict = verdict(document);
        assertInstanceOf(Verdict.Rejected.class, verdict);
        assertTrue(!verdict.problems().isEmpty());
    }

    private Verdict<VerifiedCredential> verdict(JsonObject document) {
        return verifier.verify(document.toString(), VerificationPolicy.strict(), Papers.NOW);
    }

    private static JsonObject signed(JsonObject credential) {
        return add(credential, new EddsaRdfc2022()).orThrow();
    }

    private static Result<JsonObject> add(JsonObject credential, Cryptosuite.Simple suite) {
        return DataIntegrity.add(credential, options(suite), Persona.ISSUER.key());
    }

    private static ProofOptions options(Cryptosuite.Simple suite) {
        return ProofOptions.of(suite, Persona.ISSUER.method(), ProofPurpose.ASSERTION_METHOD)
                .created(Papers.CREATED);
    }

    private static JsonObject credential() {
        return Papers.credential()
                .with("@context", JsonArray.of(V2))
                .with("type", JsonArray.of(new JsonString("VerifiableCredential")))
                .with(
                        "credentialSubject",
                        JsonObject.empty()
                                .with("id", Persona.HOLDER.did().toString())
                                .with("name", "Ana"));
    }
}
