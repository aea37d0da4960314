import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.ld.signature.eddsa.EdDSASignature2022;
import com.apicatalog.multikey.MultiKey;
import com.apicatalog.vc.integrity.DataIntegrityProofDraft;
import com.apicatalog.vc.issuer.Issuer;
import com.apicatalog.vc.loader.StaticContextLoader;
import com.apicatalog.vc.verifier.Verifier;
import com.sun.management.OperatingSystemMXBean;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/**
 * Iron's side of the comparison: IronLap HANDOUT eddsa-rdfc-2022 verify|issue|show COUNT. It has no eddsa-jcs-2022. Contexts come parsed from memory; the did:key is
 * resolved by iron itself, in memory too.
 */
public final class IronLap {
    /** Iron's errors extend Throwable itself. */
    private interface Work {
        JsonObject once() throws Throwable;
    }

    public static void main(String[] arguments) throws Throwable {
        Path folder = Path.of(arguments[0]);
        int count = Integer.parseInt(arguments[3]);
        if (!arguments[1].equals("eddsa-rdfc-2022")) {
            throw new IllegalArgumentException("iron 0.14.0 does not know " + arguments[1]);
        }
        Work work = arguments[2].equals("verify") ? verifying(folder) : issuing(folder);
        if (arguments[2].equals("show")) {
            System.out.println(work.once());
            return;
        }
        repeat(work, count);
        long start = processNanoseconds();
        repeat(work, count);
        double microseconds = (processNanoseconds() - start) / 1e3 / count;
        System.out.printf(
                Locale.ROOT,
                "{\"who\":\"iron\",\"suite\":\"%s\",\"work\":\"%s\",\"count\":%d,\"cpuMicroseconds\":%.1f}%n",
                arguments[1],
                arguments[2],
                count,
                microseconds);
    }

    private static Work verifying(Path folder) throws Exception {
        Verifier verifier = Verifier.with(new EdDSASignature2022()).useBundledContexts(false).loader(loader(folder));
        String text = Files.readString(folder.resolve("signed-eddsa-rdfc-2022.json"));
        return () -> {
            JsonObject document = parse(text);
            verifier.verify(document);
            return document;
        };
    }

    private static Work issuing(Path folder) throws Exception {
        JsonObject task = parse(Files.readString(folder.resolve("task.json")));
        URI method = URI.create(task.getString("verificationMethod"));
        MultiKey key = new MultiKey();
        key.setId(method);
        key.setController(URI.create(task.getString("controller")));
        key.setAlgorithm("Ed25519");
        key.setPrivateKey(HexFormat.of().parseHex(task.getString("seed")));
        EdDSASignature2022 suite = new EdDSASignature2022();
        Issuer issuer = suite.createIssuer(key).useBundledContexts(false).loader(loader(folder));
        Instant created = Instant.parse(task.getString("created"));
        String text = Files.readString(folder.resolve("unsigned.json"));
        return () -> {
            DataIntegrityProofDraft draft =
                    suite.createDraft(method, URI.create("https://w3id.org/security#assertionMethod"));
            draft.created(created);
            return issuer.sign(parse(text), draft).compacted();
        };
    }

    /** The documents of the handout first, then those that iron brings along; nothing from the network. */
    private static DocumentLoader loader(Path folder) throws Exception {
        Map<URI, Document> known = new HashMap<>();
        parse(Files.readString(folder.resolve("contexts.json")))
                .forEach((url, context) -> known.put(URI.create(url), JsonDocument.of(context.asJsonObject())));
        DocumentLoader bundled = new StaticContextLoader((url, options) -> {
            throw new IllegalStateException("no network in a benchmark: " + url);
        });
        return (url, options) -> {
            Document document = known.get(url);
            return document != null ? document : bundled.loadDocument(url, options);
        };
    }

    private static JsonObject parse(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static void repeat(Work work, int count) throws Throwable {
        for (int i = 0; i < count; i++) {
            work.once();
        }
    }

    private static long processNanoseconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
