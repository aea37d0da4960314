package coop.kith.net;

import static coop.kith.net.HttpsFetcherAbuse.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 127.0.0.2 plays the public address, by the policy of these tests; 127.0.0.3 a private one. */
@Timeout(60)
class HttpsFetcherTest {
    private static final String PUBLIC = "127.0.0.2";
    private static final String PRIVATE = "127.0.0.3";

    private static Certificates certificates;

    @BeforeAll
    static void makeCertificates() {
        certificates = Certificates.ofThisRun();
    }

    @Test
    void asksForWhatItWantsAndNothingElse() throws IOException {
        List<String> requests = new CopyOnWriteArrayList<>();
        try (FaultServer server = server(PUBLIC, "good", (out, exchange) -> {
            requests.add(exchange.request());
            FaultServer.sends(lines(
                            "HTTP/1.1 200 OK",
                            "Content-Type: Application/DID+json; charset=utf-8",
                            "ETag: \"7\"",
                            "Last-Modified: Sun, 22 Nov 2026 10:00:00 GMT",
                            "Cache-Control: public, max-age=600",
                            "Content-Length: 2",
                            "",
                            "{}"))
                    .run(out, exchange);
        })) {
            HttpsUrl url = new HttpsUrl("server.example", server.port(), "/a%20b/did.json?v=1");
            Fetched fetched = fetcher(PUBLIC).fetch(url, FetchLimits.document()).orThrow();
            assertEquals(200, fetched.status());
            assertTrue(fetched.isSuccess());
            assertEquals(url, fetched.url());
            assertEquals(Optional.of("application/did+json"), fetched.mediaType());
            assertEquals("{}", text(fetched));
            assertEquals(Optional.of("\"7\""), fetched.entityTag());
            assertEquals(Optional.of("Sun, 22 Nov 2026 10:00:00 GMT"), fetched.lastModified());
            assertEquals(Optional.of(Duration.ofMinutes(10)), fetched.maxAge());
            assertEquals(
                    List.of(lines(
                            "GET /a%20b/did.json?v=1 HTTP/1.1",
                            "Host: server.example:" + server.port(),
                            "Accept: application/json, */*;q=0.5",
                            "Accept-Encoding: identity",
                            "User-Agent: kith",
                            "Connection: close",
                            "",
                            "")),
                    requests);
        }
    }

    @Test
    void asksWhetherWhatIsKnownStillHolds() throws IOException {
        List<String> requests = new CopyOnWriteArrayList<>();
        try (FaultServer server = server(PUBLIC, "good", (out, exchange) -> {
            requests.add(exchange.request());
            FaultServer.sends(lines("HTTP/1.1 304 Not Modified", "ETag: \"7\"", "Content-Length: 2", "", ""))
                    .run(out, exchange);
        })) {
            HttpsUrl url = new HttpsUrl("server.example", server.port(), "/did.json");
            FetchRequest request = new FetchRequest(
                    url,
                    Optional.of("application/did-resolution"),
                    Optional.of("W/\"7\""),
                    Optional.of("Sun, 22 Nov 2026 10:00:00 GMT"));
            Fetched fetched =
                    fetcher(PUBLIC).fetch(request, FetchLimits.document()).orThrow();
            assertEquals(304, fetched.status());
            assertFalse(fetched.isSuccess());
            assertEquals(0, fetched.body().length());
            assertTrue(requests.get(0)
                    .contains(lines(
                            "Accept: application/did-resolution",
                            "Accept-Encoding: identity",
                            "If-None-Match: W/\"7\"",
                            "If-Modified-Since: Sun, 22 Nov 2026 10:00:00 GMT",
                            "User-Agent: kith")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 200 OK|Content-Length: 2||{}, 200, {}",
        "HTTP/1.0 200 OK|Content-Length: 2||{}, 200, {}",
        "HTTP/1.1 200|Content-Length: 2||{}, 200, {}",
        "HTTP/1.1 200 OK||{}, 200, {}", // no length, ended by close_notify
        "HTTP/1.1 200 OK|Content-Length: 0||, 200, ''",
        "HTTP/1.1 200 OK|Transfer-Encoding: Chunked||1|{|1;x=y|}|0|A: b||, 200, {}",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||000002|{}|0||, 200, {}",
        "HTTP/1.1 100 Continue||HTTP/1.1 103 Early Hints|A: b||HTTP/1.1 200 OK|Content-Length: 2||{}, 200, {}",
        "HTTP/1.1 200 OK|Content-Encoding: identity|Content-Length: 2||{}, 200, {}",
        "HTTP/1.1 204 No Content||, 204, ''",
        "HTTP/1.1 304 Not Modified|Content-Length: 10||, 304, ''",
        "HTTP/1.1 404 Not Found|Content-Length: 2||no, 404, no",
        "HTTP/1.1 503 Busy|Content-Length: 0||, 503, ''"
    })
    void takesEveryWholeAnswer(String answer, int status, String body) throws IOException {
        try (FaultServer server = server(PUBLIC, "good", FaultServer.sends(answer.replace("|", "\r\n")))) {
            Fetched fetched = fetch(server, FetchLimits.document()).orThrow();
            assertEquals(status, fetched.status());
            assertEquals(body, text(fetched));
            assertEquals(status == 200, fetched.isSuccess());
        }
    }

    @Test
    void takesABodyOfExactlyTheLimit() throws IOException {
        FetchLimits limits = new FetchLimits(Duration.ofSeconds(30), 3_000_000, 1_000, 0);
        String body = "x".repeat(3_000_000);
        for (String answer : List.of(
                "HTTP/1.1 200 OK\r\nContent-Length: 3000000\r\n\r\n" + body,
                "HTTP/1.1 200 OK\r\n\r\n" + body,
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2dc6c0\r\n" + body + "\r\n0\r\n\r\n")) {
            try (FaultServer server = server(PUBLIC, "good", FaultServer.sends(answer))) {
                assertEquals(3_000_000, fetch(server, limits).orThrow().body().length());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'no-store', 0",
        "'max-age=5, no-cache', 0",
        "'max-age=9, max-age=5', 5",
        "'MAX-AGE=\"7\"', 7",
        "'max-age=99999999999999999', 2147483647",
        "'max-age=60\r\nAge: 45', 15",
        "'max-age=60\r\nAge: 60', 0",
        "'max-age=60\r\nAge: 999999999999999999', 0",
        "'max-age=60\r\nAge: 50, 1', 10",
        "'max-age=60\r\nAge: 50\r\nAge: 1', 10",
        "'max-age=60\r\nAge: -50', 60",
        "'max-age=60\r\nAge: a while', 60",
        "'max-age=60\r\nAge:', 60",
    })
    void readsHowLongAnAnswerMayBeKept(String cacheControl, long seconds) throws IOException {
        try (FaultServer server = server(
                PUBLIC,
                "good",
                FaultServer.sends(
                        "HTTP/1.1 200 OK\r\nCache-Control: " + cacheControl + "\r\nContent-Length: 0\r\n\r\n"))) {
            assertEquals(
                    Optional.of(Duration.ofSeconds(seconds)),
                    fetch(server, FetchLimits.document()).orThrow().maxAge());
        }
    }

    @Test
    void checksTheNameOfTheHostAgainstACertificateWithAWildcard() throws IOException {
        try (FaultServer server = server(PUBLIC, "good", FaultServer.sends("HTTP/1.1 204 \r\n\r\n"))) {
            HttpsUrl url = new HttpsUrl("a.wild.example", server.port(), "/");
            assertTrue(fetcher(PUBLIC).fetch(url, FetchLimits.document()).isOk());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    @DisplayName("D07: by default")
    void followsNoRedirectUnlessAskedTo(int status) throws IOException {
        try (FaultServer server = server(PUBLIC, "good", FaultServer.sends(redirect(status, "/moved")))) {
            Problem problem = refusal(fetch(server, FetchLimits.document()));
            assertEquals(NetProblem.REDIRECT_REFUSED, problem.type());
            assertTrue(problem.detail().contains("/moved"), problem.detail());
            assertEquals(1, server.accepted());
        }
    }

    @Test
    @DisplayName("D07: opt-in")
    void followsRedirectsOnThisHostAndToOthersWhenAsked() throws IOException {
        Queue<String> answers = new ConcurrentLinkedQueue<>();
        try (FaultServer server = server(PUBLIC, "good", next(answers))) {
            answers.add(redirect(302, "/second"));
            answers.add(redirect(308, "https://other.example:" + server.port() + "/third"));
            answers.add("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
            Fetched fetched =
                    fetch(server, FetchLimits.document().followingRedirects(2)).orThrow();
            assertEquals(
                    "https://other.example:" + server.port() + "/third",
                    fetched.url().toString());
            assertEquals(3, server.accepted());
        }
    }

    @Test
    @DisplayName("D07: chains and loops")
    void stopsAfterThreeRedirects() throws IOException {
        try (FaultServer server = server(PUBLIC, "good", FaultServer.sends(redirect(302, "/loop")))) {
            Problem problem = refusal(fetch(server, FetchLimits.document().followingRedirects(3)));
            assertEquals(NetProblem.REDIRECT_REFUSED, problem.type());
            assertEquals(4, server.accepted());
        }
        assertThrows(
                IllegalArgumentException.class, () -> FetchLimits.document().followingRedirects(4));
    }

    @ParameterizedTest
    @DisplayName("D07: where to")
    @ValueSource(
            strings = {
                "http://other.example/",
                "file:///etc/passwd",
                "//other.example/",
                "https://127.0.0.3/",
                "https://[::1]/",
                "https://other.example@127.0.0.3/",
                "https://2130706435/",
                "jar:file:/x!/",
                "javascript:alert(1)",
                "relative",
                "",
                "/../x",
                "/%2e%2E/x",
                "/a b",
                "/a#b"
            })
    void followsNoRedirectToAnythingButAnHttpsName(String location) throws IOException {
        try (FaultServer server = server(PUBLIC, "good", FaultServer.sends(redirect(302, location)))) {
            Problem problem = refusal(fetch(server, FetchLimits.document().followingRedirects(3)));
            assertEquals(NetProblem.REDIRECT_REFUSED, problem.type());
            assertEquals(1, server.accepted());
        }
    }

    @Test
    @DisplayName("D07 F5: to a private address")
    void checksTheAddressOfEveryHop() throws IOException {
        Queue<String> answers = new ConcurrentLinkedQueue<>();
        try (FaultServer inside = server(PRIVATE, "good", FaultServer.sends("HTTP/1.1 204 \r\n\r\n"));
                FaultServer outside = server(PUBLIC, "good", next(answers))) {
            answers.add(redirect(302, "https://other.example:" + inside.port() + "/"));
            HttpsFetcher fetcher =
                    fetcher(names(Map.of("server.example", List.of(PUBLIC), "other.example", List.of(PRIVATE))));
            Problem problem = refusal(fetcher.fetch(
                    new HttpsUrl("server.example", outside.port(), "/"),
                    FetchLimits.document().followingRedirects(1)));
            assertEquals(NetProblem.ADDRESS_REFUSED, problem.type());
            assertTrue(problem.detail().contains("loopback"), problem.detail());
            assertEquals(0, inside.accepted());
        }
    }

    @Test
    @DisplayName("D06: rebinding")
    void connectsToTheAddressThatWasCheckedAndAsksOnce() throws IOException {
        try (FaultServer inside = server(PRIVATE, "good", FaultServer.sends("HTTP/1.1 204 \r\n\r\n"))) {
            Queue<String> addresses = new ArrayDeque<>(List.of(PUBLIC, PRIVATE, PRIVATE));
            HttpsFetcher fetcher = fetcher(host -> List.of(InetAddress.getByName(addresses.remove())));
            // Nobody listens on this port of the public address: a second question would lead to the private one.
            Problem problem =
                    refusal(fetcher.fetch(new HttpsUrl("server.example", inside.port(), "/"), FetchLimits.document()));
            assertEquals(NetProblem.CONNECT_FAILED, problem.type());
            assertEquals(0, inside.accepted());
            assertEquals(2, addresses.size());
        }
    }

    @Test
    @DisplayName("D05: one bad address among good ones")
    void refusesAHostOneOfWhoseAddressesIsNotAllowed() throws IOException {
        try (FaultServer server = server(PUBLIC, "good", FaultServer.sends("HTTP/1.1 204 \r\n\r\n"))) {
            HttpsFetcher fetcher =
                    fetcher(names(Map.of("server.example", List.of(PUBLIC, PUBLIC, PUBLIC, PUBLIC, PUBLIC, PRIVATE))));
            Problem problem =
                    refusal(fetcher.fetch(new HttpsUrl("server.example", server.port(), "/"), FetchLimits.document()));
            assertEquals(NetProblem.ADDRESS_REFUSED, problem.type());
            assertEquals(0, server.accepted());
        }
    }

    @Test
    void triesTheNextAddressWhereOneDoesNotAnswer() throws IOException {
        try (FaultServer server = server(PUBLIC, "good", FaultServer.sends("HTTP/1.1 204 \r\n\r\n"))) {
            HttpsFetcher fetcher = HttpsFetcher.of(
                    names(Map.of("server.example", List.of("127.0.0.4", PUBLIC))),
                    AddressPolicy.publicOnly()
                            .openedTo("127.0.0.4/32", "nobody is there")
                            .openedTo(PUBLIC + "/32", "the server"),
                    certificates.client(),
                    Ticker.system());
            assertTrue(fetcher.fetch(new HttpsUrl("server.example", server.port(), "/"), FetchLimits.document())
                    .isOk());
        }
    }

    @Test
    void saysSoWhereAHostHasNoAddress() {
        for (HostResolver resolver : List.<HostResolver>of(
                host -> {
                    throw new UnknownHostException(host);
                },
                host -> List.of())) {
            Problem problem =
                    refusal(fetcher(resolver).fetch(new HttpsUrl("server.example", 443, "/"), FetchLimits.document()));
            assertEquals(NetProblem.NAME_NOT_FOUND, problem.type());
            assertEquals("https://server.example/", problem.context().get("url"));
        }
    }

    @Test
    void theOfflineFetcherGoesNowhere() {
        Result<Fetched> result =
                Fetcher.offline().fetch(new HttpsUrl("server.example", 443, "/"), FetchLimits.document());
        assertEquals(NetProblem.OFFLINE, refusal(result).type());
        assertFalse(result.isOk());
    }

    private static FaultServer server(String address, String alias, FaultServer.Script script) {
        return FaultServer.tls(address, certificates.server(alias), script);
    }

    private static FaultServer.Script next(Queue<String> answers) {
        return (out, exchange) -> FaultServer.sends(answers.remove()).run(out, exchange);
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines);
    }

    private static String redirect(int status, String location) {
        return "HTTP/1.1 " + status + " Moved\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n";
    }

    private static Result<Fetched> fetch(FaultServer server, FetchLimits limits) {
        return fetcher(PUBLIC).fetch(new HttpsUrl("server.example", server.port(), "/"), limits);
    }

    private static HttpsFetcher fetcher(String address) {
        return fetcher(host -> List.of(InetAddress.getByName(address)));
    }

    private static HttpsFetcher fetcher(HostResolver resolver) {
        return HttpsFetcher.of(
                resolver,
                AddressPolicy.publicOnly().openedTo(PUBLIC + "/32", "the test's own server"),
                certificates.client(),
                Ticker.system());
    }

    private static HostResolver names(Map<String, List<String>> addresses) {
        return host -> {
            List<InetAddress> found = new java.util.ArrayList<>();
            for (String address : addresses.getOrDefault(host, List.of())) {
                found.add(InetAddress.getByName(address));
            }
            return found;
        };
    }

    private static String text(Fetched fetched) {
        return new String(fetched.body().toArray(), StandardCharsets.UTF_8);
    }
}
