package coop.kith.net;

import static coop.kith.net.HttpsFetcherAbuse.refusal;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.problem.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent goes whole, to the one address that was checked, and nowhere else. 127.0.0.2 plays the public address, 127.0.0.3 a private one. */
@Timeout(60)
class HttpsPostTest {
    private static final String PUBLIC = "127.0.0.2";
    private static final String OK =
            "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

    private static Certificates certificates;

    @BeforeAll
    static void makeCertificates() {
        certificates = Certificates.ofThisRun();
    }

    private static FaultServer server(String address, FaultServer.Script script) {
        return FaultServer.tls(address, certificates.server("good"), script);
    }

    private static Result<Fetched> post(String address, int port, byte[] body, FetchLimits limits) {
        HttpsFetcher fetcher = HttpsFetcher.of(
                host -> List.of(InetAddress.getByName(address)),
                AddressPolicy.publicOnly().openedTo(PUBLIC + "/32", "the test's own server"),
                certificates.client(),
                Ticker.system());
        HttpsUrl url = new HttpsUrl("server.example", port, "/1.0/create?method=web");
        return fetcher.post(PostRequest.json(url, Bytes.of(body)), limits);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3_000_000})
    void theBodyArrivesWhole(int length) throws IOException {
        byte[] body = new byte[length];
        Arrays.fill(body, (byte) 'x');
        List<String> heads = new CopyOnWriteArrayList<>();
        List<byte[]> bodies = new CopyOnWriteArrayList<>();
        try (FaultServer server = server(PUBLIC, (out, exchange) -> {
            heads.add(exchange.request());
            bodies.add(exchange.tls().getInputStream().readNBytes(length));
            FaultServer.sends(OK).run(out, exchange);
        })) {
            Fetched answer =
                    post(PUBLIC, server.port(), body, FetchLimits.document()).orThrow();
            assertEquals(201, answer.status());
            assertEquals("{}", new String(answer.body().toArray(), US_ASCII));
            assertArrayEquals(body, bodies.get(0));
            assertEquals(
                    List.of(String.join(
                            "\r\n",
                            "POST /1.0/create?method=web HTTP/1.1",
                            "Host: server.example:" + server.port(),
                            "Accept: application/json",
                            "Accept-Encoding: identity",
                            "Content-Type: application/json",
                            "Content-Length: " + length,
                            "User-Agent: kith",
                            "Connection: close",
                            "",
                            "")),
                    heads);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    @DisplayName("D07: a redirect is not followed even where redirects are allowed")
    void whatIsSentIsNotSentOn(int status) throws IOException {
        try (FaultServer server = server(
                PUBLIC,
                FaultServer.sends(
                        "HTTP/1.1 " + status + " Moved\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"))) {
            Result<Fetched> answer = post(
                    PUBLIC, server.port(), new byte[2], FetchLimits.document().followingRedirects(3));
            assertEquals(NetProblem.REDIRECT_REFUSED, refusal(answer).type());
            assertEquals(1, server.accepted());
        }
    }

    @Test
    @DisplayName("D05: nothing is sent to an address that is not public")
    void nothingIsSentToAPrivateAddress() throws IOException {
        try (FaultServer server = server("127.0.0.3", FaultServer.sends(OK))) {
            Result<Fetched> answer = post("127.0.0.3", server.port(), new byte[2], FetchLimits.document());
            assertEquals(NetProblem.ADDRESS_REFUSED, refusal(answer).type());
            assertEquals(0, server.accepted());
        }
    }

    @Test
    void aServerThatReadsNothingIsLeftAtTheDeadline() throws IOException {
        try (FaultServer server = server(PUBLIC, (out, exchange) -> Thread.sleep(30_000))) {
            byte[] more = new byte[32 << 20];
            Result<Fetched> answer =
                    post(PUBLIC, server.port(), more, FetchLimits.document().within(Duration.ofMillis(700)));
            assertEquals(NetProblem.DEADLINE, refusal(answer).type());
        }
    }

    @Test
    void anAnswerBeyondTheLimitIsCut() throws IOException {
        String large = "HTTP/1.1 200 OK\r\nContent-Length: 2000000\r\n\r\n";
        try (FaultServer server = server(PUBLIC, FaultServer.sends(large))) {
            Result<Fetched> answer = post(PUBLIC, server.port(), new byte[2], FetchLimits.document());
            assertEquals(NetProblem.BODY_TOO_LARGE, refusal(answer).type());
        }
    }

    @Test
    void offlineNothingIsSent() {
        PostRequest request = PostRequest.json(new HttpsUrl("server.example", 443, "/"), Bytes.of(new byte[0]));
        assertEquals(
                NetProblem.OFFLINE,
                refusal(Poster.offline().post(request, FetchLimits.document())).type());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "json", "a/b\r\nX: y", "a/b; c", "a b/c"})
    void aHeaderCanCarryNothingButItsValue(String mediaType) {
        HttpsUrl url = new HttpsUrl("server.example", 443, "/");
        Bytes none = Bytes.of(new byte[0]);
        assertThrows(IllegalArgumentException.class, () -> new PostRequest(url, mediaType, none, "application/json"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new PostRequest(url, "application/json", none, "a\r\n" + mediaType));
        assertTrue(PostRequest.json(url, none).accept().contains("json"));
    }
}
