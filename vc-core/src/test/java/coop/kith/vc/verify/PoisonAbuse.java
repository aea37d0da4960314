package coop.kith.vc.verify;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import coop.kith.bytes.Bytes;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.problem.Outcome;
import coop.kith.problem.Result;
import coop.kith.vc.canon.Canonicalizer;
import coop.kith.vc.canon.HashAlgorithm;
import coop.kith.vc.linked.LinkedCredential;
import coop.kith.vc.linked.LinkedDocuments;
import coop.kith.vc.model.Credential;
import coop.kith.vc.schema.JsonSchemaCheck;
import coop.kith.vc.status.BitstringStatus;
import coop.kith.vc.status.StatusExpectation;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.testing.SdJwts;
import coop.kith.vc.testing.Tokens;
import coop.kith.vc.verdict.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What refusing costs: for each poison the time of the processor and the bytes allocated by then, which the memory in use at any moment cannot exceed, printed as a table. That they are refused at
 * counted budgets is asserted beside what refuses them; here only that they are refused.
 */
final class PoisonAbuse {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final int WARM = 3;

    /** Far above what was measured, so that a slow machine does not fail the build, and far below what work in proportion to the square takes. */
    private static final long MOST_NANOS = 2_000_000_000;

    private static final long MOST_BYTES = 64_000_000;

    @Test
    @Tag("long")
    void everyPoisonIsRefusedAndItsCostTold() {
        poisons().forEach((name, refuses) -> {
            long nanos = Long.MAX_VALUE;
            long bytes = 0;
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long cold = 0;
            for (int round = 0; round <= WARM; round++) {
                long allocated = threads.getCurrentThreadAllocatedBytes();
                long began = threads.getCurrentThreadCpuTime();
                assertTrue(refuses.getAsBoolean(), name);
                long spent = threads.getCurrentThreadCpuTime() - began;
                bytes = threads.getCurrentThreadAllocatedBytes() - allocated;
                cold = round == 0 ? spent : cold;
                nanos = Math.min(nanos, spent);
            }
            System.out.printf(
                    Locale.ROOT,
                    "poison %-42s first %8.1f ms, then %8.1f ms, %8.2f MB allocated%n",
                    name,
                    cold / 1e6,
                    nanos / 1e6,
                    bytes / 1e6);
            assertTrue(nanos < MOST_NANOS && bytes < MOST_BYTES, name);
        });
    }

    private static Map<String, BooleanSupplier> poisons() {
        Map<String, BooleanSupplier> poisons = new LinkedHashMap<>();
        String clique = clique(10);
        String circle = circle(400);
        Canonicalizer canonicalizer = Canonicalizer.standard();
        poisons.put(
                "V21 clique of 10",
                () -> !canonicalizer
                        .canonicalNQuads(clique, HashAlgorithm.SHA_256)
                        .isOk());
        poisons.put(
                "V21 circle of 400",
                () -> !canonicalizer
                        .canonicalNQuads(circle, HashAlgorithm.SHA_256)
                        .isOk());
        verified(poisons, "V22 lone surrogate", "{\"a\":\"\\ud800\"}");
        verified(poisons, "V23 depth 100 000", "[".repeat(100_000));
        verified(poisons, "V23 depth 100 000 in objects", "{\"a\":".repeat(100_000));
        verified(poisons, "V24 1e1000000000", "{\"a\":1e1000000000}");
        verified(poisons, "V24 100 000 digits", "{\"a\":" + "7".repeat(100_000) + "}");
        verified(poisons, "V25 trailing text", "{} x");
        verified(poisons, "V26 2 MB of names of one hash", sameHash(16));
        verified(poisons, "V26 16 384 names of one hash", named(sameHash(14)));
        verified(poisons, "V26 a name of 900 000 characters", "{\"" + "x".repeat(900_000) + "\":1}");
        for (boolean hostile : List.of(false, true)) {
            String kind = hostile ? " of one hash" : "";
            String proof = proof("eddsa-rdfc-2022", "assertionMethod", "");
            verified(poisons, "V26 22 000 subjects" + kind, credential(subjects(22_000, hostile), proof));
            verified(poisons, "V26 14 000 directed texts" + kind, credential(directed(14_000, hostile), proof));
            verified(poisons, "V26 29 000 texts" + kind, credential(claim(texts(29_000, hostile)), proof));
            String sixteen = "[" + String.join(",", Collections.nCopies(16, proof)) + "]";
            verified(poisons, "V26 sixteen proofs" + kind, credential(directed(3_000, hostile), sixteen));
            String bounded = credential(subjects(3_000, hostile), chained());
            verified(poisons, "V26 sixteen proofs in a chain" + kind, bounded);
            presented(poisons, "V26 29 000 domains" + kind, texts(29_000, hostile));
        }
        verified(poisons, "V27 900 000 disclosures", selective("{}") + "~".repeat(900_000));
        verified(poisons, "V27 13 000 decoys", selective(decoys(13_000)) + "~");
        verified(poisons, "V27 13 000 decoys in a disclosure", disclosing(decoys(13_000)));
        verified(poisons, "V27 32 000 places of decoys", selective(places(32_000)) + "~");
        verified(poisons, "V27 1 000 places of decoys", selective(places(1_000)) + "~");
        verified(poisons, "V27 90 000 empty objects", selective(status(Collections.nCopies(90_000, "{}"))) + "~");
        verified(poisons, "V27 8 000 digests of one hash", selective(digests(sameHash(13))) + "~");
        verified(poisons, "V27 depth 100 000", selective("{\"a\":".repeat(100_000)) + "~");
        verified(poisons, "V27 depth 100 000 in a disclosure", disclosing("[".repeat(100_000)));
        Bytes bomb = bomb();
        poisons.put("V29 bomb of 1 GiB", () -> status(bomb));
        poisons.put("V38 circle of references", schema("\"$ref\":\"#\""));
        poisons.put("V38 (a+)+$", schema("\"properties\":{\"name\":{\"pattern\":\"^(a+)+$\"}}"));
        poisons.put("V38 schema of 10 MB", schema("\"description\":\"" + "x".repeat(10 << 20) + "\""));
        return poisons;
    }

    private static void verified(Map<String, BooleanSupplier> poisons, String name, String text) {
        CredentialVerifier verifier = CredentialVerifier.standard();
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        poisons.put(name, () -> verifier.verify(utf8, VerificationPolicy.strict(), NOW) instanceof Verdict.Rejected<?>);
    }

    private static String selective(String payload) {
        return "e30." + Tokens.encoded(payload) + ".AAAA";
    }

    /** With one disclosure, which belongs to the token. */
    private static String disclosing(String value) {
        String disclosure = Tokens.encoded("[\"salt\",\"claim\"," + value + "]");
        return selective("{\"_sd\":[\"" + SdJwts.digest(disclosure) + "\"]}") + '~' + disclosure + '~';
    }

    private static String decoys(int number) {
        return IntStream.range(0, number)
                .mapToObj(decoy -> '"' + SdJwts.digest("decoy " + decoy) + '"')
                .collect(Collectors.joining(",", "{\"_sd\":[", "]}"));
    }

    /** Of decoys. */
    private static String places(int number) {
        return status(IntStream.range(0, number)
                .mapToObj(place -> "{\"_sd\":[\"" + place + "\"]}")
                .toList());
    }

    /** As deep as may be, in a member that must be in clear. */
    private static String status(List<String> items) {
        String start = "{\"@context\":[\"https://www.w3.org/ns/credentials/v2\"],\"type\":[\"VerifiableCredential\"],"
                + "\"issuer\":\"did:example:a\",\"credentialSubject\":{\"id\":\"did:example:b\"},"
                + "\"credentialStatus\":{\"type\":\"Some\",\"a\":" + "{\"a\":".repeat(58) + '[';
        return start + String.join(",", items) + "]" + "}".repeat(60);
    }

    /** As they stand in an object that {@link #sameHash} makes. */
    private static String digests(String names) {
        return "{\"_sd\":[" + names.replaceAll("[{}]", "").replaceAll(":[^,]*", "") + "]}";
    }

    private static void presented(Map<String, BooleanSupplier> poisons, String name, String domains) {
        PresentationVerifier verifier = PresentationVerifier.standard();
        byte[] utf8 = ("{\"@context\":[\"https://www.w3.org/ns/credentials/v2\"],\"type\":[\"VerifiablePresentation\"],"
                        + "\"proof\":" + proof("eddsa-jcs-2022", "authentication", "\"domain\":" + domains + ",") + "}")
                .getBytes(StandardCharsets.UTF_8);
        VerificationPolicy policy = VerificationPolicy.expecting("challenge", "domain");
        poisons.put(name, () -> verifier.verify(utf8, policy, NOW) instanceof Verdict.Rejected<?>);
    }

    private static String credential(String subject, String proof) {
        return "{\"@context\":[\"https://www.w3.org/ns/credentials/v2\","
                + "\"https://www.w3.org/ns/credentials/examples/v2\"],\"type\":[\"VerifiableCredential\"],"
                + "\"issuer\":\"" + Persona.ISSUER.did() + "\",\"credentialSubject\":" + subject + ",\"proof\":"
                + proof + "}";
    }

    /** With a signature that does not hold. */
    private static String proof(String suite, String purpose, String more) {
        return "{\"type\":\"DataIntegrityProof\",\"cryptosuite\":\"" + suite + "\",\"proofPurpose\":\"" + purpose
                + "\"," + more + "\"created\":\"2026-11-01T00:00:00Z\",\"verificationMethod\":\""
                + Persona.ISSUER.method() + "\",\"proofValue\":\"z" + "3".repeat(87) + "\"}";
    }

    private static String chained() {
        return IntStream.range(0, 16)
                .mapToObj(index -> proof(
                        "eddsa-rdfc-2022",
                        "assertionMethod",
                        "\"id\":\"urn:p:" + index + "\","
                                + (index == 0 ? "" : "\"previousProof\":\"urn:p:" + (index - 1) + "\",")))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String subjects(int number, boolean hostile) {
        return IntStream.range(0, number)
                .mapToObj(index -> "{\"id\":\"urn:" + text(index, hostile) + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String directed(int number, boolean hostile) {
        return IntStream.range(0, number)
                .mapToObj(index -> "\"" + text(index, hostile) + "\":{\"@value\":\"\",\"@direction\":\"ltr\"}")
                .collect(Collectors.joining(",", "{\"id\":\"did:example:ana\",", "}"));
    }

    /** A credential about a subject with these members, small enough to be read: what reads it keeps them in tables by their hash. */
    private static String named(String subject) {
        return credential(subject, proof("eddsa-jcs-2022", "assertionMethod", ""));
    }

    private static String claim(String texts) {
        return "{\"id\":\"did:example:ana\",\"claim\":" + texts + "}";
    }

    private static String texts(int number, boolean hostile) {
        return IntStream.range(0, number)
                .mapToObj(index -> '"' + text(index, hostile) + '"')
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** The text of this number: of the one hash of {@link #sameHash}, or of one of its own. */
    private static String text(int number, boolean hostile) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < 15; at++) {
            text.append((number >> at & 1) == 0 ? "Aa" : hostile ? "BB" : "Bb");
        }
        return text.toString();
    }

    private static String clique(int nodes) {
        StringBuilder lines = new StringBuilder();
        for (int one = 0; one < nodes; one++) {
            for (int other = 0; other < nodes; other++) {
                if (one != other) {
                    lines.append("_:n")
                            .append(one)
                            .append(" <urn:p> _:n")
                            .append(other)
                            .append(" .\n");
                }
            }
        }
        return lines.toString();
    }

    private static String circle(int nodes) {
        StringBuilder lines = new StringBuilder();
        for (int one = 0; one < nodes; one++) {
            lines.append("_:n")
                    .append(one)
                    .append(" <urn:p> _:n")
                    .append((one + 1) % nodes)
                    .append(" .\n");
        }
        return lines.toString();
    }

    /** "Aa" and "BB" have one hash, and so have all words made of as many of them. */
    private static String sameHash(int pairs) {
        StringBuilder members = new StringBuilder("{");
        for (int word = 0; word < 1 << pairs; word++) {
            members.append(word == 0 ? "\"" : ",\"");
            for (int at = 0; at < pairs; at++) {
                members.append((word >> at & 1) == 0 ? "Aa" : "BB");
            }
            members.append("\":1");
        }
        return members.append('}').toString();
    }

    private static Bytes bomb() {
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(member)) {
            byte[] zeros = new byte[1 << 20];
            for (int written = 0; written < 1024; written++) {
                gzip.write(zeros);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Bytes.of(member.toByteArray());
    }

    private static boolean status(Bytes bomb) {
        String list = "https://club.example/status/1";
        JsonObject credential = base().with("id", list)
                .with("type", JsonArray.ofStrings(List.of("VerifiableCredential", "BitstringStatusListCredential")))
                .with(
                        "credentialSubject",
                        JsonObject.empty()
                                .with("id", list + "#list")
                                .with("type", "BitstringStatusList")
                                .with("statusPurpose", "revocation")
                                .with(
                                        "encodedList",
                                        "u"
                                                + Base64.getUrlEncoder()
                                                        .withoutPadding()
                                                        .encodeToString(bomb.toArray())));
        JsonObject entry = JsonObject.empty()
                .with("type", "BitstringStatusListEntry")
                .with("statusPurpose", "revocation")
                .with("statusListIndex", "7")
                .with("statusListCredential", list);
        LinkedCredential linked = new LinkedCredential(
                Bytes.of(new byte[0]),
                new Verdict.Accepted<>(Credential.parse(credential).orThrow(), List.of()));
        return BitstringStatus.of(InstantSource.fixed(NOW))
                        .check(
                                entry,
                                "did:example:club",
                                new StatusExpectation(NOW, Duration.ZERO, Optional.empty()),
                                url -> Result.ok(linked))
                        .outcome()
                != Outcome.PASSED;
    }

    private static BooleanSupplier schema(String members) {
        String schema = "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\"," + members + "}";
        Bytes content = Bytes.of(schema.getBytes(StandardCharsets.UTF_8));
        String url = "https://club.example/schema.json";
        JsonObject entry = JsonObject.empty().with("id", url).with("type", "JsonSchema");
        Credential credential =
                Credential.parse(base().with("name", "a".repeat(40_000) + "!")).orThrow();
        return () -> JsonSchemaCheck.standard()
                        .check(
                                credential,
                                entry,
                                LinkedDocuments.of(Map.of(url, content)),
                                other -> Result.refused(List.of()))
                        .outcome()
                != Outcome.PASSED;
    }

    private static JsonObject base() {
        return Json.parseObject("{\"@context\":[\"https://www.w3.org/ns/credentials/v2\"],"
                        + "\"type\":[\"VerifiableCredential\"],\"issuer\":\"did:example:club\","
                        + "\"credentialSubject\":{\"id\":\"did:example:ana\"}}")
                .orThrow();
    }
}
