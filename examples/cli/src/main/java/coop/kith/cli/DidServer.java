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
 * beyond.
 */
final class DidServer implements AutoCloseable {
    /** Options are short. */
    private static final int MOST_BODY = 16_384;

    private static final int MOST_IGNORED = 1 << 20;

    /** Each may wait for a server elsewhere. */
    private static final int THREADS = 32;

    private final HttpServer server;
    private final ExecutorService threads;

    private DidServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Listens; port 0 takes a free one. */
    static DidServer listening(InetSocketAddress address, ResolverEndpoint endpoint) throws IOException {
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
