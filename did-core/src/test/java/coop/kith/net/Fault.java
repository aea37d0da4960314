package coop.kith.net;

import coop.kith.net.FaultServer.Script;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * One way in which a server fails after the handshake.
 *
 * @param ends what the fetch must end with; DEADLINE where nothing else could end it
 */
record Fault(String name, NetProblem ends, Script script) {
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    static Stream<Fault> endless() {
        return Stream.of(
                endless("answers nothing", (out, exchange) -> exchange.stall()),
                endless("stalls in the status line", (out, exchange) -> {
                    say(out, "HTTP/1.");
                    exchange.stall();
                }),
                endless("stalls after the headers", (out, exchange) -> {
                    say(out, OK + "Content-Length: 5\r\n\r\n");
                    exchange.stall();
                }),
                endless("stalls in the body", (out, exchange) -> {
                    say(out, OK + "Content-Length: 5\r\n\r\nabc");
                    exchange.stall();
                }),
                endless("stalls in a chunk", (out, exchange) -> {
                    say(out, OK + "Transfer-Encoding: chunked\r\n\r\n5\r\nabc");
                    exchange.stall();
                }),
                endless("never ends a body without a length", (out, exchange) -> {
                    say(out, OK + "\r\nabc");
                    exchange.stall();
                }),
                endless("drips headers", (out, exchange) -> drip(out, "HTTP/1.1 200 " + "O".repeat(1_900))),
                endless(
                        "drips the body",
                        (out, exchange) -> drip(out, OK + "Content-Length: 9000\r\n\r\n" + "x".repeat(9_000))));
    }

    static Stream<Fault> notWhole() {
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

    private static Fault endless(String name, Script script) {
        return new Fault(name, NetProblem.DEADLINE, script);
    }

    private static Fault fault(NetProblem ends, String name, Script script) {
        return new Fault(name, ends, script);
    }

    private static Fault fault(NetProblem ends, String name, String answer) {
        return new Fault(name, ends, FaultServer.sends(answer));
    }

    @Override
    public String toString() {
        return ends + ": " + name;
    }

    static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    static void drip(OutputStream out, String text) throws IOException, InterruptedException {
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
}
