package coop.kith.benchmarks;

import coop.kith.json.Jcs;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Result;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;

/** Reading and canonicalizing the membership credential, strictly, beside libraries that do the same work and ask less. */
public class JsonText extends Measured {
    private final JsonProvider parsson = JsonProvider.provider();
    private final JsonObject document = Membership.signed(SuiteAndKey.EDDSA_JCS_2022);
    private final byte[] bytes = Json.write(document).getBytes(StandardCharsets.UTF_8);
    private final JsonStructure parsed = parseWithParsson();

    @Benchmark
    @Beside(what = "JSON parse, 1.4 KB", method = "parseWithParsson", peer = "Eclipse Parsson")
    public Result<JsonValue> parse() {
        return Json.parse(bytes, JsonLimits.standard());
    }

    @Benchmark
    public final JsonStructure parseWithParsson() {
        try (JsonReader reader = parsson.createReader(new ByteArrayInputStream(bytes))) {
            return reader.read();
        }
    }

    @Benchmark
    @Beside(what = "JCS, 1.4 KB", method = "canonicalizeWithTitanium", peer = "titanium-jcs")
    public Result<byte[]> canonicalize() {
        return Jcs.canonicalize(document);
    }

    @Benchmark
    public byte[] canonicalizeWithTitanium() {
        return com.apicatalog.jcs.Jcs.canonize(parsed).getBytes(StandardCharsets.UTF_8);
    }
}
