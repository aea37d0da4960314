import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.ld.signature.ecdsa.ECDSASignature2019;
import com.apicatalog.ld.signature.ecdsa.sd.ECDSASelective2023;
import com.apicatalog.ld.signature.ecdsa.sd.ECDSASelective2023ProofDraft;
import com.apicatalog.ld.signature.ed25519.Ed25519Signature2020;
import com.apicatalog.ld.signature.ed25519.Ed25519Signature2020ProofDraft;
import com.apicatalog.ld.signature.eddsa.EdDSASignature2022;
import com.apicatalog.multikey.MultiKey;
import com.apicatalog.vc.holder.Holder;
import com.apicatalog.vc.integrity.DataIntegrityProofDraft;
import com.apicatalog.vc.issuer.Issuer;
import com.apicatalog.vc.issuer.ProofDraft;
import com.apicatalog.vc.loader.StaticContextLoader;
import com.apicatalog.vc.suite.SignatureSuite;
import com.apicatalog.vc.verifier.Verifier;
import com.sun.management.OperatingSystemMXBean;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Iron's side of the comparison: IronLap HANDOUT SUITE verify|issue|derive|show COUNT WARM. It has no suite over JCS. Contexts come parsed from memory; the did:key is
 * resolved by iron itself, in memory too.
 */
public final class IronLap {
    private static final URI ASSERTION = URI.create("https://w3id.org/security#assertionMethod");
    private static final String SELECTIVE = "ecdsa-sd-2023";
    private static final List<String> MANDATORY = List.of("/issuer", "/validFrom", "/validUntil");

    /** Iron's errors extend Throwable itself. */
    private interface Work {
        JsonObject once() throws Throwable;
    }

    private interface Draft {
        ProofDraft make() throws Throwable;
    }

    public static void main(String[] arguments) throws Throwable {
        Path folder = Path.of(arguments[0]);
        String suite = arguments[1];
        int count = Integer.parseInt(arguments[3]);
        Work work = switch (arguments[2]) {
            case "verify" -> verifying(folder, suite);
            case "derive" -> deriving(folder, suite);
            default -> issuing(folder, suite);
        };
        if (arguments[2].equals("show")) {
            System.out.println(work.once());
            return;
        }
        warmUp(work, Double.parseDouble(arguments[4]));
        long start = processNanoseconds();
        repeat(work, count);
        double microseconds = (processNanoseconds() - start) / 1e3 / count;
        System.out.printf(
                Locale.ROOT,
                "{\"who\":\"iron\",\"suite\":\"%s\",\"work\":\"%s\",\"count\":%d,\"cpuMicroseconds\":%.1f}%n",
                suite,
                arguments[2],
                count,
                microseconds);
    }

    private static SignatureSuite suite(String name) {
        return switch (name) {
            case "eddsa-rdfc-2022" -> new EdDSASignature2022();
            case "ecdsa-rdfc-2019" -> new ECDSASignature2019();
            case SELECTIVE -> new ECDSASelective2023();
            case "Ed25519Signature2020" -> new Ed25519Signature2020();
            default -> throw new IllegalArgumentException("iron 0.14.0 does not know " + name);
        };
    }

    private static Work verifying(Path folder, String suite) throws Throwable {
        Verifier verifier = Verifier.with(suite(suite)).useBundledContexts(false).loader(loader(folder));
        String text = toVerify(folder, suite);
        return () -> {
            JsonObject document = parse(text);
            verifier.verify(document, Map.of());
            return document;
        };
    }

    /** Of ecdsa-rdfc-2019 iron 0.14.0 accepts its own proofs only, and the others do not accept those: it gets the same credential with its own proof. */
    private static String toVerify(Path folder, String suite) throws Throwable {
        return switch (suite) {
            case "ecdsa-rdfc-2019" -> issuing(folder, suite).once().toString();
            case SELECTIVE -> Files.readString(folder.resolve("derived-" + suite + ".json"));
            default -> Files.readString(folder.resolve("signed-" + suite + ".json"));
        };
    }

    private static Work issuing(Path folder, String suite) throws Exception {
        JsonObject task = parse(Files.readString(folder.resolve("task.json")));
        JsonObject stated = task.getJsonObject("issuers").getJsonObject(suite.startsWith("ecdsa-") ? "P-256" : "Ed25519");
        URI method = URI.create(stated.getString("verificationMethod"));
        MultiKey key = new MultiKey();
        key.setId(method);
        key.setController(URI.create(stated.getString("controller")));
        key.setAlgorithm(suite.startsWith("ecdsa-") ? "P-256" : "Ed25519");
        key.setPrivateKey(HexFormat.of().parseHex(stated.getString("secret")));
        Issuer issuer = suite(suite).createIssuer(key).useBundledContexts(false).loader(loader(folder));
        Draft draft = drafting(suite, method, Instant.parse(task.getString("created")));
        String text = Files.readString(folder.resolve("unsigned-" + suite + ".json"));
        return () -> issuer.sign(parse(text), draft.make()).compacted();
    }

    private static Draft drafting(String suite, URI method, Instant created) {
        return switch (suite) {
            case "eddsa-rdfc-2022" -> () -> dated(new EdDSASignature2022().createDraft(method, ASSERTION), created);
            case "ecdsa-rdfc-2019" -> () -> dated(new ECDSASignature2019().createP256Draft(method, ASSERTION), created);
            case SELECTIVE -> () -> {
                ECDSASelective2023ProofDraft draft = new ECDSASelective2023().createP256Draft(method, ASSERTION);
                draft.selectors(MANDATORY);
                draft.useGeneratedHmacKey(32);
                draft.useGeneratedProofKeys();
                return dated(draft, created);
            };
            default -> () -> {
                Ed25519Signature2020ProofDraft draft = Ed25519Signature2020.createDraft(method, ASSERTION);
                draft.created(created);
                return draft;
            };
        };
    }

    private static ProofDraft dated(DataIntegrityProofDraft draft, Instant created) {
        draft.created(created);
        return draft;
    }

    private static Work deriving(Path folder, String suite) throws Exception {
        Holder holder = Holder.with(suite(suite)).useBundledContexts(false).loader(loader(folder));
        List<String> shown = parse(Files.readString(folder.resolve("task.json")))
                .getJsonArray("shown")
                .getValuesAs(JsonString::getString);
        String text = Files.readString(folder.resolve("signed-" + suite + ".json"));
        return () -> holder.derive(parse(text), shown).compacted();
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

    private static void warmUp(Work work, double seconds) throws Throwable {
        long start = processNanoseconds();
        do {
            repeat(work, 1);
        } while (processNanoseconds() - start < seconds * 1e9);
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
