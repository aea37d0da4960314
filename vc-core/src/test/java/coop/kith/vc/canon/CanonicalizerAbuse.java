package coop.kith.vc.canon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Result;
import coop.kith.testing.JsonArbitraries;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
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

    @Test
    @DisplayName("V20: a thousand contexts")
    void manyContextsAreRefused() {
        List<JsonValue> contexts = Collections.nCopies(1_000, new JsonString(V2));
        assertEquals(
                CanonProblem.TOO_LARGE,
                type(canonical(document(V2, EXAMPLES).with("@context", new JsonArray(contexts)))));
    }

    @Test
    void manyValuesAreRefused() {
        List<JsonValue> values = Collections.nCopies(100_001, JsonLiteral.TRUE);
        assertEquals(
                CanonProblem.TOO_LARGE, type(canonical(document(V2, EXAMPLES).with("friend", new JsonArray(values)))));
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
