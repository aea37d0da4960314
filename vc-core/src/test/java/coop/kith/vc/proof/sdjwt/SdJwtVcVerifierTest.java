package coop.kith.vc.proof.sdjwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.Cryptography;
import coop.kith.did.Did;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.vc.proof.Audience;
import coop.kith.vc.proof.ReplayMemory;
import coop.kith.vc.testing.CountedShelf;
import coop.kith.vc.testing.Objections;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.testing.SdJwts;
import coop.kith.vc.testing.Shelf;
import coop.kith.vc.testing.Tokens;
import coop.kith.vc.verdict.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SD-JWT VCs: what is taken, and for everything that is not the one check that objects. */
final class SdJwtVcVerifierTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Papers.NOW);
    private static final Audience OURS = new Audience.Exactly(Papers.CHALLENGE, Papers.DOMAIN);
    private static final Audience NOBODY = new Audience.Unstated();
    private static final String DID = "did:shelf:club";
    private static final String NAME = SdJwts.disclosure("given_name", "Ana");
    private static final String CITY = SdJwts.disclosure("city", "Porto");
    private static final JsonObject CLAIMS = JsonObject.empty()
            .with("iss", DID)
            .with("vct", "https://club.example/member")
            .with("iat", JsonNumber.of(Papers.CREATED.getEpochSecond()))
            .with("nbf", JsonNumber.of(Papers.VALID_FROM.getEpochSecond()))
            .with("exp", JsonNumber.of(Papers.VALID_UNTIL.getEpochSecond()))
            .with("cnf", SdJwts.confirming(Persona.HOLDER));

    private final CountedShelf shelf = CountedShelf.of(Shelf.of(Persona.ISSUER.document(DID, "assertionMethod")));
    private final SdJwtVcVerifier verifier = SdJwtVcVerifier.keyedByDid(
                    shelf.resolver(CLOCK), Cryptography.standard(), CLOCK)
            .withReplayGuard(ReplayMemory.of(CLOCK));

    @Test
    void tellsWhatWasShownAndWhatMayHaveBeenKeptBack() {
        VerifiedSdJwtVc verified = verifier.verify(SdJwts.bound(issued(SdJwts.hiding(CLAIMS, NAME, CITY), NAME)), OURS)
                .orThrow();
        assertEquals(CLAIMS.with("given_name", "Ana"), verified.claims());
        assertEquals("https://club.example/member", verified.type());
        assertEquals(DID, verified.issuer().toString());
        assertEquals(DID + "#key-1", verified.issuerMethod().toString());
        assertEquals(List.of(JsonPointer.of("given_name")), verified.disclosed());
        assertEquals(List.of(JsonPointer.root()), verified.withheld());
        assertEquals(Papers.NOW, verified.verifiedAt());
        assertEquals(
                List.of("parse", "proofs", "issuer-is-controller", "status", "replay"),
                verified.protocol().stream().map(check -> check.name()).toList());
    }

    @Test
    void acceptsAnAnswerOnce() {
        String bound = SdJwts.bound(issued(CLAIMS));
        assertInstanceOf(Verdict.Accepted.class, verifier.verify(bound, OURS));
        assertEquals(
                Set.of("replay"), Objections.of(verifier.verify(bound, OURS).protocol()));
        SdJwtVcVerifier forgetful = SdJwtVcVerifier.keyedByDid(shelf.resolver(CLOCK), Cryptography.standard(), CLOCK);
        assertInstanceOf(Verdict.Undecided.class, forgetful.verify(bound, OURS));
        assertInstanceOf(Verdict.Accepted.class, forgetful.verify(bound, new Audience.Anyone("a test")));
        assertInstanceOf(Verdict.Accepted.class, forgetful.verify(issued(CLAIMS), NOBODY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "nbf", "exp", "cnf", "vct", "vct#integrity", "aka_vcts", "status"})
    @DisplayName("V28: a protected claim out of a disclosure")
    void refusesAProtectedClaimOutOfADisclosure(String claim) {
        JsonObject claims = CLAIMS.with("vct#integrity", "sha256-AAAA")
                .with("aka_vcts", JsonArray.ofStrings(List.of("urn:example:person")))
                .with("status", JsonObject.empty().with("status_list", JsonObject.empty()));
        SdJwtVcVerifier lenient = verifier.ignoringStatus("a test");
        assertInstanceOf(Verdict.Accepted.class, lenient.verify(issued(claims), NOBODY));
        String disclosure = SdJwts.disclosure(claim, claims.get(claim).orElseThrow());
        String bad = issued(SdJwts.hiding(claims.without(claim), disclosure), disclosure);
        assertEquals(claims, SdJwt.parse(bad).orThrow().processed().claims());
        Verdict<VerifiedSdJwtVc> verdict = lenient.verify(bad, NOBODY);
        assertInstanceOf(Verdict.Rejected.class, verdict);
        assertEquals(Set.of("in-clear"), within(verdict));
    }

    @Test
    @DisplayName("V28: a part of a protected claim that the holder may show or keep back")
    void refusesAPartOfAProtectedClaim() {
        JsonObject jwk = SdJwts.confirming(Persona.HOLDER).object("jwk").orElseThrow();
        String key = SdJwts.disclosure("jwk", jwk);
        JsonObject hidden = CLAIMS.with("cnf", SdJwts.hiding(JsonObject.empty(), key));
        assertEquals(Set.of("in-clear"), within(verifier.verify(issued(hidden, key), NOBODY)));
        assertEquals(Set.of("in-clear"), within(verifier.verify(issued(hidden), NOBODY)));
        JsonObject status = CLAIMS.with("status", SdJwts.hiding(JsonObject.empty(), NAME));
        SdJwtVcVerifier lenient = verifier.ignoringStatus("a test");
        assertEquals(Set.of("in-clear"), within(lenient.verify(issued(status), NOBODY)));
    }

    @Test
    void claimsThatNobodyProtectsMayBeDisclosed() {
        for (Map.Entry<String, JsonValue> claim : Map.<String, JsonValue>of(
                        "sub", new JsonString("did:example:ana"), "iat", JsonNumber.of(Papers.CREATED.getEpochSecond()))
                .entrySet()) {
            String disclosure = SdJwts.disclosure(claim.getKey(), claim.getValue());
            assertInstanceOf(
                    Verdict.Accepted.class,
                    verifier.verify(
                            issued(SdJwts.hiding(CLAIMS.without(claim.getKey()), disclosure), disclosure), NOBODY));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "nOnE", "NONE", "", "HS256"})
    @DisplayName("V28: alg none in the issuer's token")
    void refusesAnIssuersTokenThatIsNotSigned(String algorithm) {
        JsonObject header = header().with("alg", algorithm);
        Verdict<VerifiedSdJwtVc> signed = verifier.verify(by(header, CLAIMS), NOBODY);
        assertInstanceOf(Verdict.Rejected.class, signed);
        assertEquals(Set.of("algorithm"), within(signed));
        String unsigned = SdJwts.encoded(header) + '.' + SdJwts.encoded(CLAIMS) + ".~";
        assertEquals(Set.of("algorithm"), within(verifier.verify(unsigned, NOBODY)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x5c", "x5u", "jku", "jwk"})
    @DisplayName("V28: the issuer's key by a certificate, or an address, in the header")
    void refusesAKeyInTheHeader(String name) {
        assertEquals(
                Set.of("header"),
                within(verifier.verify(
                        by(header().with(name, JsonArray.ofStrings(List.of("https://10.0.0.1/keys"))), CLAIMS),
                        NOBODY)));
        String alone = SdJwts.together(Tokens.signed(
                header().without("kid").with(name, JsonArray.ofStrings(List.of("MIIB"))),
                CLAIMS,
                Persona.MALLORY.key()));
        assertInstanceOf(Verdict.Rejected.class, verifier.verify(alone, NOBODY));
    }

    @Test
    @DisplayName("V28: an issuer at an HTTPS address, whose keys would be metadata there")
    void refusesAnIssuerAtAnAddress() {
        for (String kid : List.of("doc-signer-05-25-2022", "https://10.0.0.1/keys#1", "")) {
            Verdict<VerifiedSdJwtVc> verdict =
                    verifier.verify(by(header().with("kid", kid), CLAIMS.with("iss", "https://10.0.0.1")), NOBODY);
            assertInstanceOf(Verdict.Rejected.class, verdict);
        }
        assertEquals(
                Set.of("issuer-is-controller"),
                Objections.of(verifier.verify(issued(CLAIMS.with("iss", "https://10.0.0.1")), NOBODY)
                        .protocol()));
        assertEquals(
                List.of(),
                shelf.asked().stream()
                        .filter(did -> !did.toString().equals(DID))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.0.0.1/type",
                "http://169.254.169.254/latest",
                "https://localhost/x",
                "file:///etc/passwd"
            })
    @DisplayName("V28: a vct at a private address, which is a name and is not asked for")
    void aTypeIsAName(String type) {
        VerifiedSdJwtVc verified = verifier.verify(
                        issued(CLAIMS.with("vct", type).with("vct#integrity", "sha256-AAAA")), NOBODY)
                .orThrow();
        assertEquals(type, verified.type());
        assertEquals(List.of(Did.parse(DID).orThrow()), shelf.asked());
    }

    @Test
    void theIssuerIsWhoseKeyItIs() {
        assertEquals(
                Set.of("issuer-is-controller"),
                Objections.of(verifier.verify(issued(CLAIMS.with("iss", "did:example:eve")), NOBODY)
                        .protocol()));
        assertEquals(
                DID,
                verifier.verify(issued(CLAIMS.without("iss")), NOBODY)
                        .orThrow()
                        .issuer()
                        .toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"vc+jwt", "kb+jwt", "JWT", "example+sd-jwt", "sd-jwt", "vp+sd-jwt", "", "text/dc+sd-jwt"})
    @DisplayName("V09: a token made for something else")
    void refusesATokenForAnotherUse(String type) {
        assertEquals(Set.of("type"), within(verifier.verify(by(header().with("typ", type), CLAIMS), NOBODY)));
        assertEquals(Set.of("type"), within(verifier.verify(by(header().without("typ"), CLAIMS), NOBODY)));
    }

    @Test
    void takesTheOlderTypeWhereItIsNoCredentialOfTheW3c() {
        String context = "https://www.w3.org/ns/credentials/v2";
        for (String type : List.of("dc+sd-jwt", "vc+sd-jwt", "application/dc+sd-jwt")) {
            assertInstanceOf(Verdict.Accepted.class, verifier.verify(by(header().with("typ", type), CLAIMS), NOBODY));
        }
        assertEquals(
                Set.of("type"),
                within(verifier.verify(
                        by(header().with("typ", "vc+sd-jwt"), CLAIMS.with("@context", context)), NOBODY)));
        assertEquals(
                Set.of("claims"),
                within(verifier.verify(by(header().with("typ", "vc+sd-jwt"), CLAIMS.without("vct")), NOBODY)));
    }

    @Test
    void refusesClaimsOfAnotherKind() {
        for (JsonObject bad : List.of(
                CLAIMS.without("vct"),
                CLAIMS.with("vct", JsonNumber.of(1)),
                CLAIMS.with("vct", " "),
                CLAIMS.with("vct", JsonArray.ofStrings(List.of("urn:a"))),
                CLAIMS.with("vct#integrity", JsonNumber.of(1)),
                CLAIMS.with("sub", JsonNumber.of(1)),
                CLAIMS.with("exp", "tomorrow"),
                CLAIMS.with("cnf", "key"),
                CLAIMS.with("aka_vcts", JsonArray.of()),
                CLAIMS.with("aka_vcts", "urn:a"),
                CLAIMS.with("aka_vcts", JsonArray.of(JsonNumber.of(1))),
                CLAIMS.with("aka_vcts", JsonArray.ofStrings(List.of("https://club.example/member"))))) {
            Verdict<VerifiedSdJwtVc> verdict = verifier.verify(issued(bad), NOBODY);
            assertInstanceOf(Verdict.Rejected.class, verdict);
            assertEquals(Set.of("claims"), within(verdict), bad::toString);
        }
    }

    @Test
    void refusesItOutsideItsTime() {
        long now = Papers.NOW.getEpochSecond();
        for (JsonObject bad : List.of(
                CLAIMS.with("exp", JsonNumber.of(now)),
                CLAIMS.with("nbf", JsonNumber.of(now + 1)),
                CLAIMS.with("iat", JsonNumber.of(now + 1)))) {
            assertEquals(Set.of("dates"), within(verifier.verify(issued(bad), NOBODY)));
            assertInstanceOf(
                    Verdict.Accepted.class,
                    verifier.allowingClockSkew(Duration.ofSeconds(2)).verify(issued(bad), NOBODY));
        }
        String early = SdJwts.disclosure("iat", JsonNumber.of(now + 1));
        assertEquals(
                Set.of("dates"),
                within(verifier.verify(issued(SdJwts.hiding(CLAIMS.without("iat"), early), early), NOBODY)));
    }

    @Test
    void staysUndecidedAboutAStatus() {
        String revocable = issued(CLAIMS.with("status", JsonObject.empty()));
        Verdict<VerifiedSdJwtVc> verdict = verifier.verify(revocable, NOBODY);
        assertInstanceOf(Verdict.Undecided.class, verdict);
        assertEquals(Set.of("status"), Objections.of(verdict.protocol()));
        assertTrue(verifier.ignoringStatus("a kiosk")
                .verify(revocable, NOBODY)
                .orThrow()
                .protocol()
                .toString()
                .contains("a kiosk"));
    }

    @Test
    void whomTheIssuerMadeItForIsHeldAgainstTheDomain() {
        String ours =
                SdJwts.bound(issued(CLAIMS.with("aud", JsonArray.ofStrings(List.of("a.example", Papers.DOMAIN)))));
        assertInstanceOf(Verdict.Accepted.class, verifier.verify(ours, OURS));
        String others = SdJwts.bound(issued(CLAIMS.with("aud", "a.example")));
        assertEquals(Set.of("audience"), within(verifier.verify(others, OURS)));
        assertInstanceOf(Verdict.Undecided.class, verifier.verify(issued(CLAIMS.with("aud", "a.example")), NOBODY));
    }

    @Test
    void refusesWhatDoesNotFitTogether() {
        Verdict<VerifiedSdJwtVc> verdict = verifier.verify(issued(CLAIMS, NAME), NOBODY);
        assertInstanceOf(Verdict.Rejected.class, verdict);
        assertEquals(Set.of("parse"), Objections.of(verdict.protocol()));
        assertEquals(SdJwtProblem.NOT_REFERENCED, verdict.problems().get(0).type());
    }

    private static JsonObject header() {
        return Tokens.header("dc+sd-jwt", Persona.ISSUER).with("kid", DID + "#key-1");
    }

    private static String issued(JsonObject payload, String... disclosures) {
        return by(header(), payload, disclosures);
    }

    private static String by(JsonObject header, JsonObject payload, String... disclosures) {
        return SdJwts.together(Tokens.signed(header, payload, Persona.ISSUER.key()), disclosures);
    }

    private static Set<String> within(Verdict<VerifiedSdJwtVc> verdict) {
        Set<String> names = new TreeSet<>();
        verdict.protocol().stream()
                .filter(check -> check.name().equals("proofs"))
                .forEach(check -> names.addAll(Objections.within(check)));
        Set<String> others = Objections.of(verdict.protocol());
        others.removeAll(Set.of("proofs", "replay"));
        names.addAll(others);
        return names;
    }
}
