package coop.kith.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LookupTest {
    private static final Deadline SOON = Deadline.after(Duration.ofSeconds(5), Ticker.system());

    @Test
    void aResolverThatThrowsAnythingEndsTheFetchWithAProblem() throws Exception {
        for (HostResolver broken : List.<HostResolver>of(
                host -> {
                    throw new IllegalStateException("no resolver today");
                },
                host -> {
                    throw new StackOverflowError();
                },
                host -> List.of(
                        (InetAddress) java.util.Arrays.asList(new Object[1]).get(0)))) {
            HttpsFetcher fetcher =
                    HttpsFetcher.of(broken, AddressPolicy.publicOnly(), SSLContext.getDefault(), Ticker.system());
            var problem = fetcher.fetch(new HttpsUrl("server.example", 443, "/"), FetchLimits.document())
                    .problems()
                    .get(0);
            assertEquals(NetProblem.LOOKUP_FAILED, problem.type());
            assertTrue(problem.nextStep().isPresent());
        }
    }

    @Test
    void aThreadThatCannotBeStartedGivesItsPlaceBack() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        ThreadFactory exhausted = work -> asked.getAndIncrement() < 100 ? new Unstartable() : new Thread(work);
        InetAddress address = InetAddress.getByAddress(new byte[] {8, 8, 8, 8});
        Lookup lookup = new Lookup(host -> List.of(address), AddressPolicy.publicOnly(), exhausted);
        for (int attempt = 0; attempt < 100; attempt++) {
            NetFailure failure = assertThrows(NetFailure.class, () -> lookup.addresses("server.example", SOON));
            assertEquals(
                    NetProblem.LOOKUP_FAILED,
                    failure.problem().type(),
                    failure.problem().detail());
        }
        assertEquals(List.of(address), lookup.addresses("server.example", SOON));
    }

    private static final class Unstartable extends Thread {
        @Override
        public synchronized void start() {
            throw new OutOfMemoryError("unable to create native thread");
        }
    }
}
