package coop.kith.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every case ends; the time-out is only there to end the build if one does not. */
@DisplayName("D08 D09 D10 D35 F1 F3 F4")
@Timeout(60)
class HttpsFetcherAbuse {
    private static final String SERVER = "127.0.0.2";
    private static final FetchLimits LIMITS = new FetchLimits(Duration.ofSeconds(3), 10_000, 2_000, 0);
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private static Certificates certificates;
    private Leftovers before;

    @BeforeAll
    static void makeCertificates() {
        certificates = Certificates.ofThisRun();
    }

    @BeforeEach
    void look() throws IOException {
        before = Leftovers.now();
    }

    @AfterEach
    void nothingIsLeftBehind() throws Exception {
        before.assertBackAtBase();
    }

    @ParameterizedTest
    @MethodSource("coop.kith.net.Fault#endless")
    void endsAtTheDeadline(Fault fault) throws IOException {
        try (FaultServer server = FaultServer.tls(SERVER, certificates.server("good"), fault.script())) {
            assertEquals(NetProblem.DEADLINE, refusal(fetch(server, LIMITS)).type());
            assertEquals(1, server.accepted());
        }
    }

    @Test
    void endsAtTheDeadlineWhereTlsNeverBegins() throws IOException {
        try (FaultServer server = FaultServer.raw(SERVER, socket -> {
            while (socket.getInputStream().read() >= 0) {
                // says nothing
            }
        })) {
            assertEquals(NetProblem.DEADLINE, refusal(fetch(server, LIMITS)).type());
        }
    }

    /** A record of 16 KiB, a byte at a time: within one read of the JDK's TLS. */
    @Test
    void endsAtTheDeadlineWhereOneTlsRecordDrips() throws IOException {
        try (FaultServer server = FaultServer.raw(SERVER, socket -> {
            socket.getOutputStream().write(new byte[] {0x16, 3, 3, 0x40, 0});
            Fault.drip(socket.getOutputStream(), "\u0002".repeat(16_000));
        })) {
            assertEquals(NetProblem.DEADLINE, refusal(fetch(server, LIMITS)).type());
        }
    }

    @Test
    void endsAtTheDeadlineWhereTheResolverHangs() {
        CountDownLatch never = new CountDownLatch(1);
        HttpsFetcher fetcher = fetcher(host -> {
            try {
                never.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        });
        Result<Fetched> result = fetcher.fetch(new HttpsUrl("server.example", 443, "/"), LIMITS);
        never.countDown();
        assertEquals(NetProblem.DEADLINE, refusal(result).type());
    }

    @Test
    void anInterruptEndsItAndStays() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        try (FaultServer server = FaultServer.tls(SERVER, certificates.server("good"), (out, exchange) -> {
            reached.countDown();
            exchange.stall();
        })) {
            boolean[] stayed = new boolean[1];
            Problem[] problem = new Problem[1];
            Thread thread = new Thread(() -> {
                problem[0] = refusal(fetch(server, LIMITS.within(Duration.ofHours(1))));
                stayed[0] = Thread.currentThread().isInterrupted();
            });
            thread.start();
            assertTrue(reached.await(30, TimeUnit.SECONDS));
            thread.interrupt();
            thread.join();
            assertEquals(NetProblem.INTERRUPTED, problem[0].type());
            assertTrue(stayed[0]);
        }
    }

    @ParameterizedTest
    @MethodSource("coop.kith.net.Fault#notWhole")
    void refusesWhatIsNotWhole(Fault fault) throws IOException {
        try (FaultServer server = FaultServer.tls(SERVER, certificates.server("good"), fault.script())) {
            Problem problem = refusal(fetch(server, LIMITS.within(Duration.ofSeconds(30))));
            assertEquals(fault.ends(), problem.type(), problem.detail());
            assertTrue(problem.nextStep().isPresent());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/2 200 OK\r\n\r\n",
                "HTTP/1.1 999 OK\r\n\r\n",
                "HTTP/1.1 20 OK\r\n\r\n",
                "HTTP/1.1  200 OK\r\n\r\n",
                "HTTP/1.1 101 Switching\r\n\r\n",
                "{\"id\":\"did:web:server.example\"}\r\n\r\n",
                OK + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
                OK + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                OK + "Content-Length: 2, 2\r\n\r\n{}",
                OK + "Content-Length: +2\r\n\r\n{}",
                OK + "Content-Length: -2\r\n\r\n{}",
                OK + "Content-Length: 0x2\r\n\r\n{}",
                OK + "Content-Length: \r\n\r\n{}",
                OK + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                OK + "Transfer-Encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                OK + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                OK + "Transfer-Encoding: identity\r\n\r\n{}",
                "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                OK + "Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
                OK + "Transfer-Encoding: chunked\r\n\r\n0x2\r\n{}\r\n0\r\n\r\n",
                OK + "Transfer-Encoding: chunked\r\n\r\n100000002\r\n{}\r\n0\r\n\r\n",
                OK + "Transfer-Encoding: chunked\r\n\r\n1\r\n{}\r\n0\r\n\r\n",
                OK + "Transfer-Encoding: chunked\r\n\r\n2\n{}\r\n0\r\n\r\n",
                OK + "Content-Length : 2\r\n\r\n{}",
                OK + "A: b\r\n folded\r\nContent-Length: 2\r\n\r\n{}",
                OK + " A: b\r\nContent-Length: 2\r\n\r\n{}",
                OK + "A: b\nContent-Length: 2\r\n\r\n{}",
                OK + "A: b\rContent-Length: 2\r\n\r\n{}",
                OK + "A: b\u0000\r\nContent-Length: 2\r\n\r\n{}",
                OK + ": b\r\nContent-Length: 2\r\n\r\n{}",
                OK + "no colon\r\nContent-Length: 2\r\n\r\n{}",
                OK + "Content-Type: text/html\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
            })
    void refusesWhatIsNotHttpOrSaysTwoThings(String answer) throws IOException {
        try (FaultServer server = FaultServer.tls(SERVER, certificates.server("good"), FaultServer.sends(answer))) {
            Problem problem = refusal(fetch(server, LIMITS.within(Duration.ofSeconds(30))));
            assertEquals(NetProblem.HTTP_SYNTAX, problem.type(), problem.detail());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "early", "selfsigned", "nameless"})
    void refusesBadCertificates(String alias) throws IOException {
        try (FaultServer server =
                FaultServer.tls(SERVER, certificates.server(alias), FaultServer.sends("HTTP/1.1 204 \r\n\r\n"))) {
            assertEquals(
                    NetProblem.TLS_REFUSED,
                    refusal(fetch(server, LIMITS.within(Duration.ofSeconds(30))))
                            .type());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"another.example", "a.b.wild.example", "wild.example", "server.example.evil.example"})
    void refusesACertificateForAnotherHost(String host) throws IOException {
        try (FaultServer server =
                FaultServer.tls(SERVER, certificates.server("good"), FaultServer.sends("HTTP/1.1 204 \r\n\r\n"))) {
            Result<Fetched> result = fetcher(HttpsFetcherAbuse::loopback)
                    .fetch(new HttpsUrl(host, server.port(), "/"), LIMITS.within(Duration.ofSeconds(30)));
            assertEquals(NetProblem.TLS_REFUSED, refusal(result).type());
        }
    }

    @Test
    void refusesTls11AndPlainText() throws IOException {
        try (FaultServer server = FaultServer.raw(SERVER, socket -> {
            // An answer in TLS 1.1 to whatever was offered: a ServerHello that chose version 3.2.
            socket.getOutputStream().write(new byte[] {0x16, 3, 2, 0, 42, 2, 0, 0, 38, 3, 2});
            socket.getOutputStream().write(new byte[32]);
            socket.getOutputStream().write(new byte[] {0, (byte) 0xc0, 0x09, 0});
            socket.getOutputStream().flush();
            socket.getInputStream().readAllBytes();
        })) {
            assertEquals(
                    NetProblem.TLS_REFUSED,
                    refusal(fetch(server, LIMITS.within(Duration.ofSeconds(30))))
                            .type());
        }
        try (FaultServer server = FaultServer.raw(SERVER, socket -> {
            Fault.say(socket.getOutputStream(), OK + "Content-Length: 2\r\n\r\n{}");
            socket.getInputStream().readAllBytes();
        })) {
            assertEquals(
                    NetProblem.TLS_REFUSED,
                    refusal(fetch(server, LIMITS.within(Duration.ofSeconds(30))))
                            .type());
        }
    }

    @Test
    void saysSoWhereNobodyListens() throws IOException {
        int port;
        try (FaultServer server = FaultServer.raw(SERVER, socket -> {})) {
            port = server.port();
        }
        Result<Fetched> result =
                fetcher(HttpsFetcherAbuse::loopback).fetch(new HttpsUrl("server.example", port, "/"), LIMITS);
        assertEquals(NetProblem.CONNECT_FAILED, refusal(result).type());
    }

    private static Result<Fetched> fetch(FaultServer server, FetchLimits limits) {
        return fetcher(HttpsFetcherAbuse::loopback)
                .fetch(new HttpsUrl("server.example", server.port(), "/did.json"), limits);
    }

    /** On a clock that runs ten times as fast, so that a deadline of seconds takes tenths. */
    private static HttpsFetcher fetcher(HostResolver resolver) {
        return HttpsFetcher.of(
                resolver,
                AddressPolicy.publicOnly().openedTo(SERVER + "/32", "the test's own server"),
                certificates.client(),
                () -> System.nanoTime() * 10);
    }

    private static List<InetAddress> loopback(String host) throws java.net.UnknownHostException {
        return List.of(InetAddress.getByName(SERVER));
    }

    static Problem refusal(Result<?> result) {
        assertFalse(result.isOk(), () -> "taken: " + result);
        return result.problems().get(0);
    }
}
