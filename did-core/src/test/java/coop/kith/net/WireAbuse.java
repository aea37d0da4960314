package coop.kith.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.kith.problem.Result;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that take a connection and nothing more, or not even that. The clock runs by being looked at. */
@DisplayName("D08 below TLS")
@Timeout(60)
final class WireAbuse {
    private static final Duration LENGTH = Duration.ofSeconds(1);
    private static final String SERVER = "127.0.0.2";

    private final AtomicLong now = new AtomicLong();
    private final Ticker clock = () -> now.getAndAdd(LENGTH.toNanos() / 40);
    private Leftovers before;

    @BeforeEach
    void look() throws IOException {
        before = Leftovers.now();
    }

    @AfterEach
    void nothingIsLeftBehind() throws Exception {
        before.assertBackAtBase();
    }

    /** A listener whose queue is full: Linux lets further connections wait. */
    @Test
    void endsAtTheDeadlineWhereNobodyTakesTheConnection() throws Exception {
        InetAddress here = InetAddress.getByName(SERVER);
        List<SocketChannel> queue = new ArrayList<>();
        try (ServerSocket deaf = new ServerSocket(0, 1, here)) {
            boolean full = false;
            for (int waiting = 0; waiting < 64 && !full; waiting++) {
                SocketChannel channel = SocketChannel.open();
                queue.add(channel);
                channel.configureBlocking(false);
                full = !channel.connect(new InetSocketAddress(here, deaf.getLocalPort())) && !soonConnected(channel);
            }
            Assumptions.assumeTrue(full, "this system lets no connection wait");
            HttpsFetcher fetcher = HttpsFetcher.of(
                    host -> List.of(here),
                    AddressPolicy.publicOnly().openedTo(SERVER + "/32", "the test's own server"),
                    SSLContext.getDefault(),
                    clock);
            HttpsUrl url = new HttpsUrl("deaf.example", deaf.getLocalPort(), "/");
            Result<Fetched> result = fetcher.fetch(url, FetchLimits.document().within(LENGTH));
            assertEquals(NetProblem.DEADLINE, result.problems().get(0).type());
        } finally {
            for (SocketChannel channel : queue) {
                channel.close();
            }
        }
    }

    @Test
    void endsAtTheDeadlineWhereNobodyReadsWhatIsSent() throws Exception {
        Deadline deadline = Deadline.after(LENGTH, clock);
        try (FaultServer deaf = FaultServer.raw(SERVER, socket -> Thread.sleep(60_000));
                Wire wire = Wire.connect(InetAddress.getByName(SERVER), deaf.port(), deadline, deadline)) {
            OutputStream out = wire.getOutputStream();
            NetFailure failure = assertThrows(NetFailure.class, () -> out.write(new byte[16 << 20]));
            assertEquals(NetProblem.DEADLINE, failure.problem().type());
            assertFalse(wire.isClosed());
        }
    }

    @Test
    void anAddressOfAFamilyThatThisMachineHasNotIsAProblemAndLeavesNoSocket() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.net.preferIPv4Stack=true",
                        "-cp",
                        System.getProperty("java.class.path", "")
                                + File.pathSeparator
                                + System.getProperty("surefire.test.class.path", ""),
                        Ipv4Process.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        assertEquals(
                List.of("CONNECT_FAILED", "CONNECT_FAILED", "CONNECT_FAILED", "CONNECT_FAILED", "CONNECT_FAILED", "0"),
                output.lines().toList());
    }

    private static boolean soonConnected(SocketChannel channel) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 20; attempt++) {
            if (channel.finishConnect()) {
                return true;
            }
            Thread.sleep(5);
        }
        return false;
    }
}
