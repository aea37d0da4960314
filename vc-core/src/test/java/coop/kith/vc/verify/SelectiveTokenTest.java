package coop.kith.vc.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.Cryptography;
import coop.kith.did.method.DidMethods;
import coop.kith.did.resolve.DidResolver;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.problem.Check;
import coop.kith.vc.proof.ReplayMemory;
import coop.kith.vc.testing.Objections;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.testing.SdJwts;
import coop.kith.vc.testing.Tokens;
import coop.kith.vc.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Credentials inside an SD-JWT, by the road that every other credential goes. */
final class SelectiveTokenTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Papers.NOW);
    private static final VerificationPolicy STRICT = VerificationPolicy.strict();
    private static final VerificationPolicy EXPECTING = VerificationPolicy.expecting(Papers.CHALLENGE, Papers.DOMAIN);
    private static final JsonObject SUBJECT =
            JsonObject.empty().with("id", Persona.HOLDER.did().toString());
    private static final String NAME = SdJwts.disclosure("name", "Ana");
    private static final String CITY = SdJwts.disclosure("city", "Porto");
    private static final JsonObject CREDENTIAL = Papers.credential()
            .with("credentialSubject", SdJwts.hiding(SUBJECT, NAME, CITY))
            .with("cnf", SdJwts.confirming(Persona.HOLDER));
    private static final JsonObject SHOWN = CREDENTIAL.with("credentialSubject", SUBJECT.with("name", "Ana"));
    private static final String ISSUED = SdJwts.issued(CREDENTIAL, NAME);

    private final CredentialVerifier verifier =
            CredentialVerifier.of(DidResolver.of(DidMethods.standard(), CLOCK), Cryptography.standard(), CLOCK);
    private final PresentationVerifier presentations = PresentationVerifier.of(verifier, ReplayMemory.of(CLOCK));

    @Test
    void acceptsAnSdJwtAndTheEnvelopeAroundIt() {
        for (Verdict<VerifiedCredential> verdict : List.of(
                verifier.verify(ISSUED, STRICT),
                verifier.verify("\n" + ISSUED + "\n", STRICT),
                verifier.verify((ISSUED + "\n").getBytes(StandardCharsets.US_ASCII), STRICT),
                verifier.verify(SdJwts.envelope(ISSUED), STRICT),
                verifier.verify(Json.write(SdJwts.envelope(ISSUED)), STRICT))) {
            VerifiedCredential verified = verdict.orThrow();
            assertEquals(SHOWN, verified.credential().json());
            assertEquals(Persona.ISSUER.did(), verified.issuer());
            assertEquals(List.of(Persona.ISSUER.method()), verified.issuerMethods());
            assertEquals("vc+sd-jwt", verified.coverage().get(0).cryptosuite());
            assertEquals(List.of(), verified.coverage().get(0).open());
            assertEquals(
                    SHOWN,
                    verifier.verify(verified.secured(), STRICT)
                            .orThrow()
                            .credential()
                            .json());
        }
    }

    @Test
    void aChallengeIsAnsweredByAKeyBindingOnce() {
        CredentialVerifier remembering = verifier.withReplayGuard(ReplayMemory.of(CLOCK));
        String bound = SdJwts.bound(ISSUED);
        assertEquals(
                Set.of("proofs"),
                Objections.failed(remembering.verify(ISSUED, EXPECTING).protocol()));
        assertInstanceOf(Verdict.Accepted.class, remembering.verify(bound, EXPECTING));
        assertEquals(
                Set.of("replay"),
                Objections.of(remembering.verify(bound, EXPECTING).protocol()));
        assertEquals(
                Set.of("proofs"), Objections.of(verifier.verify(bound, STRICT).protocol()));
        assertInstanceOf(Verdict.Undecided.class, verifier.verify(bound, STRICT));
        Verdict<VerifiedCredential> waived = verifier.verify(ISSUED, STRICT.withoutChallenge("an archive"));
        assertInstanceOf(Verdict.Accepted.class, waived);
        assertTrue(waived.protocol().toString().contains("an archive"));
    }

    @Test
    @DisplayName("check removal, of an SD-JWT: every step after the proofs objects as it does to a proof inside")
    void everyStepObjectsToSdJwtsToo() {
        JsonObject typed =
                JsonObject.empty().with("id", "https://club.example/1").with("type", "Some");
        String byMallory = SdJwts.together(
                Tokens.signed(Tokens.header("vc+sd-jwt", Persona.MALLORY), CREDENTIAL, Persona.MALLORY.key()), NAME);
        Object[][] cases = {
            {"proofs", SdJwts.together(Tokens.signed(Tokens.header(), CREDENTIAL, Persona.ISSUER.key()), NAME)},
            {"issuer-is-controller", byMallory},
            {
                "validity",
                SdJwts.issued(
                        CREDENTIAL.with("validUntil", Papers.NOW.minusSeconds(1).toString()), NAME)
            },
            {"status", SdJwts.issued(CREDENTIAL.with("credentialStatus", typed), NAME)},
            {"schema", SdJwts.issued(CREDENTIAL.with("credentialSchema", typed), NAME)}
        };
        for (Object[] one : cases) {
            String step = (String) one[0];
            String sdJwt = (String) one[1];
            assertEquals(
                    Set.of(step), Objections.of(verifier.verify(sdJwt, STRICT).protocol()));
            assertInstanceOf(Verdict.Accepted.class, verifier.without(step).verify(sdJwt, STRICT), step);
        }
    }

    @Test
    void whatIsShownMustBeACredentialAndFit() {
        String type = SdJwts.disclosure("type", JsonArray.ofStrings(List.of("VerifiableCredential")));
        for (String bad : List.of(
                SdJwts.issued(CREDENTIAL.without("issuer"), NAME),
                SdJwts.issued(SdJwts.hiding(CREDENTIAL.without("type"), type), NAME),
                SdJwts.issued(CREDENTIAL, NAME, CITY, type),
                SdJwts.issued("dc+sd-jwt", JsonObject.empty().with("vct", "urn:a")))) {
            Verdict<VerifiedCredential> verdict = verifier.verify(bad, STRICT);
            assertInstanceOf(Verdict.Rejected.class, verdict);
            assertEquals(Set.of("structure"), Objections.of(verdict.protocol()));
        }
    }

    @Test
    void whatDecidesMustBeInClear() {
        String type = SdJwts.disclosure("type", JsonArray.ofStrings(List.of("VerifiableCredential")));
        String other = SdJwts.element(JsonObject.empty().with("id", "did:example:eve"));
        for (String bad : List.of(
                SdJwts.issued(SdJwts.hiding(CREDENTIAL.without("type"), type), NAME, type),
                SdJwts.issued(
                        CREDENTIAL.with(
                                "type", JsonArray.of(new JsonString("VerifiableCredential"), SdJwts.place(other))),
                        NAME),
                SdJwts.issued(CREDENTIAL.with("credentialSubject", JsonArray.of(SUBJECT, SdJwts.place(other)))),
                SdJwts.issued(
                        CREDENTIAL.with("credentialSubject", JsonArray.of(SUBJECT, SdJwts.place(other))), other))) {
            Verdict<VerifiedCredential> verdict = verifier.verify(bad, STRICT);
            assertInstanceOf(Verdict.Rejected.class, verdict);
            assertEquals(Set.of("proofs"), Objections.of(verdict.protocol()));
        }
        String named = SdJwts.disclosure("name", "The club");
        JsonObject issuer = JsonObject.empty().with("id", Persona.ISSUER.did().toString());
        assertInstanceOf(
                Verdict.Accepted.class,
                verifier.verify(SdJwts.issued(CREDENTIAL.with("issuer", SdJwts.hiding(issuer, named)), named), STRICT));
    }

    @Test
    void goesIntoAPresentationOfItsSubject() {
        JsonObject good = SdJwts.envelope(ISSUED);
        VerifiedPresentation verified =
                presentations.verify(Papers.presented(good), EXPECTING).orThrow();
        assertEquals(
                List.of(SHOWN),
                verified.credentials().stream()
                        .map(one -> one.credential().json())
                        .toList());
    }

    @Test
    @DisplayName("V16: somebody else's credential, whose subject was kept back")
    void aSubjectThatMayHaveBeenKeptBackIsNoBearer() {
        String id = SdJwts.disclosure("id", Persona.HOLDER.did().toString());
        JsonObject hidden = CREDENTIAL.with("credentialSubject", SdJwts.hiding(JsonObject.empty(), id, NAME));
        Verdict<VerifiedPresentation> kept =
                presentations.verify(Papers.presented(SdJwts.envelope(SdJwts.issued(hidden, NAME))), EXPECTING);
        assertInstanceOf(Verdict.Undecided.class, kept);
        assertInstanceOf(
                Verdict.Accepted.class,
                presentations.verify(
                        Papers.presented(SdJwts.envelope(SdJwts.issued(hidden, NAME))),
                        EXPECTING.holderNeedNotBeSubject("a test")));
        PresentationVerifier others = PresentationVerifier.of(verifier, ReplayMemory.of(CLOCK));
        assertInstanceOf(
                Verdict.Accepted.class,
                others.verify(Papers.presented(SdJwts.envelope(SdJwts.issued(hidden, NAME, id))), EXPECTING));
    }

    @Test
    void tellsWhoeverSendsOneAsAPresentation() {
        assertTrue(presentations
                .verify(SdJwts.bound(ISSUED), EXPECTING)
                .problems()
                .get(0)
                .detail()
                .startsWith("This is an SD-JWT"));
        assertInstanceOf(
                Verdict.Undecided.class,
                presentations.verify(Tokens.presentationEnvelope("application/vp+sd-jwt", ISSUED), EXPECTING));
    }

    @Test
    void everyLetterCounts() {
        CredentialVerifier remembering = verifier.withReplayGuard((challenge, domain) -> Check.passed("replay"));
        String bound = SdJwts.bound(ISSUED);
        assertInstanceOf(Verdict.Accepted.class, remembering.verify(bound, EXPECTING));
        for (int place = 0; place < bound.length(); place++) {
            for (char letter : new char[] {'A', '~', '.'}) {
                if (bound.charAt(place) != letter) {
                    String changed = bound.substring(0, place) + letter + bound.substring(place + 1);
                    assertTrue(!(remembering.verify(changed, EXPECTING) instanceof Verdict.Accepted), changed);
                }
            }
            String shorter = bound.substring(0, place) + bound.substring(place + 1);
            assertTrue(!(remembering.verify(shorter, EXPECTING) instanceof Verdict.Accepted), shorter);
        }
    }
}
