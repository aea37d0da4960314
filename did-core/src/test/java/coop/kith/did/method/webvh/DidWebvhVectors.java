package coop.kith.did.method.webvh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.location.Idna;
import coop.kith.did.location.LogLocation;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import coop.kith.testing.Vectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The logs that five implementations wrote for the public test suite, each resolved and held against what its own implementation resolved. They differ among
 * themselves in ids of implicit services, slashes, and how they say that something is absent; the comparison looks through that, and the strict count says how
 * often there was nothing to look through.
 */
class DidWebvhVectors {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    /**
     * Logs that do not hold by the specification, though some of their writers resolve them. Witnesses without {@code did:key:} (rust); an update that replaces two
     * witnesses by one, approved by one of the two where both were needed (all others; python and java-eecc found the same about their own); a document that
     * moved and left its methods behind under the old DID (java-eecc).
     */
    private static final Map<String, ProblemType> REFUSED = new TreeMap<>(Map.of(
            "portable-move/java-eecc/resolutionResult.json", DidProblem.INVALID_DID_DOCUMENT,
            "witness-threshold/rust/resolutionResult.json", WebvhProblem.INVALID_WITNESS_RULE,
            "witness-update/rust/resolutionResult.json", WebvhProblem.INVALID_WITNESS_RULE,
            "witness-update/java/resolutionResult.json", WebvhProblem.NOT_WITNESSED,
            "witness-update/java-eecc/resolutionResult.json", WebvhProblem.NOT_WITNESSED,
            "witness-update/python/resolutionResult.json", WebvhProblem.NOT_WITNESSED,
            "witness-update/ts/resolutionResult.json", WebvhProblem.NOT_WITNESSED));

    private final Map<String, ProblemType> refused = new TreeMap<>();
    private int strict;
    private int semantic;
    private final List<String> differences = new ArrayList<>();

    @Test
    void resolvesEveryLogOfTheTestSuite() throws IOException {
        int results = 0;
        for (Path scenario : folders(Vectors.at("did/didwebvh-test-suite"))) {
            for (Path implementation : folders(scenario)) {
                for (Path expected : results(implementation)) {
                    results++;
                    compare(scenario.getFileName() + "/" + implementation.getFileName(), implementation, expected);
                }
            }
        }
        System.out.println("did:webvh test suite: " + results + " results, " + strict + " strictly equal, " + semantic
                + " equal in meaning, " + refused.size() + " refused");
        assertEquals(List.of(), differences);
        assertEquals(REFUSED, refused);
        assertEquals(results, semantic + refused.size());
        assertTrue(results >= 64, "results: " + results);
    }

    @Test
    void resolvesTheLogsOfDidwebvhJava() throws IOException {
        assertInstanceOf(Resolution.Resolved.class, java("first-log-entry-good.jsonl", ""));
        assertInstanceOf(Resolution.Invalid.class, java("first-log-entry-tampered.jsonl", ""));
        assertInstanceOf(Resolution.Deactivated.class, java("deactivated-did.jsonl", ""));
        assertInstanceOf(Resolution.Resolved.class, java("migrated-did.jsonl", ""));
        // Its second entry is signed by the key before, where pre-rotation demands one that was promised ("Authorized
        // Keys").
        assertEquals(
                WebvhProblem.KEY_NOT_AUTHORIZED,
                assertInstanceOf(Resolution.Invalid.class, java("pre-rotation-log.jsonl", ""))
                        .problems()
                        .get(1)
                        .type());
        assertInstanceOf(Resolution.Resolved.class, java("multi-entry-log.jsonl", "multi-entry-witness.json"));
    }

    private Resolution java(String log, String witness) throws IOException {
        byte[] bytes = Files.readAllBytes(Vectors.at("did/didwebvh-java/" + log));
        Did did = lastName(bytes);
        Web web = web(did, bytes);
        if (!witness.isEmpty()) {
            web.with(location(did).witnesses(), Files.readAllBytes(Vectors.at("did/didwebvh-java/" + witness)));
        }
        return resolve(did, web, ResolutionOptions.none());
    }

    private void compare(String which, Path folder, Path expectedFile) throws IOException {
        byte[] log = Files.readAllBytes(folder.resolve("did.jsonl"));
        JsonObject expected = Json.parseObject(Files.readString(expectedFile)).orThrow();
        Did did = lastName(log);
        Web web = web(did, log);
        if (Files.exists(folder.resolve("did-witness.json"))) {
            web.with(location(did).witnesses(), Files.readAllBytes(folder.resolve("did-witness.json")));
        }
        JsonObject metadata = expected.object("didDocumentMetadata").orElse(JsonObject.empty());
        ResolutionOptions options = metadata.string("versionId")
                .filter(id -> !lastVersion(log).equals(id))
                .map(ResolutionOptions.none()::atVersion)
                .orElse(ResolutionOptions.none());
        Resolution answer = resolve(did, web, options);
        String name = which + "/" + expectedFile.getFileName();
        judge(name, expected, metadata, answer);
    }

    private void judge(String name, JsonObject expected, JsonObject metadata, Resolution answer) {
        Optional<JsonObject> document = expected.object("didDocument");
        if (answer instanceof Resolution.Deactivated gone) {
            boolean same = metadata.get("deactivated").equals(Optional.of(JsonLiteral.TRUE))
                    && sameMetadata(metadata, gone.documentMetadata());
            count(name, document.isEmpty() && same, same, "deactivated " + gone.documentMetadata());
            return;
        }
        if (answer instanceof Resolution.Resolved found && document.isPresent()) {
            JsonObject ours = found.document().json();
            boolean same = plain(document.get(), found.document().id().toString())
                            .equals(plain(ours, found.document().id().toString()))
                    && sameMetadata(metadata, found.documentMetadata());
            boolean equal = document.get().equals(ours) && metadata.equals(found.documentMetadata());
            count(name, equal, same, ours + " " + found.documentMetadata());
            return;
        }
        if (answer instanceof Resolution.Invalid invalid && REFUSED.containsKey(name)) {
            List<Problem> problems = invalid.problems();
            refused.put(name, problems.get(problems.size() - 1).type());
            return;
        }
        count(name, false, false, answer.toString());
    }

    private void count(String name, boolean equal, boolean same, String ours) {
        strict += equal ? 1 : 0;
        semantic += same ? 1 : 0;
        if (!same) {
            differences.add(name + ": " + ours);
        }
    }

    private static boolean sameMetadata(JsonObject expected, JsonObject ours) {
        for (String name : List.of("versionId", "versionTime", "created", "scid")) {
            if (expected.has(name) && !expected.get(name).equals(ours.get(name))) {
                return false;
            }
        }
        // One of the five says when the DID was last updated, whichever version is asked for; the others speak of the
        // version.
        boolean older = ours.has("nextUpdate");
        if (!older && !expected.get("updated").equals(ours.get("updated"))) {
            return false;
        }
        boolean number = !(expected.members().get("versionNumber") instanceof JsonNumber stated)
                || ours.string("versionNumber").equals(Optional.of(stated.text()));
        return number
                && truth(expected, "deactivated") == truth(ours, "deactivated")
                && (!expected.has("portable") || truth(expected, "portable") == truth(ours, "portable"));
    }

    private static boolean truth(JsonObject object, String name) {
        return object.get(name).equals(Optional.of(JsonLiteral.TRUE));
    }

    /** The document with absolute ids, services sorted, no slash at the end of an endpoint, and a list of one as the one. */
    private static JsonObject plain(JsonObject document, String did) {
        Map<String, JsonValue> plain = new LinkedHashMap<>(document.members());
        List<JsonValue> services = new ArrayList<>();
        for (JsonValue service : document.oneOrMany("service")) {
            JsonObject object = (JsonObject) service;
            String id = object.string("id").orElseThrow();
            String endpoint = object.string("serviceEndpoint").orElseThrow();
            services.add(sorted(object.without("@context")
                    .with("id", id.startsWith("#") ? did + id : id)
                    .with(
                            "serviceEndpoint",
                            endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint)));
        }
        List<JsonValue> sorted = new TreeSet<>(
                        services.stream().map(JsonValue::toString).toList())
                .stream().map(text -> (JsonValue) new JsonString(text)).toList();
        plain.put("service", new JsonArray(sorted));
        List<JsonValue> methods = new ArrayList<>();
        for (JsonValue method : document.oneOrMany("verificationMethod")) {
            JsonObject object = (JsonObject) method;
            methods.add(object.has("controller") ? object : object.with("controller", did));
        }
        plain.put("verificationMethod", new JsonArray(methods));
        return new JsonObject(plain);
    }

    private static JsonObject sorted(JsonObject object) {
        return new JsonObject(new TreeMap<>(object.members()));
    }

    private static Resolution resolve(Did did, Web web, ResolutionOptions options) {
        return DidResolver.of(List.of(DidWebvh.standard()), new Surroundings(InstantSource.fixed(NOW), web))
                .resolve(did, options);
    }

    private static Web web(Did did, byte[] log) {
        return new Web().with(location(did).log(), log);
    }

    private static LogLocation location(Did did) {
        return LogLocation.of(did, Idna.none()).orThrow();
    }

    private static Did lastName(byte[] log) {
        return Did.parse(last(log).object("state").orElseThrow().string("id").orElseThrow())
                .orThrow();
    }

    private static String lastVersion(byte[] log) {
        return last(log).string("versionId").orElseThrow();
    }

    private static JsonObject last(byte[] log) {
        List<String> lines = new String(log, StandardCharsets.UTF_8).lines().toList();
        return Json.parseObject(lines.get(lines.size() - 1)).orThrow();
    }

    private static List<Path> folders(Path parent) throws IOException {
        try (Stream<Path> inside = Files.list(parent)) {
            return inside.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static List<Path> results(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(file -> file.getFileName().toString().startsWith("resolutionResult"))
                    .sorted()
                    .toList();
        }
    }
}
