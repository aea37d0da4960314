package coop.kith.vc.canon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.testing.JsonArbitraries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CanonicalizerAbuse {
    private static final String V2 = "https://www.w3.org/ns/credentials/v2";
    private static final String EXAMPLES = "https://www.w3.org/ns/credentials/examples/v2";
    private static final int SMALL_STACK = 512 * 1024;

    private static final Canonicalizer CANONICALIZER = Canonicalizer.of(Club.library());
    private static final Canonicalizer ANY = Canonicalizer.of(Club.library().withAnyInline());

    @ParameterizedTest
    @DisplayName("V23: depth is a problem and never a stack overflow")
    @ValueSource(ints = {65, 1_000, 10_000})
    void depthIsRefused(int depth) throws InterruptedException {
        JsonValue nested = new JsonString("bottom");
        JsonValue plain = nested;
        for (int level = 0; level < depth; level++) {
            nested = JsonObject.empty().with("friend", nested);
            plain = JsonArray.of(plain);
        }
        JsonObject members = document(V2, EXAMPLES).with("friend", nested);
        assertEquals(CanonProblem.TOO_LARGE, type(onSmallStack(() -> canonical(members))));
        JsonObject settings = Club.membership("").with("settings", plain);
        assertEquals(CanonProblem.TOO_LARGE, type(onSmallStack(() -> canonical(settings))));
    }

    @Test
    void theDeepestDocumentThatIsReadFitsASmallStack() throws InterruptedException {
        JsonValue nested = new JsonString("bottom");
        for (int level = 0; level < 63; level++) {
            nested = JsonObject.empty().with("name", "level " + level).with("friend", nested);
        }
        JsonObject document = document(V2, EXAMPLES).with("friend", nested);
        assertTrue(onSmallStack(() -> canonical(document)).isOk());
    }

    @ParameterizedTest
    @DisplayName("V23: long texts in every place, on a small stack")
    @ValueSource(strings = {"a", "-b", ":b", "/..", "%41", ".", "?a&", "#", "//", "\u00e9", "\ud83c\udf33", "0", "\\"})
    void longTextsHaveAFormOrProblems(String part) throws InterruptedException {
        for (String start : List.of("a", "a:", "https://a/", "@", "_:")) {
            JsonString text = new JsonString(start + part.repeat(60_000 / part.length()));
            JsonObject ordinary = Club.membership("");
            List<JsonObject> documents = List.of(
                    ordinary.with("id", text),
                    ordinary.with("type", text),
                    ordinary.with("homepage", text),
                    ordinary.with("role", text),
                    ordinary.with("titles", JsonObject.empty().with(text.value(), "title")),
                    ordinary.with(text.value(), "value"),
                    ordinary.with("@context", text),
                    ordinary.with(
                            "name", JsonObject.empty().with("@value", "text").with("@language", text)),
                    ordinary.with(
                            "name", JsonObject.empty().with("@value", text).with("@type", text)));
            for (JsonObject document : documents) {
                Result<byte[]> result = onSmallStack(() -> canonical(document));
                assertTrue(result.isOk() || !result.problems().isEmpty());
            }
        }
    }

    @ParameterizedTest
    @DisplayName("V39: nothing of a stranger's is logged, wherever it stands")
    @ValueSource(
            strings = {
                "@secret",
                "@s\u00e9cret",
                "@",
                "@secret\r\nWARNING: forged",
                "en-secret-de-de",
                "secret!",
                "_:secret",
                "secret:secret"
            })
    void nothingOfAStrangersIsLogged(String text) {
        for (JsonObject document : with(new JsonString(text))) {
            assertEquals("", logged(() -> canonical(document)), document::toString);
            assertEquals("", logged(() -> canonical(document.with("settings", text))), document::toString);
            assertEquals("", logged(() -> JsonLdForm.of(Club.library()).problems(document)), document::toString);
            assertEquals("", logged(() -> Terms.of(Club.library()).report(document)), document::toString);
            assertEquals("", logged(() -> ANY.canonicalize(document, HashAlgorithm.SHA_256)), document::toString);
        }
    }

    @Test
    @DisplayName("V18: a type of the form of a keyword in letters of any script would be dropped")
    void typesOfKeywordFormAreRefused() {
        for (String type : List.of("@Admin", "@\u00c4dmin", "@type")) {
            JsonObject document =
                    Club.membership("").with("type", JsonArray.ofStrings(List.of("VerifiableCredential", type)));
            assertEquals(CanonProblem.NOT_COVERED, type(canonical(document)), type);
        }
    }

    /** The text in every place where JSON-LD looks at texts. */
    private static List<JsonObject> with(JsonString text) {
        JsonObject ordinary = Club.membership("");
        List<JsonObject> documents = new ArrayList<>(List.of(
                ordinary.with("id", text),
                ordinary.with("type", text),
                ordinary.with("homepage", text),
                ordinary.with("homepage", JsonArray.of(text)),
                ordinary.with("role", text),
                ordinary.with("name", text),
                ordinary.with("titles", JsonObject.empty().with(text.value(), "title")),
                ordinary.with("titles", JsonArray.of(JsonObject.empty().with(text.value(), "title"))),
                ordinary.with("shelves", JsonObject.empty().with(text.value(), JsonObject.empty())),
                ordinary.with(text.value(), "value"),
                ordinary.with("@context", text),
                ordinary.with("name", JsonObject.empty().with("@value", "text").with("@language", text)),
                ordinary.with("name", JsonObject.empty().with("@value", "text").with("@direction", text)),
                ordinary.with("name", JsonObject.empty().with("@value", text).with("@type", text))));
        for (JsonObject inline : List.of(
                JsonObject.empty().with(text.value(), "urn:a"),
                JsonObject.empty().with("term", text),
                JsonObject.empty().with("term", JsonObject.empty().with("@id", text)),
                JsonObject.empty().with("term", JsonObject.empty().with("@reverse", text)),
                JsonObject.empty()
                        .with("term", JsonObject.empty().with("@id", "urn:a").with("@type", text)),
                JsonObject.empty()
                        .with("term", JsonObject.empty().with("@id", "urn:a").with("@language", text)),
                JsonObject.empty()
                        .with("term", JsonObject.empty().with("@id", "urn:a").with("@container", text)),
                JsonObject.empty()
                        .with("term", JsonObject.empty().with("@id", "urn:a").with("@nest", text)),
                JsonObject.empty().with("@language", text),
                JsonObject.empty().with("@vocab", text),
                JsonObject.empty().with("@base", text),
                JsonObject.empty().with("@version", text),
                JsonObject.empty().with("@direction", text))) {
            documents.add(ordinary.with("@context", JsonArray.of(new JsonString(V2), inline)));
            documents.add(ordinary.with("name", JsonObject.empty().with("@context", inline)));
        }
        return documents;
    }

    private static String logged(Runnable work) {
        List<String> records = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                records.add(record.getLoggerName()
                        + ' '
                        + record.getMessage()
                        + ' '
                        + Arrays.toString(record.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            work.run();
        } finally {
            root.removeHandler(handler);
        }
        return String.join(", ", records);
    }

    @Test
    @DisplayName("V23: terms that are defined by terms, five thousand of them, on a small stack")
    void chainsOfTermsAreRefused() throws InterruptedException {
        for (String end : List.of(":x", "")) {
            for (int terms : List.of(5_000, 3_000, 18)) {
                Map<String, JsonValue> chain = new LinkedHashMap<>();
                for (int term = 0; term < terms; term++) {
                    chain.put("a" + term, new JsonString("a" + (term + 1) + end));
                }
                JsonObject some = new JsonObject(chain);
                JsonObject document = Club.membership("").with("@context", JsonArray.of(new JsonString(V2), some));
                assertEquals(
                        CanonProblem.TOO_LARGE,
                        type(onSmallStack(() -> Terms.standard().report(document))));
                assertEquals(
                        List.of(CanonProblem.TOO_LARGE),
                        onSmallStack(() -> JsonLdForm.standard().problems(document)).stream()
                                .map(Problem::type)
                                .toList());
                assertEquals(
                        CanonProblem.TOO_LARGE,
                        type(onSmallStack(() -> ANY.canonicalize(document, HashAlgorithm.SHA_256))));
            }
        }
    }

    @Test
    @DisplayName("V20: a thousand contexts")
    void manyContextsAreRefused() {
        List<JsonValue> contexts = Collections.nCopies(1_000, new JsonString(V2));
        assertEquals(
                CanonProblem.TOO_LARGE,
                type(canonical(document(V2, EXAMPLES).with("@context", new JsonArray(contexts)))));
    }

    @Test
    @DisplayName("V26: what expansion costs is bounded before it begins")
    void manyValuesAreRefused() {
        for (int more : List.of(Canonicalizer.MOST_VALUES + 1, 100_001)) {
            List<JsonValue> values = Collections.nCopies(more, JsonLiteral.TRUE);
            JsonObject document = document(V2, EXAMPLES).with("friend", new JsonArray(values));
            assertEquals(CanonProblem.TOO_LARGE, type(canonical(document)));
        }
        List<JsonValue> values = Collections.nCopies(Canonicalizer.MOST_VALUES - 5, JsonLiteral.TRUE);
        assertTrue(canonical(document(V2, EXAMPLES).with("friend", new JsonArray(values)))
                .isOk());
    }

    @ParameterizedTest
    @DisplayName("V21: cliques and circles of nodes that look alike, within the steps and on a small stack")
    @ValueSource(ints = {-10, -9, -8, 400, 5_000})
    void poisonIsRefusedWithinTheBudget(int shape) throws InterruptedException {
        Set<Quad> quads = shape < 0 ? clique(-shape) : circle(shape);
        StepBudget budget = StepBudget.standard();
        Result<Rdfc.Canonical> refused = onSmallStack(() -> Rdfc.canonicalize(quads, HashAlgorithm.SHA_256, budget));
        assertEquals(CanonProblem.TOO_MUCH_WORK, type(refused));
        assertTrue(budget.spent() <= StepBudget.STANDARD_STEPS + 1, () -> "took " + budget.spent());
    }

    @Test
    @DisplayName("V21: the same through a document")
    void aPoisonousDocumentIsRefused() {
        JsonObject nobody = JsonObject.empty();
        JsonObject crowd = nobody.with("friend", new JsonArray(Collections.nCopies(10, nobody)));
        List<JsonValue> friends = List.of(crowd, crowd);
        assertEquals(
                CanonProblem.TOO_MUCH_WORK,
                type(canonical(document(V2, EXAMPLES).with("friend", new JsonArray(friends)))));
    }

    @Test
    void timeIsABoundWhereAClockIsGiven() {
        AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
        List<JsonValue> twins = List.of(
                JsonObject.empty().with("friend", JsonObject.empty()),
                JsonObject.empty().with("friend", JsonObject.empty()));
        JsonObject document = document(V2, EXAMPLES).with("friend", new JsonArray(twins));
        Canonicalizer slow = CANONICALIZER.within(Duration.ofNanos(10), clock::getAndIncrement);
        assertEquals(CanonProblem.TOO_MUCH_WORK, type(slow.canonicalize(document, HashAlgorithm.SHA_256)));
        Canonicalizer fast = CANONICALIZER.within(Duration.ofSeconds(10), clock::getAndIncrement);
        assertTrue(fast.canonicalize(document, HashAlgorithm.SHA_256).isOk());
    }

    @Property(tries = 300)
    void whateverIsInItADocumentHasAFormOrProblems(@ForAll("documents") JsonObject document) {
        Result<byte[]> result = canonical(document);
        assertTrue(result.isOk() || !result.problems().isEmpty());
    }

    @Provide
    Arbitrary<JsonObject> documents() {
        return JsonArbitraries.values().map(value -> {
            JsonObject document = Club.membership("");
            for (String name :
                    List.of("homepage", "role", "steps", "titles", "shelves", "settings", "graphs", "type")) {
                document = document.with(name, value);
            }
            return document.with("credentialSubject", value);
        });
    }

    private static Set<Quad> clique(int size) {
        Set<Quad> quads = new LinkedHashSet<>();
        for (int one = 0; one < size; one++) {
            for (int other = 0; other < size; other++) {
                if (one != other) {
                    quads.add(new Quad("_:n" + one, "<urn:knows>", "_:n" + other, ""));
                }
            }
        }
        return quads;
    }

    private static Set<Quad> circle(int size) {
        Set<Quad> quads = new LinkedHashSet<>();
        for (int node = 0; node < size; node++) {
            quads.add(new Quad("_:n" + node, "<urn:knows>", "_:n" + (node + 1) % size, ""));
        }
        return quads;
    }

    private static JsonObject document(String... contexts) {
        return JsonObject.empty()
                .with("@context", JsonArray.ofStrings(List.of(contexts)))
                .with("id", "urn:a");
    }

    private static Result<byte[]> canonical(JsonObject document) {
        return CANONICALIZER.canonicalize(document, HashAlgorithm.SHA_256);
    }

    private static Object type(Result<?> result) {
        return result.problems().isEmpty()
                ? "nothing"
                : result.problems().get(0).type();
    }

    private static <T> T onSmallStack(Callable<T> work) throws InterruptedException {
        FutureTask<T> task = new FutureTask<>(work);
        new Thread(null, task, "small stack", SMALL_STACK).start();
        try {
            return task.get();
        } catch (ExecutionException thrown) {
            throw new AssertionError(thrown.getCause());
        }
    }
}
