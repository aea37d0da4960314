package coop.kith.vc.linked;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.net.FetchLimits;
import coop.kith.net.Fetched;
import coop.kith.net.Fetcher;
import coop.kith.net.NetProblem;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LinkedDocumentsTest {
    private static final String URL = "https://club.example/status/1";
    private static final Bytes CONTENT = Bytes.ofHex("7b7d");

    private final List<FetchLimits> asked = new ArrayList<>();

    private Fetcher answering(int status) {
        return (url, limits) -> {
            asked.add(limits);
            return Result.ok(new Fetched(
                    url, status, Optional.empty(), CONTENT, Optional.empty(), Optional.empty(), Optional.empty()));
        };
    }

    @Test
    void hasNothingUnlessItIsTold() {
        Problem problem = LinkedDocuments.none().get(URL).problems().get(0);
        assertEquals(LinkedProblem.NOT_AT_HAND, problem.type());
        assertTrue(problem.nextStep().isPresent());
    }

    @Test
    void hasWhatIsAtHandByItsExactAddress() {
        LinkedDocuments shelf = LinkedDocuments.of(Map.of(URL, CONTENT));
        assertEquals(CONTENT, shelf.get(URL).orThrow());
        for (String other : List.of(URL + "/", URL + "#", "https://CLUB.example/status/1")) {
            assertEquals(
                    LinkedProblem.NOT_AT_HAND,
                    shelf.get(other).problems().get(0).type());
        }
    }

    @Test
    void asksTheNextWhereTheFirstHasNothing() {
        LinkedDocuments both = LinkedDocuments.of(Map.of("https://club.example/other", CONTENT))
                .orElse(LinkedDocuments.over(answering(200)));
        assertEquals(CONTENT, both.get("https://club.example/other").orThrow());
        assertEquals(List.of(), asked);
        assertEquals(CONTENT, both.get(URL).orThrow());
        assertEquals(
                2,
                LinkedDocuments.none()
                        .orElse(LinkedDocuments.none())
                        .get(URL)
                        .problems()
                        .size());
    }

    @ParameterizedTest
    @DisplayName("V32: whatever is not answered with 200 was not served")
    @ValueSource(ints = {201, 204, 304, 404, 410, 429, 500, 503})
    void takesNoOtherAnswerForTheDocument(int status) {
        Problem problem =
                LinkedDocuments.over(answering(status)).get(URL).problems().get(0);
        assertEquals(LinkedProblem.NOT_SERVED, problem.type());
        assertTrue(problem.detail().contains(Integer.toString(status)), problem.detail());
    }

    @ParameterizedTest
    @DisplayName("only https, to a name, is fetched")
    @ValueSource(
            strings = {
                "http://club.example/1",
                "file:///etc/passwd",
                "https://127.0.0.1/1",
                "https://[::1]/1",
                "https://2130706433/1",
                "data:application/json,{}",
                "urn:uuid:1",
                "https://club.example@evil.example/1",
                ""
            })
    void fetchesNothingElse(String url) {
        assertEquals(
                NetProblem.URL_SYNTAX,
                LinkedDocuments.over(answering(200)).get(url).problems().get(0).type());
        assertEquals(List.of(), asked);
    }

    @Test
    void waitsTenSecondsAtTheMostAndFollowsNoRedirect() {
        LinkedDocuments.over(answering(200)).get(URL).orThrow();
        assertEquals(Duration.ofSeconds(10), asked.get(0).deadline());
        assertEquals(0, asked.get(0).redirects());
        assertEquals(1 << 20, asked.get(0).bodyBytes());
    }
}
