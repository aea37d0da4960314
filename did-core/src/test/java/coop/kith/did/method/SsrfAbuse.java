package coop.kith.did.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.net.AddressPolicy;
import coop.kith.net.FetchLimits;
import coop.kith.net.HostResolver;
import coop.kith.net.HttpsFetcher;
import coop.kith.net.HttpsUrl;
import coop.kith.net.NetProblem;
import coop.kith.net.Ticker;
import coop.kith.problem.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A stranger's DID or URL must not make us connect to where a stranger must not come. A server of this machine listens and counts: after everything here the count
 * is 0. The resolver is as obliging as the C library's: it takes every spelling of an address for that address.
 */
@Timeout(60)
class SsrfAbuse {
    private static final String SCID = "QmdmPkUdYzbr9txmx8gM2rsHPgr5L6m3gHjJGAf4vUFoGE";

    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger lookups = new AtomicInteger();
    private ServerSocket inside;

    @BeforeEach
    void somethingListensInside() throws IOException {
        inside = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread counting = new Thread(() -> {
            while (!inside.isClosed()) {
                try {
                    Socket caller = inside.accept();
                    connections.incrementAndGet();
                    caller.close();
                } catch (IOException closed) {
                    return;
                }
            }
        });
        counting.setDaemon(true);
        counting.start();
    }

    @AfterEach
    void nobodyCame() throws IOException {
        inside.close();
        assertEquals(0, connections.get());
    }

    /** Hosts that are addresses, in the spellings that one or another resolver or URL parser takes. */
    static Stream<String> addresses() {
        return Stream.of(
                "127.0.0.1",
                "127.1",
                "127.0.1",
                "2130706433",
                "0x7f000001",
                "0x7f.1",
                "0x7f.0.0.1",
                "0177.0.0.1",
                "0177.1",
                "017700000001",
                "127.0.0.1.",
                "0",
                "0.0.0.0",
                "00.0.0.0",
                "127.000.000.001",
                "127.0.0.0x1",
                "127.0.0.01",
                "127%2E0%2E0%2E1",
                "127%2e0%2e0%2e1",
                "%31%32%37.0.0.1",
                "127.0.0.1%2E",
                "127%252E0%252E0%252E1",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.0.1",
                "169.254.169.254",
                "0xa9fea9fe",
                "2852039166",
                "0251.0376.0251.0376",
                "[::1]",
                "%5B::1%5D",
                "%5B%3A%3A1%5D",
                "[::ffff:127.0.0.1]",
                "[::127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "[fe80::1]",
                "[fd00:ec2::254]",
                "::1",
                "\u0661\u0662\u0667.0.0.1",
                "\uff11\uff12\uff17.0.0.1",
                "127\u3002" + "0\u3002" + "0\u30021",
                "\u2460\u2461\u2466.\u24ea.\u24ea.\u2460",
                "127.0.0.1@example.com",
                "example.com@127.0.0.1",
                "example.com%40127.0.0.1",
                "example.com#@127.0.0.1",
                "example.com%23@127.0.0.1",
                "example.com%2F@127.0.0.1",
                "127.0.0.1%00.example.com",
                "127.0.0.1%20",
                " 127.0.0.1",
                "127.0.0.1\t",
                "127.0.0.1\\",
                "127.0.0.1/",
                "127.0.0.1?",
                "127.0.0.1;example.com",
                "999999999999",
                "0X7F000001",
                "0x7F.0X1",
                "0x",
                "4294967296",
                "-1",
                "+127.0.0.1",
                "127,0,0,1",
                "127..1");
    }

    @ParameterizedTest
    @MethodSource("addresses")
    @DisplayName(
            "D01, D02, D04: no spelling of an address in a DID, or in the place said for one, is looked up or connected to")
    void noAddressInADidIsLookedUp(String host) {
        int port = inside.getLocalPort();
        for (String did : List.of(
                "did:web:" + host,
                "did:web:" + host + "%3A" + port,
                "did:web:" + host + "%3a" + port + ":path",
                "did:webvh:" + SCID + ":" + host,
                "did:webvh:" + SCID + ":" + host + "%3A" + port)) {
            assertFalse(
                    resolver(loopback()).resolve(did, ResolutionOptions.none()) instanceof Resolution.Resolved, did);
        }
        for (String place : List.of(host, host + ":" + port, host + ":" + port + "/members")) {
            Resolution answer = resolver(loopback())
                    .resolve("did:scid:vh:1:" + SCID, ResolutionOptions.none().with("src", place));
            assertFalse(answer instanceof Resolution.Resolved, place);
        }
        assertEquals(0, lookups.get(), host);
    }

    @ParameterizedTest
    @MethodSource("addresses")
    @DisplayName("D01, D07: no spelling of an address in a URL is a URL that can be fetched")
    void noAddressIsAHost(String host) {
        for (String url : List.of("https://" + host + "/", "https://" + host + ":" + inside.getLocalPort() + "/x")) {
            HttpsUrl.parse(url).map(valid -> fetcher(loopback()).fetch(valid, FetchLimits.document()));
        }
        assertEquals(0, lookups.get(), host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.192",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "0.0.0.0",
                "::1",
                "::",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "2001:db8::1"
            })
    @DisplayName("D05: a name that stands for such an address is refused when it is dialled")
    void noNameOfSuchAnAddressIsConnectedTo(String address) {
        HostResolver answering = host -> {
            lookups.incrementAndGet();
            return List.of(InetAddress.getByName(address));
        };
        String place = "inside.example%3A" + inside.getLocalPort();
        for (String did : List.of("did:web:" + place, "did:webvh:" + SCID + ":" + place)) {
            int before = lookups.get();
            Resolution answer = resolver(answering).resolve(did, ResolutionOptions.none());
            assertEquals(List.of(NetProblem.ADDRESS_REFUSED.uri()), types(answer), did);
            assertTrue(lookups.get() > before);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @DisplayName("D05: one such address among others refuses the name as a whole")
    void oneSuchAddressAmongOthersIsEnough(int place) {
        HostResolver mixed = host -> {
            List<InetAddress> found =
                    new ArrayList<>(List.of(InetAddress.getByName("93.184.215.14"), InetAddress.getByName("1.1.1.1")));
            found.add(place - 1, InetAddress.getLoopbackAddress());
            return found;
        };
        Resolution answer =
                resolver(mixed).resolve("did:web:inside.example%3A" + inside.getLocalPort(), ResolutionOptions.none());
        assertEquals(List.of(NetProblem.ADDRESS_REFUSED.uri()), types(answer));
    }

    private static List<String> types(Resolution answer) {
        List<Problem> problems = answer.fold(
                found -> List.of(),
                gone -> List.of(),
                invalid -> invalid.problems(),
                unavailable -> unavailable.problems());
        return problems.stream().map(problem -> problem.type().uri()).toList();
    }

    private HostResolver loopback() {
        return host -> {
            lookups.incrementAndGet();
            return List.of(InetAddress.getLoopbackAddress());
        };
    }

    private static DidResolver resolver(HostResolver hosts) {
        return DidResolver.of(DidMethods.standard(), new Surroundings(() -> Instant.EPOCH, fetcher(hosts)));
    }

    private static HttpsFetcher fetcher(HostResolver hosts) {
        try {
            return HttpsFetcher.of(hosts, AddressPolicy.publicOnly(), SSLContext.getDefault(), Ticker.system());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new AssertionError(everyJdkHasIt);
        }
    }
}
