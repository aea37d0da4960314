package coop.kith.vc.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Base64Url;
import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.did.DidUrl;
import coop.kith.did.method.DidMethods;
import coop.kith.did.resolve.DidMethod;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.vc.linked.LinkedDocuments;
import coop.kith.vc.proof.ReplayGuard;
import coop.kith.vc.proof.ReplayMemory;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.testing.Shelf;
import coop.kith.vc.verdict.Verdict;
import coop.kith.vc.verdict.VerdictJson;
import coop.kith.vc.verify.VerificationPolicy;
import coop.kith.vc.verify.VerifiedCredential;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A verdict that was kept is found again from what was kept with it, and from nothing else. */
final class ReplayTest {
    private static final String CLUB = "did:shelf:club";
    private static final InstantSource CLOCK = InstantSource.fixed(Papers.NOW);
    private static final VerificationPolicy STRICT = VerificationPolicy.strict();
    private static final String STATUS = "https://club.example/status/1";

    private static final JsonObject CREDENTIAL = Papers.signed(
            Papers.credential().with("issuer", CLUB),
            Papers.assertion(DidUrl.parse(CLUB + "#key-1").orThrow()),
            Persona.ISSUER.key());

    private final ReplayGuard guard = ReplayMemory.of(CLOCK);

    @Test
    void everyVerdictIsFoundAgain() {
        JsonObject changed = CREDENTIAL.with("name", "Chair");
        JsonObject unknown = CREDENTIAL.with("issuer", "did:shelf:nobody");
        JsonObject linked = Papers.issued(Papers.credential().with("credentialStatus", status()));
        JsonObject related = Papers.issued(Papers.credential()
                .with(
                        "relatedResource",
                        JsonObject.empty().with("id", "urn:a:b").with("digestMultibase", "uEiBZ")));
        for (JsonValue input : List.<JsonValue>of(
                CREDENTIAL, changed, unknown, linked, related, new JsonArray(List.of()), JsonObject.empty())) {
            for (VerificationPolicy policy : List.of(
                    STRICT,
                    STRICT.ignoringStatus("no network").allowingClockSkew(Duration.ofMinutes(1)),
                    STRICT.statusNoOlderThan(Duration.ofHours(24)),
                    STRICT.withoutChallenge("a test").issuerNeedNotControlKey("a test"))) {
                Transcript transcript = transcribed(Json.write(input), policy);
                assertInstanceOf(Replay.Same.class, replay(transcript), () -> Json.write(input));
            }
        }
    }

    @Test
    void aPresentationIsFoundAgainWithTheAnswerOfItsReplayGuard() {
        VerificationPolicy expecting = VerificationPolicy.expecting(Papers.CHALLENGE, Papers.DOMAIN);
        String shown = Json.write(Papers.presented(Papers.issued(Papers.credential())));
        Transcript first = transcriber(LinkedDocuments.none())
                .presentation(utf8(shown), expecting, Papers.NOW)
                .transcript();
        Transcript second = transcriber(LinkedDocuments.none())
                .presentation(utf8(shown), expecting, Papers.NOW)
                .transcript();
        assertEquals("accepted", verdict(first));
        assertEquals("rejected", verdict(second));
        assertInstanceOf(Replay.Same.class, replay(first));
        assertInstanceOf(Replay.Same.class, replay(second));
    }

    @Test
    void aTranscriptIsOnePieceOfTextAndBack() {
        Transcript transcript = transcribed(Json.write(CREDENTIAL), STRICT);
        byte[] text = transcript.text().getBytes(StandardCharsets.UTF_8);
        assertEquals(transcript, Transcript.parse(text).orThrow());
        assertTrue(!Transcript.parse("{}".getBytes(StandardCharsets.UTF_8)).isOk());
        assertTrue(!Transcript.parse("[".getBytes(StandardCharsets.UTF_8)).isOk());
    }

    @Test
    void anotherVerdictThanTheRecordedIsTold() {
        Transcript transcript = transcribed(Json.write(CREDENTIAL.with("name", "Chair")), STRICT);
        JsonObject verdict = transcript.json().object("verdict").orElseThrow();
        Transcript forged = new Transcript(transcript.json().with("verdict", verdict.with("verdict", "accepted")));
        Replay.Differs differs = assertInstanceOf(Replay.Differs.class, replay(forged));
        assertEquals("/verdict", differs.at().toString());
        assertEquals(verdict, differs.found());
    }

    @Test
    void whatWasVerifiedCanBeKeptElsewhere() {
        String input = Json.write(CREDENTIAL);
        Transcript bare = transcribed(input, STRICT).withoutInput();
        assertTrue(!bare.text().contains("memberSince"));
        assertMissing(TranscriptProblem.INPUT_MISSING, replay(bare));
        assertInstanceOf(Replay.Same.class, Replay.of(bare, utf8(input), Cryptography.standard()));
        assertMissing(TranscriptProblem.INPUT_CHANGED, Replay.of(bare, utf8(input + " "), Cryptography.standard()));
    }

    @Test
    void whatTheVerdictRestsOnMustBeThereAsItWas() {
        JsonObject json = transcribed(Json.write(CREDENTIAL), STRICT).json();
        assertMissing(
                TranscriptProblem.DID_MISSING, replay(new Transcript(json.with("dids", new JsonArray(List.of())))));
        JsonObject did = (JsonObject) json.oneOrMany("dids").get(0);
        JsonObject otherKey = did.with("document", Persona.MALLORY.document(CLUB, "assertionMethod"));
        assertMissing(
                TranscriptProblem.RECORD_CHANGED, replay(new Transcript(json.with("dids", JsonArray.of(otherKey)))));
        JsonObject context = (JsonObject) json.oneOrMany("contexts").get(0);
        assertMissing(
                TranscriptProblem.CONTEXT_MISSING,
                replay(new Transcript(json.with("contexts", JsonArray.of(context.with("sha256", "00"))))));
    }

    @Test
    void statusListsAreKeptWithTheirDigest() {
        String input = Json.write(Papers.issued(Papers.credential().with("credentialStatus", status())));
        LinkedDocuments served =
                LinkedDocuments.of(Map.of(STATUS, Bytes.of("no list".getBytes(StandardCharsets.UTF_8))));
        Transcript transcript =
                transcriber(served).credential(utf8(input), STRICT, Papers.NOW).transcript();
        assertInstanceOf(Replay.Same.class, replay(transcript));
        JsonObject linked = (JsonObject) transcript.json().oneOrMany("linked").get(0);
        assertEquals(Optional.of(STATUS), linked.string("url"));
        assertMissing(
                TranscriptProblem.RECORD_CHANGED,
                replay(new Transcript(transcript.json().with("linked", JsonArray.of(linked.with("sha256", "00"))))));
        assertMissing(
                TranscriptProblem.LINKED_DOCUMENT_MISSING,
                replay(new Transcript(transcript.json().with("linked", new JsonArray(List.of())))));
    }

    @Test
    void aPolicyThatDemandsByCodeCannotBeReplayed() {
        Transcript transcript =
                transcribed(Json.write(CREDENTIAL), STRICT.requiring("named", credential -> Optional.empty()));
        Replay.Missing missing = assertInstanceOf(Replay.Missing.class, replay(transcript));
        assertTrue(missing.problems().get(0).detail().contains("named"));
    }

    @Test
    void whateverStandsInATranscriptNothingIsThrown() {
        JsonObject json = transcribed(Json.write(CREDENTIAL), STRICT).json();
        List<JsonValue> junk =
                List.of(new JsonString(""), JsonObject.empty(), new JsonArray(List.of(JsonObject.empty())));
        for (String member : json.members().keySet()) {
            for (JsonValue value : junk) {
                replay(new Transcript(json.with(member, value)));
            }
            replay(new Transcript(json.without(member)));
        }
    }

    @Test
    @DisplayName("what was received counts, and not what a lenient decoder makes of it")
    void bytesThatAreNoTextAreNotMadeOne() {
        String signed = Json.write(Papers.issued(Papers.credential().with("name", "a\ufffdb")));
        byte[] lenient = signed.replace('\ufffd', '\u00ff').getBytes(StandardCharsets.ISO_8859_1);
        Transcriber.Transcribed<VerifiedCredential> good =
                transcriber(LinkedDocuments.none()).credential(utf8(signed), STRICT, Papers.NOW);
        assertInstanceOf(Verdict.Accepted.class, good.verdict());
        Transcriber.Transcribed<VerifiedCredential> bad =
                transcriber(LinkedDocuments.none()).credential(lenient, STRICT, Papers.NOW);
        assertInstanceOf(Verdict.Rejected.class, bad.verdict());
        assertInstanceOf(Replay.Same.class, replay(bad.transcript()));
        Transcript bare = good.transcript().withoutInput();
        assertInstanceOf(Replay.Same.class, Replay.of(bare, utf8(signed), Cryptography.standard()));
        assertMissing(TranscriptProblem.INPUT_CHANGED, Replay.of(bare, lenient, Cryptography.standard()));
    }

    @Test
    void whatMayBeFollowedFitsATranscript() {
        byte[] megabyte = new byte[1 << 20];
        List<JsonValue> linked = new ArrayList<>();
        for (int index = 0; index < 32; index++) {
            linked.add(JsonObject.empty()
                    .with("url", "https://club.example/" + index)
                    .with("content", Base64Url.encode(megabyte)));
        }
        JsonObject json = transcribed(Json.write(CREDENTIAL), STRICT).json();
        Transcript large = new Transcript(json.with("linked", new JsonArray(linked)));
        assertTrue(Transcript.parse(utf8(large.text())).isOk());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject status() {
        return JsonObject.empty()
                .with("id", STATUS + "#7")
                .with("type", "BitstringStatusListEntry")
                .with("statusPurpose", "revocation")
                .with("statusListIndex", "7")
                .with("statusListCredential", STATUS);
    }

    private Transcript transcribed(String input, VerificationPolicy policy) {
        Transcriber.Transcribed<VerifiedCredential> transcribed =
                transcriber(LinkedDocuments.none()).credential(utf8(input), policy, Papers.NOW);
        Verdict<VerifiedCredential> verdict = transcribed.verdict();
        assertEquals(
                VerdictJson.of(verdict),
                transcribed.transcript().json().object("verdict").orElseThrow());
        return transcribed.transcript();
    }

    private Transcriber transcriber(LinkedDocuments documents) {
        List<DidMethod> methods = new ArrayList<>(DidMethods.standard());
        methods.add(Shelf.of(Persona.ISSUER.document(CLUB, "assertionMethod")));
        return Transcriber.of(methods, new Surroundings(CLOCK), Cryptography.standard(), documents, guard);
    }

    private static Replay replay(Transcript transcript) {
        return Replay.of(transcript, Cryptography.standard());
    }

    private static String verdict(Transcript transcript) {
        return transcript
                .json()
                .object("verdict")
                .flatMap(one -> one.string("verdict"))
                .orElseThrow();
    }

    private static void assertMissing(TranscriptProblem type, Replay replay) {
        Replay.Missing missing = assertInstanceOf(Replay.Missing.class, replay);
        assertEquals(
                List.of(type),
                missing.problems().stream().map(Problem::type).distinct().toList());
    }
}
