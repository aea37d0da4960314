package coop.kith.vc.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import coop.kith.crypto.Cryptography;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.method.DidMethods;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.vc.linked.LinkedDocuments;
import coop.kith.vc.proof.ReplayMemory;
import coop.kith.vc.proof.Sighting;
import coop.kith.vc.testing.LoggedClub;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.verify.SignatureDemand;
import coop.kith.vc.verify.VerificationPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verdicts that hang on who signed, with what, and when: found again from the transcript. */
final class SignatureReplayTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Papers.NOW);
    private static final Instant FOUNDED = Instant.parse("2026-09-01T00:00:00Z");
    private static final Instant SIGNED = Instant.parse("2026-10-10T00:00:00Z");
    private static final Instant SEEN = Instant.parse("2026-10-12T00:00:00Z");
    private static final Instant ROTATED = Instant.parse("2026-11-01T00:00:00Z");
    private static final VerificationPolicy STRICT = VerificationPolicy.strict();
    private static final VerificationPolicy WITNESSED =
            STRICT.acceptingRotatedKeys(new Sighting(SEEN, "our inbox"), "old minutes are read");

    @TempDir
    private Path folder;

    private LoggedClub club;
    private JsonObject old;

    @BeforeEach
    void aClubSignsAndRotatesItsKey() {
        club = new LoggedClub(folder, true);
        club.founded(FOUNDED, Persona.ISSUER);
        Did did = club.rotated(ROTATED, Persona.ISSUER, Persona.HOLDER);
        DidUrl key = LoggedClub.method(did, Persona.ISSUER);
        old = Papers.signed(
                Papers.credential().with("issuer", did.toString()),
                Papers.assertion(key).created(SIGNED),
                Persona.ISSUER.key());
    }

    @Test
    void aVerdictByTheHistoryOfADidIsFoundAgain() {
        assertFoundAgain("accepted", transcribed(old, WITNESSED));
        assertFoundAgain("undecided", transcribed(old, STRICT.acceptingRotatedKeys("old minutes are read")));
        assertFoundAgain("rejected", transcribed(old.with("name", "Chair"), WITNESSED));
        Transcript strict = transcribed(old, STRICT);
        assertFoundAgain("rejected", strict);
        assertEquals(List.of(), strict.json().oneOrMany("histories"));
    }

    @Test
    void aHistoryThatCannotBeHadIsFoundAgain() {
        Transcriber offline = Transcriber.of(
                DidMethods.standard(),
                new Surroundings(CLOCK),
                Cryptography.standard(),
                LinkedDocuments.none(),
                ReplayMemory.of(CLOCK));
        assertFoundAgain(
                "undecided",
                offline.credential(utf8(Json.write(old)), WITNESSED, Papers.NOW).transcript());
    }

    @Test
    void anotherHistoryGivesAnotherVerdict() {
        Transcript transcript = transcribed(old, WITNESSED);
        JsonObject entry = history(transcript);
        JsonObject history = entry.object("history").orElseThrow();
        List<JsonValue> versions = new ArrayList<>(history.oneOrMany("versions"));
        versions.set(
                1,
                ((JsonObject) versions.get(1)).with("from", SEEN.minusSeconds(1).toString()));
        JsonObject earlier = history.with("versions", new JsonArray(versions));
        assertMissing(TranscriptProblem.RECORD_CHANGED, with(transcript, entry.with("history", earlier)));
        JsonObject rewritten = entry.with("history", earlier).with("sha256", RecordedDids.digest(earlier));
        assertInstanceOf(Replay.Differs.class, replay(with(transcript, rewritten)));
    }

    @Test
    void aHistoryThatIsNotThereOrNoneIsMissing() {
        Transcript transcript = transcribed(old, WITNESSED);
        assertMissing(
                TranscriptProblem.DID_HISTORY_MISSING,
                new Transcript(transcript.json().without("histories")));
        JsonObject entry = history(transcript);
        JsonObject history = entry.object("history").orElseThrow();
        List<JsonValue> versions = history.oneOrMany("versions");
        JsonObject first = (JsonObject) versions.get(0);
        for (JsonObject junk : List.of(
                JsonObject.empty(),
                history.with("permanence", "FOREVER"),
                history.with("versions", new JsonArray(List.of())),
                history.with("versions", JsonArray.of(versions.get(1), versions.get(0))),
                history.with("versions", JsonArray.of(versions.get(0), versions.get(0))),
                history.with("versions", JsonArray.of(new JsonString("one"))),
                history.with("versions", JsonArray.of(first.with("from", "then"))),
                history.with("versions", JsonArray.of(first.with("basis", "hearsay"))),
                history.with("versions", JsonArray.of(first.without("id"))),
                history.with("versions", JsonArray.of(first.with("document", "none"))))) {
            assertMissing(
                    TranscriptProblem.RECORD_CHANGED,
                    with(transcript, entry.with("history", junk).with("sha256", RecordedDids.digest(junk))));
        }
    }

    @Test
    void aVerdictByAQuorumOrATransitionIsFoundAgain() {
        JsonObject issued = Papers.issued(Papers.credential());
        JsonObject two = Papers.signed(issued, Papers.assertion(Persona.WITNESS.method()), Persona.WITNESS.key());
        Set<Did> board = Set.of(Persona.ISSUER.did(), Persona.WITNESS.did(), Persona.MALLORY.did());
        assertFoundAgain("accepted", transcribed(two, STRICT.acceptingQuorum(2, board, "two suffice")));
        assertFoundAgain("rejected", transcribed(issued, STRICT.acceptingQuorum(2, board, "two suffice")));
        assertFoundAgain(
                "rejected", transcribed(two, STRICT.requiringSignatures("board", SignatureDemand.signers(3, board))));
        SignatureDemand until = SignatureDemand.hybrid(Set.of("ED25519"), Set.of("ML_DSA_44"), Papers.NOW);
        assertFoundAgain("rejected", transcribed(two, STRICT.requiringSignatures("moving", until)));
        SignatureDemand both = SignatureDemand.hybrid(Set.of("P256"), Set.of("ED25519"), Papers.NOW);
        assertFoundAgain("accepted", transcribed(two, STRICT.requiringSignatures("moving", both)));
    }

    private Transcript transcribed(JsonObject credential, VerificationPolicy policy) {
        return Transcriber.of(
                        DidMethods.standard(),
                        club.around(CLOCK),
                        Cryptography.standard(),
                        LinkedDocuments.none(),
                        ReplayMemory.of(CLOCK))
                .credential(utf8(Json.write(credential)), policy, Papers.NOW)
                .transcript();
    }

    /** After a way through a file. */
    private static void assertFoundAgain(String verdict, Transcript transcript) {
        assertEquals(Optional.of(verdict), transcript.json().object("verdict").flatMap(one -> one.string("verdict")));
        Transcript read = Transcript.parse(utf8(transcript.text())).orThrow();
        assertInstanceOf(Replay.Same.class, replay(read));
    }

    private static void assertMissing(TranscriptProblem type, Transcript transcript) {
        Replay.Missing missing = assertInstanceOf(Replay.Missing.class, replay(transcript));
        assertNotEquals(List.of(), missing.problems());
        missing.problems().forEach(problem -> assertEquals(type, problem.type()));
    }

    private static JsonObject history(Transcript transcript) {
        return (JsonObject) transcript.json().oneOrMany("histories").get(0);
    }

    private static Transcript with(Transcript transcript, JsonObject history) {
        return new Transcript(transcript.json().with("histories", JsonArray.of(history)));
    }

    private static Replay replay(Transcript transcript) {
        return Replay.of(transcript, Cryptography.standard());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
