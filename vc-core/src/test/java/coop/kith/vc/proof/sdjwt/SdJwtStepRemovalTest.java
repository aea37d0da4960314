package coop.kith.vc.proof.sdjwt;

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
import coop.kith.vc.testing.SdJwts;
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

/** For every step of verifying an SD-JWT one that this step alone turns away; with the step taken out it passes. */
@DisplayName("check removal, inside one SD-JWT")
final class SdJwtStepRemovalTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Papers.NOW);
    private static final Audience NOBODY = new Audience.Unstated();
    private static final Audience OURS = new Audience.Exactly(Papers.CHALLENGE, Papers.DOMAIN);
    private static final String NAME = SdJwts.disclosure("name", "Ana");
    private static final JsonObject CREDENTIAL = Papers.credential()
            .with(
                    "credentialSubject",
                    SdJwts.hiding(
                            JsonObject.empty().with("id", Persona.HOLDER.did().toString()), NAME))
            .with("cnf", SdJwts.confirming(Persona.HOLDER));

    record Case(String step, String sdJwt, Audience audience) {
        @Override
        public String toString() {
            return step;
        }
    }

    static List<Case> cases() {
        JsonObject header = Tokens.header("vc+sd-jwt", Persona.ISSUER);
        String status = SdJwts.disclosure("validUntil", Papers.VALID_UNTIL.toString());
        String good = SdJwts.issued(CREDENTIAL, NAME);
        return List.of(
                new Case("header", by(header.with("x5c", "https://mallory.example"), CREDENTIAL), NOBODY),
                new Case("type", by(header.with("typ", "dc+sd-jwt"), CREDENTIAL), NOBODY),
                new Case(
                        "in-clear",
                        SdJwts.issued(SdJwts.hiding(CREDENTIAL.without("validUntil"), status), NAME, status),
                        NOBODY),
                new Case("claims", by(header, CREDENTIAL.with("iss", "did:example:eve")), NOBODY),
                new Case(
                        "dates",
                        by(header, CREDENTIAL.with("exp", JsonNumber.of(Papers.NOW.getEpochSecond()))),
                        NOBODY),
                new Case(
                        "audience",
                        SdJwts.bound(SdJwts.issued(CREDENTIAL.with("aud", "elsewhere.example"), NAME)),
                        OURS),
                new Case("key-binding", good, OURS),
                new Case("signature", tampered(), NOBODY));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void onlyThatStepObjects(Case one) {
        ProofCheck whole = mechanism().verify(SdJwts.envelope(one.sdJwt), expecting(one.audience));
        assertEquals(
                Set.of(one.step),
                Objections.within(whole.check()),
                () -> whole.check().toString());
        ProofCheck without = mechanism().without(one.step).verify(SdJwts.envelope(one.sdJwt), expecting(one.audience));
        assertEquals(
                Outcome.PASSED, without.check().outcome(), () -> without.check().toString());
        assertTrue(without.covered().isPresent());
    }

    @Test
    void everyStepOfTheProtocolHasItsCase() {
        Set<String> named = new TreeSet<>();
        mechanism()
                .verify(SdJwts.envelope(SdJwts.issued(CREDENTIAL, NAME)), expecting(NOBODY))
                .check()
                .parts()
                .get(0)
                .parts()
                .forEach(check -> named.add(check.name()));
        Set<String> cases = new TreeSet<>(Set.of("key", "algorithm"));
        cases().forEach(one -> cases.add(one.step));
        assertEquals(named, cases);
    }

    @Test
    @DisplayName("algorithm: of a token that is signed, and says otherwise")
    void theAlgorithmAloneObjects() {
        for (String algorithm : List.of("none", "None", "HS256")) {
            ProofCheck check = mechanism()
                    .verify(
                            SdJwts.envelope(by(
                                    Tokens.header("vc+sd-jwt", Persona.ISSUER).with("alg", algorithm), CREDENTIAL)),
                            expecting(NOBODY));
            assertEquals(Set.of("algorithm"), Objections.within(check.check()));
            assertEquals(Outcome.FAILED, check.check().outcome());
        }
    }

    @Test
    @DisplayName("key: found without regard to its relationship, it would do")
    void theRelationshipOfTheKeyAloneObjects() {
        String did = "did:shelf:club";
        String sdJwt = by(
                Tokens.header("vc+sd-jwt", Persona.ISSUER).with("kid", did + "#key-1"), CREDENTIAL.with("issuer", did));
        ProofCheck strict =
                shelf(Persona.ISSUER.document(did, "authentication")).verify(SdJwts.envelope(sdJwt), expecting(NOBODY));
        assertEquals(Set.of("key", "signature"), Objections.within(strict.check()));
        ProofCheck lenient = shelf(Persona.ISSUER.document(did, "authentication", "assertionMethod"))
                .verify(SdJwts.envelope(sdJwt), expecting(NOBODY));
        assertEquals(Outcome.PASSED, lenient.check().outcome());
    }

    private static String by(JsonObject header, JsonObject payload) {
        return SdJwts.together(Tokens.signed(header, payload, Persona.ISSUER.key()), NAME);
    }

    private static String tampered() {
        String[] parts = SdJwts.issued(CREDENTIAL, NAME).split("\\.", -1);
        return parts[0]
                + '.'
                + Tokens.encoded(Json.write(CREDENTIAL.with("name", "Chair of the board")))
                + '.'
                + parts[2];
    }

    private static ProofExpectation expecting(Audience audience) {
        return new ProofExpectation(ProofPurpose.ASSERTION_METHOD, Papers.NOW, Duration.ZERO, audience);
    }

    private static SdJwtEnvelopes mechanism() {
        return SdJwtEnvelopes.of(KeyFinder.of(DidResolver.of(DidMethods.standard(), CLOCK)), Cryptography.standard());
    }

    private static SdJwtEnvelopes shelf(JsonObject document) {
        return SdJwtEnvelopes.of(KeyFinder.of(Shelf.of(document).resolver(CLOCK)), Cryptography.standard());
    }
}
