package coop.kith.vc.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.Signer;
import coop.kith.did.method.DidMethods;
import coop.kith.did.resolve.DidResolver;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.key.KeyType;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.proof.DiProblem;
import coop.kith.vc.proof.ReplayMemory;
import coop.kith.vc.proof.integrity.suite.EcdsaSd2023;
import coop.kith.vc.proof.integrity.suite.EddsaRdfc2022;
import coop.kith.vc.verdict.Verdict;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.PresentationVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import coop.kith.vc.verify.VerifiedCredential;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Showing parts of a credential")
final class CredentialDeriverTest {
    private static final Instant NOW = Instant.parse("2026-11-22T16:00:00Z");
    private static final Signer CLUB = Signers.p256(5);
    private static final EcdsaSd2023 SUITE = new EcdsaSd2023();
    private static final CredentialVerifier VERIFIER = CredentialVerifier.of(
            DidResolver.of(DidMethods.standard(), InstantSource.fixed(NOW)),
            Cryptography.standard(),
            InstantSource.fixed(NOW));
    private static final JsonObject MEMBERSHIP = Json.parseObject("""
        {"@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
         "type": ["VerifiableCredential", "MembershipCredential"],
         "validUntil": "2027-01-01T00:00:00Z",
         "credentialSubject": {
           "id": "did:example:ana",
           "givenName": "Ana",
           "familyName": "Secretname",
           "age": 41,
           "address": {"type": "PostalAddress", "street": "Hidden Lane 3", "town": "Lisbon"},
           "boats": [{"boatName": "Osprey", "sail": 5.5}, {"boatName": "Eagle", "sail": 6.1}]}}
        """).orThrow();

    private final CredentialDeriver deriver = CredentialDeriver.standard();
    private final JsonObject base = issued(List.of(), MEMBERSHIP);

    @Test
    void whatIsShownIsAcceptedAndIsNoMoreThanWhatWasChosen() {
        JsonObject shown = derived("/credentialSubject/givenName", "/credentialSubject/address/town");
        VerifiedCredential verified = accepted(shown);
        assertEquals(shown, verified.credential().json());
        assertEquals(
                Json.parseObject("""
                    {"id": "did:example:ana", "givenName": "Ana",
                     "address": {"type": "PostalAddress", "town": "Lisbon"}}
                    """).orThrow(),
                shown.object("credentialSubject").orElseThrow());
        for (String hidden : List.of("Secretname", "Hidden Lane", "Osprey", "5.5", "familyName", "boats")) {
            assertFalse(Json.write(shown).contains(hidden), hidden);
        }
    }

    @Test
    void whatWouldMakeTheCredentialLookBetterCannotBeLeftOut() {
        JsonObject shown = derived("/credentialSubject/id");
        assertEquals("2027-01-01T00:00:00Z", shown.string("validUntil").orElseThrow());
        assertTrue(shown.has("issuer"));
        accepted(shown);
        assertRejected(shown.without("validUntil"));
        assertRejected(shown.with("validUntil", "2029-01-01T00:00:00Z"));
    }

    @Test
    void termsOfUseAreAlwaysShown() {
        JsonObject terms = JsonObject.empty().with("type", "https://club.example/#HouseRules");
        JsonObject bound = issued(List.of(), MEMBERSHIP.with("termsOfUse", terms));
        JsonObject shown = deriver.derive(bound, List.of(JsonPointer.of("credentialSubject", "givenName")))
                .orThrow();
        assertEquals(terms, shown.object("termsOfUse").orElseThrow());
        accepted(shown);
        assertRejected(shown.without("termsOfUse"));
    }

    @Test
    void whatTheIssuerDemandsIsAlwaysShown() {
        JsonObject strict = issued(List.of(JsonPointer.of("credentialSubject", "age")), MEMBERSHIP);
        JsonObject shown = deriver.derive(strict, List.of(JsonPointer.of("credentialSubject", "givenName")))
                .orThrow();
        assertTrue(shown.object("credentialSubject").orElseThrow().has("age"));
        accepted(shown);
        JsonObject subject = shown.object("credentialSubject").orElseThrow();
        assertRejected(shown.with("credentialSubject", subject.without("age")));
    }

    @Test
    void itemsOfAnArrayAreShownOneByOneAndKeepTheirOrder() {
        JsonObject second = derived("/credentialSubject/boats/1");
        assertEquals(
                "[{\"boatName\":\"Eagle\",\"sail\":6.1}]",
                Json.write(second.object("credentialSubject")
                        .orElseThrow()
                        .get("boats")
                        .orElseThrow()));
        accepted(second);
        JsonObject parts = derived("/credentialSubject/boats/1/boatName", "/credentialSubject/boats/0/sail");
        assertEquals(
                "[{\"sail\":5.5},{\"boatName\":\"Eagle\"}]",
                Json.write(parts.object("credentialSubject")
                        .orElseThrow()
                        .get("boats")
                        .orElseThrow()));
        accepted(parts);
    }

    @Test
    void theWholeCanBeShown() {
        JsonObject shown = deriver.derive(base, List.of(JsonPointer.root())).orThrow();
        assertEquals(base.without("proof"), shown.without("proof"));
        accepted(shown);
    }

    @Test
    void theSameChoiceInAnyOrderGivesTheSame() {
        assertEquals(
                derived("/credentialSubject/age", "/credentialSubject/givenName"),
                derived("/credentialSubject/givenName", "/credentialSubject/age", "/credentialSubject/age"));
    }

    @Test
    void whatWasNotSignedIsNotAccepted() {
        JsonObject shown = derived("/credentialSubject/givenName", "/credentialSubject/boats");
        JsonObject subject = shown.object("credentialSubject").orElseThrow();
        assertRejected(shown.with("credentialSubject", subject.with("givenName", "Eve")));
        assertRejected(shown.with("credentialSubject", subject.without("givenName")));
        assertRejected(shown.with("credentialSubject", subject.with("familyName", "Secretname")));
        assertRejected(shown.with("credentialSubject", subject.with("id", "did:example:eve")));
        JsonObject osprey = boat("Osprey", 6.1);
        JsonObject eagle = boat("Eagle", 5.5);
        assertRejected(shown.with("credentialSubject", subject.with("boats", new JsonArray(List.of(osprey, eagle)))));
        JsonObject both = boat("Osprey", 5.5)
                .with("boatName", new JsonArray(List.of(new JsonString("Osprey"), new JsonString("Eagle"))));
        assertRejected(shown.with("credentialSubject", subject.with("boats", both)));
    }

    @Test
    void aProofOfOnePartDoesNotHoldOverAnother() {
        JsonObject one = derived("/credentialSubject/givenName");
        JsonObject other = derived("/credentialSubject/familyName");
        assertRejected(one.with("proof", other.object("proof").orElseThrow()));
        JsonObject proof = one.object("proof").orElseThrow();
        assertRejected(one.with("proof", proof.with("created", "2026-11-22T15:00:00Z")));
    }

    @Test
    void theIssuersOwnProofIsForTheHolderAlone() {
        assertRejected(base);
    }

    @Test
    void twoIssuedAlikeHaveNothingInCommonButTheContent() {
        JsonObject again = issued(List.of(), MEMBERSHIP);
        assertEquals(base.without("proof"), again.without("proof"));
        assertNotEquals(base, again);
    }

    @Test
    void refusesPointersThatPointToNothingAndProofsThatCoverTheWhole() {
        for (String nothing : List.of(
                "/credentialSubject/shoeSize",
                "/credentialSubject/boats/2",
                "/credentialSubject/boats/01",
                "/credentialSubject/boats/-",
                "/credentialSubject/givenName/0")) {
            Problem problem = refused(base, nothing);
            assertEquals(DiProblem.PROOF_GENERATION_ERROR, problem.type(), nothing);
            assertTrue(problem.detail().contains(nothing), problem::detail);
        }
        Signer ed25519 = Signers.ed25519(5);
        JsonObject whole = CredentialIssuer.builder(Signers.method(ed25519), ed25519)
                .suite(new EddsaRdfc2022())
                .build()
                .issue(MEMBERSHIP, NOW)
                .orThrow();
        assertTrue(refused(whole, "/credentialSubject/age").detail().contains("ecdsa-sd-2023"));
        JsonObject derived = derived("/credentialSubject/age");
        assertEquals(
                DiProblem.PROOF_VERIFICATION_ERROR,
                refused(derived, "/credentialSubject/age").type());
    }

    @Test
    void aBaseProofOfAnotherDocumentIsFoundOutAtTheLatestByTheVerifier() {
        JsonObject altered = base.with(
                "credentialSubject",
                base.object("credentialSubject").orElseThrow().with("givenName", "Eve"));
        assertRejected(deriver.derive(altered, List.of(JsonPointer.of("credentialSubject", "givenName")))
                .orThrow());
        JsonObject longer = base.with(
                "credentialSubject",
                base.object("credentialSubject").orElseThrow().with("nickname", "Eve"));
        assertEquals(
                DiProblem.PROOF_VERIFICATION_ERROR,
                refused(longer, "/credentialSubject/nickname").type());
    }

    @Test
    void aHolderPresentsAPart() {
        Signer ana = Signers.ed25519(8);
        JsonObject card = issued(
                List.of(),
                MEMBERSHIP.with(
                        "credentialSubject",
                        MEMBERSHIP
                                .object("credentialSubject")
                                .orElseThrow()
                                .with("id", Signers.method(ana).did().toString())));
        JsonObject shown = deriver.derive(card, List.of(JsonPointer.of("credentialSubject", "age")))
                .orThrow();
        JsonObject presentation = PresentationHolder.of(Signers.method(ana), ana)
                .present(List.of(shown), "5b1f7c", "planet.example", NOW)
                .orThrow();
        Verdict<?> verdict = PresentationVerifier.of(VERIFIER, ReplayMemory.of(InstantSource.fixed(NOW)))
                .verify(presentation, VerificationPolicy.expecting("5b1f7c", "planet.example"));
        assertInstanceOf(
                Verdict.Accepted.class, verdict, () -> verdict.problems().toString());
    }

    @Test
    @DisplayName("V21: many nodes that look alike are refused at a counted budget, whoever works on them")
    void refusesDocumentsThatWouldTakeTooLong() {
        JsonObject alike = Json.parseObject("{\"sail\":1}").orThrow();
        JsonObject boat = JsonObject.empty().with("crew", new JsonArray(Collections.nCopies(9, alike)));
        JsonObject poison = MEMBERSHIP.with(
                "credentialSubject", JsonObject.empty().with("boats", new JsonArray(Collections.nCopies(2, boat))));
        Result<JsonObject> refused = issuer(List.of()).issue(poison, NOW);
        assertEquals(
                DiProblem.PROOF_TRANSFORMATION_ERROR, refused.problems().get(0).type());
        JsonObject carried = poison.with("issuer", base.get("issuer").orElseThrow())
                .with("proof", base.object("proof").orElseThrow());
        assertEquals(
                DiProblem.PROOF_TRANSFORMATION_ERROR,
                deriver.derive(carried, List.of(JsonPointer.of("credentialSubject")))
                        .problems()
                        .get(0)
                        .type());
        assertRejected(carried.with(
                "proof", derived("/credentialSubject/id").object("proof").orElseThrow()));
    }

    @Test
    void refusesMoreStatementsThanAreSignedOneByOne() {
        JsonArray many = JsonArray.ofStrings(
                IntStream.range(0, 501).mapToObj(number -> "boat " + number).toList());
        JsonObject large =
                MEMBERSHIP.with("credentialSubject", JsonObject.empty().with("boats", many));
        Result<JsonObject> refused = issuer(List.of()).issue(large, NOW);
        assertEquals(DiProblem.PROOF_GENERATION_ERROR, refused.problems().get(0).type());
        JsonObject whole = issuer(List.of(JsonPointer.of("credentialSubject")))
                .issue(large, NOW)
                .orThrow();
        accepted(deriver.derive(whole, List.of()).orThrow());
    }

    @Test
    void anotherKindOfKeyIsRefusedAtOnce() {
        Signer ed25519 = Signers.ed25519(5);
        assertThrows(
                IllegalArgumentException.class,
                () -> CredentialIssuer.builder(Signers.method(ed25519), ed25519)
                        .selective(SUITE, List.of(), new SecureRandom()));
        Signer p384 = Signers.key(KeyType.P384, 5);
        assertThrows(
                IllegalArgumentException.class,
                () -> CredentialIssuer.builder(Signers.method(p384), p384)
                        .selective(SUITE, List.of(), new SecureRandom()));
    }

    private static JsonObject boat(String name, double sail) {
        return Json.parseObject("{\"boatName\":\"" + name + "\",\"sail\":" + sail + "}")
                .orThrow();
    }

    private Problem refused(JsonObject credential, String pointer) {
        Result<JsonObject> result =
                deriver.derive(credential, List.of(JsonPointer.parse(pointer).orThrow()));
        assertFalse(result.isOk(), pointer);
        return result.problems().get(0);
    }

    private JsonObject derived(String... pointers) {
        return deriver.derive(
                        base,
                        Arrays.stream(pointers)
                                .map(pointer -> JsonPointer.parse(pointer).orThrow())
                                .toList())
                .orThrow();
    }

    private static CredentialIssuer issuer(List<JsonPointer> mandatory) {
        return CredentialIssuer.builder(Signers.method(CLUB), CLUB)
                .selective(SUITE, mandatory, new SecureRandom())
                .build();
    }

    private static JsonObject issued(List<JsonPointer> mandatory, JsonObject unsigned) {
        return issuer(mandatory).issue(unsigned, NOW).orThrow();
    }

    private static VerifiedCredential accepted(JsonObject shown) {
        Verdict<VerifiedCredential> verdict = VERIFIER.verify(shown, VerificationPolicy.strict());
        assertInstanceOf(
                Verdict.Accepted.class, verdict, () -> verdict.problems().toString());
        return verdict.orThrow();
    }

    private static void assertRejected(JsonObject shown) {
        assertInstanceOf(Verdict.Rejected.class, VERIFIER.verify(shown, VerificationPolicy.strict()), shown::toString);
    }
}
