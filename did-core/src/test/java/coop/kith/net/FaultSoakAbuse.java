package coop.kith.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.problem.Result;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Every fault of {@link Fault}, and those before TLS, drawn over and over by several threads: each fetch ends with the fault's own problem, or when its deadline
 * has passed on the clock that it was given, and sockets and threads are back at base. No time of the machine is measured: the clock stands still until a
 * server has been reached that will never end, and then runs by being looked at.
 */
@DisplayName("F1: D08 D09 D10, thousands of times")
final class FaultSoakAbuse {
    private static final String SERVER = "127.0.0.2";
    private static final int WORKERS = 8;
    private static final FetchLimits LIMITS = new FetchLimits(Duration.ofMillis(400), 10_000, 2_000, 0);
    private static final List<Fault> FAULTS =
            Stream.concat(Fault.endless(), Fault.notWhole()).toList();

    /** A server that never begins TLS, one that drips a record of it, and a resolver that does not come back. */
    private static final int BEFORE_TLS = 3;

    /** TLS that breaks off tries to say so, and to read what is left; each try looks at the clock and is refused. A fetch that went on would look for ever. */
    private static final int MOST_LOOKS = 100;

    private final Certificates certificates = Certificates.ofThisRun();

    @Test
    @Timeout(120)
    void endsTwoHundredTimesWithoutALeftover() throws Exception {
        soak(200);
    }

    @Test
    @Tag("long")
    @Timeout(1_800)
    void endsTenThousandTimesWithoutALeftover() throws Exception {
        soak(10_000);
    }

    private void soak(int fetches) throws Exception {
        Leftovers before = Leftovers.now();
        ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
        List<String> wrong = new ArrayList<>();
        try {
            List<Callable<List<String>>> work = new ArrayList<>();
            for (int worker = 0; worker < WORKERS; worker++) {
                Random random = new Random(worker);
                work.add(() -> soaked(fetches / WORKERS, random));
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

    /** What did not end as it should. */
    private List<String> soaked(int fetches, Random random) throws IOException {
        List<String> wrong = new ArrayList<>();
        try (Site site = new Site(certificates)) {
            for (int fetch = 0; fetch < fetches; fetch++) {
                site.fetch(random.nextInt(FAULTS.size() + BEFORE_TLS)).ifPresent(wrong::add);
            }
        }
        return wrong;
    }

    /** One worker's servers, and the fault that is next. */
    private static final class Site implements Closeable {
        private final StandingClock clock = new StandingClock(LIMITS.deadline());
        private final FaultServer tls;
        private final FaultServer raw;
        private final HttpsFetcher fetcher;
        private volatile int next;
        private volatile CountDownLatch resolved = new CountDownLatch(0);

        Site(Certificates certificates) {
            tls = FaultServer.tls(SERVER, certificates.server("good"), (out, exchange) -> {
                Fault fault = FAULTS.get(next);
                if (fault.ends() == NetProblem.DEADLINE) {
                    clock.run();
                }
                fault.script().run(out, exchange);
            });
            raw = FaultServer.raw(SERVER, socket -> {
                clock.run();
                if (next == FAULTS.size()) {
                    socket.getInputStream().readAllBytes();
                } else {
                    socket.getOutputStream().write(new byte[] {0x16, 3, 3, 0x40, 0});
                    Fault.drip(socket.getOutputStream(), "\u0002".repeat(16_000));
                }
            });
            fetcher = HttpsFetcher.of(
                    host -> {
                        awaitResolved();
                        return List.of(InetAddress.getByName(SERVER));
                    },
                    AddressPolicy.publicOnly().openedTo(SERVER + "/32", "the test's own server"),
                    certificates.client(),
                    clock);
        }

        /** What went wrong with this fault, where something did. */
        Optional<String> fetch(int fault) {
            clock.reset();
            next = fault;
            boolean lost = fault == FAULTS.size() + BEFORE_TLS - 1;
            if (lost) {
                resolved = new CountDownLatch(1);
                clock.run();
            }
            NetProblem expected = fault < FAULTS.size() ? FAULTS.get(fault).ends() : NetProblem.DEADLINE;
            int port = fault < FAULTS.size() ? tls.port() : raw.port();
            Result<Fetched> result = fetcher.fetch(new HttpsUrl("server.example", port, "/did.json"), LIMITS);
            resolved.countDown();
            boolean right = !result.isOk() && result.problems().get(0).type() == expected;
            boolean atOnce = clock.looksAfterTheEnd() <= MOST_LOOKS;
            return right && atOnce
                    ? Optional.empty()
                    : Optional.of((fault < FAULTS.size() ? FAULTS.get(fault) : "before TLS, " + fault) + " gave "
                            + result + " and " + clock.looksAfterTheEnd() + " looks after the end");
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
