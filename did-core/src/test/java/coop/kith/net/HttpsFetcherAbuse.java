package coop.kith.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.net.FaultServer.Script;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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
    private long socketsBefore;

    @BeforeAll
    static void makeCertificates() {
        certificates = Certificates.ofThisRun();
    }

    @BeforeEach
    void countSockets() throws IOException {
        socketsBefore = sockets();
    }

    @AfterEach
    void nothingIsLeftBehind() throws Exception {
        for (int attempt = 0; attempt < 100 && (sockets() > socketsBefore || lookups() > 0); attempt++) {
            Thread.sleep(20);
        }
        assertEquals(0, lookups());
        assertTrue(sockets() <= socketsBefore, sockets() + " sockets now, " + socketsBefore + " before");
    }

    static Stream<Arguments> endless() {
        return Stream.of(
                endlessCase("answers nothing", (out, exchange) -> exchange.stall()),
                endlessCase("stalls in the status line", (out, exchange) -> {
                    say(out, "HTTP/1.");
                    exchange.stall();
                }),
                endlessCase("stalls after the headers", (out, exchange) -> {
                    say(out, OK + "Content-Length: 5\r\n\r\n");
                    exchange.stall();
                }),
                endlessCase("stalls in the body", (out, exchange) -> {
                    say(out, OK + "Content-Length: 5\r\n\r\nabc");
                    exchange.stall();
                }),
                endlessCase("stalls in a chunk", (out, exchange) -> {
                    say(out, OK + "Transfer-Encoding: chunked\r\n\r\n5\r\nabc");
                    exchange.stall();
                }),
                endlessCase("never ends a body without a length", (out, exchange) -> {
                    say(out, OK + "\r\nabc");
                    exchange.stall();
                }),
                endlessCase("drips headers", (out, exchange) -> drip(out, "HTTP/1.1 200 " + "O".repeat(1_900))),
                endlessCase(
                        "drips the body",
                        (out, exchange) -> drip(out, OK + "Content-Length: 9000\r\n\r\n" + "x".repeat(9_000))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endless")
    void endsAtTheDeadline(String name, Script script) throws IOException {
        try (FaultServer server = FaultServer.tls(SERVER, certificates.server("good"), script)) {
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
            drip(socket.getOutputStream(), "\u0002".repeat(16_000));
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

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(NetProblem.BROKEN, "reset before the answer", (out, exchange) -> exchange.reset()),
                fault(NetProblem.BROKEN, "reset in the body", (out, exchange) -> {
                    say(out, OK + "Content-Length: 5\r\n\r\nabc");
                    Thread.sleep(100);
                    exchange.reset();
                }),
                fault(NetProblem.TRUNCATED, "cut before the answer", (out, exchange) -> exchange.cut()),
                fault(NetProblem.TRUNCATED, "nothing at all", ""),
                fault(NetProblem.TRUNCATED, "ends in the headers", OK + "Content-Le"),
                fault(NetProblem.TRUNCATED, "shorter than its length", OK + "Content-Length: 5\r\n\r\n{}"),
                fault(NetProblem.TRUNCATED, "cut in the body", (out, exchange) -> {
                    say(out, OK + "Content-Length: 5\r\n\r\n{}");
                    exchange.cut();
                }),
                fault(NetProblem.TRUNCATED, "ends in a chunk", OK + "Transfer-Encoding: chunked\r\n\r\n5\r\n{}"),
                fault(NetProblem.TRUNCATED, "no last chunk", OK + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n"),
                fault(
                        NetProblem.TRUNCATED,
                        "no end of trailers",
                        OK + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n"),
                fault(NetProblem.TRUNCATED, "without a length, cut where the JSON is whole", (out, exchange) -> {
                    say(out, OK + "\r\n{}");
                    exchange.cut();
                }),
                fault(NetProblem.HTTP_SYNTAX, "longer than its length", OK + "Content-Length: 1\r\n\r\n{}"),
                fault(NetProblem.BODY_TOO_LARGE, "a length of 1 GiB", OK + "Content-Length: 1073741824\r\n\r\n"),
                fault(NetProblem.BODY_TOO_LARGE, "one byte over", OK + "Content-Length: 10001\r\n\r\n"),
                fault(
                        NetProblem.BODY_TOO_LARGE,
                        "a chunk of 2 GiB",
                        OK + "Transfer-Encoding: chunked\r\n\r\n7fffffff\r\n"),
                fault(
                        NetProblem.BODY_TOO_LARGE,
                        "a chunk of 4 GiB",
                        OK + "Transfer-Encoding: chunked\r\n\r\nffffffff\r\n"),
                fault(NetProblem.BODY_TOO_LARGE, "endless without a length", (out, exchange) -> {
                    say(out, OK + "\r\n");
                    forever(out, "x".repeat(5_000));
                }),
                fault(NetProblem.BODY_TOO_LARGE, "endless big chunks", (out, exchange) -> {
                    say(out, OK + "Transfer-Encoding: chunked\r\n\r\n");
                    forever(out, "1000\r\n" + "x".repeat(0x1000) + "\r\n");
                }),
                fault(NetProblem.BODY_TOO_LARGE, "endless small chunks", (out, exchange) -> {
                    say(out, OK + "Transfer-Encoding: chunked\r\n\r\n");
                    forever(out, "1;" + "e".repeat(100) + "\r\nx\r\n");
                }),
                fault(NetProblem.HEADERS_TOO_LARGE, "endless headers", (out, exchange) -> {
                    say(out, OK);
                    forever(out, "A: b\r\n");
                }),
                fault(NetProblem.HEADERS_TOO_LARGE, "an endless header", (out, exchange) -> {
                    say(out, OK + "A: ");
                    forever(out, "x".repeat(1_000));
                }),
                fault(
                        NetProblem.HEADERS_TOO_LARGE,
                        "endless interim answers",
                        (out, exchange) -> forever(out, "HTTP/1.1 100 Continue\r\n\r\n")),
                fault(NetProblem.HEADERS_TOO_LARGE, "endless trailers", (out, exchange) -> {
                    say(out, OK + "Transfer-Encoding: chunked\r\n\r\n0\r\n");
                    forever(out, "A: b\r\n");
                }),
                fault(
                        NetProblem.CONTENT_ENCODING,
                        "gzip",
                        OK + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}"),
                fault(
                        NetProblem.CONTENT_ENCODING,
                        "identity, br",
                        OK + "Content-Encoding: identity\r\nContent-Encoding: br\r\nContent-Length: 2\r\n\r\n{}"));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("faults")
    void refusesWhatIsNotWhole(NetProblem type, String name, Script script) throws IOException {
        try (FaultServer server = FaultServer.tls(SERVER, certificates.server("good"), script)) {
            Problem problem = refusal(fetch(server, LIMITS.within(Duration.ofSeconds(30))));
            assertEquals(type, problem.type(), problem.detail());
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
            say(socket.getOutputStream(), OK + "Content-Length: 2\r\n\r\n{}");
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

    private static Arguments endlessCase(String name, Script script) {
        return Arguments.of(name, script);
    }

    private static Arguments fault(NetProblem type, String name, Script script) {
        return Arguments.of(type, name, script);
    }

    private static Arguments fault(NetProblem type, String name, String answer) {
        return Arguments.of(type, name, FaultServer.sends(answer));
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static void drip(OutputStream out, String text) throws IOException, InterruptedException {
        for (byte one : text.getBytes(StandardCharsets.ISO_8859_1)) {
            out.write(one);
            out.flush();
            Thread.sleep(20);
        }
    }

    private static void forever(OutputStream out, String text) throws IOException {
        while (true) {
            say(out, text);
        }
    }

    private static long lookups() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("kith-lookup"))
                .count();
    }

    /** Open sockets of this process, where the system tells (Linux); otherwise none, ever. */
    private static long sockets() throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(descriptors)) {
            return all.filter(descriptor -> {
                        try {
                            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
                        } catch (IOException gone) {
                            return false;
                        }
                    })
                    .count();
        }
    }
}
