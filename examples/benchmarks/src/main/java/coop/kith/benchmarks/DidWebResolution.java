package coop.kith.benchmarks;

import coop.kith.bytes.Bytes;
import coop.kith.did.Did;
import coop.kith.did.document.DidDocument;
import coop.kith.did.method.web.DidWeb;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.net.Fetched;
import coop.kith.problem.Result;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * did:web: its document read and checked, and the DID resolved with a fetcher that has the bytes at hand, beside a library that reads the same bytes as JSON and asks
 * nothing of them.
 */
public class DidWebResolution extends Measured {
    private static final String DID = "did:web:club.example:members:ana";
    private static final String DOCUMENT =
            "{\"@context\":[\"https://www.w3.org/ns/did/v1\",\"https://w3id.org/security/multikey/v1\"],"
                    + "\"id\":\"DID\",\"verificationMethod\":["
                    + "{\"id\":\"DID#key-1\",\"type\":\"Multikey\",\"controller\":\"DID\",\"publicKeyMultibase\":\"KEY\"},"
                    + "{\"id\":\"DID#key-2\",\"type\":\"Multikey\",\"controller\":\"DID\",\"publicKeyMultibase\":\"KEY\"}],"
                    + "\"authentication\":[\"DID#key-1\"],\"assertionMethod\":[\"DID#key-1\",\"DID#key-2\"],"
                    + "\"service\":[{\"id\":\"DID#home\",\"type\":\"LinkedDomains\",\"serviceEndpoint\":\"https://club.example/\"}]}";

    private final JsonProvider parsson = JsonProvider.provider();
    private final byte[] bytes = DOCUMENT.replace("DID", DID)
            .replace("KEY", Multikey.encode(Keys.of(KeyType.ED25519).publicKey()))
            .getBytes(StandardCharsets.UTF_8);
    private final Did did = Did.parse(DID).orThrow();
    private final Bytes served = Bytes.of(bytes);
    private final DidResolver resolver = DidResolver.of(
            List.of(new DidWeb()),
            new Surroundings(
                    () -> Instant.EPOCH,
                    (url, limits) -> Result.ok(new Fetched(
                            url,
                            200,
                            Optional.of("application/did"),
                            served,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()))));

    @Benchmark
    @Beside(what = "did:web document parse", method = "parseWithParsson", peer = "Eclipse Parsson, its JSON alone")
    public Result<DidDocument> parse() {
        return Json.parseObject(bytes, JsonLimits.standard()).flatMap(DidDocument::parse);
    }

    @Benchmark
    @Beside(
            what = "did:web resolve, bytes at hand",
            method = "parseWithParsson",
            peer = "Eclipse Parsson, its JSON alone")
    public Resolution resolve() {
        return resolver.resolve(did);
    }

    @Benchmark
    public JsonStructure parseWithParsson() {
        try (JsonReader reader = parsson.createReader(new ByteArrayInputStream(bytes))) {
            return reader.read();
        }
    }
}
