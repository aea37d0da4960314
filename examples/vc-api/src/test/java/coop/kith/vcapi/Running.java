package coop.kith.vcapi;

import coop.kith.bytes.Bytes;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.vc.store.StatusRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A server that runs on loopback, and a client that trusts its certificate. */
record Running(Server server, StatusRegistry registry, HttpClient client, String base) implements AutoCloseable {
    static final String ID = "urn:uuid:0e1b1c0e-8b53-4a3f-9d55-6a1e5bd2f1aa";

    private static final Bytes SEED = Bytes.ofHex("01".repeat(32));
    private static final AtomicLong SECONDS = new AtomicLong();

    /** A second later at each look. */
    private static final InstantSource CLOCK =
            () -> Instant.parse("2026-11-22T12:00:00Z").plusSeconds(SECONDS.incrementAndGet());

    private static final String PASSWORD = "for this test";

    /** What the server answered. */
    record Got(int status, String body) {
        JsonObject json() {
            return Json.parseObject(body).orThrow();
        }

        String problem() {
            return ((JsonObject) json().oneOrMany("problemDetails").get(0))
                    .string("type")
                    .orElseThrow();
        }
    }

    static Running start(Path folder) {
        AtomicReference<String> address = new AtomicReference<>("");
        Running running = start(folder, address::get);
        address.set(running.base());
        return running;
    }

    /** Whose status lists are published under what {@code published} says. */
    static Running start(Path folder, Supplier<String> published) {
        SecureRandom random = new SecureRandom();
        KeyStore certificate = SelfSigned.make(Instant.now(), random, PASSWORD.toCharArray());
        StatusRegistry registry =
                StatusRegistry.open(folder.resolve("status.db"), random).orThrow();
        Api api = Main.api(SEED, registry, CLOCK, random, published);
        Server server = Server.start(api, "127.0.0.1", 0, 0, certificate, PASSWORD, line -> {});
        String base = server.addresses().stream()
                .filter(one -> one.getScheme().equals("https"))
                .findFirst()
                .orElseThrow()
                .toString();
        return new Running(server, registry, client(certificate, random), base);
    }

    private static HttpClient client(KeyStore certificate, SecureRandom random) {
        try {
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(certificate);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, trusted.getTrustManagers(), random);
            return HttpClient.newBuilder().sslContext(tls).build();
        } catch (GeneralSecurityException unable) {
            throw new AssertionError(unable);
        }
    }

    Got send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Got(response.statusCode(), response.body());
        } catch (IOException | InterruptedException unanswered) {
            throw new AssertionError(unanswered);
        }
    }

    Got get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).build());
    }

    Got post(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build());
    }

    Got post(String path, String name, JsonObject value, JsonObject options) {
        return post(path, Json.write(JsonObject.empty().with(name, value).with("options", options)));
    }

    /** The DID of an issuer. */
    String issuer(String suite, String keyType) {
        return get("/issuers").json().oneOrMany("issuers").stream()
                .map(JsonObject.class::cast)
                .filter(row -> row.string("cryptosuite").orElseThrow().equals(suite)
                        && row.string("keyType").orElseThrow().equals(keyType))
                .map(row -> row.string("id").orElseThrow())
                .findFirst()
                .orElseThrow();
    }

    static JsonObject credential(String issuer) {
        return JsonObject.empty()
                .with("@context", JsonArray.ofStrings(List.of("https://www.w3.org/ns/credentials/v2")))
                .with("id", ID)
                .with("type", JsonArray.ofStrings(List.of("VerifiableCredential")))
                .with("name", "Member")
                .with("issuer", issuer)
                .with("credentialSubject", JsonObject.empty().with("id", "did:example:ana"));
    }

    @Override
    public void close() {
        server.close();
        registry.close();
    }
}
