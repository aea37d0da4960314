package coop.kith.did.method.webvh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.Did;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.problem.FirstProblems;
import coop.kith.problem.Result;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bytes that no honest writer makes: each gives an answer, soon, and never an exception. */
class LogAbuse {
    private static final String LOG = "https://club.example/.well-known/did.jsonl";
    private static final String VERSION = "1-" + LogHash.of(new byte[0]);
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

    @Test
    void aListOfKeysAsLongAsAnEntryMayBeIsNotSearchedAnewForEachProof() {
        List<String> keys =
                IntStream.range(0, 20_000).mapToObj(at -> "z6Mk" + at).toList();
        AuthorizedKeys authorized = new AuthorizedKeys();
        FirstProblems problems = new FirstProblems(WebvhProblem.MALFORMED_ENTRY);
        for (int proof = 0; proof < 5_000_000; proof++) {
            authorized.check("z6Mk19999", keys, problems);
        }
        assertTrue(problems.isEmpty());
        authorized.check("z6Mk20000", keys, problems);
        authorized.check("z6Mk19999", List.of(), problems);
        assertEquals(2, problems.list().size());
    }

    @Test
    void whetherATdwLogPreRotatesIsNotAskedOfItsWholePastForEachEntry() {
        JsonObject stated = TestLog.json("{'method':'did:tdw:0.3','scid':'" + "1".repeat(46)
                + "','updateKeys':['$A'],'prerotation':true,'nextKeyHashes':['$hB']}");
        TdwRules rules = new TdwRules();
        Optional<VerifiedEntry> tip = tdw(JsonObject.empty(), rules.merged(stated, Optional.empty()), Optional.empty());
        for (int entry = 0; entry < 200_000; entry++) {
            tip = tdw(JsonObject.empty(), rules.merged(JsonObject.empty(), tip), tip);
        }
        assertTrue(rules.merged(TestLog.json("{'prerotation':false}"), tip).isOk());
        tip = tdw(
                stated.without("method").without("scid"),
                Result.ok(tip.orElseThrow().parameters()),
                tip);
        assertFalse(rules.merged(TestLog.json("{'prerotation':false}"), tip).isOk());
        assertFalse(new TdwRules()
                .merged(TestLog.json("{'prerotation':false}"), tip)
                .isOk());
    }

    private static Optional<VerifiedEntry> tdw(
            JsonObject stated, Result<Parameters> parameters, Optional<VerifiedEntry> before) {
        return Optional.of(new VerifiedEntry(
                new LogEntry(VERSION, "2026-01-01T00:00:00Z", stated, JsonObject.empty(), List.of()),
                VersionId.parse(VERSION).orThrow(),
                TestLog.BEGIN,
                Did.parse("did:tdw:x").orThrow(),
                parameters.orThrow(),
                Optional.empty(),
                before));
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
