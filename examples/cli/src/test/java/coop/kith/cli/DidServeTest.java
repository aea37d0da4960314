package coop.kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.http.ResolverEndpoint;
import coop.kith.did.method.DidMethods;
import coop.kith.did.resolve.DidResolver;
import coop.kith.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The binding over a real socket of this machine. */
@Timeout(60)
class DidServeTest {
    private static final String KEY = Neighbour.ANA.did().toString();

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private DidServer server;

    @BeforeEach
    void listens() throws IOException {
        DidResolver resolver = DidResolver.of(DidMethods.standard(), () -> Shell.NOW);
        server = DidServer.listening(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), ResolverEndpoint.of(resolver));
    }

    @AfterEach
    void stops() {
        server.close();
    }

    @Test
    void answersOverHttp() throws Exception {
        HttpResponse<String> whole = get(KEY, Optional.of("application/did-resolution"));
        assertEquals(200, whole.statusCode());
        assertEquals(
                "application/did-resolution",
                whole.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(Json.parseObject(whole.body()).orThrow().has("didResolutionMetadata"));
        HttpResponse<String> alone = get(KEY.replace(":", "%3A"), Optional.empty());
        assertEquals(Optional.of(KEY), Json.parseObject(alone.body()).orThrow().string("id"));
        assertEquals(501, get("did:unknown:1", Optional.empty()).statusCode());
        assertEquals(500, get("did:web:example.com", Optional.empty()).statusCode());
        assertEquals(400, get("nonsense", Optional.empty()).statusCode());
    }

    @Test
    void takesAPostWithOptions() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(KEY)).header("Accept", "application/did-resolution");
        HttpResponse<String> good = client.send(
                request.POST(HttpRequest.BodyPublishers.ofString("{\"expandRelativeUrls\": true}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, good.statusCode());
        HttpResponse<String> large = client.send(
                request.POST(HttpRequest.BodyPublishers.ofString("x".repeat(100_000)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(400, large.statusCode());
    }

    /** More of them than the server has threads, some in their first line, some in their body. */
    @Test
    void clientsThatStopInTheMiddleDoNotHoldItUp() throws Exception {
        List<Socket> stopped = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                Socket socket = new Socket(
                        server.address().getAddress(), server.address().getPort());
                stopped.add(socket);
                String begun = i % 2 == 0
                        ? "GET /1.0/identi"
                        : "POST /1.0/identifiers/" + KEY + " HTTP/1.1\r\nHost: here\r\nContent-Length: 100\r\n\r\n{";
                socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
            }
            assertEquals(200, get(KEY, Optional.empty()).statusCode());
        } finally {
            for (Socket socket : stopped) {
                socket.close();
            }
        }
    }

    @Test
    void aPortThatIsTakenIsAProblem() {
        String port = Integer.toString(server.address().getPort());
        Shell.Ran taken = Shell.in(folder).run("did", "serve", "--port", port);
        assertEquals(1, taken.exit(), taken.toString());
        assertEquals(64, Shell.in(folder).run("did", "serve", "--port", "65536").exit());
    }

    private HttpResponse<String> get(String did, Optional<String> accept) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(did));
        accept.ifPresent(type -> request.header("Accept", type));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String did) {
        return URI.create("http://127.0.0.1:" + server.address().getPort() + "/1.0/identifiers/" + did);
    }
}
