package coop.kith.vc.proof.jose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.Cryptography;
import coop.kith.did.method.DidMethods;
import coop.kith.did.resolve.DidResolver;
import coop.kith.json.Json;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.problem.Outcome;
import coop.kith.vc.proof.Audience;
import coop.kith.vc.proof.KeyFinder;
import coop.kith.vc.proof.ProofCheck;
import coop.kith.vc.proof.ProofExpectation;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.testing.Objections;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.testing.Shelf;
import coop.kith.vc.testing.Tokens;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For every step of verifying a token one that this step alone turns away; with the step taken out it passes. */
@DisplayName("check removal, inside one token")
final class TokenStepRemovalTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Papers.NOW);
    private static final Audience NOBODY = new Audience.Unstated();

    record Case(String step, String token, Audience audience) {
        @Override
        public String toString() {
            return step;
        }
    }

    static List<Case> cases() {
        JsonObject credential = Papers.credential();
        JsonObject header = Tokens.header();
        return List.of(
                new Case("header", by(header.with("jku", "https://mallory.example"), credential), NOBODY),
                new Case("type", by(header.with("typ", "at+jwt"), credential), NOBODY),
                new Case("claims", by(header, credential.with("iss", "did:example:eve")), NOBODY),
                new Case(
                        "dates",
                        by(header, credential.with("exp", JsonNumber.of(Papers.NOW.getEpochSecond()))),
                        NOBODY),
                new Case("domain", forAudience("elsewhere.example", Papers.CHALLENGE), ours()),
                new Case("challenge", forAudience(Papers.DOMAIN, "another"), ours()),
                new Case("algorithm", by(header.with("alg", "none"), credential), NOBODY),
                new Case("signature", tampered(), NOBODY));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void onlyThatStepObjects(Case one) {
        ProofCheck whole = mechanism().verify(Tokens.envelope(one.token), expecting(one.audience));
        assertEquals(
                Set.of(one.step),
                Objections.within(whole.check()),
                () -> whole.check().toString());
        ProofCheck without = mechanism().without(one.step).verify(Tokens.envelope(one.token), expecting(one.audience));
        assertEquals(
                Outcome.PASSED, without.check().outcome(), () -> without.check().toString());
        assertTrue(without.covered().isPresent());
    }

    @Test
    void everyStepOfTheProtocolHasItsCase() {
        Set<String> named = new TreeSet<>();
        mechanism()
                .verify(Tokens.envelope(Tokens.issued(Papers.credential())), expecting(NOBODY))
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
        JsonObject envelope = Tokens.envelope(by(
                Tokens.header().with("kid", did + "#key-1"), Papers.credential().with("issuer", did)));
        ProofCheck strict =
                shelf(Persona.ISSUER.document(did, "authentication")).verify(envelope, expecting(NOBODY));
        assertEquals(Set.of("key", "signature"), Objections.within(strict.check()));
        ProofCheck lenient = shelf(Persona.ISSUER.document(did, "authentication", "assertionMethod"))
                .verify(envelope, expecting(NOBODY));
        assertEquals(Outcome.PASSED, lenient.check().outcome());
    }

    private static String by(JsonObject header, JsonObject payload) {
        return Tokens.signed(header, payload, Persona.ISSUER.key());
    }

    private static String tampered() {
        String[] parts = Tokens.issued(Papers.credential()).split("\\.", -1);
        return parts[0]
                + '.'
                + Tokens.encoded(Json.write(Papers.credential().with("name", "Chair of the board")))
                + '.'
                + parts[2];
    }

    private static String forAudience(String domain, String challenge) {
        return by(Tokens.header(), Papers.credential().with("aud", domain).with("nonce", challenge));
    }

    private static Audience ours() {
        return new Audience.Exactly(Papers.CHALLENGE, Papers.DOMAIN);
    }

    private static ProofExpectation expecting(Audience audience) {
        return new ProofExpectation(ProofPurpose.ASSERTION_METHOD, Papers.NOW, Duration.ZERO, audience);
    }

    private static JoseEnvelopes mechanism() {
        return JoseEnvelopes.of(KeyFinder.of(DidResolver.of(DidMethods.standard(), CLOCK)), Cryptography.standard());
    }

    private static JoseEnvelopes shelf(JsonObject document) {
        return JoseEnvelopes.of(KeyFinder.of(Shelf.of(document).resolver(CLOCK)), Cryptography.standard());
    }
}
