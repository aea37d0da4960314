package coop.kith.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import coop.kith.did.cache.BoundedCache;
import coop.kith.did.cache.CachePolicy;
import coop.kith.did.method.web.DidWeb;
import coop.kith.did.method.webvh.DidWebvh;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not resolve is looked for once, whoever asks, until the time for failures is over; through the fetcher, with servers that fail. */
@Timeout(60)
final class NegativeCachingTest {
    private static final String SERVER = "127.0.0.2";
    private static final String SCID = "QmdmPkUdYzbr9txmx8gM2rsHPgr5L6m3gHjJGAf4vUFoGE";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
    private final AtomicInteger lookups = new AtomicInteger();

    @ParameterizedTest
    @DisplayName("D33: a server without the file, and one that is out of order")
    @ValueSource(ints = {400, 403, 404, 410, 429, 500, 502, 503, 504})
    void aServerThatHasNothingIsAskedOnce(int status) throws Exception {
        Certificates certificates = Certificates.ofThisRun();
        try (FaultServer server = FaultServer.tls(
                SERVER,
                certificates.server("good"),
                FaultServer.sends("HTTP/1.1 " + status + " No\r\nContent-Length: 0\r\n\r\n"))) {
            HttpsFetcher fetcher = HttpsFetcher.of(
                    host -> List.of(InetAddress.getByName(SERVER)),
                    AddressPolicy.publicOnly().openedTo(SERVER + "/32", "the test's own server"),
                    certificates.client(),
                    Ticker.system());
            assertAskedOnce(fetcher, "server.example%3A" + server.port(), server::accepted);
        }
    }

    @Test
    @DisplayName("D33: NXDOMAIN")
    void aNameThatDoesNotExistIsLookedUpOnce() {
        HttpsFetcher fetcher = HttpsFetcher.of(
                host -> {
                    lookups.incrementAndGet();
                    throw new UnknownHostException(host);
                },
                AddressPolicy.publicOnly(),
                Certificates.ofThisRun().client(),
                Ticker.system());
        assertAskedOnce(fetcher, "nowhere.example", lookups::get);
    }

    private void assertAskedOnce(Fetcher fetcher, String host, IntSupplier count) {
        DidResolver resolver = DidResolver.of(
                        List.of(new DidWeb(), DidWebvh.standard()), new Surroundings(now::get, fetcher))
                .keeping(BoundedCache.of(CachePolicy.standard(), now::get));
        for (String did : List.of("did:web:" + host, "did:webvh:" + SCID + ":" + host)) {
            int before = count.getAsInt();
            Resolution first = resolver.resolve(did, ResolutionOptions.none());
            assertFalse(first instanceof Resolution.Resolved || first instanceof Resolution.Deactivated);
            now.updateAndGet(
                    time -> time.plus(CachePolicy.standard().negative()).minusNanos(1));
            for (int caller = 0; caller < 100; caller++) {
                assertEquals(first, resolver.resolve(did, ResolutionOptions.none()));
            }
            assertEquals(before + 1, count.getAsInt());
            now.updateAndGet(time -> time.plusNanos(1));
            resolver.resolve(did, ResolutionOptions.none());
            assertEquals(before + 2, count.getAsInt());
        }
    }
}
