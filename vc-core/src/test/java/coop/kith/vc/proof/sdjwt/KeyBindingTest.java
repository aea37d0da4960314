package coop.kith.vc.proof.sdjwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.Signer;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.Jwk;
import coop.kith.key.KeyType;
import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import coop.kith.vc.proof.Audience;
import coop.kith.vc.proof.KeyFinder;
import coop.kith.vc.proof.ProofExpectation;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.testing.SdJwts;
import coop.kith.vc.testing.Shelf;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Key bindings, each with one thing wrong, and the one check that objects to it. */
@DisplayName("key binding")
final class KeyBindingTest {
    private static final Audience OURS = new Audience.Exactly(Papers.CHALLENGE, Papers.DOMAIN);
    private static final Audience NOBODY = new Audience.Unstated();
    private static final Audience ANYONE = new Audience.Anyone("a test");
    private static final String NAME = SdJwts.disclosure("name", "Ana");
    private static final String CITY = SdJwts.disclosure("city", "Porto");
    private static final JsonObject CREDENTIAL = credential(SdJwts.confirming(Persona.HOLDER));
    private static final String SHOWN = SdJwts.issued(CREDENTIAL, NAME);
    private static final JsonObject BINDING = SdJwts.binding(SHOWN);

    @Test
    void aGoodOnePasses() {
        assertEquals(Set.of(), objections(SdJwts.bound(SHOWN), OURS));
        assertEquals(Set.of(), objections(SdJwts.bound(SHOWN), ANYONE));
        assertEquals(
                Set.of(),
                objections(
                        SdJwts.bound(SHOWN),
                        new Audience.Partly(Optional.of(Papers.CHALLENGE), Optional.empty(), "a test")));
        assertEquals(
                Set.of(),
                objections(
                        SdJwts.bound(SHOWN),
                        new Audience.Partly(Optional.empty(), Optional.of(Papers.DOMAIN), "a test")));
    }

    @Test
    @DisplayName("V15: a key binding that was taken off")
    void isDemandedWhereAChallengeOrADomainIs() {
        assertEquals(Set.of("key-binding"), objections(SHOWN, OURS));
        assertEquals(
                Set.of("key-binding"),
                objections(SHOWN, new Audience.Partly(Optional.of(Papers.CHALLENGE), Optional.empty(), "a test")));
        assertEquals(
                Set.of("key-binding"),
                objections(SHOWN, new Audience.Partly(Optional.empty(), Optional.of(Papers.DOMAIN), "a test")));
        assertEquals(Outcome.FAILED, check(SHOWN, OURS).outcome());
        assertEquals(Outcome.PASSED, check(SHOWN, NOBODY).outcome());
        assertTrue(check(SHOWN, ANYONE).toString().contains("a test"));
    }

    @Test
    void oneThatNobodyAskedForIsForSomebodyElse() {
        assertEquals(Set.of("domain", "challenge"), objections(SdJwts.bound(SHOWN), NOBODY));
        assertEquals(Outcome.UNDECIDED, check(SdJwts.bound(SHOWN), NOBODY).outcome());
    }

    @Test
    @DisplayName("V15: for another verifier, or another occasion")
    void refusesOneForAnother() {
        assertEquals(Set.of("domain"), objections(BINDING.with("aud", "elsewhere.example")));
        assertEquals(Set.of("challenge"), objections(BINDING.with("nonce", "another")));
    }

    @Test
    @DisplayName("V15: aud an array; aud, nonce, iat or sd_hash missing, or of another kind")
    void refusesClaimsOfAnotherKind() {
        assertEquals(Set.of("claims"), objections(BINDING.with("aud", JsonArray.ofStrings(List.of(Papers.DOMAIN)))));
        assertEquals(Set.of("claims"), objections(BINDING.without("iat")));
        for (JsonValue odd : List.of(new JsonString("today"), JsonLiteral.NULL, new JsonNumber("1e400"))) {
            assertEquals(Set.of("claims"), objections(BINDING.with("iat", odd)));
            assertEquals(Set.of("claims"), objections(BINDING.with("exp", odd)));
        }
        assertEquals(Set.of("claims", "domain"), objections(BINDING.without("aud")));
        assertEquals(Set.of("claims", "challenge"), objections(BINDING.without("nonce")));
        assertEquals(Set.of("claims", "challenge"), objections(BINDING.with("nonce", JsonNumber.of(1))));
        assertEquals(Set.of("claims", "sd-hash"), objections(BINDING.without("sd_hash")));
    }

    @Test
    @DisplayName("V15: sd_hash of other disclosures, of the token alone, of another hash")
    void refusesOneOverSomethingElse() {
        for (String other : List.of(
                SdJwts.issued(CREDENTIAL),
                SdJwts.issued(CREDENTIAL, NAME, CITY),
                SdJwts.issued(CREDENTIAL, CITY),
                SHOWN.substring(0, SHOWN.length() - 1),
                SHOWN.substring(0, SHOWN.indexOf('~')))) {
            assertEquals(Set.of("sd-hash"), objections(BINDING.with("sd_hash", SdJwts.digest(other))), other);
        }
        String byOther = SdJwts.issued(CREDENTIAL.with("_sd_alg", "sha-384"));
        assertEquals(Set.of("sd-hash"), objections(SdJwts.bound(byOther), OURS));
        assertEquals(
                Set.of(),
                objections(
                        SdJwts.bound(
                                byOther,
                                SdJwts.bindingHeader(),
                                SdJwts.binding(byOther).with("sd_hash", DigestAlgorithm.SHA_384.digest(byOther)),
                                Persona.HOLDER.key()),
                        OURS));
    }

    @Test
    void coversTheDisclosuresInTheirOrder() {
        String one = SdJwts.issued(CREDENTIAL, NAME, CITY);
        String other = SdJwts.issued(CREDENTIAL, CITY, NAME);
        String bound = SdJwts.bound(one);
        assertEquals(Set.of(), objections(bound, OURS));
        assertEquals(Set.of("sd-hash"), objections(other + bound.substring(one.length()), OURS));
    }

    @Test
    @DisplayName("V15: iat long ago, or yet to come")
    void refusesAnOldOneAndOneToCome() {
        long now = Papers.NOW.getEpochSecond();
        long longest = KeyBinding.LONGEST.toSeconds();
        assertEquals(Set.of(), objections(BINDING.with("iat", JsonNumber.of(now - longest))));
        assertEquals(Set.of("age"), objections(BINDING.with("iat", JsonNumber.of(now - longest - 1))));
        assertEquals(Set.of("dates"), objections(BINDING.with("iat", JsonNumber.of(now + 1))));
        assertEquals(Set.of("dates"), objections(BINDING.with("exp", JsonNumber.of(now))));
        assertEquals(
                Set.of(),
                objections(
                        SdJwts.bound(
                                SHOWN,
                                SdJwts.bindingHeader(),
                                BINDING.with("iat", JsonNumber.of(1)),
                                Persona.HOLDER.key()),
                        ANYONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "vp+jwt", "vc+jwt", "vc+sd-jwt", "kb+sd-jwt", "", "openid4vci-proof+jwt"})
    void refusesATokenForAnotherUse(String type) {
        assertEquals(Set.of("type"), objections(SdJwts.bindingHeader().with("typ", type), Persona.HOLDER.key()));
        assertEquals(Set.of("type"), objections(SdJwts.bindingHeader().without("typ"), Persona.HOLDER.key()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "nOnE", "", "HS256", "eddsa"})
    @DisplayName("V01: alg none in every case, and others")
    void refusesAlgorithmsThatAreNone(String algorithm) {
        assertEquals(
                Set.of("algorithm", "signature"),
                objections(SdJwts.bindingHeader().with("alg", algorithm), Persona.HOLDER.key()));
    }

    @Test
    void refusesAnotherKey() {
        assertEquals(Set.of("signature"), objections(SdJwts.bindingHeader(), Persona.MALLORY.key()));
        assertEquals(Set.of("signature"), objections(SdJwts.bindingHeader(), Persona.ISSUER.key()));
        assertEquals(
                Set.of("signature"),
                objections(SdJwts.bindingHeader().with("alg", "ES256"), Persona.HOLDER.key(KeyType.P256)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwk", "jku", "x5c", "x5u", "crit", "b64"})
    void refusesAKeyOrRulesOfItsOwn(String name) {
        assertEquals(
                Set.of("header"), objections(SdJwts.bindingHeader().with(name, JsonArray.of()), Persona.HOLDER.key()));
    }

    @Test
    void takesKeysOfEachKind() {
        for (KeyType type : List.of(KeyType.P256, KeyType.P384)) {
            String shown = SdJwts.issued(credential(JsonObject.empty()
                    .with("jwk", Jwk.encode(Persona.HOLDER.key(type).publicKey()))));
            String algorithm = type == KeyType.P256 ? "ES256" : "ES384";
            assertEquals(
                    Set.of(),
                    objections(
                            SdJwts.bound(
                                    shown,
                                    SdJwts.bindingHeader().with("alg", algorithm),
                                    SdJwts.binding(shown),
                                    Persona.HOLDER.key(type)),
                            OURS));
        }
    }

    @Test
    void takesTheKeyOfADidByItsRelationship() {
        assertEquals(
                Set.of(),
                bySubject(JsonObject.empty().with("kid", Persona.HOLDER.method().toString())));
        assertEquals(Set.of(), bySubject(JsonObject.empty().with("kid", "did:shelf:ana#key-1")));
        assertEquals(
                Set.of("key", "signature"), bySubject(JsonObject.empty().with("kid", "did:shelf:asserting#key-1")));
        assertEquals(Set.of("key", "signature"), bySubject(JsonObject.empty().with("kid", "did:shelf:down#key-1")));
        assertEquals(
                Set.of("signature"),
                bySubject(
                        JsonObject.empty().with("kid", Persona.MALLORY.method().toString())));
    }

    @Test
    void refusesConfirmationsThatAreNone() {
        JsonObject jwk = SdJwts.confirming(Persona.HOLDER).object("jwk").orElseThrow();
        for (JsonObject bad : List.of(
                SdJwts.confirming(Persona.HOLDER)
                        .with("kid", Persona.HOLDER.method().toString()),
                JsonObject.empty(),
                JsonObject.empty().with("kid", "https://ana.example/keys#1"),
                JsonObject.empty().with("jku", "https://ana.example/keys"),
                JsonObject.empty().with("jkt", "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"),
                JsonObject.empty().with("jwk", jwk.with("d", "AA")),
                JsonObject.empty().with("jwk", jwk.with("x", "AA")),
                JsonObject.empty().with("jwk", "AA"))) {
            assertEquals(Set.of("key", "signature"), bySubject(bad), bad::toString);
        }
        String unconfirmed = SdJwts.issued(CREDENTIAL.without("cnf"));
        assertEquals(Set.of("key", "signature"), objections(SdJwts.bound(unconfirmed), OURS));
        assertEquals(Outcome.FAILED, check(SdJwts.bound(unconfirmed), OURS).outcome());
    }

    private static JsonObject credential(JsonObject confirmation) {
        return Papers.credential()
                .with(
                        "credentialSubject",
                        SdJwts.hiding(
                                JsonObject.empty()
                                        .with("id", Persona.HOLDER.did().toString()),
                                NAME,
                                CITY))
                .with("cnf", confirmation);
    }

    private static Set<String> bySubject(JsonObject confirmation) {
        return objections(SdJwts.bound(SdJwts.issued(credential(confirmation))), OURS);
    }

    private static Set<String> objections(JsonObject claims) {
        return objections(SdJwts.bound(SHOWN, SdJwts.bindingHeader(), claims, Persona.HOLDER.key()), OURS);
    }

    private static Set<String> objections(JsonObject header, Signer signer) {
        return objections(SdJwts.bound(SHOWN, header, BINDING, signer), OURS);
    }

    private static Set<String> objections(String sdJwt, Audience audience) {
        Set<String> names = new TreeSet<>();
        collect(check(sdJwt, audience), names);
        return names;
    }

    private static void collect(Check check, Set<String> names) {
        check.parts().forEach(part -> collect(part, names));
        boolean objects = check.outcome() == Outcome.FAILED || check.outcome() == Outcome.UNDECIDED;
        if (objects && check.problem().isPresent()) {
            names.add(check.name());
        }
    }

    private static Check check(String sdJwt, Audience audience) {
        InstantSource clock = InstantSource.fixed(Papers.NOW);
        Shelf shelf = Shelf.of(
                Persona.HOLDER.document("did:shelf:ana", "authentication"),
                Persona.HOLDER.document("did:shelf:asserting", "assertionMethod"));
        return SdJwtEnvelopes.of(KeyFinder.of(shelf.resolver(clock)), Cryptography.standard())
                .verify(
                        SdJwts.envelope(sdJwt),
                        new ProofExpectation(ProofPurpose.ASSERTION_METHOD, Papers.NOW, Duration.ZERO, audience))
                .check();
    }
}
