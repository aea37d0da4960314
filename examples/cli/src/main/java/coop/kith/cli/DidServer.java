package coop.kith.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import coop.kith.bytes.Bytes;
import coop.kith.did.http.BindingRequest;
import coop.kith.did.http.BindingResponse;
import coop.kith.did.http.ResolverEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The JDK's HTTP server in front of a {@link ResolverEndpoint}: plain HTTP for this machine, or behind a proxy that speaks TLS, which the binding demands of everything
 * beyond. Whoever sends a request, or takes an answer, too slowly is cut off, so that nobody holds a thread for long.
 */
final class DidServer implements AutoCloseable {
    /** Options are short. */
    private static final int MOST_BODY = 16_384;

    private static final int MOST_IGNORED = 1 << 20;

    /** Each may wait for a server elsewhere. */
    private static final int THREADS = 32;

    /** From the first byte of a request to its last. */
    private static final int REQUEST_SECONDS = 10;

    /** From there to the last byte of the answer; resolving may need several servers elsewhere, one after another. */
    private static final int ANSWER_SECONDS = 120;

    private final HttpServer server;
    private final ExecutorService threads;

    private DidServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Listens; port 0 takes a free one. */
    static DidServer listening(InetSocketAddress address, ResolverEndpoint endpoint) throws IOException {
        limit();
        HttpServer server = HttpServer.create(address, 0);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "kith-did-serve");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, endpoint));
        server.start();
        return new DidServer(server, threads);
    }

    /** The JDK's server has no other way to be told, and reads it once for the whole process; what whoever started this one said stays. */
    static void limit() {
        limited("sun.net.httpserver.maxReqTime", REQUEST_SECONDS);
        limited("sun.net.httpserver.maxRspTime", ANSWER_SECONDS);
    }

    private static void limited(String property, int seconds) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, Integer.toString(seconds));
        }
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    private static void answer(HttpExchange exchange, ResolverEndpoint endpoint) throws IOException {
        try (exchange;
                InputStream in = exchange.getRequestBody()) {
            byte[] body = in.readNBytes(MOST_BODY + 1);
            // A client that is still writing would see its connection reset instead of the answer.
            in.readNBytes(MOST_IGNORED);
            List<String> accept = exchange.getRequestHeaders().getOrDefault("Accept", List.of());
            BindingResponse response = endpoint.answer(new BindingRequest(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    Optional.ofNullable(exchange.getRequestURI().getRawQuery()),
                    accept.isEmpty() ? Optional.empty() : Optional.of(String.join(",", accept)),
                    Bytes.of(body)));
            response.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] content = response.body().toArray();
            exchange.sendResponseHeaders(response.status(), content.length == 0 ? -1 : content.length);
            if (content.length > 0) {
                exchange.getResponseBody().write(content);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
