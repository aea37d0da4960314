package coop.kith.vc.proof.sdjwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonProblem;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import coop.kith.problem.Result;
import coop.kith.vc.testing.SdJwts;
import coop.kith.vc.testing.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SD-JWTs whose disclosures are not those of what was signed. The whole is refused, for that one reason; beside each stands one that differs in nothing else and is taken. */
final class SdJwtAbuse {
    private static final String NAME = SdJwts.disclosure("name", "Ana");
    private static final String CITY = SdJwts.disclosure("city", "Porto");
    private static final String GERMAN = SdJwts.element(new JsonString("DE"));
    private static final JsonObject CLAIMS = JsonObject.empty().with("vct", "urn:example:member");

    @Test
    void putsDisclosuresInTheirPlaces() {
        JsonObject payload = SdJwts.hiding(CLAIMS, NAME, CITY)
                .with("nations", JsonArray.of(new JsonString("PT"), SdJwts.place(GERMAN), new JsonString("FR")));
        ProcessedPayload all = processed(payload, GERMAN, CITY, NAME);
        assertEquals(
                CLAIMS.with("nations", JsonArray.ofStrings(List.of("PT", "DE", "FR")))
                        .with("name", "Ana")
                        .with("city", "Porto"),
                all.claims());
        assertEquals(
                List.of(JsonPointer.of("nations", "1"), JsonPointer.of("name"), JsonPointer.of("city")),
                all.disclosed());
        assertEquals(List.of(), all.withheld());
        ProcessedPayload some = processed(payload, CITY);
        assertEquals(
                CLAIMS.with("nations", JsonArray.ofStrings(List.of("PT", "FR"))).with("city", "Porto"), some.claims());
        assertEquals(List.of(JsonPointer.of("nations"), JsonPointer.root()), some.withheld());
    }

    @Test
    void takesDigestsOutOfDisclosures() {
        String nations = SdJwts.disclosure("nations", JsonArray.of(SdJwts.place(GERMAN), new JsonString("FR")));
        JsonObject payload = SdJwts.hiding(CLAIMS, nations);
        assertEquals(
                List.of(JsonPointer.of("nations"), JsonPointer.of("nations", "0")),
                processed(payload, GERMAN, nations).disclosed());
        assertEquals(
                CLAIMS.with("nations", JsonArray.ofStrings(List.of("FR"))),
                processed(payload, nations).claims());
        refused(SdJwtProblem.NOT_REFERENCED, payload, GERMAN);
    }

    @Test
    void whatIsHiddenCompletelyIsEmpty() {
        JsonObject payload = CLAIMS.with("a", SdJwts.hiding(JsonObject.empty(), NAME))
                .with("b", JsonArray.of(SdJwts.place(GERMAN)))
                .with("c", JsonObject.empty().with("_sd", JsonArray.of()))
                .with("_sd_alg", "sha-256");
        ProcessedPayload none = processed(payload);
        assertEquals(
                CLAIMS.with("a", JsonObject.empty()).with("b", JsonArray.of()).with("c", JsonObject.empty()),
                none.claims());
        assertEquals(List.of(JsonPointer.of("a"), JsonPointer.of("b")), none.withheld());
    }

    @Test
    @DisplayName("V27: a disclosure that no digest refers to")
    void refusesADisclosureWithoutADigest() {
        refused(SdJwtProblem.NOT_REFERENCED, CLAIMS, NAME);
        refused(SdJwtProblem.NOT_REFERENCED, SdJwts.hiding(CLAIMS, NAME), NAME, CITY);
        processed(SdJwts.hiding(CLAIMS, NAME), NAME);
    }

    @Test
    @DisplayName("V27: a digest that stands there twice, disclosed or not, wherever")
    void refusesADigestThatStandsThereTwice() {
        refused(SdJwtProblem.DIGEST_TWICE, SdJwts.hiding(CLAIMS, NAME, NAME), NAME);
        refused(SdJwtProblem.DIGEST_TWICE, SdJwts.hiding(CLAIMS, NAME, NAME));
        refused(
                SdJwtProblem.DIGEST_TWICE,
                SdJwts.hiding(CLAIMS, NAME).with("other", SdJwts.hiding(JsonObject.empty(), NAME)));
        refused(
                SdJwtProblem.DIGEST_TWICE,
                CLAIMS.with("nations", JsonArray.of(SdJwts.place(GERMAN), SdJwts.place(GERMAN))),
                GERMAN);
        String within = SdJwts.disclosure("other", SdJwts.hiding(JsonObject.empty(), NAME));
        refused(SdJwtProblem.DIGEST_TWICE, SdJwts.hiding(CLAIMS, NAME, within), within);
        processed(SdJwts.hiding(CLAIMS, NAME, within));
    }

    @Test
    @DisplayName("V27: a disclosure that is sent twice")
    void refusesADisclosureThatIsSentTwice() {
        refused(SdJwtProblem.DISCLOSURE_TWICE, SdJwts.hiding(CLAIMS, NAME), NAME, NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_sd", "...", "_sd_alg"})
    @DisplayName("V27: a disclosed claim of the name _sd, ... or _sd_alg")
    void refusesADisclosedClaimOfAReservedName(String name) {
        for (JsonValue value : List.of(new JsonString("sha-256"), JsonArray.of(new JsonString("aGE")))) {
            String disclosure = SdJwts.disclosure(name, value);
            refused(SdJwtProblem.RESERVED_NAME, SdJwts.hiding(CLAIMS, disclosure), disclosure);
            processed(SdJwts.hiding(CLAIMS, disclosure));
        }
    }

    @Test
    @DisplayName("V27: the names _sd, ... and _sd_alg where they do not belong")
    void refusesReservedNamesElsewhere() {
        refused(SdJwtProblem.RESERVED_NAME, CLAIMS.with("...", "aGE"));
        refused(SdJwtProblem.RESERVED_NAME, CLAIMS.with("a", SdJwts.place(NAME)));
        refused(SdJwtProblem.RESERVED_NAME, CLAIMS.with("a", JsonObject.empty().with("_sd_alg", "sha-256")));
        String nested = SdJwts.disclosure("a", JsonObject.empty().with("_sd_alg", "sha-256"));
        refused(SdJwtProblem.RESERVED_NAME, SdJwts.hiding(CLAIMS, nested), nested);
        for (JsonValue odd : List.of(
                new JsonString(SdJwts.digest(NAME)),
                JsonObject.empty(),
                JsonLiteral.NULL,
                JsonArray.of(JsonNumber.of(1)),
                JsonArray.of(JsonArray.of()))) {
            refused(SdJwtProblem.MALFORMED_DIGESTS, CLAIMS.with("_sd", odd));
        }
        refused(
                SdJwtProblem.MALFORMED_DIGESTS,
                CLAIMS.with("a", JsonArray.of(SdJwts.place(GERMAN).with("b", "c"))),
                GERMAN);
        refused(
                SdJwtProblem.MALFORMED_DIGESTS,
                CLAIMS.with("a", JsonArray.of(JsonObject.empty().with("...", JsonNumber.of(1)))));
    }

    @Test
    @DisplayName("V27: a disclosed claim of a name that is there already")
    void refusesADisclosedClaimThatIsThereAlready() {
        refused(SdJwtProblem.CLAIM_EXISTS, SdJwts.hiding(CLAIMS.with("name", "Eve"), NAME), NAME);
        String other = SdJwts.disclosure("name", "Eve");
        refused(SdJwtProblem.CLAIM_EXISTS, SdJwts.hiding(CLAIMS, NAME, other), NAME, other);
        processed(SdJwts.hiding(CLAIMS, NAME, other), other);
        processed(SdJwts.hiding(CLAIMS, NAME).with("a", JsonObject.empty().with("name", "Eve")), NAME);
    }

    @Test
    @DisplayName("V27: a disclosure of two elements for an object")
    void refusesAnElementForAnObject() {
        refused(SdJwtProblem.WRONG_PLACE, SdJwts.hiding(CLAIMS, GERMAN), GERMAN);
    }

    @Test
    @DisplayName("V27: a disclosure of three elements for an array, and the digest of an element in an object")
    void refusesAClaimForAnArray() {
        refused(SdJwtProblem.WRONG_PLACE, CLAIMS.with("nations", JsonArray.of(SdJwts.place(NAME))), NAME);
        refused(SdJwtProblem.RESERVED_NAME, CLAIMS.with("nations", SdJwts.place(GERMAN)), GERMAN);
    }

    /** With a hash that holds nobody can make one, so digests are made up. */
    @Test
    @DisplayName("V27: disclosures that refer to each other in a circle")
    void aCircleEnds() {
        JsonObject toB = JsonObject.empty().with("_sd", JsonArray.ofStrings(List.of("B")));
        JsonObject toA = JsonObject.empty().with("_sd", JsonArray.ofStrings(List.of("A")));
        Map<String, Disclosure> circle =
                Map.of("A", Disclosure.of("salt", "a", toB), "B", Disclosure.of("salt", "b", toA));
        assertEquals(
                List.of(SdJwtProblem.DIGEST_TWICE),
                types(Processing.of(CLAIMS.with("_sd", JsonArray.ofStrings(List.of("A"))), circle, standard())));
        assertEquals(List.of(SdJwtProblem.NOT_REFERENCED), types(Processing.of(CLAIMS, circle, standard())));
        assertEquals(
                List.of(SdJwtProblem.DIGEST_TWICE),
                types(Processing.of(
                        CLAIMS.with("_sd", JsonArray.ofStrings(List.of("A"))),
                        Map.of("A", Disclosure.of("salt", "a", toA)),
                        standard())));
    }

    @Test
    @DisplayName("V27: _sd_alg of md5, sha-1 and others that are not taken, or no text")
    void refusesHashesThatAreNotTaken() {
        List<JsonValue> bad = new ArrayList<>(List.of(JsonNumber.of(256), JsonLiteral.NULL, JsonArray.of()));
        for (String name : List.of("md5", "sha-1", "sha-256-32", "SHA-256", "sha256", "", "none", "sha3-999")) {
            bad.add(new JsonString(name));
        }
        for (JsonValue odd : bad) {
            refused(SdJwtProblem.HASH_NOT_TAKEN, CLAIMS.with("_sd_alg", odd));
        }
        processed(SdJwts.hiding(CLAIMS.with("_sd_alg", "sha-256"), NAME), NAME);
        for (DigestAlgorithm hash : DigestAlgorithm.values()) {
            JsonObject payload =
                    CLAIMS.with("_sd_alg", hash.term()).with("_sd", JsonArray.ofStrings(List.of(hash.digest(NAME))));
            assertEquals(CLAIMS.with("name", "Ana"), processed(payload, NAME).claims());
        }
        refused(SdJwtProblem.NOT_REFERENCED, SdJwts.hiding(CLAIMS.with("_sd_alg", "sha-512"), NAME), NAME);
    }

    @Test
    @DisplayName("V27: 100 000 decoys, in a time that grows as their number does")
    void decoysAreSkipped() {
        JsonLimits roomy = new JsonLimits(16 << 20, 64, 300_000);
        List<String> digests =
                IntStream.range(0, 100_000).mapToObj(SdJwtAbuse::decoy).toList();
        List<String> more = new ArrayList<>(digests);
        more.add(SdJwts.digest(NAME));
        String inObject = text(CLAIMS.with("_sd", JsonArray.ofStrings(more)), NAME);
        String inArray = text(
                SdJwts.hiding(CLAIMS, NAME)
                        .with(
                                "a",
                                new JsonArray(digests.stream()
                                        .map(one ->
                                                (JsonValue) JsonObject.empty().with("...", one))
                                        .toList())),
                NAME);
        for (String text : List.of(inObject, inArray)) {
            ProcessedPayload processed = assertTimeout(
                    Duration.ofSeconds(5),
                    () -> SdJwt.parse(text, roomy).orThrow().processed());
            assertEquals(Optional.of("Ana"), processed.claims().string("name"));
            assertEquals(1, processed.withheld().size());
            assertEquals(List.of(JsonProblem.TOO_LARGE), types(SdJwt.parse(text)));
        }
    }

    @Test
    @DisplayName("V27: 100 000 digests of one hash code")
    void digestsOfOneHashCodeDoNotSlowItDown() {
        List<JsonValue> digests = new ArrayList<>();
        for (int number = 0; number < 1 << 16; number++) {
            StringBuilder digest = new StringBuilder();
            for (int bit = 0; bit < 16; bit++) {
                digest.append((number >> bit & 1) == 0 ? "Aa" : "BB");
            }
            digests.add(new JsonString(digest.toString()));
        }
        JsonObject payload = CLAIMS.with("_sd", new JsonArray(digests));
        assertTimeout(
                Duration.ofSeconds(5),
                () -> Processing.of(payload, Map.of(), new JsonLimits(1, 64, 100_000))
                        .orThrow());
    }

    @Test
    @DisplayName("V27, V23: depth 10 000, in the token, in a disclosure, and from disclosure to disclosure")
    void refusesDepth() {
        for (UnaryOperator<String> deeper :
                List.<UnaryOperator<String>>of(inner -> "[" + inner + "]", inner -> "{\"a\":" + inner + "}")) {
            for (int depth : List.of(65, 501, 1_000, 10_000, 100_000)) {
                String nested = nested(deeper, depth);
                String token = SdJwts.encoded(CLAIMS) + '.' + Tokens.encoded(nested) + ".AAAA";
                assertTrue(!SdJwt.parse(token + '~').isOk());
                String disclosure = Tokens.encoded("[\"salt\",\"a\"," + nested + "]");
                refused(JsonProblem.TOO_DEEP, SdJwts.hiding(CLAIMS, disclosure), disclosure);
            }
        }
        assertEquals(Optional.of("x"), innermost(chain(63)));
        assertEquals(List.of(JsonProblem.TOO_DEEP), types(SdJwt.parse(chain(64))));
        assertEquals(List.of(JsonProblem.TOO_DEEP), types(SdJwt.parse(chain(SdJwt.MOST_DISCLOSURES))));
        assertEquals(List.of(SdJwtProblem.TOO_MANY_DISCLOSURES), types(SdJwt.parse(chain(10_000))));
    }

    @Test
    @DisplayName("V27: more disclosures than are looked at")
    void refusesAFloodOfDisclosures() {
        String flood = text(CLAIMS) + "~".repeat(900_000);
        assertTimeout(
                Duration.ofSeconds(2),
                () -> assertEquals(List.of(SdJwtProblem.TOO_MANY_DISCLOSURES), types(SdJwt.parse(flood))));
        String[] many = IntStream.range(0, SdJwt.MOST_DISCLOSURES)
                .mapToObj(number -> SdJwts.disclosure("claim" + number, "x"))
                .toArray(String[]::new);
        assertEquals(
                many.length,
                processed(SdJwts.hiding(CLAIMS, many), many).disclosed().size());
        assertEquals(List.of(JsonProblem.TOO_LARGE), types(SdJwt.parse(text(CLAIMS) + "A".repeat(1 << 20) + "~")));
    }

    @Test
    @DisplayName("V27: more objects that something was kept back of than are looked at")
    void refusesAFloodOfPlaces() {
        for (int more : List.of(0, 1)) {
            List<JsonValue> places = new ArrayList<>();
            for (int place = 0; place < SdJwt.MOST_DISCLOSURES + more; place++) {
                places.add(JsonObject.empty().with("_sd", JsonArray.ofStrings(List.of(decoy(place)))));
            }
            JsonObject payload = CLAIMS.with("a", new JsonArray(places));
            if (more == 0) {
                assertEquals(
                        SdJwt.MOST_DISCLOSURES, processed(payload).withheld().size());
            } else {
                refused(SdJwtProblem.TOO_MANY_DISCLOSURES, payload);
            }
        }
    }

    @Test
    @DisplayName("V27: more values than are looked at, though no part has too many")
    void refusesAFloodOfValues() {
        String list = "[" + "1,".repeat(499) + "1]";
        String one = Tokens.encoded("[\"salt\",\"one\"," + list + "]");
        String two = Tokens.encoded("[\"salt\",\"two\"," + list + "]");
        JsonLimits small = new JsonLimits(100_000, 64, 600);
        assertTrue(
                SdJwt.parse(text(SdJwts.hiding(CLAIMS, one, two), one), small).isOk());
        assertEquals(
                List.of(JsonProblem.TOO_MANY_VALUES),
                types(SdJwt.parse(text(SdJwts.hiding(CLAIMS, one, two), one, two), small)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "\"text\"",
                "null",
                "[]",
                "[\"salt\"]",
                "[\"salt\",\"a\",1,2]",
                "[1,\"a\",1]",
                "[null,1]",
                "[\"salt\",1,1]",
                "[\"salt\",[\"a\"],1]",
                "[\"salt\",\"a\",{\"b\":1,\"b\":2}]",
                "[\"salt\",\"a\",1] ]",
                "[\"salt\",\"a\",1",
                "\uFEFF[\"salt\",\"a\",1]",
                ""
            })
    @DisplayName("V27: a disclosure that is none")
    void refusesWhatIsNoDisclosure(String json) {
        String disclosure = Tokens.encoded(json);
        assertTrue(!SdJwt.parse(text(SdJwts.hiding(CLAIMS, disclosure), disclosure))
                .isOk());
        assertTrue(SdJwt.parse(text(SdJwts.hiding(CLAIMS, disclosure))).isOk());
    }

    @Test
    void anEmptySaltAndAnEmptyNameAreTexts() {
        String disclosure = Tokens.encoded(" [ \"\" ,\n\"\", null ] ");
        assertEquals(
                CLAIMS.with("", JsonLiteral.NULL),
                processed(SdJwts.hiding(CLAIMS, disclosure), disclosure).claims());
    }

    @Test
    void refusesWhatIsNoSdJwt() {
        String good = text(SdJwts.hiding(CLAIMS, NAME), NAME);
        assertTrue(SdJwt.parse(good).isOk());
        String token = good.substring(0, good.indexOf('~'));
        assertEquals(List.of(SdJwtProblem.MALFORMED_SD_JWT), types(SdJwt.parse(token)));
        for (String bad : List.of(
                "",
                "~",
                "~~",
                NAME + "~",
                token + "~" + NAME,
                token + "~~" + NAME + "~",
                token + "~" + NAME + "~~",
                "~" + good,
                good + good,
                " " + good,
                good + " ",
                good + "\n",
                good.replace("~", "~ "),
                good + token + "~",
                good + "..",
                good + "a.b",
                good + "e30.e30.e30.e30.e30",
                good + "e30.W10.AAAA",
                token + "=~",
                token + "~" + NAME + "=~",
                "e30.W10.AAAA~")) {
            assertTrue(!SdJwt.parse(bad).isOk(), bad);
        }
        assertEquals(good, SdJwt.parse(good).orThrow().shown());
        assertEquals(good, SdJwt.parse(good + token).orThrow().shown());
    }

    private static String decoy(int number) {
        return SdJwts.digest("decoy " + number);
    }

    private static String nested(UnaryOperator<String> deeper, int depth) {
        int split = deeper.apply("|").indexOf('|');
        String around = deeper.apply("");
        return around.substring(0, split).repeat(depth) + "1"
                + around.substring(split).repeat(depth);
    }

    /** A claim within a claim within a claim, each disclosed. */
    private static String chain(int length) {
        JsonObject inner = JsonObject.empty().with("end", "x");
        String[] disclosures = new String[length];
        for (int link = 0; link < length; link++) {
            disclosures[link] = SdJwts.disclosure("a", inner);
            inner = SdJwts.hiding(JsonObject.empty(), disclosures[link]);
        }
        return SdJwts.together(SdJwts.encoded(JsonObject.empty()) + '.' + SdJwts.encoded(inner) + ".AAAA", disclosures);
    }

    private static Optional<String> innermost(String chain) {
        JsonObject here = SdJwt.parse(chain).orThrow().processed().claims();
        while (here.object("a").isPresent()) {
            here = here.object("a").get();
        }
        return here.string("end");
    }

    private static String text(JsonObject payload, String... disclosures) {
        return SdJwts.together("e30." + SdJwts.encoded(payload) + ".AAAA", disclosures);
    }

    private static ProcessedPayload processed(JsonObject payload, String... disclosures) {
        return SdJwt.parse(text(payload, disclosures)).orThrow().processed();
    }

    private static void refused(ProblemType type, JsonObject payload, String... disclosures) {
        Result<SdJwt> result = SdJwt.parse(text(payload, disclosures));
        assertEquals(List.of(type), types(result), () -> Json.write(payload));
        assertTrue(result.problems().get(0).detail().length() < 400);
    }

    private static List<ProblemType> types(Result<?> result) {
        return result.problems().stream().map(Problem::type).toList();
    }

    private static JsonLimits standard() {
        return JsonLimits.standard();
    }
}
