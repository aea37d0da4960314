package coop.kith.did.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import coop.kith.bytes.Bytes;
import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.document.DidDocument;
import coop.kith.did.evidence.Evidence;
import coop.kith.did.evidence.Freshness;
import coop.kith.did.evidence.Source;
import coop.kith.did.evidence.TimeBasis;
import coop.kith.did.evidence.Witnesses;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.problem.Check;
import coop.kith.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What stands in a resolution result beside the document, and what is made of another resolver's. */
class ResolutionResultTest {
    private static final Did DID = Did.parse("did:example:1").orThrow();
    private static final Instant TIME = Instant.parse("2026-11-22T12:00:00Z");
    private static final String FROM = "https://resolver.example/";

    @Test
    void saysWhatTheAnswerRestsOn() {
        Evidence evidence = Evidence.of(Check.of("log", List.of(Check.passed("hash"), Check.notRequested("witness"))))
                .readFrom(Source.of(
                        "https://example.com/did.jsonl", Bytes.of("abc".getBytes(StandardCharsets.US_ASCII)), TIME))
                .ofVersion("2-Qm", TIME, TimeBasis.WITNESSES)
                .witnessedBy(new Witnesses(2, List.of("did:key:a", "did:key:b")));
        JsonObject expected = Json.parseObject("""
            {"checks": [{"name": "log", "outcome": "passed", "parts": [
               {"name": "hash", "outcome": "passed"}, {"name": "witness", "outcome": "notRequested"}]}],
             "sources": [{"url": "https://example.com/did.jsonl", "length": 3, "readAt": "2026-11-22T12:00:00Z",
               "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}],
             "versionId": "2-Qm", "versionTime": "2026-11-22T12:00:00Z", "timeBasis": "witnesses",
             "witnesses": {"threshold": 2, "counted": ["did:key:a", "did:key:b"]}}
            """).orThrow();
        JsonObject metadata = metadata(found(evidence, Freshness.unstated()));
        assertEquals(expected, metadata.object("evidence").orElseThrow());
        assertFalse(metadata.has("cache"));
    }

    @Test
    void saysWhenACacheServesItAndWhetherItIsStale() {
        Freshness kept = Freshness.lasting(Duration.ofMinutes(5)).in(Freshness.State.KEPT, TIME);
        assertEquals(Json.parseObject("""
            {"contentType": "application/did", "retrieved": "2026-11-22T12:00:00Z", "cache": "kept", "maxAge": 300}
            """).orThrow(), metadata(found(Evidence.of(), kept)));
        JsonObject stale = metadata(found(Evidence.of(), kept.in(Freshness.State.STALE, TIME)));
        assertEquals("true", stale.get("stale").orElseThrow().toString().toLowerCase(java.util.Locale.ROOT));
        assertEquals("stale", stale.string("cache").orElseThrow());
    }

    @Test
    void marksAnotherResolversAnswerAsDelegatedTrust() {
        Resolution.Resolved found = assertInstanceOf(Resolution.Resolved.class, read("""
            {"didDocument": {"id": "did:example:1"}, "didResolutionMetadata": {"duration": 7},
             "didDocumentMetadata": {"versionId": "4"}}\
            """));
        assertEquals(FROM, found.evidence().delegated().orElseThrow().to());
        assertEquals(
                "{\"duration\":7}",
                found.evidence().delegated().orElseThrow().resolutionMetadata().toString());
        assertEquals("4", found.documentMetadata().string("versionId").orElseThrow());
        JsonObject again = ResolutionResult.of(found, ResolutionOptions.none());
        assertEquals(
                FROM,
                again.object("didResolutionMetadata")
                        .flatMap(metadata -> metadata.object("evidence"))
                        .flatMap(evidence -> evidence.string("delegatedTo"))
                        .orElseThrow());
    }

    @Test
    @DisplayName("D12: a remote answer for another DID is refused")
    void refusesAnAnswerForAnotherDid() {
        assertEquals(
                DidProblem.INVALID_DID_DOCUMENT,
                invalid("{\"didDocument\": {\"id\": \"did:example:2\"}}").type());
        assertEquals(
                DidProblem.INVALID_DID_DOCUMENT,
                invalid("{\"didDocument\": {}}").type());
    }

    @Test
    void readsErrorsAsObjectsAndAsWords() {
        assertEquals(
                DidProblem.NOT_FOUND,
                invalid(error("{\"type\": \"https://www.w3.org/ns/did#NOT_FOUND\"}"))
                        .type());
        assertEquals(DidProblem.NOT_FOUND, invalid(error("\"notFound\"")).type());
        assertEquals(DidProblem.INVALID_DID, invalid(error("\"invalidDid\"")).type());
        for (String theirs : List.of(
                "\"methodNotSupported\"",
                "\"internalError\"",
                "\"out of cheese\"",
                "7",
                "{\"type\": \"https://www.w3.org/ns/did#FEATURE_NOT_SUPPORTED\"}",
                "{\"type\": \"about:blank\", \"detail\": \"" + "x".repeat(5_000) + "\"}")) {
            Problem problem = assertInstanceOf(Resolution.Unavailable.class, read(error(theirs)))
                    .problems()
                    .get(0);
            assertEquals(true, problem.detail().length() < 500, theirs);
        }
    }

    @Test
    void readsAnAnswerWithNothingInItAsUnavailable() {
        assertInstanceOf(Resolution.Unavailable.class, read("{}"));
        assertInstanceOf(Resolution.Unavailable.class, read("{\"didDocument\": null, \"didResolutionMetadata\": []}"));
    }

    @Test
    void readsTheDocumentAsTextAsDidCoreOneHadIt() {
        assertInstanceOf(
                Resolution.Resolved.class, read("{\"didDocumentStream\": \"{\\\"id\\\": \\\"did:example:1\\\"}\"}"));
        assertInstanceOf(Resolution.Unavailable.class, read("{\"didDocumentStream\": \"{\"}"));
    }

    @Test
    @DisplayName("D34: a deactivated DID has no document, and an earlier version of it has one")
    void readsDeactivation() {
        String gone =
                "{\"didDocument\": {\"id\": \"did:example:1\"}, \"didDocumentMetadata\": {\"deactivated\": true}}";
        assertInstanceOf(Resolution.Deactivated.class, read(gone));
        JsonObject json = Json.parseObject(gone).orThrow();
        assertInstanceOf(
                Resolution.Resolved.class,
                ResolutionResult.read(DID, ResolutionOptions.none().atVersion("1"), json, FROM));
    }

    private static String error(String error) {
        return "{\"didDocument\": null, \"didResolutionMetadata\": {\"error\": " + error + "}}";
    }

    private static Resolution read(String json) {
        return ResolutionResult.read(
                DID, ResolutionOptions.none(), Json.parseObject(json).orThrow(), FROM);
    }

    private static Problem invalid(String json) {
        return assertInstanceOf(Resolution.Invalid.class, read(json)).problems().get(0);
    }

    private static Resolution found(Evidence evidence, Freshness freshness) {
        DidDocument document =
                DidDocument.parse(JsonObject.empty().with("id", DID.toString())).orThrow();
        return new Resolution.Resolved(document, JsonObject.empty(), evidence, freshness);
    }

    private static JsonObject metadata(Resolution resolution) {
        return ResolutionResult.of(resolution, ResolutionOptions.none())
                .object("didResolutionMetadata")
                .orElseThrow();
    }
}
