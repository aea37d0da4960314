package coop.kith.vc.proof.integrity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.Cryptography;
import coop.kith.did.DidUrl;
import coop.kith.did.method.DidMethods;
import coop.kith.did.resolve.DidResolver;
import coop.kith.jcsproof.ProofValue;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Outcome;
import coop.kith.vc.proof.Audience;
import coop.kith.vc.proof.KeyFinder;
import coop.kith.vc.proof.ProofCheck;
import coop.kith.vc.proof.ProofExpectation;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.proof.integrity.suite.EddsaJcs2022;
import coop.kith.vc.testing.Objections;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.testing.Shelf;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For every step of verifying a proof a document that this step alone turns away; with the step taken out it passes. */
@DisplayName("check removal, inside one proof")
final class ProofStepRemovalTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Papers.NOW);
    private static final Audience NOBODY = new Audience.Unstated();

    record Case(String step, JsonObject document, Audience audience) {
        @Override
        public String toString() {
            return step;
        }
    }

    static List<Case> cases() {
        ProofOptions plain = Papers.assertion(Persona.ISSUER.method());
        JsonObject issued = Papers.issued(Papers.credential());
        JsonObject name = JsonObject.empty();
        return List.of(
                new Case("members", statedAs("created", name.with("at", "noon")), NOBODY),
                new Case("suite", statedAs("cryptosuite", new JsonString("made-up-2030")), NOBODY),
                new Case(
                        "purpose",
                        Papers.signed(
                                Papers.credential(),
                                Papers.authentication(Persona.ISSUER.method()),
                                Persona.ISSUER.key()),
                        NOBODY),
                new Case(
                        "dates",
                        Papers.signed(
                                Papers.credential(), plain.expires(Papers.NOW.minusSeconds(1)), Persona.ISSUER.key()),
                        NOBODY),
                new Case("domain", forAudience("elsewhere.example", Papers.CHALLENGE), ours()),
                new Case("challenge", forAudience(Papers.DOMAIN, "another"), ours()),
                new Case("previous-proof", statedAs("previousProof", new JsonString("urn:uuid:gone")), NOBODY),
                new Case("signature", issued.with("name", "Chair of the board"), NOBODY),
                new Case("contexts", withTwoViewsOfTheContexts(), NOBODY));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void onlyThatStepObjects(Case one) {
        ProofCheck whole = mechanism().verify(one.document, expecting(one.audience));
        assertTrue(
                whole.check().outcome() != Outcome.PASSED, () -> whole.check().toString());
        assertEquals(Set.of(one.step), Objections.within(whole.check()));
        ProofCheck without = mechanism().without(one.step).verify(one.document, expecting(one.audience));
        assertEquals(
                Outcome.PASSED, without.check().outcome(), () -> without.check().toString());
        assertTrue(without.covered().isPresent());
    }

    @Test
    void everyStepOfTheProtocolHasItsCase() {
        Set<String> named = new TreeSet<>(Set.of("contexts"));
        mechanism()
                .verify(Papers.issued(Papers.credential()), expecting(NOBODY))
                .check()
                .parts()
                .get(0)
                .parts()
                .forEach(check -> named.add(check.name()));
        Set<String> cases = new TreeSet<>(Set.of("key"));
        cases().forEach(one -> cases.add(one.step));
        assertEquals(named, cases);
    }

    @Test
    @DisplayName("key: found without regard to its relationship, it would do")
    void theRelationshipOfTheKeyAloneObjects() {
        String did = "did:shelf:club";
        JsonObject document = Papers.signed(
                Papers.credential().with("issuer", did),
                Papers.assertion(DidUrl.parse(did + "#key-1").orThrow()),
                Persona.ISSUER.key());
        ProofCheck strict =
                shelf(Persona.ISSUER.document(did, "authentication")).verify(document, expecting(NOBODY));
        assertEquals(Set.of("key", "signature"), Objections.within(strict.check()));
        ProofCheck lenient = shelf(Persona.ISSUER.document(did, "authentication", "assertionMethod"))
                .verify(document, expecting(NOBODY));
        assertEquals(Outcome.PASSED, lenient.check().outcome());
    }

    /** Signed over a proof with this member, which the reader of proofs or the list of suites would not have let through. */
    private static JsonObject statedAs(String name, JsonValue value) {
        JsonObject unsecured = Papers.credential();
        ProofOptions options = Papers.assertion(Persona.ISSUER.method());
        JsonObject stated = new EddsaJcs2022()
                .transformation()
                .completed(unsecured, options.json())
                .with(name, value);
        EddsaJcs2022 suite = new EddsaJcs2022();
        byte[] hashData = Hashing.hashData(suite, suite.recipes().get(0), unsecured, stated)
                .orThrow();
        return unsecured.with(
                "proof",
                stated.with("proofValue", ProofValue.encode(Persona.ISSUER.key().sign(hashData))));
    }

    private static JsonObject forAudience(String domain, String challenge) {
        return Papers.signed(
                Papers.credential(),
                Papers.assertion(Persona.ISSUER.method()).audience(challenge, domain),
                Persona.ISSUER.key());
    }

    /** A second proof by somebody else, made over a longer list of contexts than the issuer's. */
    private static JsonObject withTwoViewsOfTheContexts() {
        JsonObject issued = Papers.issued(Papers.credential());
        List<JsonValue> longer = new ArrayList<>(issued.oneOrMany("@context"));
        longer.add(new JsonString("https://mallory.example/v1"));
        return Papers.signed(
                issued.with("@context", new JsonArray(longer)),
                Papers.assertion(Persona.MALLORY.method()),
                Persona.MALLORY.key());
    }

    private static Audience ours() {
        return new Audience.Exactly(Papers.CHALLENGE, Papers.DOMAIN);
    }

    private static ProofExpectation expecting(Audience audience) {
        return new ProofExpectation(
                ProofPurpose.ASSERTION_METHOD, Papers.NOW, Duration.ZERO, audience, Optional.empty());
    }

    private static DataIntegrity mechanism() {
        return DataIntegrity.of(
                List.of(new EddsaJcs2022()),
                KeyFinder.of(DidResolver.of(DidMethods.standard(), CLOCK)),
                Cryptography.standard());
    }

    private static DataIntegrity shelf(JsonObject document) {
        return DataIntegrity.of(
                List.of(new EddsaJcs2022()), KeyFinder.of(Shelf.of(document).resolver(CLOCK)), Cryptography.standard());
    }
}
