package coop.kith.vcapi;

import coop.kith.bytes.Bytes;
import coop.kith.did.http.BindingRequest;
import coop.kith.did.http.BindingResponse;
import coop.kith.did.http.ResolverEndpoint;
import coop.kith.problem.Problem;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The API on HTTP and HTTPS, by Javalin. */
final class Server implements AutoCloseable {
    /** A credential is far smaller; what is larger is refused with 413. */
    private static final long MOST_BYTES = 1 << 20;

    private static final String DIDS = ResolverEndpoint.USUAL_BASE + "<did>";

    private final Javalin javalin;

    private Server(Javalin javalin) {
        this.javalin = javalin;
    }

    /** Listens; throws where a port is taken. */
    static Server start(
            Api api, String host, int port, int tlsPort, KeyStore certificate, String password, Consumer<String> log) {
        return new Server(Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.http.maxRequestSize = MOST_BYTES;
                    config.concurrency.useVirtualThreads = Runtime.version().feature() >= 21;
                    listen(config, host, port, tlsPort, certificate, password);
                    config.routes.get(DIDS, context -> resolve(api, context, log));
                    config.routes.post(DIDS, context -> resolve(api, context, log));
                    config.routes.exception(
                            HttpResponseException.class, (refused, context) -> refused(context, refused, log));
                    config.routes.exception(RuntimeException.class, (failed, context) -> failed(context, failed, log));
                    config.routes.get("/<path>", context -> answer(api, context, log));
                    config.routes.post("/<path>", context -> answer(api, context, log));
                })
                .start());
    }

    private static void listen(
            JavalinConfig config, String host, int port, int tlsPort, KeyStore certificate, String password) {
        config.jetty.addConnector((server, http) -> {
            ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
            connector.setHost(host);
            connector.setPort(port);
            return connector;
        });
        config.jetty.addConnector((server, http) -> {
            SslContextFactory.Server tls = new SslContextFactory.Server();
            tls.setKeyStore(certificate);
            tls.setKeyStorePassword(password);
            HttpConfiguration secure = new HttpConfiguration(http);
            secure.addCustomizer(new SecureRequestCustomizer(false));
            ServerConnector connector = new ServerConnector(
                    server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(secure));
            connector.setHost(host);
            connector.setPort(tlsPort);
            return connector;
        });
    }

    /** Where it listens: HTTP, then HTTPS. */
    List<URI> addresses() {
        List<URI> addresses = new ArrayList<>();
        for (Connector connector : javalin.jettyServer().server().getConnectors()) {
            if (connector instanceof ServerConnector one) {
                String scheme = one.getProtocols().contains("ssl") ? "https" : "http";
                addresses.add(URI.create(scheme + "://localhost:" + one.getLocalPort()));
            }
        }
        return List.copyOf(addresses);
    }

    /** The path as it came: the binding decodes it itself. */
    private static void resolve(Api api, Context context, Consumer<String> log) {
        BindingResponse response = api.resolve(new BindingRequest(
                context.method().name(),
                context.req().getRequestURI(),
                Optional.ofNullable(context.queryString()),
                Optional.ofNullable(context.header("Accept")),
                Bytes.of(context.bodyAsBytes())));
        log.accept(context.method().name() + ' ' + context.path() + " -> " + response.status());
        response.headers().forEach(context::header);
        context.status(response.status()).result(response.body().toArray());
    }

    private static void answer(Api api, Context context, Consumer<String> log) {
        Map<String, String> query = new TreeMap<>();
        context.queryParamMap().forEach((name, values) -> query.put(name, values.get(0)));
        String accept = context.header("Accept");
        Reply reply = api.answer(new Request(
                context.method().name(),
                context.path(),
                query,
                accept == null ? "" : accept,
                Bytes.of(context.bodyAsBytes())));
        reply(context, reply, log, " <- " + context.body());
    }

    /** What the server library refuses by itself, said as everything else is. */
    private static void refused(Context context, HttpResponseException refused, Consumer<String> log) {
        boolean large = refused.getStatus() == HttpStatus.CONTENT_TOO_LARGE.getCode();
        Problem problem = large
                ? Problem.of(ApiProblem.TOO_LARGE, "The request is larger than " + MOST_BYTES + " bytes.")
                : Problem.of(ApiProblem.NOT_TAKEN, String.valueOf(refused.getMessage()));
        reply(context, Reply.refused(refused.getStatus(), List.of(problem)), log, "");
    }

    /** A fault of ours or of the disk. Those who ask are told that it is not theirs; what it was goes to the log. */
    private static void failed(Context context, RuntimeException failed, Consumer<String> log) {
        Problem problem = Problem.of(
                ApiProblem.FAILED, "The server could not answer; nothing is known to be wrong with the request.");
        reply(context, Reply.refused(500, List.of(problem)), log, " <- " + failed);
    }

    private static void reply(Context context, Reply reply, Consumer<String> log, String why) {
        log.accept(context.method().name() + ' ' + context.path() + " -> " + reply.status()
                + (reply.status() < 300 ? "" : ' ' + reply.body() + why));
        reply.headers().forEach(context::header);
        context.status(reply.status()).contentType(reply.contentType()).result(reply.body());
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
