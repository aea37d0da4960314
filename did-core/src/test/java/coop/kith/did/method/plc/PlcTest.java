package coop.kith.did.method.plc;

import static coop.kith.did.method.plc.LogBuilder.STRANGER;
import static coop.kith.did.method.plc.LogBuilder.begun;
import static coop.kith.did.method.plc.LogBuilder.didKey;
import static coop.kith.did.method.plc.LogBuilder.signed;
import static coop.kith.did.method.plc.LogBuilder.state;
import static coop.kith.did.method.plc.LogBuilder.text;
import static coop.kith.did.method.plc.LogBuilder.tombstone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.kith.bytes.Base64Url;
import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Digests;
import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.DidUrl;
import coop.kith.did.evidence.Evidence;
import coop.kith.did.evidence.TimeBasis;
import coop.kith.did.history.History;
import coop.kith.did.history.KeyInterval;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Past;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.net.Fetched;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import coop.kith.problem.Result;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlcTest {
    private static final long HOUR = 3_600;

    private static Resolution.Resolved resolved(Resolution answer) {
        return assertInstanceOf(Resolution.Resolved.class, answer, answer::toString);
    }

    private static String handle(Resolution answer) {
        return resolved(answer).document().alsoKnownAs().get(0);
    }

    private static ProblemType refusal(Resolution answer) {
        return assertInstanceOf(Resolution.Invalid.class, answer, answer::toString)
                .problems()
                .get(0)
                .type();
    }

    @Test
    void everyRotationKeyMayUpdate() {
        for (int signer = 0; signer < 3; signer++) {
            assertEquals(
                    "at://b",
                    handle(begun("a", signer).add(state("b"), 0, 2 - signer, 1).resolve()));
        }
    }

    @Test
    void aStrangerMayNot() {
        assertEquals(PlcProblem.SIGNATURE, refusal(begun("a", STRANGER).resolve()));
        assertEquals(
                PlcProblem.SIGNATURE,
                refusal(begun("a", 0).add(state("b"), 0, STRANGER, 1).resolve()));
    }

    @Test
    void aRemovedKeyMayNotAnyMore() {
        JsonObject fewer = state("b").with("rotationKeys", JsonArray.ofStrings(List.of(didKey(0))));
        LogBuilder log = begun("a", 0).add(fewer, 0, 0, 1);
        assertEquals(PlcProblem.SIGNATURE, refusal(log.add(state("c"), 1, 1, 2).resolve()));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 72, true",
        "0, 2, 72, true",
        "1, 2, 72, true",
        "0, 0, 1, false",
        "1, 1, 1, false",
        "1, 0, 1, false",
        "2, 0, 1, false",
        "2, 1, 1, false",
        "0, 1, 73, false"
    })
    void aHigherKeyTakesBackWhatALowerOneDidWithin72Hours(int recovering, int disputed, long hours, boolean allowed) {
        LogBuilder log = begun("a", 0)
                .add(state("stolen"), 0, disputed, 10)
                .add(state("stolen again"), 1, disputed, 20)
                .add(state("back"), 0, recovering, 10 + hours * HOUR)
                .marked(1, 2);
        Resolution answer = log.resolve();
        if (allowed) {
            assertEquals("at://back", handle(answer));
            assertEquals(
                    "2", resolved(answer).evidence().checks().get(0).facts().get("operationsTakenBack"));
        } else {
            assertEquals(PlcProblem.RECOVERY, refusal(answer));
        }
    }

    @Test
    void oneMillisecondMoreThan72HoursIsTooLate() {
        LogBuilder log = begun("a", 0)
                .add(state("stolen"), 0, 2, 10)
                .add(state("back"), 0, 0, 10 + 72 * HOUR)
                .marked(1);
        assertEquals("at://back", handle(log.resolve()));
        Instant late = LogBuilder.START.plusSeconds(10 + 72 * HOUR).plusMillis(1);
        assertEquals(
                PlcProblem.RECOVERY,
                refusal(log.changed(2, "createdAt", text(late.toString())).resolve()));
    }

    @Test
    void theWindowIsCountedFromTheFirstOperationThatIsTakenBack() {
        LogBuilder log = begun("a", 0)
                .add(state("stolen"), 0, 2, 10)
                .add(state("stolen again"), 1, 2, 70 * HOUR)
                .add(state("back"), 0, 0, 80 * HOUR)
                .marked(1, 2);
        assertEquals(PlcProblem.RECOVERY, refusal(log.resolve()));
        LogBuilder onlyTheSecond = begun("a", 0)
                .add(state("mine"), 0, 2, 10)
                .add(state("stolen"), 1, 2, 70 * HOUR)
                .add(state("back"), 1, 0, 80 * HOUR)
                .marked(2);
        assertEquals("at://back", handle(onlyTheSecond.resolve()));
    }

    @Test
    void whatTakesBackIsOfALaterTimeThanWhatIsTakenBack() {
        LogBuilder log = LogBuilder.begun("a", 0)
                .add(state("stolen"), 0, 2, 10)
                .add(state("back"), 0, 0, 10)
                .marked(1);
        assertEquals(PlcProblem.TIME, refusal(log.resolve()));
    }

    @Test
    void theDirectorysMarksMustAgree() {
        LogBuilder log = begun("a", 0).add(state("stolen"), 0, 2, 10).add(state("back"), 0, 0, 20);
        assertEquals(PlcProblem.NULLIFICATION_MISMATCH, refusal(log.resolve()));
        assertEquals(
                PlcProblem.NULLIFICATION_MISMATCH,
                refusal(begun("a", 0).marked(0).resolve()));
    }

    @Test
    void whatWasTakenBackIsNoVersionAtAnyTime() {
        LogBuilder log = begun("a", 0)
                .add(state("stolen"), 0, 2, 10)
                .add(state("back"), 0, 0, 20)
                .marked(1);
        ResolutionOptions options = ResolutionOptions.none();
        assertEquals("at://a", handle(log.resolve(options.asOf(LogBuilder.START.plusSeconds(15)))));
        assertEquals(DidProblem.NOT_FOUND, refusal(log.resolve(options.atVersion(log.cid(1)))));
        assertEquals(DidProblem.NOT_FOUND, refusal(log.resolve(options.atVersion("bafy"))));
        assertEquals(DidProblem.NOT_FOUND, refusal(log.resolve(options.asOf(LogBuilder.START.minusSeconds(1)))));
        assertEquals("at://back", handle(log.resolve(options.asOf(LogBuilder.START.plusSeconds(20)))));
        assertEquals("at://back", handle(log.resolve(options.atVersion(log.cid(2)))));
    }

    @Test
    void theVersionOfATimeIsTheOneOfThatVeryMillisecondAsInTheHistory() {
        LogBuilder log = begun("a", 0).addAfterMillis(state("b"), 0, 1, 10_100);
        History history = ((Past.Known) log.resolver().history(log.did())).history();
        for (long millis : new long[] {10_000, 10_099, 10_100, 10_900, 11_000}) {
            Instant time = LogBuilder.START.plusMillis(millis);
            Resolution.Resolved then = resolved(log.resolver().resolveAt(log.did(), time));
            assertEquals(history.at(time).orElseThrow().document(), Optional.of(then.document()), time::toString);
            assertEquals(millis < 10_100 ? "at://a" : "at://b", handle(then));
        }
    }

    @Test
    void anEndedDidAnswersDeactivatedAndStillHasItsPast() {
        LogBuilder log = begun("a", 0).add(state("b"), 0, 1, 10).add(tombstone(), 1, 1, 20);
        assertInstanceOf(Resolution.Deactivated.class, log.resolve());
        Resolution.Resolved before =
                resolved(log.resolve(ResolutionOptions.none().asOf(LogBuilder.START.plusSeconds(19))));
        assertEquals("at://b", before.document().alsoKnownAs().get(0));
        assertEquals(Optional.of(JsonLiteral.TRUE), before.documentMetadata().get("deactivated"));
        assertInstanceOf(
                Resolution.Deactivated.class,
                log.resolve(ResolutionOptions.none().asOf(LogBuilder.START.plusSeconds(20))));
        assertEquals(
                PlcProblem.CHAIN_BROKEN, refusal(log.add(state("c"), 2, 0, 30).resolve()));
    }

    @Test
    void aRecoveryKeyTakesBackATombstone() {
        LogBuilder log = begun("a", 0)
                .add(tombstone(), 0, 1, 10)
                .add(state("back"), 0, 0, 20)
                .marked(1);
        assertEquals("at://back", handle(log.resolve()));
    }

    @Test
    void theEvidenceNamesTheOperationItsTimeAndTheDirectorysClock() {
        LogBuilder log = begun("a", 0).add(state("b"), 0, 0, 10);
        Evidence evidence = resolved(log.resolve()).evidence();
        assertEquals(Optional.of(log.cid(1)), evidence.versionId());
        assertEquals(Optional.of(LogBuilder.START.plusSeconds(10)), evidence.versionTime());
        assertEquals(TimeBasis.REGISTRY, evidence.basis());
        assertEquals(
                Bytes.of(Digests.sha256(log.bytes())), evidence.sources().get(0).sha256());
    }

    @Test
    void tellsWhenEachKeyStoodInTheDocument() {
        JsonObject other =
                state("b").with("verificationMethods", JsonObject.empty().with("atproto", didKey(1)));
        LogBuilder log =
                begun("a", 0).add(other, 0, 0, 10).add(state("c"), 1, 0, 30).add(state("d"), 2, 0, 40);
        Past past = log.resolver().history(log.did());
        History history = assertInstanceOf(Past.Known.class, past).history();
        List<KeyInterval> intervals = history.intervals(DidUrl.of(log.did(), "atproto"));
        assertEquals(
                List.of("0 10", "10 30", "30 -"),
                intervals.stream()
                        .map(interval -> seconds(interval.from().from())
                                + " "
                                + interval.until()
                                        .map(end -> seconds(end.from()))
                                        .orElse("-"))
                        .toList());
        assertEquals(TimeBasis.REGISTRY, intervals.get(0).basis());
    }

    private static String seconds(Optional<Instant> time) {
        return Long.toString(
                Duration.between(LogBuilder.START, time.orElseThrow()).toSeconds());
    }

    @Test
    void theVersionsOfOneMomentAreOneInTheHistory() {
        LogBuilder log = begun("a", 0).add(state("b"), 0, 0, 10).add(state("c"), 1, 0, 10);
        Past past = log.resolver().history(log.did());
        History history = assertInstanceOf(Past.Known.class, past).history();
        assertEquals(2, history.versions().size());
        assertEquals(log.cid(2), history.latest().id());
    }

    @Test
    void aSecondFormOfASignatureIsRefused() {
        JsonObject good = begun("a", 0).operation(0);
        byte[] signature = Base64Url.decode(good.string("sig").orElseThrow()).orElseThrow();
        BigInteger order = LogBuilder.KEYS.get(0).publicKey().type().curve().order();
        BigInteger s = new BigInteger(1, signature, 32, 32);
        byte[] high = LogBuilder.withS(signature, order.subtract(s));
        for (String form : List.of(
                Base64Url.encode(high),
                good.string("sig").orElseThrow() + "==",
                good.string("sig").orElseThrow() + "\n",
                "")) {
            JsonObject operation = good.with("sig", form);
            Did did = Did.parse("did:plc:" + Encoded.of(operation).identifier()).orThrow();
            LogBuilder log = begun("a", 0);
            JsonObject entry = log.entries()
                    .get(0)
                    .with("did", did.toString())
                    .with("operation", operation)
                    .with("cid", Encoded.of(operation).cid());
            Resolution answer =
                    LogBuilder.resolver(did, LogBuilder.bytes(List.of(entry))).resolve(did, ResolutionOptions.none());
            assertEquals(PlcProblem.SIGNATURE, refusal(answer));
        }
    }

    @Test
    void theFirstOperationMustMakeTheDid() {
        LogBuilder log = begun("a", 0);
        LogBuilder other = begun("b", 0);
        JsonObject entry = other.entries().get(0).with("did", log.did().toString());
        Resolution answer = LogBuilder.resolver(log.did(), LogBuilder.bytes(List.of(entry)))
                .resolve(log.did(), ResolutionOptions.none());
        assertEquals(PlcProblem.GENESIS_MISMATCH, refusal(answer));
    }

    @Test
    void refusesChainsThatBreak() {
        LogBuilder reordered = begun("a", 0).add(state("b"), 0, 0, 1);
        List<JsonObject> entries = new ArrayList<>(List.of(reordered.entries().get(1)));
        Resolution answer = LogBuilder.resolver(reordered.did(), LogBuilder.bytes(entries))
                .resolve(reordered.did(), ResolutionOptions.none());
        assertEquals(PlcProblem.CHAIN_BROKEN, refusal(answer));
        assertEquals(
                PlcProblem.CHAIN_BROKEN,
                refusal(begun("a", 0)
                        .addRaw(signed(state("b").with("prev", "bafyreif"), 0), 1)
                        .resolve()));
        assertEquals(
                PlcProblem.CHAIN_BROKEN,
                refusal(begun("a", 0)
                        .addRaw(signed(state("b").with("prev", JsonLiteral.NULL), 0), 1)
                        .resolve()));
        assertEquals(
                PlcProblem.TIME, refusal(begun("a", 0).add(state("b"), 0, 0, -1).resolve()));
        assertEquals(
                PlcProblem.CID_MISMATCH,
                refusal(begun("a", 0).changed(0, "cid", text("bafyreif")).resolve()));
        assertEquals(
                PlcProblem.MALFORMED_OPERATION,
                refusal(begun("a", 0)
                        .changed(0, "did", text("did:plc:aaaaaaaaaaaaaaaaaaaaaaaa"))
                        .resolve()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"plc_operation\"}",
                "{\"type\":\"plc_operations\"}",
                "{}",
                "[]",
                "7",
                "null",
                "{\"type\":\"plc_tombstone\",\"prev\":null,\"sig\":\"x\"}",
                "{\"type\":\"plc_operation\",\"rotationKeys\":[],\"verificationMethods\":{},\"alsoKnownAs\":[],"
                        + "\"services\":{},\"prev\":null,\"sig\":\"x\",\"more\":1}",
                "{\"type\":\"plc_operation\",\"rotationKeys\":[1],\"verificationMethods\":{},\"alsoKnownAs\":[],"
                        + "\"services\":{},\"prev\":null,\"sig\":\"x\"}",
                "{\"type\":\"plc_operation\",\"rotationKeys\":[],\"verificationMethods\":{\"a\":1},\"alsoKnownAs\":[],"
                        + "\"services\":{},\"prev\":null,\"sig\":\"x\"}",
                "{\"type\":\"plc_operation\",\"rotationKeys\":[],\"verificationMethods\":{},\"alsoKnownAs\":{},"
                        + "\"services\":{},\"prev\":null,\"sig\":\"x\"}",
                "{\"type\":\"plc_operation\",\"rotationKeys\":[],\"verificationMethods\":{},\"alsoKnownAs\":[],"
                        + "\"services\":{\"a\":{\"type\":\"x\"}},\"prev\":null,\"sig\":\"x\"}",
                "{\"type\":\"plc_operation\",\"rotationKeys\":[],\"verificationMethods\":{},\"alsoKnownAs\":[],"
                        + "\"services\":{},\"prev\":7,\"sig\":\"x\"}",
                "{\"type\":\"plc_operation\",\"rotationKeys\":[],\"verificationMethods\":{},\"alsoKnownAs\":[],"
                        + "\"services\":{},\"prev\":null,\"sig\":null}",
                "{\"type\":\"create\",\"signingKey\":\"a\",\"recoveryKey\":\"b\",\"handle\":\"c\",\"service\":\"d\","
                        + "\"prev\":\"x\",\"sig\":\"x\"}",
                "{\"type\":\"create\",\"signingKey\":\"a\",\"recoveryKey\":1,\"handle\":\"c\",\"service\":\"d\","
                        + "\"prev\":null,\"sig\":\"x\"}"
            })
    void refusesOperationsThatAreNone(String operation) {
        LogBuilder log = begun("a", 0);
        log.changed(0, "operation", coop.kith.json.Json.parse(operation).orThrow());
        assertEquals(PlcProblem.MALFORMED_OPERATION, refusal(log.resolve()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "did:plc:aaaaaaaaaaaaaaaaaaaaaaa", "did:plc:aaaaaaaaaaaaaaaaaaaaaaaaa",
                        "did:plc:Aaaaaaaaaaaaaaaaaaaaaaaa",
                "did:plc:0aaaaaaaaaaaaaaaaaaaaaaa", "did:plc:aaaaaaaaaaaa:aaaaaaaaaaa",
                        "did:plc:%2e%2eaaaaaaaaaaaaaaaaaa"
            })
    void refusesIdentifiersThatAreNoneBeforeAnyoneIsAsked(String did) {
        DidPlc method = DidPlc.of((asked, around) -> {
            throw new AssertionError("asked for " + asked);
        });
        Resolution answer = DidResolver.of(List.of(method), InstantSource.fixed(Instant.EPOCH))
                .resolve(did, ResolutionOptions.none());
        assertEquals(DidProblem.INVALID_DID, refusal(answer));
    }

    private final List<String> asked = new ArrayList<>();

    /** A fetcher that stands for the web. */
    private Resolution over(int status, String mediaType, byte[] body, Did did) {
        Surroundings around = new Surroundings(InstantSource.fixed(LogBuilder.START), (url, limits) -> {
            asked.add(url.toString());
            return Result.ok(new Fetched(
                    url,
                    status,
                    Optional.of(mediaType),
                    Bytes.of(body),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Duration.ofMinutes(5))));
        });
        return DidResolver.of(List.of(DidPlc.of(PlcDirectory.at("https://directory.example/"))), around)
                .resolve(did, ResolutionOptions.none());
    }

    @Test
    void asksADirectoryForTheAuditLog() {
        LogBuilder log = begun("a", 0);
        Resolution.Resolved answer = resolved(over(200, "application/json", log.bytes(), log.did()));
        assertEquals(List.of("https://directory.example/" + log.did() + "/log/audit"), asked);
        assertEquals(asked.get(0), answer.evidence().sources().get(0).url());
        assertEquals(Optional.of(Duration.ofMinutes(5)), answer.freshness().lifetime());
        assertEquals(DidProblem.NOT_FOUND, refusal(over(404, "application/json", log.bytes(), log.did())));
        for (int status : new int[] {201, 400, 410, 429, 500, 503}) {
            assertInstanceOf(Resolution.Unavailable.class, over(status, "application/json", log.bytes(), log.did()));
        }
        assertInstanceOf(Resolution.Unavailable.class, over(200, "text/html", log.bytes(), log.did()));
    }

    @Test
    void isUnavailableOffline() {
        Resolution answer = DidResolver.of(
                        List.of(DidPlc.of(PlcDirectory.at(PlcDirectory.PUBLIC))), InstantSource.fixed(Instant.EPOCH))
                .resolve("did:plc:aaaaaaaaaaaaaaaaaaaaaaaa", ResolutionOptions.none());
        assertInstanceOf(Resolution.Unavailable.class, answer);
        assertThrows(IllegalArgumentException.class, () -> PlcDirectory.at("http://plc.directory"));
        Resolution unknown = DidResolver.of(
                        List.of(DidPlc.of(PlcDirectory.ofLogs(Map.of()))), InstantSource.fixed(Instant.EPOCH))
                .resolve("did:plc:aaaaaaaaaaaaaaaaaaaaaaaa", ResolutionOptions.none());
        assertEquals(DidProblem.NOT_FOUND, refusal(unknown));
    }

    @Test
    void problemsNameTheEntryTheyAreIn() {
        LogBuilder log = begun("a", 0).add(state("b"), 0, STRANGER, 1);
        Problem problem = assertInstanceOf(Resolution.Invalid.class, log.resolve())
                .problems()
                .get(0);
        assertEquals("/1", problem.where().toString());
        assertEquals("https://kith.coop/problems#PLC_SIGNATURE", problem.type().uri());
    }
}
