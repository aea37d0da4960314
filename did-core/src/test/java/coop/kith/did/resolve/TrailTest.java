package coop.kith.did.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.DidUrl;
import coop.kith.did.document.DidDocument;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Endpoints that are DID URLs again. */
class TrailTest {
    private static final ResolutionOptions ADDRESSES = ResolutionOptions.none().accepting(Dereferenced.URI_LIST);

    private int resolved;

    private final class Chain implements DidMethod {
        private final Map<String, List<String>> endpoints;

        Chain(Map<String, List<String>> endpoints) {
            this.endpoints = endpoints;
        }

        @Override
        public String name() {
            return "chain";
        }

        @Override
        public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
            resolved++;
            String id = did.methodSpecificId();
            List<String> urls = endpoints.getOrDefault(
                    id, id.matches("n[0-9]+") ? List.of(next(Integer.parseInt(id.substring(1)) + 1)) : List.of());
            if (urls.isEmpty()) {
                return new Resolution.Invalid(List.of(Problem.of(DidProblem.NOT_FOUND, "none")));
            }
            JsonObject service = JsonObject.empty()
                    .with("id", "#s")
                    .with("type", "S")
                    .with("serviceEndpoint", JsonArray.ofStrings(urls));
            return new Resolution.Resolved(
                    DidDocument.parse(JsonObject.empty()
                                    .with("id", did.toString())
                                    .with("service", JsonArray.of(service)))
                            .orThrow(),
                    JsonObject.empty(),
                    List.of());
        }
    }

    private static String next(int number) {
        return "did:chain:n" + number + "?service=s";
    }

    private final Dereferencer dereferencer = Dereferencer.of(DidResolver.of(
            List.of(new Chain(Map.of(
                    "end", List.of("https://example.com/a", "https://example.com/b"),
                    "one", List.of("did:chain:end?service=s", "https://example.com/c"),
                    "self", List.of("did:chain:self?service=s"),
                    "a", List.of("did:chain:b?service=s"),
                    "b", List.of("did:chain:a?service=s"),
                    "twice", List.of("did:chain:end?service=s", "did:chain:one?service=s"),
                    "odd", List.of("did:chain:"),
                    "broken", List.of("did:chain:absent?service=s"),
                    "wide", wide()))),
            () -> Instant.EPOCH));

    private static List<String> wide() {
        return java.util.stream.IntStream.range(0, 1_000)
                .mapToObj(number -> "did:chain:end?service=s&serviceType=S#" + number)
                .toList();
    }

    @Test
    void followsToWhatIsNoDidUrl() {
        assertEquals(
                "[\"https://example.com/c\",\"https://example.com/a\",\"https://example.com/b\"]", addresses("one"));
        assertEquals(
                "[\"https://example.com/a\",\"https://example.com/b\",\"https://example.com/c\"]", addresses("twice"));
        assertEquals("[\"https://example.com/a\",\"https://example.com/b\"]", addresses("end"));
    }

    @Test
    @DisplayName("D23: a circle of DID URLs ends")
    void stopsInACircle() {
        assertEquals(DereferencingProblem.CYCLE, problem("self"));
        assertEquals(DereferencingProblem.CYCLE, problem("a"));
    }

    @Test
    @DisplayName("D23: a chain without end ends after eight, a wide one after thirty-two")
    void stopsWhereItLeadsTooFar() {
        assertEquals(DereferencingProblem.TOO_FAR, problem("n0"));
        assertTrue(resolved <= Trail.MOST_DEEP + 2, "resolved " + resolved);
        resolved = 0;
        assertEquals(DereferencingProblem.TOO_FAR, problem("wide"));
        assertTrue(resolved <= Trail.MOST_URLS + 1, "resolved " + resolved);
    }

    @Test
    void saysWhatStandsInTheWay() {
        assertEquals(DidProblem.NOT_FOUND, problem("broken"));
        assertEquals(DidProblem.INVALID_DID_URL, problem("odd"));
    }

    @Test
    void leavesOtherAnswersAlone() {
        Dereferenced document =
                dereferencer.follow(DidUrl.parse("did:chain:end").orThrow(), ResolutionOptions.none());
        assertEquals(
                "application/did",
                assertInstanceOf(Dereferenced.Found.class, document).contentType());
    }

    @Test
    void aRelativeReferenceNeverChangesTheDidOfAnEndpoint() {
        Dereferenced.Found found = assertInstanceOf(
                Dereferenced.Found.class,
                dereferencer.dereference("did:chain:self?service=s&relativeRef=%2Fx", ResolutionOptions.none()));
        assertEquals(Json.parse("[\"did:chain:self/x\"]").orThrow(), found.content());
    }

    private Dereferenced follow(String id) {
        return dereferencer.follow(
                DidUrl.parse("did:chain:" + id + "?service=s").orThrow(), ADDRESSES);
    }

    private String addresses(String id) {
        return Json.write(assertInstanceOf(Dereferenced.Found.class, follow(id)).content());
    }

    private ProblemType problem(String id) {
        return assertInstanceOf(Dereferenced.Invalid.class, follow(id))
                .problems()
                .get(0)
                .type();
    }
}
