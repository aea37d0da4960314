package coop.kith.did.method.webvh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bytes that no honest writer makes: each gives an answer, soon, and never an exception. */
class LogAbuse {
    private static final String LOG = "https://club.example/.well-known/did.jsonl";
    private static final String WITNESSES = "https://club.example/.well-known/did-witness.json";

    @Test
    void garbageIsNoLogAndNoWitnessFile() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            byte[] garbage = new byte[random.nextInt(400)];
            random.nextBytes(garbage);
            refused(garbage);
            assertFalse(WitnessFile.read(garbage, JsonLimits.standard()).isOk());
        }
    }

    @Test
    void aLogOfNothingButLineEndsBracketsOrOneEndlessLineEndsAtItsFirstLine() {
        byte[] lines = new byte[LogVerifier.MOST_BYTES];
        for (char filler : new char[] {'\n', '[', '{', '"', ' ', '0'}) {
            Arrays.fill(lines, (byte) filler);
            refused(lines);
            assertFalse(LogVerifier.witnesses(lines).isOk());
        }
    }

    @Test
    void aHonestLogFollowedByAnythingKeepsWhatHolds() {
        TestLog log = TestLog.begun().then("{}");
        Random random = new Random(11);
        for (int round = 0; round < 50; round++) {
            byte[] tail = new byte[1 + random.nextInt(100)];
            random.nextBytes(tail);
            byte[] whole = joined(log.bytes(), tail);
            VerifiedLog verified = LogVerifier.standard().verify(whole, WitnessFile.empty(), TestLog.NOW);
            assertEquals(2, verified.size());
            assertEquals(3, verified.broken().orElseThrow().number());
        }
    }

    @Test
    void aWitnessFileOfManyProofsThatDoNotHoldCostsEachOnceAndApprovesNothing() {
        String rule = "{'threshold':1,'witnesses':[{'id':'did:key:$W'}]}";
        TestLog log =
                TestLog.begun("{'method':'did:webvh:1.0','scid':'{SCID}','updateKeys':['$A'],'witness':" + rule + "}");
        for (int i = 0; i < 40; i++) {
            log.approved(log.entry(1).versionId(), TestLog.options('W'), 'V');
        }
        assertEquals(0, log.verified().size());
        Resolution answer = DidWebvhTest.resolve(
                log.did(),
                log.web().with(WITNESSES, "[".repeat(5000).getBytes(StandardCharsets.UTF_8)),
                ResolutionOptions.none());
        assertInstanceOf(Resolution.Invalid.class, answer);
    }

    @Test
    void aLineOfDeepOrManyValuesIsRefusedByTheReadersLimits() {
        String deep = "{\"versionId\":" + "[".repeat(100_000);
        refused(deep.getBytes(StandardCharsets.UTF_8));
        String many = "{\"versionId\":[" + "0,".repeat(200_000) + "0]}";
        refused(many.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aLogOfMovesKeepsEachNameOnce() {
        String state = "{'id':'did:webvh:{SCID}:club.example:%d','alsoKnownAs':['did:webvh:{SCID}:club.example:%d']}";
        TestLog log = TestLog.begun(
                "{'method':'did:webvh:1.0','scid':'{SCID}','updateKeys':['$A'],'portable':true}",
                state.formatted(0, 0));
        for (int move = 1; move <= 20; move++) {
            log.then("{}", state.formatted(move, move - 1), 'A');
        }
        List<VerifiedEntry> entries = log.verified().entries();
        VerifiedEntry latest = entries.get(20);
        assertEquals(21, latest.names().size());
        assertEquals(log.did("club.example:0"), latest.names().iterator().next());
        assertSame(entries.get(0).origin(), latest.origin());
    }

    @Test
    void listsAsLongAsAnEntryMayBeAreLookedAtOnceAndNotAgainForEachEntryThatInheritsThem() {
        String watcher = "https://watcher.example/" + "w".repeat(10_000);
        JsonObject stated = TestLog.json("{'method':'did:webvh:1.0','scid':'" + "1".repeat(46)
                + "','updateKeys':['$A'],'watchers':[" + ("'" + watcher + "',").repeat(90) + "'" + watcher + "']}");
        Parameters first = ParameterRules.first(stated).orThrow();
        Parameters latest = first;
        for (int entry = 0; entry < 100_000; entry++) {
            latest = ParameterRules.after(latest, JsonObject.empty()).orThrow();
        }
        assertEquals(first, latest);
    }

    private static void refused(byte[] bytes) {
        TestLog log = TestLog.begun();
        Resolution answer = DidWebvhTest.resolve(log.did(), new Web().with(LOG, bytes), ResolutionOptions.none());
        Resolution.Invalid invalid = assertInstanceOf(Resolution.Invalid.class, answer);
        assertEquals(WebvhProblem.MALFORMED_ENTRY, invalid.problems().get(1).type());
    }

    private static byte[] joined(byte[] one, byte[] other) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(one);
        out.writeBytes(other);
        return out.toByteArray();
    }
}
