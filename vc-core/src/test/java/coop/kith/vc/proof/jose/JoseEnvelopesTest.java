package coop.kith.vc.proof.jose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.Cryptography;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.method.DidMethods;
import coop.kith.did.method.key.DidKey;
import coop.kith.did.resolve.DidResolver;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.problem.Outcome;
import coop.kith.vc.proof.Audience;
import coop.kith.vc.proof.HeldProof;
import coop.kith.vc.proof.KeyFinder;
import coop.kith.vc.proof.ProofCheck;
import coop.kith.vc.proof.ProofExpectation;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.testing.Tokens;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JoseEnvelopesTest {
    private static final JsonObject CREDENTIAL = Papers.credential();

    private final JoseEnvelopes strict = JoseEnvelopes.of(
            KeyFinder.of(DidResolver.of(DidMethods.standard(), InstantSource.fixed(Papers.NOW))),
            Cryptography.standard());
    private final JoseEnvelopes lenient = strict.acceptingOlderForm("papers of earlier years");

    @ParameterizedTest
    @CsvSource({"ED25519, EdDSA", "P256, ES256", "P384, ES384"})
    void acceptsEachKindOfKeyWithItsOneAlgorithm(KeyType type, String algorithm) {
        Did did = DidKey.of(Persona.ISSUER.key(type).publicKey());
        DidUrl method = DidUrl.of(did, did.methodSpecificId());
        JsonObject credential = CREDENTIAL.with("issuer", did.toString());
        JsonObject header = Tokens.header().with("kid", method.toString());
        ProofCheck good = assertion(
                strict,
                Tokens.envelope(Tokens.signed(header.with("alg", algorithm), credential, Persona.ISSUER.key(type))));
        assertEquals(Outcome.PASSED, good.check().outcome(), () -> good.check().toString());
        HeldProof held = good.held().get(0);
        assertEquals(type, held.keyType());
        assertEquals("vc+jwt", held.cryptosuite());
        assertEquals(method, held.method().id());
        assertEquals(credential, held.covered());
        for (String other : List.of("EdDSA", "ES256", "ES384")) {
            ProofCheck check = assertion(
                    strict,
                    Tokens.envelope(Tokens.signed(header.with("alg", other), credential, Persona.ISSUER.key(type))));
            assertEquals(other.equals(algorithm), check.covered().isPresent(), other);
        }
    }

    @Test
    void takesTheDateOfTheSignatureFromItsClaim() {
        JsonObject dated = CREDENTIAL.with("iat", JsonNumber.of(Papers.CREATED.getEpochSecond()));
        assertEquals(
                Optional.of(Papers.CREATED),
                assertion(strict, Tokens.envelope(Tokens.issued(dated)))
                        .held()
                        .get(0)
                        .created());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/vc+cose", "application/vc+sd-jwt", "application/vp+jwt", "text/plain"})
    void cannotDecideWhatItDoesNotOpen(String mediaType) {
        JsonObject envelope = Tokens.envelope(mediaType, Tokens.issued(CREDENTIAL));
        assertEquals(Outcome.UNDECIDED, assertion(strict, envelope).check().outcome());
    }

    @Test
    void refusesAnEnvelopeThatIsNone() {
        JsonObject envelope = Tokens.envelope(Tokens.issued(CREDENTIAL));
        for (JsonObject bad : List.of(
                envelope.without("@context"),
                envelope.with("@context", JsonArray.of()),
                envelope.with("@context", "https://www.w3.org/ns/credentials/examples/v2"),
                envelope.with("id", Tokens.issued(CREDENTIAL)),
                envelope.without("id"),
                envelope.with(
                        "id",
                        "data:application/vc+jwt;base64,"
                                + Tokens.issued(CREDENTIAL).replace(".", "")))) {
            assertEquals(Outcome.FAILED, assertion(strict, bad).check().outcome(), bad::toString);
        }
    }

    @Test
    void cannotDecideWhatHasAProofInsideAsWell() {
        JsonObject twice = Tokens.envelope(Tokens.issued(Papers.issued(CREDENTIAL)));
        assertEquals(Outcome.UNDECIDED, assertion(strict, twice).check().outcome());
    }

    @Test
    void presentsForTheAudienceThatItNames() {
        JsonObject envelope = Tokens.presentationEnvelope(
                "application/vp+jwt", Tokens.presented(Papers.presentation().without("verifiableCredential")));
        assertEquals(Outcome.PASSED, authentication(envelope, new Audience.Exactly(Papers.CHALLENGE, Papers.DOMAIN)));
        assertEquals(
                Outcome.PASSED,
                authentication(
                        envelope, new Audience.Partly(Optional.of(Papers.CHALLENGE), Optional.empty(), "a test")));
        assertEquals(
                Outcome.PASSED,
                authentication(envelope, new Audience.Partly(Optional.empty(), Optional.of(Papers.DOMAIN), "a test")));
        assertEquals(
                Outcome.FAILED,
                authentication(envelope, new Audience.Partly(Optional.of("another"), Optional.empty(), "a test")));
        assertEquals(Outcome.FAILED, authentication(envelope, new Audience.Exactly(Papers.CHALLENGE, "else.example")));
        assertEquals(Outcome.UNDECIDED, authentication(envelope, new Audience.Unstated()));
        assertEquals(Outcome.PASSED, authentication(envelope, new Audience.Anyone("a test")));
    }

    @Test
    void anAudienceOfSeveralIsNotThisVerifierAlone() {
        Audience ours = new Audience.Exactly(Papers.CHALLENGE, Papers.DOMAIN);
        JsonObject presentation =
                Papers.presentation().without("verifiableCredential").with("nonce", Papers.CHALLENGE);
        JsonObject header = Tokens.header("vp+jwt", Persona.HOLDER);
        for (JsonArray domains : List.of(
                JsonArray.of(),
                JsonArray.ofStrings(List.of(Papers.DOMAIN, "else.example")),
                JsonArray.of(JsonNumber.of(1)))) {
            JsonObject envelope = Tokens.presentationEnvelope(
                    "application/vp+jwt",
                    Tokens.signed(header, presentation.with("aud", domains), Persona.HOLDER.key()));
            assertEquals(Outcome.FAILED, authentication(envelope, ours));
            assertEquals(Outcome.UNDECIDED, authentication(envelope, new Audience.Unstated()));
        }
    }

    @Test
    void takesTheOlderFormOnlyWhereThePolicyDoes() {
        JsonObject older =
                older(Tokens.header().without("typ"), JsonObject.empty().with("vc", CREDENTIAL));
        assertEquals(Outcome.FAILED, assertion(strict, older).check().outcome());
        ProofCheck check = assertion(lenient, older);
        assertEquals(
                Outcome.PASSED, check.check().outcome(), () -> check.check().toString());
        assertEquals(CREDENTIAL, check.covered().orElseThrow());
        assertTrue(check.check().toString().contains("papers of earlier years"));
        assertEquals("jwt", check.held().get(0).cryptosuite());
        JsonObject typed =
                older(Tokens.header().with("typ", "JWT"), JsonObject.empty().with("vc", CREDENTIAL));
        assertEquals(Outcome.PASSED, assertion(lenient, typed).check().outcome());
    }

    @Test
    void theOlderFormIsNoLicenceForTokensOfAnotherKind() {
        JsonObject claims = JsonObject.empty().with("vc", CREDENTIAL);
        for (JsonObject other : List.of(
                older(Tokens.header().with("typ", "at+jwt"), claims),
                older(Tokens.header().without("typ"), claims.with("vp", Papers.presentation())),
                older(Tokens.header().without("typ"), CREDENTIAL),
                older(Tokens.header().without("typ"), JsonObject.empty().with("vc", "a text")),
                older(Tokens.header(), claims),
                Tokens.envelope(Tokens.signed(Tokens.header().without("typ"), claims, Persona.ISSUER.key())))) {
            assertEquals(Outcome.FAILED, assertion(lenient, other).check().outcome(), other::toString);
        }
    }

    @Test
    void theOlderFormSaysInItsClaimsWhatTheCredentialLeavesOut() {
        JsonObject inner = CREDENTIAL
                .without("issuer")
                .without("id")
                .without("validFrom")
                .without("validUntil")
                .with("credentialSubject", JsonObject.empty().with("name", "Ana"));
        JsonObject claims = JsonObject.empty()
                .with("vc", inner)
                .with("iss", Persona.ISSUER.did().toString())
                .with("sub", Persona.HOLDER.did().toString())
                .with("jti", "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33")
                .with("nbf", JsonNumber.of(Papers.VALID_FROM.getEpochSecond()))
                .with("exp", JsonNumber.of(Papers.VALID_UNTIL.getEpochSecond()));
        ProofCheck check = assertion(lenient, older(Tokens.header().without("typ"), claims));
        assertEquals(
                Outcome.PASSED, check.check().outcome(), () -> check.check().toString());
        JsonObject whole = check.covered().orElseThrow();
        assertEquals(
                CREDENTIAL.with(
                        "credentialSubject",
                        JsonObject.empty()
                                .with("name", "Ana")
                                .with("id", Persona.HOLDER.did().toString())),
                Json.parseObject(Json.write(whole)).orThrow());
    }

    @Test
    void inTheOlderFormTheDatesAreTheCredentials() {
        JsonObject claims = JsonObject.empty().with("vc", CREDENTIAL);
        long from = Papers.VALID_FROM.getEpochSecond();
        long until = Papers.VALID_UNTIL.getEpochSecond();
        JsonObject header = Tokens.header().without("typ");
        assertEquals(
                Outcome.PASSED,
                assertion(
                                lenient,
                                older(
                                        header,
                                        claims.with("nbf", JsonNumber.of(from)).with("exp", JsonNumber.of(until))))
                        .check()
                        .outcome());
        for (long off : new long[] {-1, 1}) {
            for (JsonObject differing : List.of(
                    claims.with("nbf", JsonNumber.of(from + off)), claims.with("exp", JsonNumber.of(until + off)))) {
                assertEquals(
                        Outcome.FAILED,
                        assertion(lenient, older(header, differing)).check().outcome());
            }
        }
    }

    private static JsonObject older(JsonObject header, JsonObject claims) {
        return Tokens.envelope("application/jwt", Tokens.signed(header, claims, Persona.ISSUER.key()));
    }

    private static ProofCheck assertion(JoseEnvelopes envelopes, JsonObject envelope) {
        return envelopes.verify(
                envelope,
                new ProofExpectation(
                        ProofPurpose.ASSERTION_METHOD, Papers.NOW, Duration.ZERO, new Audience.Unstated()));
    }

    private Outcome authentication(JsonObject envelope, Audience audience) {
        return strict.verify(
                        envelope,
                        new ProofExpectation(ProofPurpose.AUTHENTICATION, Papers.NOW, Duration.ZERO, audience))
                .check()
                .outcome();
    }
}
