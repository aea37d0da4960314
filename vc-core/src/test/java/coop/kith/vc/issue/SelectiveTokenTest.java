package coop.kith.vc.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SigningKey;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.document.DidDocument;
import coop.kith.did.method.DidMethods;
import coop.kith.did.method.key.DidKey;
import coop.kith.did.resolve.DidResolver;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.KeyType;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import coop.kith.problem.Result;
import coop.kith.vc.model.EnvelopedCredential;
import coop.kith.vc.proof.ReplayMemory;
import coop.kith.vc.proof.sdjwt.Disclosure;
import coop.kith.vc.proof.sdjwt.Hiding;
import coop.kith.vc.proof.sdjwt.SdJwt;
import coop.kith.vc.proof.sdjwt.SdJwtProblem;
import coop.kith.vc.testing.Objections;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.testing.Tokens;
import coop.kith.vc.verdict.Verdict;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import coop.kith.vc.verify.VerifiedCredential;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From an issuer by way of a holder to a verifier, with parts kept back. */
final class SelectiveTokenTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Papers.NOW);
    private static final VerificationPolicy EXPECTING = VerificationPolicy.expecting(Papers.CHALLENGE, Papers.DOMAIN);
    private static final JsonPointer NAME = JsonPointer.of("credentialSubject", "name");
    private static final JsonPointer ADDRESS = JsonPointer.of("credentialSubject", "address");
    private static final JsonPointer CITY = ADDRESS.append("city");
    private static final JsonPointer NATIONS = JsonPointer.of("credentialSubject", "nations");
    private static final JsonObject UNSIGNED = Papers.credential()
            .without("issuer")
            .with("@context", JsonArray.ofStrings(List.of("https://www.w3.org/ns/credentials/v2")))
            .with("type", "VerifiableCredential")
            .with(
                    "credentialSubject",
                    JsonObject.empty()
                            .with("id", Persona.HOLDER.did().toString())
                            .with("name", "Ana")
                            .with(
                                    "address",
                                    JsonObject.empty().with("city", "Porto").with("country", "PT"))
                            .with("nations", JsonArray.ofStrings(List.of("PT", "DE", "FR"))));
    private static final List<JsonPointer> ALL = List.of(NAME, ADDRESS, CITY, NATIONS.append(0), NATIONS.append(2));

    private final CredentialVerifier verifier = CredentialVerifier.of(
                    DidResolver.of(DidMethods.standard(), CLOCK), Cryptography.standard(), CLOCK)
            .withReplayGuard(ReplayMemory.of(CLOCK));

    @ParameterizedTest
    @EnumSource(names = {"ED25519", "P256", "P384"})
    void theHolderShowsWhatTheyChoose(KeyType type) {
        SigningKey holder = Persona.HOLDER.key(type);
        EnvelopedCredential issued = issuer(type)
                .issue(UNSIGNED, hiding(ALL, 0), holder.publicKey(), Papers.NOW)
                .orThrow();
        assertEquals("application/vc+sd-jwt", issued.mediaType());
        String shown = SelectiveTokenHolder.of(holder)
                .present(issued.data(), List.of(CITY, NATIONS.append(0)), Papers.CHALLENGE, Papers.DOMAIN, Papers.NOW)
                .orThrow();
        Verdict<VerifiedCredential> verdict = verifier.verify(shown, EXPECTING);
        assertInstanceOf(
                Verdict.Accepted.class, verdict, () -> verdict.protocol().toString());
        assertEquals(
                JsonObject.empty()
                        .with("id", Persona.HOLDER.did().toString())
                        .with("nations", JsonArray.ofStrings(List.of("PT", "DE")))
                        .with(
                                "address",
                                JsonObject.empty().with("country", "PT").with("city", "Porto")),
                verdict.orThrow().credential().subjects().get(0));
        assertEquals(
                Set.of("replay"),
                Objections.of(verifier.verify(shown, EXPECTING).protocol()));
    }

    @Test
    void theIssuersOwnCopyShowsEverything() {
        String issued = issued(ALL, 0);
        SdJwt sdJwt = SdJwt.parse(issued).orThrow();
        assertEquals(Set.copyOf(ALL), Set.copyOf(sdJwt.processed().disclosed()));
        assertEquals(List.of(), sdJwt.processed().withheld());
        assertEquals(
                UNSIGNED.object("credentialSubject"), sdJwt.processed().claims().object("credentialSubject"));
        assertInstanceOf(Verdict.Accepted.class, verifier.verify(issued, VerificationPolicy.strict()));
        assertEquals(
                "{\"alg\":\"EdDSA\",\"typ\":\"vc+sd-jwt\",\"cty\":\"vc\",\"kid\":\""
                        + issuer(KeyType.ED25519).did() + '#'
                        + issuer(KeyType.ED25519).did().methodSpecificId() + "\"}",
                Tokens.header(issued));
    }

    @Test
    void everySaltIsAnother() {
        Set<String> salts = List.of(issued(ALL, 0), issued(ALL, 0)).stream()
                .flatMap(text -> SdJwt.parse(text).orThrow().disclosures().stream())
                .map(Disclosure::salt)
                .collect(Collectors.toSet());
        assertEquals(2 * ALL.size(), salts.size());
        salts.forEach(salt -> assertEquals(22, salt.length()));
    }

    @Test
    void decoysHideHowManyClaimsThereAre() {
        JsonObject payload = SdJwt.parse(issued(ALL, 7)).orThrow().payload();
        JsonObject subject = payload.object("credentialSubject").orElseThrow();
        assertEquals(2 + 7, subject.oneOrMany("_sd").size());
        assertEquals(3 + 7, subject.oneOrMany("nations").size());
        List<String> digests =
                subject.oneOrMany("_sd").stream().map(Object::toString).toList();
        assertEquals(digests.stream().sorted().toList(), digests);
        assertTrue(!payload.has("_sd"));
        String shown = SelectiveTokenHolder.of(Persona.HOLDER.key())
                .present(issued(ALL, 7), ALL, Papers.CHALLENGE, Papers.DOMAIN, Papers.NOW)
                .orThrow();
        assertEquals(
                UNSIGNED.object("credentialSubject"),
                verifier.verify(shown, EXPECTING).orThrow().credential().json().object("credentialSubject"));
        assertThrows(IllegalArgumentException.class, () -> hiding(ALL, Hiding.MOST_DECOYS + 1));
        assertThrows(IllegalArgumentException.class, () -> hiding(ALL, -1));
    }

    @Test
    void goesIntoAPresentationWithoutAKeyBinding() {
        String shown =
                SdJwt.parse(issued(ALL, 0)).orThrow().showing(List.of(NAME)).orThrow();
        assertTrue(shown.endsWith("~"));
        assertInstanceOf(Verdict.Accepted.class, verifier.verify(shown, VerificationPolicy.strict()));
    }

    @Test
    void refusesToHideWhatAVerifierNeeds() {
        for (JsonPointer needed : List.of(
                JsonPointer.of("@context"),
                JsonPointer.of("@context", "0"),
                JsonPointer.of("type"),
                JsonPointer.of("issuer"),
                JsonPointer.of("validFrom"),
                JsonPointer.of("validUntil"),
                JsonPointer.of("cnf"),
                JsonPointer.of("cnf", "jwk"))) {
            refused(SdJwtProblem.NOT_TO_HIDE, UNSIGNED, needed);
        }
        JsonObject two = UNSIGNED.with(
                "credentialSubject",
                JsonArray.of(
                        UNSIGNED.object("credentialSubject").orElseThrow(),
                        JsonObject.empty().with("id", "did:example:ben")));
        refused(SdJwtProblem.NOT_TO_HIDE, two, JsonPointer.of("credentialSubject", "1"));
    }

    @Test
    void refusesPlacesThatAreNone() {
        refused(SdJwtProblem.CLAIM_MISSING, UNSIGNED, JsonPointer.root());
        refused(SdJwtProblem.CLAIM_MISSING, UNSIGNED, ADDRESS.append("street"));
        refused(SdJwtProblem.CLAIM_MISSING, UNSIGNED, NATIONS.append(3));
        Result<String> shown = SelectiveTokenHolder.of(Persona.HOLDER.key())
                .present(
                        issued(ALL, 0), List.of(ADDRESS.append("street")), Papers.CHALLENGE, Papers.DOMAIN, Papers.NOW);
        assertEquals(List.of(SdJwtProblem.CLAIM_MISSING), types(shown));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_sd", "_sd_alg", "..."})
    void refusesNamesThatAreReserved(String name) {
        JsonObject subject = UNSIGNED.object("credentialSubject").orElseThrow();
        for (JsonValue value : List.of(new JsonString("x"), JsonArray.of(), JsonArray.ofStrings(List.of("x")))) {
            for (JsonObject bad : List.of(
                    UNSIGNED.with(name, value),
                    UNSIGNED.with("credentialSubject", subject.with(name, value)),
                    UNSIGNED.with(
                            "credentialSubject",
                            subject.with("x", JsonObject.empty().with(name, value))))) {
                ProblemType refused = types(issue(bad, NAME)).get(0);
                assertTrue(Set.of(SdJwtProblem.RESERVED_NAME, SdJwtProblem.MALFORMED_DIGESTS)
                        .contains(refused));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"iss", "sub", "aud", "exp", "nbf", "iat", "jti", "nonce", "vc", "vp", "cnf", "vct", "status"})
    void refusesMembersThatWouldBeClaims(String claim) {
        refused(IssueProblem.NOT_FOR_A_TOKEN, UNSIGNED.with(claim, "x"), NAME);
    }

    @Test
    void refusesAnotherIssuerAProofAndAKeyThatIsNotPublished() {
        refused(IssueProblem.NOT_THE_SIGNER, UNSIGNED.with("issuer", "did:example:eve"), NAME);
        refused(IssueProblem.ALREADY_SECURED, UNSIGNED.with("proof", JsonObject.empty()), NAME);
        String did = "did:shelf:club";
        SelectiveTokenIssuer issuer =
                SelectiveTokenIssuer.of(DidUrl.parse(did + "#key-1").orThrow(), Persona.ISSUER.key());
        DidDocument unlisted = DidDocument.parse(Persona.ISSUER.document(did, "authentication"))
                .orThrow();
        assertTrue(!issuer.checkedAgainst(unlisted)
                .issue(UNSIGNED, hiding(ALL, 0), Persona.HOLDER.method(), Papers.NOW)
                .isOk());
        assertThrows(
                IllegalArgumentException.class,
                () -> SelectiveTokenIssuer.of(Persona.ISSUER.method(), Persona.ISSUER.key(KeyType.SECP256K1)));
        assertThrows(
                IllegalArgumentException.class, () -> SelectiveTokenHolder.of(Persona.HOLDER.key(KeyType.SECP256K1)));
    }

    @Test
    void onlyWhomTheIssuerNamedCanPresentIt() {
        Result<String> stolen = SelectiveTokenHolder.of(Persona.MALLORY.key())
                .present(issued(ALL, 0), ALL, Papers.CHALLENGE, Papers.DOMAIN, Papers.NOW);
        assertEquals(List.of(SdJwtProblem.NOT_THE_HOLDER), types(stolen));
        SelectiveTokenHolder ana = SelectiveTokenHolder.of(Persona.HOLDER.key());
        String shown = ana.present(issued(ALL, 0), ALL, Papers.CHALLENGE, Papers.DOMAIN, Papers.NOW)
                .orThrow();
        assertEquals(
                List.of(SdJwtProblem.MALFORMED_SD_JWT),
                types(ana.present(shown, ALL, Papers.CHALLENGE, Papers.DOMAIN, Papers.NOW)));
        String byDid = issuer(KeyType.ED25519)
                .issue(UNSIGNED, hiding(ALL, 0), Persona.HOLDER.method(), Papers.NOW)
                .orThrow()
                .data();
        assertInstanceOf(
                Verdict.Accepted.class,
                verifier.verify(
                        ana.present(byDid, ALL, Papers.CHALLENGE, Papers.DOMAIN, Papers.NOW)
                                .orThrow(),
                        EXPECTING));
        assertThrows(
                IllegalArgumentException.class, () -> ana.present(issued(ALL, 0), ALL, " ", Papers.DOMAIN, Papers.NOW));
    }

    @Test
    void whatIsKeptBackIsNotInTheText() {
        String shown =
                SdJwt.parse(issued(ALL, 0)).orThrow().showing(List.of(NAME)).orThrow();
        SdJwt received = SdJwt.parse(shown).orThrow();
        String everything = Json.write(received.payload())
                + received.disclosures().stream()
                        .map(one -> one.name() + " " + one.value())
                        .collect(Collectors.joining());
        assertTrue(everything.contains("Ana"));
        for (String secret : List.of("Porto", "city", "country", "address", "\"PT\"", "\"FR\"")) {
            assertTrue(!everything.contains(secret), secret);
        }
        assertNotEquals(List.of(), received.processed().withheld());
    }

    private static String issued(List<JsonPointer> hidden, int decoys) {
        return issuer(KeyType.ED25519)
                .issue(UNSIGNED, hiding(hidden, decoys), Persona.HOLDER.key().publicKey(), Papers.NOW)
                .orThrow()
                .data();
    }

    private static Hiding hiding(List<JsonPointer> places, int decoys) {
        return new Hiding(places, decoys, new SecureRandom());
    }

    private static SelectiveTokenIssuer issuer(KeyType type) {
        SigningKey key = Persona.ISSUER.key(type);
        Did did = DidKey.of(key.publicKey());
        return SelectiveTokenIssuer.of(DidUrl.of(did, did.methodSpecificId()), key);
    }

    private static void refused(ProblemType expected, JsonObject unsigned, JsonPointer hidden) {
        assertEquals(List.of(expected), types(issue(unsigned, hidden)), hidden::toString);
    }

    private static Result<EnvelopedCredential> issue(JsonObject unsigned, JsonPointer hidden) {
        return issuer(KeyType.ED25519)
                .issue(
                        unsigned,
                        hiding(List.of(hidden), 0),
                        Persona.HOLDER.key().publicKey(),
                        Papers.NOW);
    }

    private static List<ProblemType> types(Result<?> result) {
        return result.problems().stream().map(Problem::type).toList();
    }
}
