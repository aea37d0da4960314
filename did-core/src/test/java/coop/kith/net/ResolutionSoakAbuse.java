package coop.kith.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SigningKey;
import coop.kith.did.Did;
import coop.kith.did.method.key.DidKey;
import coop.kith.did.method.web.DidWeb;
import coop.kith.did.method.webvh.DidWebvh;
import coop.kith.did.method.webvh.Genesis;
import coop.kith.did.method.webvh.LogFolder;
import coop.kith.did.method.webvh.LogKeeper;
import coop.kith.did.method.webvh.LogMemory;
import coop.kith.did.method.webvh.LogVerifier;
import coop.kith.did.method.webvh.WitnessRound;
import coop.kith.did.method.webvh.WitnessRule;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.Surroundings;
import coop.kith.key.KeyType;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * As {@link FaultSoakAbuse}, of whole resolutions: the faults befall the document of a did:web, the log of a did:webvh, or the witness file beside a log that came well.
 * Each resolution is Unavailable for the fault's own reason, one without a fault in between resolves, and nothing is left behind.
 */
@DisplayName("F1: D08 D09 D10 while DIDs are resolved, thousands of times")
final class ResolutionSoakAbuse {
    private static final String SERVER = "127.0.0.2";
    private static final int WORKERS = 8;
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final List<Fault> FAULTS =
            Stream.concat(Fault.endless(), Fault.notWhole()).toList();

    /** A server that never begins TLS, one that drips a record of it, and a resolver that does not come back. */
    private static final int BEFORE_TLS = 3;

    /** As in {@link FaultSoakAbuse}. */
    private static final int MOST_LOOKS = 100;

    private final Certificates certificates = Certificates.ofThisRun();

    @TempDir
    private Path folder;

    /** What the fault befalls. */
    private enum Target {
        DOCUMENT("/.well-known/did.json"),
        LOG("/.well-known/did.jsonl"),
        WITNESSES("/.well-known/did-witness.json");

        private final String path;

        Target(String path) {
            this.path = path;
        }
    }

    @Test
    @Timeout(240)
    void endsTwoHundredTimesWithoutALeftover() throws Exception {
        soak(200);
    }

    @Test
    @Tag("long")
    @Timeout(3_600)
    void endsTenThousandTimesWithoutALeftover() throws Exception {
        soak(10_000);
    }

    private void soak(int resolutions) throws Exception {
        Leftovers before = Leftovers.now();
        ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
        List<String> wrong = new ArrayList<>();
        try {
            List<Callable<List<String>>> work = new ArrayList<>();
            for (int worker = 0; worker < WORKERS; worker++) {
                int number = worker;
                work.add(() -> soaked(resolutions / WORKERS, number));
            }
            for (Future<List<String>> done : threads.invokeAll(work)) {
                wrong.addAll(done.get());
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(List.of(), wrong);
        before.assertBackAtBase();
    }

    /** What did not end as it should. Target and fault go round at different paces, from another beginning for each worker. */
    private List<String> soaked(int resolutions, int worker) throws IOException {
        List<String> wrong = new ArrayList<>();
        Random random = new Random(worker);
        try (Site site = new Site(certificates, folder.resolve("log" + worker))) {
            for (int resolution = 0; resolution < resolutions; resolution++) {
                Target target = Target.values()[random.nextInt(Target.values().length)];
                site.faulty(target, random.nextInt(FAULTS.size() + BEFORE_TLS)).ifPresent(wrong::add);
                if (resolution % 5 == 0) {
                    site.good(target).ifPresent(wrong::add);
                }
            }
        }
        return wrong;
    }

    /** One worker's servers and DIDs, and the fault that is next. */
    private static final class Site implements Closeable {
        private final StandingClock clock =
                new StandingClock(FetchLimits.document().deadline());
        private final Map<String, byte[]> files = new ConcurrentHashMap<>();
        private final FaultServer tls;
        private final FaultServer raw;
        private final DidResolver resolver;
        private final String scid;
        private volatile Optional<Fault> fault = Optional.empty();
        private volatile Target target = Target.DOCUMENT;
        private volatile boolean drips;
        private final AtomicInteger lookupsToGo = new AtomicInteger(Integer.MAX_VALUE);
        private volatile CountDownLatch resolved = new CountDownLatch(0);

        Site(Certificates certificates, Path folder) throws IOException {
            tls = FaultServer.tls(SERVER, certificates.server("good"), this::answer);
            raw = FaultServer.raw(SERVER, socket -> {
                clock.run();
                if (drips) {
                    socket.getOutputStream().write(new byte[] {0x16, 3, 3, 0x40, 0});
                    Fault.drip(socket.getOutputStream(), "\u0002".repeat(16_000));
                } else {
                    socket.getInputStream().readAllBytes();
                }
            });
            HttpsFetcher fetcher = HttpsFetcher.of(
                    host -> {
                        if (lookupsToGo.decrementAndGet() == 0) {
                            clock.run();
                            awaitResolved();
                        }
                        return List.of(InetAddress.getByName(SERVER));
                    },
                    AddressPolicy.publicOnly().openedTo(SERVER + "/32", "the test's own server"),
                    certificates.client(),
                    clock);
            resolver = DidResolver.of(
                    List.of(new DidWeb(), DidWebvh.of(LogVerifier.standard(), LogMemory.none())),
                    new Surroundings(InstantSource.fixed(NOW), fetcher));
            scid = written(folder);
        }

        /** Fills the files; the SCID of the log among them. */
        private String written(Path folder) throws IOException {
            SigningKey key = Cryptography.standard().generate(KeyType.ED25519, new SecureRandom());
            WitnessRule rule =
                    new WitnessRule(1, Set.of(DidKey.of(key.publicKey()).toString()));
            LogFolder log = LogFolder.at(folder);
            LogKeeper keeper = LogKeeper.of(log, InstantSource.fixed(NOW));
            String versionId = keeper.create(
                            Genesis.at("server.example:" + tls.port(), List.of(), List.of(key.publicKey()))
                                    .witnessed(rule))
                    .flatMap(draft -> keeper.propose(draft, key))
                    .orThrow()
                    .proposal()
                    .orElseThrow()
                    .entry()
                    .versionId()
                    .toString();
            LogKeeper.Standing standing = WitnessRound.approval(versionId, key, NOW)
                    .flatMap(keeper::approve)
                    .orThrow();
            files.put(Target.LOG.path, Files.readAllBytes(log.log()));
            files.put(Target.WITNESSES.path, Files.readAllBytes(log.witnesses()));
            files.put(
                    Target.DOCUMENT.path,
                    ("{\"id\":\"" + did(Target.DOCUMENT, tls.port()) + "\"}").getBytes(ISO_8859_1));
            return standing.log().latest().orElseThrow().parameters().scid();
        }

        private Did did(Target of, int port) {
            String host = "server.example%3A" + port;
            return Did.parse(of == Target.DOCUMENT ? "did:web:" + host : "did:webvh:" + scid + ":" + host)
                    .orThrow();
        }

        private void answer(OutputStream out, FaultServer.Exchange exchange) throws IOException, InterruptedException {
            String path = exchange.request().split(" ", 3)[1];
            if (fault.isPresent() && path.equals(target.path)) {
                if (fault.get().ends() == NetProblem.DEADLINE) {
                    clock.run();
                }
                fault.get().script().run(out, exchange);
                return;
            }
            byte[] body = files.getOrDefault(path, new byte[0]);
            Fault.say(
                    out,
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n"
                            + new String(body, ISO_8859_1));
        }

        /** What went wrong with this fault, where something did. */
        Optional<String> faulty(Target befallen, int number) {
            boolean lost = number == FAULTS.size() + BEFORE_TLS - 1;
            boolean early = number >= FAULTS.size() && !lost;
            target = befallen;
            fault = number < FAULTS.size() ? Optional.of(FAULTS.get(number)) : Optional.empty();
            drips = number == FAULTS.size() + 1;
            lookupsToGo.set(!lost ? Integer.MAX_VALUE : befallen == Target.WITNESSES ? 2 : 1);
            resolved = new CountDownLatch(1);
            clock.reset();
            Resolution answer = resolver.resolve(did(befallen, early ? raw.port() : tls.port()));
            resolved.countDown();
            boolean right = answer instanceof Resolution.Unavailable unavailable
                    && unavailable.problems().get(0).type() == expected();
            return right && clock.looksAfterTheEnd() <= MOST_LOOKS
                    ? Optional.empty()
                    : Optional.of(befallen + ", " + fault.map(Fault::toString).orElse("before TLS, " + number)
                            + " gave " + answer + " and " + clock.looksAfterTheEnd() + " looks after the end");
        }

        /** The limits here are wider than those that one of the faults is made for. */
        private NetProblem expected() {
            return fault.map(known -> known.name().equals("one byte over") ? NetProblem.TRUNCATED : known.ends())
                    .orElse(NetProblem.DEADLINE);
        }

        Optional<String> good(Target of) {
            fault = Optional.empty();
            lookupsToGo.set(Integer.MAX_VALUE);
            clock.reset();
            Resolution answer = resolver.resolve(did(of, tls.port()));
            return answer instanceof Resolution.Resolved
                    ? Optional.empty()
                    : Optional.of(of + " without a fault gave " + answer);
        }

        private void awaitResolved() {
            try {
                resolved.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() throws IOException {
            tls.close();
            raw.close();
        }
    }
}
