package coop.kith.did.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Base64Url;
import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Digests;
import coop.kith.did.Did;
import coop.kith.did.location.Idna;
import coop.kith.did.location.LogLocation;
import coop.kith.did.method.DidMethods;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.Jcs;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.net.Fetched;
import coop.kith.net.Fetcher;
import coop.kith.net.NetProblem;
import coop.kith.problem.Outcome;
import coop.kith.problem.ProblemType;
import coop.kith.problem.Result;
import coop.kith.testing.Vectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Did KEY = Did.parse("did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK")
            .orThrow();
    private static final Did WEB = Did.parse("did:web:club.example").orThrow();
    private static final String WEB_FILE = "https://club.example/.well-known/did.json";

    private final Map<String, byte[]> files = new HashMap<>();
    private final List<String> fetched = new ArrayList<>();

    private final Fetcher web = (url, limits) -> {
        fetched.add(url.toString());
        byte[] body = files.get(url.toString());
        return Result.ok(new Fetched(
                url,
                body == null ? 404 : 200,
                Optional.of(url.toString().endsWith(".jsonl") ? "text/jsonl" : "application/json"),
                Bytes.of(body == null ? new byte[0] : body),
                Optional.of("\"1\""),
                Optional.empty(),
                Optional.empty()));
    };

    @Test
    void verifiesLaterWithoutANetwork() {
        Bundle bundle = ofClub();
        assertEquals(List.of(WEB_FILE), fetched);
        Bundle again = Bundle.parse(bundle.bytes().toArray()).orThrow();
        assertEquals(NOW, again.madeAt());
        assertEquals(List.of(KEY, WEB), again.dids());
        assertEquals(List.of(Outcome.PASSED, Outcome.PASSED), outcomes(again));
        assertTrue(again.verify(DidMethods.standard(), bundle.digest()).isOk());
        assertEquals(1, fetched.size());
    }

    @Test
    void isTheSameBytesEachTime() {
        assertEquals(ofClub().bytes(), ofClub().bytes());
        assertEquals(
                ofClub().digest(),
                Bundle.parse(ofClub().bytes().toArray()).orThrow().digest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0",
                "1e2",
                "-0",
                "0.10",
                "12345678901234567890",
                "[1.0, 9007199254740993, {\"a\": 1e400}]",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"
            })
    void whateverNumbersADocumentHasItsBundleHoldsUntilTheyAreOthers(String value) {
        String document = "{\"id\": \"did:web:club.example\", \"more\": " + value + "}";
        files.put(WEB_FILE, document.getBytes(StandardCharsets.UTF_8));
        Bundle bundle = Bundle.parse(of(KEY, WEB).bytes().toArray()).orThrow();
        assertEquals(List.of(Outcome.PASSED, Outcome.PASSED), outcomes(bundle));
        byte[] other = document.replace('1', '2').replace("-0", "-3").getBytes(StandardCharsets.UTF_8);
        Bundle forged = Bundle.parse(
                        Jcs.canonicalize(withBody(json(bundle), 0, other)).orThrow())
                .orThrow();
        assertEquals(List.of(Outcome.PASSED, Outcome.FAILED), outcomes(forged));
    }

    @Test
    void aResultStandsAsTextOnlyWhereItMust() {
        JsonObject json = json(ofClub());
        JsonObject entry =
                (JsonObject) json.array("entries").orElseThrow().items().get(1);
        String text = Json.write(entry.object("result").orElseThrow());
        for (String result : List.of(text, "", "{", "[]")) {
            assertEquals(
                    BundleProblem.SYNTAX, refused(json.with("entries", JsonArray.of(entry.with("result", result)))));
        }
    }

    @Test
    void knowsNothingOfTheWorldBeyond() {
        Resolution other =
                ofClub().resolver(DidMethods.standard()).resolve("did:web:other.example", ResolutionOptions.none());
        assertEquals(
                NetProblem.OFFLINE,
                assertInstanceOf(Resolution.Unavailable.class, other)
                        .problems()
                        .get(0)
                        .type());
    }

    @Test
    void holdsAWholeWitnessedLogOfWebvh() throws IOException {
        Did did = webvh();
        Bundle bundle = of(did);
        assertEquals(2, fetched.size());
        Bundle again = Bundle.parse(bundle.bytes().toArray()).orThrow();
        assertEquals(List.of(Outcome.PASSED), outcomes(again));
        Resolution.Resolved first = assertInstanceOf(
                Resolution.Resolved.class,
                again.resolver(DidMethods.standard())
                        .resolve(did, ResolutionOptions.none().with("versionNumber", "1")));
        assertTrue(first.documentMetadata().string("versionId").orElseThrow().startsWith("1-"));
    }

    @Test
    void aByteChangedInALogIsNoticedThoughItsDigestWasMadeToFit() throws IOException {
        JsonObject json = json(of(webvh()));
        int length = body(json, 1).length;
        IntStream.range(0, 60).map(step -> step * (length / 60)).forEach(at -> {
            byte[] changed = body(json, 1);
            changed[at] ^= 1;
            JsonObject forged = withBody(json, 1, changed);
            Result<Bundle> parsed = Bundle.parse(Jcs.canonicalize(forged).orThrow());
            List<Outcome> outcomes = outcomes(parsed.orThrow());
            assertEquals(List.of(Outcome.FAILED), outcomes, "at " + at);
        });
    }

    @Test
    void aBodyThatIsNotTheOneOfItsDigestIsRefused() {
        JsonObject json = json(ofClub());
        JsonObject answer =
                (JsonObject) json.array("answers").orElseThrow().items().get(0);
        JsonObject forged = json.with("answers", JsonArray.of(answer.with("body", "e30")));
        assertEquals(BundleProblem.BODY, refused(forged));
    }

    @Test
    void anotherDocumentThanTheBytesSayIsNoticed() {
        JsonObject json = json(ofClub());
        JsonObject entry =
                (JsonObject) json.array("entries").orElseThrow().items().get(1);
        JsonObject result = entry.object("result").orElseThrow();
        for (String member : List.of("didDocument", "didDocumentMetadata")) {
            JsonObject other = result.object(member).orElseThrow().with("x", "y");
            JsonObject forged = json.with("entries", JsonArray.of(entry.with("result", result.with(member, other))));
            Bundle bundle = Bundle.parse(Jcs.canonicalize(forged).orThrow()).orThrow();
            assertEquals(List.of(Outcome.FAILED), outcomes(bundle), member);
        }
        JsonObject silent = json.with(
                "entries",
                JsonArray.of(entry.with("result", result.with("didResolutionMetadata", JsonObject.empty()))));
        assertEquals(
                List.of(Outcome.FAILED),
                outcomes(Bundle.parse(Jcs.canonicalize(silent).orThrow()).orThrow()));
    }

    @Test
    void aDigestKeptElsewhereProtectsWhatProvesNothingItself() {
        Bytes kept = ofClub().digest();
        files.put(
                WEB_FILE,
                "{\"id\":\"did:web:club.example\",\"alsoKnownAs\":[\"https://evil.example\"]}"
                        .getBytes(StandardCharsets.UTF_8));
        Bundle swapped = of(KEY, WEB);
        assertEquals(List.of(Outcome.PASSED, Outcome.PASSED), outcomes(swapped));
        assertEquals(
                BundleProblem.DIGEST,
                swapped.verify(DidMethods.standard(), kept).problems().get(0).type());
    }

    @Test
    void isNotMadeOfWhatDoesNotResolve() {
        Result<Bundle> none = Bundle.of(List.of(KEY, WEB), DidMethods.standard(), new Surroundings(() -> NOW, web));
        assertEquals(
                "https://www.w3.org/ns/did#NOT_FOUND",
                none.problems().get(0).type().uri());
        List<Did> many = IntStream.range(0, 1_001)
                .mapToObj(number -> Did.parse("did:web:h" + number + ".example").orThrow())
                .toList();
        assertEquals(
                BundleProblem.TOO_MANY,
                Bundle.of(many, DidMethods.standard(), new Surroundings(() -> NOW))
                        .problems()
                        .get(0)
                        .type());
    }

    @Test
    void refusesADidOrAnAnswerTwiceAndEveryOtherOrder() {
        JsonObject json = json(ofClub());
        List<JsonValue> entries = json.array("entries").orElseThrow().items();
        JsonValue answer = json.array("answers").orElseThrow().items().get(0);
        for (JsonObject other : List.of(
                json.with("entries", JsonArray.of(entries.get(0), entries.get(1), entries.get(1))),
                json.with("entries", JsonArray.of(entries.get(1), entries.get(0))),
                json.with("answers", JsonArray.of(answer, answer)))) {
            assertEquals(BundleProblem.SYNTAX, refused(other), other.toString());
        }
    }

    @Test
    void refusesEveryFormButTheOne() {
        JsonObject json = json(ofClub());
        for (JsonObject other : List.of(
                JsonObject.empty(),
                json.with("kithBundle", JsonNumber.of(2)),
                json.with("more", "members"),
                json.without("madeAt"),
                json.with("madeAt", "yesterday"),
                json.with("entries", JsonArray.of(JsonObject.empty())),
                json.with("answers", JsonArray.of(JsonNumber.of(1))),
                json.with("answers", "none"))) {
            assertEquals(BundleProblem.SYNTAX, refused(other), other.toString());
        }
        assertEquals(
                BundleProblem.SYNTAX,
                Bundle.parse(Json.pretty(json).getBytes(StandardCharsets.UTF_8))
                        .problems()
                        .get(0)
                        .type());
        assertEquals(
                BundleProblem.SYNTAX,
                Bundle.parse(new byte[] {'{'}).problems().get(0).type());
    }

    private static ProblemType refused(JsonObject json) {
        return Bundle.parse(Jcs.canonicalize(json).orThrow()).problems().get(0).type();
    }

    private Bundle ofClub() {
        files.put(WEB_FILE, "{\"id\": \"did:web:club.example\"}".getBytes(StandardCharsets.UTF_8));
        return of(WEB, KEY, WEB);
    }

    private Did webvh() throws IOException {
        byte[] log = Files.readAllBytes(Vectors.at("did/didwebvh-java/multi-entry-log.jsonl"));
        String[] lines = new String(log, StandardCharsets.UTF_8).strip().split("\n", -1);
        Did did = Json.parseObject(lines[lines.length - 1])
                .orThrow()
                .object("state")
                .flatMap(state -> state.string("id"))
                .map(id -> Did.parse(id).orThrow())
                .orElseThrow();
        LogLocation location = LogLocation.of(did, Idna.none()).orThrow();
        files.put(location.log(), log);
        files.put(location.witnesses(), Files.readAllBytes(Vectors.at("did/didwebvh-java/multi-entry-witness.json")));
        return did;
    }

    private Bundle of(Did... dids) {
        return Bundle.of(List.of(dids), DidMethods.standard(), new Surroundings(() -> NOW, web))
                .orThrow();
    }

    private static List<Outcome> outcomes(Bundle bundle) {
        return bundle.verify(DidMethods.standard()).stream()
                .map(verified -> verified.check().outcome())
                .toList();
    }

    private static JsonObject json(Bundle bundle) {
        return Json.parseObject(bundle.bytes().toArray(), new JsonLimits(64 << 20, 80, 1_000_000))
                .orThrow();
    }

    private static byte[] body(JsonObject bundle, int answer) {
        JsonObject part =
                (JsonObject) bundle.array("answers").orElseThrow().items().get(answer);
        return Base64Url.decode(part.string("body").orElseThrow()).orElseThrow();
    }

    private static JsonObject withBody(JsonObject bundle, int answer, byte[] body) {
        List<JsonValue> answers =
                new ArrayList<>(bundle.array("answers").orElseThrow().items());
        JsonObject part = (JsonObject) answers.get(answer);
        assertNotEquals(Optional.of(Base64Url.encode(body)), part.string("body"));
        answers.set(
                answer,
                part.with("body", Base64Url.encode(body))
                        .with("sha256", Bytes.of(Digests.sha256(body)).hex()));
        return bundle.with("answers", new JsonArray(answers));
    }
}
