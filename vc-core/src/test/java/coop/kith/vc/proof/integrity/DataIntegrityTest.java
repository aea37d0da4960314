package coop.kith.vc.proof.integrity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.Cryptography;
import coop.kith.did.DidUrl;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.KeyType;
import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.proof.Audience;
import coop.kith.vc.proof.DiProblem;
import coop.kith.vc.proof.KeyFinder;
import coop.kith.vc.proof.ProofCheck;
import coop.kith.vc.proof.ProofExpectation;
import coop.kith.vc.proof.ProofProblem;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.proof.integrity.suite.Cryptosuites;
import coop.kith.vc.proof.integrity.suite.EcdsaJcs2019;
import coop.kith.vc.proof.integrity.suite.EcdsaSd2023;
import coop.kith.vc.proof.integrity.suite.EddsaJcs2022;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.testing.Shelf;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One document, its proofs, and everything about them that must be refused. */
final class DataIntegrityTest {
    private static final Instant NOW = Papers.NOW;
    private static final JsonObject DOCUMENT = Papers.credential();
    private static final DataIntegrity INTEGRITY = integrity(Shelf.empty());

    @Test
    void acceptsAProofAndHandsOnTheVeryObject() {
        JsonObject signed = Papers.issued(DOCUMENT);
        ProofCheck check = verify(signed, Duration.ZERO);
        assertEquals(Outcome.PASSED, check.check().outcome());
        assertSame(signed, check.covered().orElseThrow());
        assertEquals(Persona.ISSUER.method(), check.methods().get(0).id());
    }

    @Test
    void listsEveryCheckOfAProof() {
        Check proof =
                verify(Papers.issued(DOCUMENT), Duration.ZERO).check().parts().get(0);
        assertEquals(
                List.of(
                        "members",
                        "suite",
                        "purpose",
                        "dates",
                        "domain",
                        "challenge",
                        "previous-proof",
                        "key",
                        "signature"),
                proof.parts().stream().map(Check::name).toList());
    }

    @Test
    void refusesAChangedDocument() {
        JsonObject changed = Papers.issued(DOCUMENT).with("name", "Treasurer");
        refused(changed, "signature", DiProblem.PROOF_VERIFICATION_ERROR, "/proof/proofValue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "cryptosuite", "proofPurpose", "verificationMethod", "proofValue"})
    void refusesAProofThatLacks(String member) {
        JsonObject signed = Papers.issued(DOCUMENT);
        JsonObject proof = signed.object("proof").orElseThrow().without(member);
        assertEquals(
                Outcome.FAILED,
                verify(signed.with("proof", proof), Duration.ZERO).check().outcome());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "type",
                "cryptosuite",
                "proofPurpose",
                "verificationMethod",
                "created",
                "expires",
                "domain",
                "challenge",
                "previousProof",
                "proofValue",
                "@context"
            })
    void refusesAMemberOfTheWrongType(String member) {
        JsonObject signed = Papers.issued(DOCUMENT);
        JsonObject proof = signed.object("proof").orElseThrow();
        List<JsonValue> wrong = List.of(
                new JsonNumber("1"),
                JsonLiteral.NULL,
                JsonLiteral.TRUE,
                JsonObject.empty(),
                JsonArray.of(),
                JsonArray.of(JsonArray.of(new JsonString("x"))),
                JsonArray.of(JsonLiteral.NULL),
                new JsonString(""));
        for (JsonValue value : wrong) {
            ProofCheck check = verify(signed.with("proof", proof.with(member, value)), Duration.ZERO);
            assertEquals(Outcome.FAILED, check.check().outcome(), member + " = " + value);
        }
    }

    @Test
    void collectsAllThatIsWrongWithAProofsMembers() {
        JsonObject signed = Papers.issued(DOCUMENT);
        JsonObject proof = signed.object("proof")
                .orElseThrow()
                .without("proofPurpose")
                .with("created", "yesterday")
                .with("id", "no url");
        List<String> places = problems(verify(signed.with("proof", proof), Duration.ZERO)).stream()
                .map(problem -> problem.where().toString())
                .toList();
        assertEquals(List.of("/proof/id", "/proof/proofPurpose", "/proof/created", "/proof/proofValue"), places);
    }

    @ParameterizedTest
    @ValueSource(strings = {"created", "expires"})
    void refusesDatesOfAnotherForm(String member) {
        JsonObject signed = Papers.issued(DOCUMENT);
        JsonObject proof = signed.object("proof").orElseThrow();
        for (String text : List.of("yesterday", "2026-11-22", "2026-11-22T12:00:00", "2026-11-31T12:00:00Z", "1764")) {
            List<String> places =
                    problems(verify(signed.with("proof", proof.with(member, text)), Duration.ZERO)).stream()
                            .map(problem -> problem.where().toString())
                            .toList();
            assertTrue(places.contains("/proof/" + member), text + ": " + places);
        }
    }

    @Test
    void problemsHaveTheUrlsOfTheSpecification() {
        for (DiProblem problem : DiProblem.values()) {
            assertEquals("https://w3id.org/security#" + problem.name(), problem.uri());
        }
    }

    @Test
    void cannotDecideAnUnknownSuiteOrType() {
        JsonObject signed = Papers.issued(DOCUMENT);
        JsonObject proof = signed.object("proof").orElseThrow();
        undecided(
                signed.with("proof", proof.with("cryptosuite", "falcon512-jcs-2024")),
                ProofProblem.UNKNOWN_CRYPTOSUITE);
        undecided(signed.with("proof", proof.with("type", "Ed25519Signature2018")), ProofProblem.UNKNOWN_CRYPTOSUITE);
        undecided(
                signed.with("proof", proof.with("cryptosuite", "Ed25519Signature2020")),
                ProofProblem.UNKNOWN_CRYPTOSUITE);
        undecided(signed.with("proof", proof.with("type", "eddsa-jcs-2022")), ProofProblem.UNKNOWN_CRYPTOSUITE);
    }

    @Test
    void aProofOfATypeThatIsASuiteNamesNoOther() {
        JsonObject signed = Papers.issued(DOCUMENT);
        JsonObject proof = signed.object("proof").orElseThrow().with("type", "Ed25519Signature2020");
        List<Problem> problems = problems(verify(signed.with("proof", proof), Duration.ZERO));
        assertEquals("/proof/cryptosuite", problems.get(0).where().toString());
    }

    @Test
    void aSuiteThatWasNotGivenIsUnknown() {
        DataIntegrity ecdsaOnly =
                DataIntegrity.of(List.of(new EcdsaJcs2019()), keys(Shelf.empty()), Cryptography.standard());
        ProofCheck check = ecdsaOnly.verify(Papers.issued(DOCUMENT), expectation(Duration.ZERO));
        assertEquals(Outcome.UNDECIDED, check.check().outcome());
        assertEquals(Optional.empty(), check.covered());
    }

    @Test
    void aProofThatIsWrongInAnotherWayToBeginWithIsRefusedEvenIfItsSuiteIsUnknown() {
        JsonObject signed = Papers.issued(DOCUMENT);
        JsonObject proof = signed.object("proof")
                .orElseThrow()
                .with("cryptosuite", "falcon512-jcs-2024")
                .with("proofPurpose", "authentication");
        assertEquals(
                Outcome.FAILED,
                verify(signed.with("proof", proof), Duration.ZERO).check().outcome());
    }

    @Test
    void refusesTwoSuitesWithOneName() {
        assertThrows(
                IllegalArgumentException.class,
                () -> DataIntegrity.of(
                        List.of(new EddsaJcs2022(), new EddsaJcs2022()), keys(Shelf.empty()), Cryptography.standard()));
    }

    @Test
    @DisplayName("V14: the purpose of the proof, and the relationship of the key")
    void refusesAnotherPurpose() {
        JsonObject login =
                Papers.signed(DOCUMENT, Papers.authentication(Persona.ISSUER.method()), Persona.ISSUER.key());
        refused(login, "purpose", DiProblem.PROOF_VERIFICATION_ERROR, "/proof/proofPurpose");
    }

    @Test
    void refusesAKeyOfAnotherKindThanTheSuites() {
        Shelf shelf = Shelf.of(Persona.ISSUER.document("did:shelf:club", "assertionMethod"));
        JsonObject signed =
                Papers.signed(DOCUMENT, Papers.assertion(url("did:shelf:club#key-1")), Persona.ISSUER.key());
        JsonObject proof = signed.object("proof").orElseThrow().with("cryptosuite", "ecdsa-jcs-2019");
        ProofCheck check = integrity(shelf).verify(signed.with("proof", proof), expectation(Duration.ZERO));
        assertEquals(Outcome.FAILED, check.check().outcome());
        assertTrue(
                problems(check).get(0).detail().contains("ecdsa-jcs-2019 does not sign with"),
                problems(check)::toString);
    }

    @Test
    @DisplayName("V35: created <= at <= expires, both bounds included")
    void datesIncludeTheirBounds() {
        Instant second = Instant.parse("2026-11-22T12:00:00Z");
        JsonObject exact = Papers.signed(
                DOCUMENT,
                Papers.assertion(Persona.ISSUER.method()).created(second).expires(second),
                Persona.ISSUER.key());
        assertEquals(Outcome.PASSED, at(exact, second, Duration.ZERO));
        assertEquals(Outcome.FAILED, at(exact, second.minusNanos(1), Duration.ZERO));
        assertEquals(Outcome.FAILED, at(exact, second.plusNanos(1), Duration.ZERO));
    }

    @Test
    @DisplayName("V35: the skew moves both bounds")
    void theSkewMovesBothBounds() {
        Instant second = Instant.parse("2026-11-22T12:00:00Z");
        Duration minute = Duration.ofMinutes(1);
        JsonObject exact = Papers.signed(
                DOCUMENT,
                Papers.assertion(Persona.ISSUER.method()).created(second).expires(second),
                Persona.ISSUER.key());
        assertEquals(Outcome.PASSED, at(exact, second.minus(minute), minute));
        assertEquals(Outcome.PASSED, at(exact, second.plus(minute), minute));
        assertEquals(Outcome.FAILED, at(exact, second.minus(minute).minusNanos(1), minute));
        assertEquals(Outcome.FAILED, at(exact, second.plus(minute).plusNanos(1), minute));
    }

    @Test
    void refusesAProofThatExpiresBeforeItWasMade() {
        JsonObject odd = Papers.signed(
                DOCUMENT,
                Papers.assertion(Persona.ISSUER.method())
                        .created(NOW.plusSeconds(30))
                        .expires(NOW.minusSeconds(30)),
                Persona.ISSUER.key());
        assertEquals(Outcome.FAILED, at(odd, NOW, Duration.ofMinutes(1)));
    }

    @Test
    void aProofWithoutDatesHolds() {
        JsonObject undated = Papers.signed(
                DOCUMENT,
                ProofOptions.of(new EddsaJcs2022(), Persona.ISSUER.method(), ProofPurpose.ASSERTION_METHOD),
                Persona.ISSUER.key());
        assertEquals(Outcome.PASSED, verify(undated, Duration.ZERO).check().outcome());
    }

    @Test
    @DisplayName("V15: a proof for somebody is not for everybody")
    void cannotDecideAProofForSomebodyWhenNobodyWasExpected() {
        JsonObject signed = Papers.signed(
                DOCUMENT,
                Papers.assertion(Persona.ISSUER.method()).audience("c", "planet.example"),
                Persona.ISSUER.key());
        undecided(signed, ProofProblem.AUDIENCE_NOT_EXPECTED);
        assertEquals(
                Outcome.PASSED,
                forAudience(signed, new Audience.Anyone("a test")).outcome());
    }

    @Test
    @DisplayName("V15: domain and challenge, exactly")
    void refusesAnotherDomainOrChallenge() {
        JsonObject signed = Papers.signed(
                DOCUMENT,
                Papers.assertion(Persona.ISSUER.method()).audience("c", "planet.example"),
                Persona.ISSUER.key());
        assertEquals(
                Outcome.PASSED,
                forAudience(signed, new Audience.Exactly("c", "planet.example")).outcome());
        Check domain = forAudience(signed, new Audience.Exactly("c", "moon.example"));
        assertEquals(List.of(DiProblem.INVALID_DOMAIN_ERROR), types(domain));
        Check challenge = forAudience(signed, new Audience.Exactly("d", "planet.example"));
        assertEquals(List.of(DiProblem.INVALID_CHALLENGE_ERROR), types(challenge));
        Check neither = forAudience(Papers.issued(DOCUMENT), new Audience.Exactly("c", "planet.example"));
        assertEquals(List.of(DiProblem.INVALID_DOMAIN_ERROR, DiProblem.INVALID_CHALLENGE_ERROR), types(neither));
    }

    @Test
    @DisplayName("V15: domains are a set of strings")
    void anArrayOfDomainsIsASet() {
        assertEquals(List.of(), types(forAudience(domains("planet.example"), planet())));
        assertEquals(List.of(), types(forAudience(domains("planet.example", "planet.example"), planet())));
        assertEquals(
                List.of(DiProblem.INVALID_DOMAIN_ERROR),
                types(forAudience(domains("planet.example", "moon.example"), planet())));
    }

    @Test
    @DisplayName("V17: every proof of a set must hold")
    void refusesASetWithOneBadProof() {
        JsonObject both = Papers.signed(
                Papers.issued(DOCUMENT), Papers.assertion(Persona.WITNESS.method()), Persona.WITNESS.key());
        assertEquals(Outcome.PASSED, verify(both, Duration.ZERO).check().outcome());
        assertEquals(2, verify(both, Duration.ZERO).methods().size());
        List<JsonValue> proofs = both.oneOrMany("proof");
        for (int bad = 0; bad < 2; bad++) {
            List<JsonValue> changed = new ArrayList<>(proofs);
            changed.set(bad, ((JsonObject) changed.get(bad)).with("created", "2026-11-02T00:00:00Z"));
            ProofCheck check = verify(both.with("proof", new JsonArray(changed)), Duration.ZERO);
            assertEquals(Outcome.FAILED, check.check().outcome());
            assertEquals(
                    "/proof/" + bad + "/proofValue",
                    problems(check).get(0).where().toString());
        }
    }

    @Test
    @DisplayName("V17: at most 16 proofs")
    void refusesMoreThanSixteenProofs() {
        JsonObject signed = DOCUMENT;
        for (int count = 0; count < DataIntegrity.MOST_PROOFS; count++) {
            signed = Papers.issued(signed);
        }
        assertEquals(Outcome.PASSED, verify(signed, Duration.ZERO).check().outcome());
        assertTrue(!DataIntegrity.add(signed, Papers.assertion(Persona.ISSUER.method()), Persona.ISSUER.key())
                .isOk());
        List<JsonValue> seventeen = new ArrayList<>(signed.oneOrMany("proof"));
        seventeen.add(seventeen.get(0));
        assertEquals(
                List.of(ProofProblem.TOO_MANY_PROOFS),
                types(verify(signed.with("proof", new JsonArray(seventeen)), Duration.ZERO)
                        .check()));
    }

    @Test
    @DisplayName("V17: two proofs with one id")
    void refusesDuplicateIds() {
        JsonObject once = Papers.signed(
                DOCUMENT, Papers.assertion(Persona.ISSUER.method()).id("urn:proof:1"), Persona.ISSUER.key());
        JsonObject twice = once.with(
                "proof",
                JsonArray.of(
                        once.object("proof").orElseThrow(), once.object("proof").orElseThrow()));
        assertEquals(Outcome.PASSED, verify(once, Duration.ZERO).check().outcome());
        assertEquals(
                List.of(DiProblem.PROOF_VERIFICATION_ERROR),
                types(verify(twice, Duration.ZERO).check()));
    }

    @Test
    @DisplayName("V17: a chain signs the proofs before it")
    void aChainHoldsOnlyWithTheProofsItFollows() {
        JsonObject chain = chain();
        assertEquals(Outcome.PASSED, verify(chain, Duration.ZERO).check().outcome());
        List<JsonValue> proofs = chain.oneOrMany("proof");
        JsonObject lone = chain.with("proof", proofs.get(2));
        assertEquals(Outcome.FAILED, verify(lone, Duration.ZERO).check().outcome());
        assertEquals(
                "/proof", problems(verify(lone, Duration.ZERO)).get(0).where().toString());
    }

    @Test
    @DisplayName("V17: a proof that another follows cannot be exchanged, even for one that holds")
    void refusesAChainWhoseFirstProofWasMadeAnew() {
        JsonObject chain = chain();
        JsonObject anew = Papers.signed(
                DOCUMENT,
                Papers.assertion(Persona.ISSUER.method()).id("urn:proof:1").created(NOW),
                Persona.ISSUER.key());
        List<JsonValue> proofs = new ArrayList<>(chain.oneOrMany("proof"));
        proofs.set(0, anew.object("proof").orElseThrow());
        ProofCheck check = verify(chain.with("proof", new JsonArray(proofs)), Duration.ZERO);
        assertEquals(
                List.of("/proof/2/proofValue"),
                problems(check).stream()
                        .map(problem -> problem.where().toString())
                        .toList());
    }

    @Test
    @DisplayName("V17: a circle of proofs")
    void refusesProofsThatFollowOneAnotherInACircle() {
        JsonObject signed = chain();
        List<JsonValue> proofs = new ArrayList<>(signed.oneOrMany("proof"));
        proofs.set(0, ((JsonObject) proofs.get(0)).with("previousProof", "urn:proof:3"));
        List<Problem> problems = problems(verify(signed.with("proof", new JsonArray(proofs)), Duration.ZERO));
        assertTrue(problems.get(0).detail().contains("in a circle"), problems::toString);

        JsonObject self = ((JsonObject) signed.oneOrMany("proof").get(0)).with("previousProof", "urn:proof:1");
        problems = problems(verify(signed.with("proof", self), Duration.ZERO));
        assertTrue(problems.get(0).detail().contains("in a circle"), problems::toString);
    }

    @Test
    void refusesToAddAProofThatFollowsOneThatIsNotThere() {
        ProofOptions options = Papers.assertion(Persona.ISSUER.method()).following(List.of("urn:proof:9"));
        for (JsonObject document : List.of(DOCUMENT, chain())) {
            Result<JsonObject> added = DataIntegrity.add(document, options, Persona.ISSUER.key());
            assertEquals(
                    DiProblem.PROOF_GENERATION_ERROR, added.problems().get(0).type());
        }
    }

    @Test
    void refusesToSignWithAKeyThatTheSuiteDoesNotTake() {
        Result<JsonObject> added = DataIntegrity.add(
                DOCUMENT, Papers.assertion(Persona.ISSUER.method()), Persona.ISSUER.key(KeyType.P256));
        assertEquals(DiProblem.PROOF_GENERATION_ERROR, added.problems().get(0).type());
    }

    @Test
    void refusesToSignForPartsWithoutSayingWhatMustBeShown() {
        ProofOptions silent =
                ProofOptions.of(new EcdsaSd2023(), Persona.ISSUER.method(), ProofPurpose.ASSERTION_METHOD);
        Result<JsonObject> added = DataIntegrity.add(DOCUMENT, silent, Persona.ISSUER.key(KeyType.P256));
        assertEquals(DiProblem.PROOF_GENERATION_ERROR, added.problems().get(0).type());
    }

    @Test
    void refusesToSignWhatHasNoCanonicalForm() {
        Result<JsonObject> added = DataIntegrity.add(
                DOCUMENT.with("number", new JsonNumber("1e400")),
                Papers.assertion(Persona.ISSUER.method()),
                Persona.ISSUER.key());
        assertEquals(
                DiProblem.PROOF_TRANSFORMATION_ERROR, added.problems().get(0).type());
    }

    @Test
    @DisplayName("V19: every proof must speak for the same contexts")
    void handsOnTheContextsThatEveryProofCovers() {
        JsonObject signed = Papers.issued(DOCUMENT);
        JsonObject appended = signed.with("@context", withOneMore(DOCUMENT));
        ProofCheck check = verify(appended, Duration.ZERO);
        assertEquals(Outcome.PASSED, check.check().outcome());
        assertEquals(signed, check.covered().orElseThrow());
        JsonObject witnessed =
                Papers.signed(appended, Papers.assertion(Persona.WITNESS.method()), Persona.WITNESS.key());
        ProofCheck both = verify(witnessed, Duration.ZERO);
        assertEquals(Outcome.FAILED, both.check().outcome());
        assertEquals("contexts", both.check().parts().get(2).name());
        assertEquals(Optional.empty(), both.covered());
        JsonObject agreed = Papers.signed(signed, Papers.assertion(Persona.WITNESS.method()), Persona.WITNESS.key());
        ProofCheck same = verify(agreed.with("@context", withOneMore(DOCUMENT)), Duration.ZERO);
        assertEquals(agreed, same.covered().orElseThrow());
    }

    @Test
    @DisplayName("V16: no proof at all")
    void refusesADocumentWithoutProof() {
        for (JsonObject bare : List.of(
                DOCUMENT,
                DOCUMENT.with("proof", JsonArray.of()),
                DOCUMENT.with("proof", JsonObject.empty()),
                DOCUMENT.with("proof", JsonLiteral.NULL),
                DOCUMENT.with("proof", "z123"),
                DOCUMENT.with(
                        "proof",
                        JsonArray.of(JsonArray.of(
                                Papers.issued(DOCUMENT).object("proof").orElseThrow()))),
                DOCUMENT.with("proof", JsonArray.of(JsonLiteral.NULL)))) {
            ProofCheck check = verify(bare, Duration.ZERO);
            assertEquals(Outcome.FAILED, check.check().outcome());
            assertEquals(Optional.empty(), check.covered());
        }
    }

    @Test
    @DisplayName("V16: a proof that does not say what it is")
    void refusesAProofWithoutAType() {
        JsonObject signed = Papers.issued(DOCUMENT);
        JsonObject proof = signed.object("proof").orElseThrow();
        for (JsonObject nameless :
                List.of(proof.without("type"), proof.with("type", JsonNumber.of(5)), proof.with("type", ""))) {
            ProofCheck check = verify(signed.with("proof", nameless), Duration.ZERO);
            assertEquals(Outcome.FAILED, check.check().outcome());
            assertEquals(Optional.empty(), check.covered());
            Check members = check.check().parts().get(0).parts().get(0);
            assertEquals("members", members.name());
            assertEquals(Outcome.FAILED, members.outcome());
        }
    }

    private static JsonObject chain() {
        JsonObject first = Papers.signed(
                DOCUMENT, Papers.assertion(Persona.ISSUER.method()).id("urn:proof:1"), Persona.ISSUER.key());
        JsonObject second =
                Papers.signed(first, Papers.assertion(Persona.HOLDER.method()).id("urn:proof:2"), Persona.HOLDER.key());
        return Papers.signed(
                second,
                Papers.assertion(Persona.WITNESS.method())
                        .id("urn:proof:3")
                        .following(List.of("urn:proof:2", "urn:proof:1")),
                Persona.WITNESS.key());
    }

    private static JsonValue withOneMore(JsonObject document) {
        List<JsonValue> contexts = new ArrayList<>(document.oneOrMany("@context"));
        contexts.add(new JsonString("https://other.example/v1"));
        return new JsonArray(contexts);
    }

    private static Audience planet() {
        return new Audience.Exactly("c", "planet.example");
    }

    /** Signed with an array of domains, which the options' verbs do not write. */
    private static JsonObject domains(String... domains) {
        JsonObject options = Papers.assertion(Persona.ISSUER.method())
                .audience("c", "x")
                .json()
                .with("domain", JsonArray.ofStrings(List.of(domains)));
        JsonObject proof = coop.kith.jcsproof.JcsProof.sign(DOCUMENT, options, Persona.ISSUER.key())
                .orThrow();
        return DOCUMENT.with("proof", proof);
    }

    private static void refused(JsonObject signed, String part, DiProblem type, String where) {
        ProofCheck check = verify(signed, Duration.ZERO);
        List<Check> failed = check.check().parts().get(0).parts().stream()
                .filter(one -> one.outcome() == Outcome.FAILED)
                .toList();
        assertEquals(List.of(part), failed.stream().map(Check::name).toList(), check::toString);
        Problem problem = failed.get(0).problem().orElseThrow();
        assertEquals(type, problem.type());
        assertEquals(where, problem.where().toString());
        assertEquals(Optional.empty(), check.covered());
    }

    private static void undecided(JsonObject signed, ProofProblem type) {
        ProofCheck check = verify(signed, Duration.ZERO);
        assertEquals(Outcome.UNDECIDED, check.check().outcome());
        assertEquals(type, problems(check).get(0).type());
        assertEquals(Optional.empty(), check.covered());
    }

    private static Outcome at(JsonObject signed, Instant at, Duration skew) {
        return INTEGRITY
                .verify(signed, new ProofExpectation(ProofPurpose.ASSERTION_METHOD, at, skew, new Audience.Unstated()))
                .check()
                .outcome();
    }

    private static Check forAudience(JsonObject signed, Audience audience) {
        return INTEGRITY
                .verify(signed, new ProofExpectation(ProofPurpose.ASSERTION_METHOD, NOW, Duration.ZERO, audience))
                .check();
    }

    private static ProofCheck verify(JsonObject signed, Duration skew) {
        return INTEGRITY.verify(signed, expectation(skew));
    }

    private static ProofExpectation expectation(Duration skew) {
        return new ProofExpectation(ProofPurpose.ASSERTION_METHOD, NOW, skew, new Audience.Unstated());
    }

    private static List<?> types(Check check) {
        return problems(check).stream().map(Problem::type).toList();
    }

    private static List<Problem> problems(ProofCheck check) {
        return problems(check.check());
    }

    private static List<Problem> problems(Check check) {
        List<Problem> found = new ArrayList<>(check.problem().stream().toList());
        check.parts().forEach(part -> found.addAll(problems(part)));
        return found;
    }

    private static DidUrl url(String text) {
        return DidUrl.parse(text).orThrow();
    }

    private static DataIntegrity integrity(Shelf shelf) {
        return DataIntegrity.of(Cryptosuites.standard(), keys(shelf), Cryptography.standard());
    }

    private static KeyFinder keys(Shelf shelf) {
        return KeyFinder.of(shelf.resolver(InstantSource.fixed(NOW)));
    }
}
