package coop.kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.cli.Shell.Ran;
import coop.kith.did.Did;
import coop.kith.did.bundle.Bundle;
import coop.kith.did.location.Idna;
import coop.kith.did.location.LogLocation;
import coop.kith.did.method.DidMethods;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.net.Fetched;
import coop.kith.net.Fetcher;
import coop.kith.problem.Result;
import coop.kith.testing.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Resolving, comparing and bundling DIDs; those with a history out of a bundle, so that no network is touched. */
class DidHistoryTest {
    private static final String KEY = Neighbour.ANA.did().toString();

    private static final String LOG = "did/didwebvh-java/multi-entry-log.jsonl";

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void aShell() {
        shell = Shell.in(folder);
    }

    @Test
    void resolvesWhatNeverChangesAtAnyTime() {
        Ran ran = shell.run("did", "resolve", KEY, "--at", "1999-01-01T00:00:00Z");
        assertEquals(0, ran.exit(), ran.toString());
        assertEquals(1, shell.run("did", "resolve", KEY, "--version-id", "1").exit());
        assertEquals(64, shell.run("did", "resolve", KEY, "--at", "yesterday").exit());
        assertEquals(
                64,
                shell.run("did", "resolve", KEY, "--at", "1999-01-01T00:00:00Z", "--version-id", "1")
                        .exit());
    }

    @Test
    void whatIsAskedBesideATimeIsNotDropped() {
        String then = "1999-01-01T00:00:00Z";
        assertEquals(
                1,
                shell.run("did", "resolve", KEY, "--at", then, "--accept", "text/plain")
                        .exit());
        assertEquals(
                0,
                shell.run("did", "resolve", KEY, "--at", then, "--no-cache", "--expand-relative-urls")
                        .exit());
    }

    @Test
    void followsADidUrlInTheDocumentOfThatTime() throws IOException {
        String did = bundled();
        List<String> log = log();
        for (int number = 1; number <= log.size(); number += log.size() - 1) {
            String time = Json.parseObject(log.get(number - 1))
                    .orThrow()
                    .string("versionTime")
                    .orElseThrow();
            JsonObject found = shell.run(
                            "did", "resolve", did + "/whois", "--at", time, "--bundle", "kept.json", "--json")
                    .json();
            assertTrue(
                    found.object("contentMetadata")
                            .orElseThrow()
                            .string("versionId")
                            .orElseThrow()
                            .startsWith(number + "-"),
                    found.toString());
        }
        Ran before =
                shell.run("did", "resolve", did + "/whois", "--at", "1999-01-01T00:00:00Z", "--bundle", "kept.json");
        assertEquals(1, before.exit(), before.toString());
        Ran twice = shell.run(
                "did",
                "resolve",
                did + "?versionTime=2026-01-01T00:00:00Z#key-1",
                "--at",
                "2026-01-01T00:00:00Z",
                "--bundle",
                "kept.json",
                "--json");
        assertEquals(1, twice.exit(), twice.toString());
        assertTrue(twice.out().contains("INVALID_OPTIONS"), twice.toString());
        assertEquals(
                64,
                shell.run("did", "resolve", KEY + "#absent", "--at", "yesterday")
                        .exit());
    }

    @Test
    void tellsWhenEachKeyWasInForceAndByWhoseClock() throws IOException {
        String did = bundled();
        List<String> log = log();
        Ran ran = shell.run("did", "history", did, "--bundle", "kept.json", "--json");
        assertEquals(0, ran.exit(), ran.toString());
        assertEquals("versioned", ran.json().string("permanence").orElseThrow());
        List<JsonObject> versions = Shell.objects(ran.json().oneOrMany("versions"));
        assertEquals(log.size(), versions.size());
        for (int at = 0; at < versions.size(); at++) {
            JsonObject stated = Json.parseObject(log.get(at)).orThrow();
            JsonObject version = versions.get(at);
            assertEquals(stated.string("versionId"), version.string("versionId"));
            assertEquals(stated.string("versionTime"), version.string("from"));
            assertEquals(
                    at + 1 < versions.size() ? versions.get(at + 1).string("from") : Optional.empty(),
                    version.string("until"));
            assertTrue(List.of("controller", "witnesses")
                    .contains(version.string("clock").orElseThrow()));
        }
        List<JsonObject> keys = Shell.objects(ran.json().oneOrMany("keys"));
        assertTrue(keys.size() > 0);
        assertTrue(keys.get(0).string("id").orElseThrow().startsWith(did), keys.toString());
        assertTrue(
                shell.run("did", "history", did, "--bundle", "kept.json").out().contains("version 1-"));

        JsonObject always = shell.run("did", "history", KEY, "--json").json();
        assertEquals("immutable", always.string("permanence").orElseThrow());
        assertEquals(
                Optional.of("unchanging"),
                Shell.objects(always.oneOrMany("keys")).get(0).string("clock"));
        assertEquals(1, shell.run("did", "history", "did:key:z6Mk").exit());
        assertEquals(
                2,
                shell.run("did", "history", "did:web:other.example", "--bundle", "kept.json")
                        .exit());
    }

    @Test
    void tellsWhatAnAnswerRestsOn() {
        JsonObject evidence = shell.run("did", "resolve", KEY, "--json")
                .json()
                .object("didResolutionMetadata")
                .flatMap(metadata -> metadata.object("evidence"))
                .orElseThrow();
        assertEquals("unchanging", evidence.string("timeBasis").orElseThrow());
        assertTrue(evidence.toString().contains("did-key-0.9"));
    }

    @Test
    void followsADidUrl() {
        Ran ran = shell.run("did", "resolve", KEY + "#" + KEY.substring("did:key:".length()));
        assertEquals(0, ran.exit(), ran.toString());
        assertTrue(ran.out().contains("publicKeyMultibase"), ran.toString());
        Ran absent = shell.run("did", "resolve", KEY + "#absent", "--json");
        assertEquals(1, absent.exit());
        assertTrue(absent.json().has("dereferencingMetadata"));
    }

    @Test
    void resolvesAnEarlierVersionOutOfABundle() throws IOException {
        String did = bundled();
        JsonObject first = shell.run("did", "resolve", did, "--bundle", "kept.json", "--version-number", "1", "--json")
                .json();
        assertTrue(first.object("didDocumentMetadata")
                .orElseThrow()
                .string("versionId")
                .orElseThrow()
                .startsWith("1-"));
        Ran whois = shell.run("did", "resolve", did + "/whois", "--bundle", "kept.json");
        assertEquals(0, whois.exit(), whois.toString());
        assertTrue(whois.out().startsWith("https://"), whois.toString());
        assertEquals(
                2,
                shell.run("did", "resolve", "did:web:other.example", "--bundle", "kept.json")
                        .exit());
    }

    @Test
    void verifiesABundleAndNoticesAChangedOne() throws IOException {
        bundled();
        Ran good = shell.run("did", "bundle", "verify", "kept.json", "--json");
        assertEquals(0, good.exit(), good.toString());
        assertEquals("accepted", good.json().string("verdict").orElseThrow());
        String digest = good.json().string("sha256").orElseThrow();
        assertEquals(
                0,
                shell.run("did", "bundle", "verify", "kept.json", "--sha256", digest)
                        .exit());
        assertEquals(
                1,
                shell.run("did", "bundle", "verify", "kept.json", "--sha256", "0".repeat(64))
                        .exit());
        assertEquals(
                64,
                shell.run("did", "bundle", "verify", "kept.json", "--sha256", "0")
                        .exit());
        Path file = folder.resolve("kept.json");
        String text = Files.readString(file);
        Files.writeString(file, text.replace("\"controller\":\"did:", "\"controller\":\"Did:"));
        Ran changed = shell.run("did", "bundle", "verify", "kept.json", "--json");
        assertEquals(1, changed.exit(), changed.toString());
        assertEquals("rejected", changed.json().string("verdict").orElseThrow());
    }

    @Test
    void makesABundle() {
        Ran made = shell.run("did", "bundle", "make", KEY, "--out", "mine.json", "--json");
        assertEquals(0, made.exit(), made.toString());
        Ran verified = shell.run(
                "did",
                "bundle",
                "verify",
                "mine.json",
                "--sha256",
                made.json().string("sha256").orElseThrow());
        assertEquals(0, verified.exit(), verified.toString());
        assertTrue(verified.out().contains(KEY));
        assertEquals(
                1, shell.run("did", "bundle", "make", KEY, "--out", "mine.json").exit());
        assertEquals(
                1,
                shell.run("did", "bundle", "make", "did:key:z6Mk", "--out", "other.json")
                        .exit());
        assertEquals(1, shell.run("did", "bundle", "verify", "absent.json").exit());
    }

    @Test
    void tellsWhatChangedBetweenTwoFiles() {
        JsonObject before = Json.parseObject("{\"id\": \"" + KEY + "\"}").orThrow();
        shell.write("before.json", before);
        Ran ran = shell.run("did", "diff", "before.json", KEY);
        assertEquals(0, ran.exit(), ran.toString());
        assertTrue(ran.out().contains("key added #z6Mk"), ran.toString());
        assertTrue(ran.out().contains("listed for authentication"), ran.toString());
        Ran none = shell.run("did", "diff", KEY, KEY, "--json");
        assertEquals(List.of(), none.json().array("changes").orElseThrow().items());
        assertEquals(1, shell.run("did", "diff", KEY).exit());
        assertEquals(1, shell.run("did", "diff", KEY, "absent.json").exit());
        assertEquals(1, shell.run("did", "diff", KEY, KEY, "--from", "1").exit());
    }

    @Test
    void tellsWhatChangedBetweenTwoVersions() throws IOException {
        String did = bundled();
        Ran last = shell.run("did", "diff", did, "--bundle", "kept.json", "--json");
        assertEquals(0, last.exit(), last.toString());
        assertTrue(last.json().string("before").orElseThrow().matches("[0-9]+-.*"));
        assertEquals(
                1,
                shell.run("did", "diff", did, "--bundle", "kept.json", "--from", "none")
                        .exit());
    }

    private static List<String> log() throws IOException {
        return Files.readAllLines(Vectors.at(LOG));
    }

    /** A witnessed log of the vectors, bundled as if it lay on its server; its DID. */
    private String bundled() throws IOException {
        byte[] log = Files.readAllBytes(Vectors.at(LOG));
        List<String> lines = log();
        Did did = Json.parseObject(lines.get(lines.size() - 1))
                .orThrow()
                .object("state")
                .flatMap(state -> state.string("id"))
                .map(id -> Did.parse(id).orThrow())
                .orElseThrow();
        LogLocation location = LogLocation.of(did, Idna.none()).orThrow();
        byte[] witnesses = Files.readAllBytes(Vectors.at("did/didwebvh-java/multi-entry-witness.json"));
        Map<String, byte[]> web = Map.of(location.log(), log, location.witnesses(), witnesses);
        Fetcher fetcher = (url, limits) -> Result.ok(new Fetched(
                url,
                web.containsKey(url.toString()) ? 200 : 404,
                Optional.of("text/jsonl"),
                Bytes.of(web.getOrDefault(url.toString(), new byte[0])),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        Bundle bundle = Bundle.of(List.of(did), DidMethods.standard(), new Surroundings(() -> Shell.NOW, fetcher))
                .orThrow();
        Files.write(folder.resolve("kept.json"), bundle.bytes().toArray());
        return did.toString();
    }
}
