package coop.kith.cli;

import coop.kith.did.cache.BoundedCache;
import coop.kith.did.cache.CachePolicy;
import coop.kith.did.cache.RevalidatingFetcher;
import coop.kith.did.cache.SparingFetcher;
import coop.kith.did.http.ResolverEndpoint;
import coop.kith.did.resolve.DidMethod;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.net.Ticker;
import coop.kith.problem.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@CommandLine.Command(
        name = "serve",
        description = {
            "Answer GET and POST of /1.0/identifiers/DID until stopped: the HTTP binding of DID Resolution 1.0.",
            "Only this machine can reach it, unless --address says otherwise; it speaks no TLS, so put a proxy before"
                    + " it."
        },
        footer = {
            "",
            "Examples:",
            "  kith did serve",
            "  curl http://127.0.0.1:8080/1.0/identifiers/did:key:z6Mk... -H 'Accept: application/did-resolution'"
        })
final class DidServe extends Command {
    /** Logs and documents with their validators: as much again as the cache of answers. */
    private static final long REMEMBERED_BYTES = 64 << 20;

    private final CountDownLatch stopped;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "The port; 0 for a free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            description = "The address of this machine to listen at; loopback by default.")
    private Optional<InetAddress> address = Optional.empty();

    @Mixin
    private MethodOptions methods = new MethodOptions();

    DidServe(Terminal terminal) {
        this(terminal, new CountDownLatch(1));
    }

    /** For tests: ends when {@code stopped} is counted down. */
    DidServe(Terminal terminal, CountDownLatch stopped) {
        super(terminal);
        this.stopped = stopped;
    }

    @Override
    Answer answer() {
        if (port < 0 || port > 65_535) {
            return Answer.refused(Problem.of(CliProblem.BAD_NUMBER, "There is no port " + port + ".")
                    .next("Give a port from 1 to 65535, or 0 for a free one."));
        }
        return methods.methods(terminal()).fold(this::served, Answer::refused);
    }

    private Answer served(List<DidMethod> known) {
        InetSocketAddress at = new InetSocketAddress(address.orElse(InetAddress.getLoopbackAddress()), port);
        try (DidServer server = DidServer.listening(at, ResolverEndpoint.of(resolver(known)))) {
            String url = "http://" + server.address().getAddress().getHostAddress() + ":"
                    + server.address().getPort() + ResolverEndpoint.USUAL_BASE;
            // Said before the command ends, since it ends when somebody stops it.
            JsonObject listening = JsonObject.empty().with("listening", url);
            terminal().out().println(asJson() ? Json.write(listening) : "listening at " + url);
            terminal().out().flush();
            stopped.await();
            return new Answer(Exit.ACCEPTED, JsonObject.empty().with("stopped", url), "stopped");
        } catch (IOException refused) {
            return Answer.refused(
                    Problem.of(CliProblem.CANNOT_LISTEN, "Nothing can listen at " + at + ": " + refused.getMessage())
                            .next("Choose another --port, or stop what listens there."));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Answer(Exit.ACCEPTED, JsonObject.empty(), "stopped");
        }
    }

    private DidResolver resolver(List<DidMethod> known) {
        return DidResolver.of(
                        known,
                        new Surroundings(
                                terminal().clock(),
                                SparingFetcher.over(
                                        RevalidatingFetcher.over(terminal().network(), REMEMBERED_BYTES),
                                        Ticker.system())))
                .keeping(BoundedCache.of(CachePolicy.standard(), terminal().clock()));
    }
}
