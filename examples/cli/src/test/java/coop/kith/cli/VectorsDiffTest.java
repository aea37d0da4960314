package coop.kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import coop.kith.cli.Shell.Ran;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kith beside a VC-API endpoint, on HTTP, that takes whatever has no {@code description}. */
final class VectorsDiffTest {
    @TempDir
    private Path folder;

    private HttpServer server;
    private String address;

    @BeforeEach
    void start() throws IOException {
        // Whoever makes the first server of a process settles the limits of all.
        DidServer.limit();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/credentials/verify", exchange -> {
            JsonObject asked = Json.parseObject(exchange.getRequestBody().readAllBytes(), JsonLimits.standard())
                    .orThrow();
            boolean good = !asked.object("verifiableCredential").orElseThrow().has("description");
            byte[] reply = (good
                            ? "{\"verified\":true}"
                            : "{\"verified\":false,\"problemDetails\":[{\"type\":\"https://a.example/#DESCRIBED\"}]}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(good ? 200 : 400, reply.length);
            exchange.getResponseBody().write(reply);
            exchange.close();
        });
        server.start();
        address = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Shell corpus() {
        Shell shell = Shell.in(folder);
        JsonObject good = Neighbour.MARA.names(Neighbour.ANA, "Ana");
        shell.write("corpus/good.json", good);
        shell.write(
                "corpus/described.json",
                good.with("description", "with much around it")
                        .with("name", "Ana")
                        .with("termsOfUse", JsonArray.of(JsonObject.empty().with("type", "https://a.example/#Terms"))));
        return shell;
    }

    @Test
    void showsTheSmallestDocumentThatTheyJudgeDifferently() {
        Ran ran = corpus().run("vectors", "diff", "kith", address, "--corpus", "corpus", "--sign-anew", "--json");
        assertEquals(1, ran.exit(), ran::toString);
        List<JsonObject> differences = Shell.objects(ran.json().oneOrMany("differences"));
        assertEquals(1, differences.size(), ran::toString);
        JsonObject smallest = differences.get(0);
        assertEquals("accepted", smallest.string("first").orElseThrow());
        assertEquals("refused", smallest.string("second").orElseThrow());
        JsonObject document = smallest.object("document").orElseThrow();
        assertEquals(
                Set.of("@context", "type", "issuer", "credentialSubject", "description", "proof"),
                document.members().keySet());
        assertEquals(
                1, document.object("credentialSubject").orElseThrow().members().size());
    }

    @Test
    void documentsOnWhichTheyAgreeAreNotShown() {
        Ran ran = corpus().run("vectors", "diff", "kith", "kith", "--corpus", "corpus", "--json");
        assertEquals(0, ran.exit(), ran::toString);
        assertEquals(List.of(), ran.json().oneOrMany("differences"));
    }

    /** The vectors of a manifest, put to the endpoint: what it refuses for its own reasons fails where a reason was wanted. */
    @Test
    void anEndpointIsHeldAgainstVectors() {
        Shell shell = Shell.in(folder);
        shell.run("vectors", "emit", "negatives", "--spec", "vcdm-1.1");
        Ran ran = shell.run("vectors", "run", "negatives", "--against", address, "--json");
        List<JsonObject> results = Shell.objects(ran.json().oneOrMany("results"));
        for (JsonObject result : results) {
            boolean corrected = result.string("id").orElseThrow().endsWith("-corrected");
            assertEquals(
                    corrected ? "passed" : "failed", result.string("outcome").orElseThrow(), ran::toString);
        }
    }
}
