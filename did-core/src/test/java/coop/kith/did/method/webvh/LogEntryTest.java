package coop.kith.did.method.webvh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogEntryTest {
    private static final String PRELIMINARY = "{\"versionId\":\"{SCID}\",\"versionTime\":\"2026-01-01T00:00:00Z\","
            + "\"parameters\":{\"method\":\"did:webvh:1.0\",\"scid\":\"{SCID}\"},"
            + "\"state\":{\"id\":\"did:webvh:{SCID}:club.example\"}}";

    @Test
    void hashesTheExampleOfTheSpecification() {
        JsonObject stated = Json.parseObject(
                        "{\"versionId\": \"QmdmPkUdYzbr9txmx8gM2rsHPgr5L6m3gHjJGAf4vUFoGE\", \"versionTime\":"
                                + " \"2025-04-01T17:39:50Z\", \"parameters\": {\"witness\": {\"threshold\": 2,"
                                + " \"witnesses\": [{\"id\": \"did:key:z6Mkkc51mg2vpQzKWAbWQZupeGYhowaBjYkmvcKMTqteqHB4\","
                                + " \"weight\": 1}, {\"id\": \"did:key:z6MkuDdJdKLCgwZuQuEi9xG6LVgJJ9Tebr74CXPYPSumqgJs\","
                                + " \"weight\": 1}, {\"id\": \"did:key:z6MkoSWmQyp4fTk4ZQy4KUsss9dFX51XfEUzKKKj1J1JUsrF\","
                                + " \"weight\": 1}]}, \"updateKeys\":"
                                + " [\"z6MkgzBDcBFV3sk4ypPE5YXMZHmS213A3HpYY2LmcVKV15jr\"], \"nextKeyHashes\":"
                                + " [\"QmZreDcjvWEpyRFznQeExWNCsvMLk5i59AcRJJuQC8UodJ\"], \"method\": \"did:webvh:0.5\","
                                + " \"scid\": \"QmdmPkUdYzbr9txmx8gM2rsHPgr5L6m3gHjJGAf4vUFoGE\"}, \"state\":"
                                + " {\"@context\": [\"https://www.w3.org/ns/did/v1\"], \"id\":"
                                + " \"did:webvh:QmdmPkUdYzbr9txmx8gM2rsHPgr5L6m3gHjJGAf4vUFoGE:domain.example\"}}")
                .orThrow();
        LogEntry entry = entry(stated);
        assertEquals(
                "1-QmQ6FJ4fk2xheSSQoEjVpTgx9AQPKhJgtR9hn1nr4EeCrZ",
                entry.numbered(1).orThrow().versionId());
    }

    @Test
    void aFirstEntryThatIsMadeHereHasTheScidThatIsFoundInIt() {
        LogEntry preliminary = entry(Json.parseObject(PRELIMINARY).orThrow());
        String scid = Scid.of(preliminary).orThrow();
        LogEntry first = preliminary.withScid(scid);
        assertEquals(scid, first.versionId());
        assertEquals(
                "did:webvh:" + scid + ":club.example",
                first.state().string("id").orElse(""));
        LogEntry numbered = first.numbered(1).orThrow();
        assertEquals(
                scid,
                Scid.verified(numbered.withVersionId(scid).unsecured(), scid).orThrow());
        assertEquals(1, VersionId.parse(numbered.versionId()).orThrow().number());
        String other = LogHash.of(new byte[0]);
        assertEquals(
                WebvhProblem.SCID_MISMATCH,
                Scid.verified(numbered.withVersionId(other).unsecured(), other)
                        .problems()
                        .get(0)
                        .type());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "{SCID}", "zQmQ6FJ4fk2xheSSQoEjVpTgx9AQPKhJgtR9hn1nr4EeCrZ"})
    void aScidOfAnotherFormIsRefusedBeforeAnythingIsReplaced(String scid) {
        JsonObject entry = Json.parseObject(PRELIMINARY).orThrow();
        Problem problem = Scid.verified(entry, scid).problems().get(0);
        assertEquals(WebvhProblem.SCID_MISMATCH, problem.type());
        assertTrue(problem.detail().contains("base58btc"), problem.detail());
    }

    @Test
    void writesTheLineThatItReads() {
        JsonObject proof = JsonObject.empty().with("type", "DataIntegrityProof");
        LogEntry entry = entry(Json.parseObject(PRELIMINARY).orThrow()).withProof(proof);
        byte[] line = entry.line();
        assertEquals('\n', line[line.length - 1]);
        LogEntry read = LogEntry.read(line, JsonLimits.standard()).orThrow();
        assertEquals(entry, read);
        assertArrayEquals(line, read.line());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"versionId\":1,\"versionTime\":\"t\",\"parameters\":{},\"state\":{},\"proof\":[{}]}",
                "{\"versionId\":\"1\",\"parameters\":{},\"state\":{},\"proof\":[{}]}",
                "{\"versionId\":\"1\",\"versionTime\":\"t\",\"parameters\":null,\"state\":{},\"proof\":[{}]}",
                "{\"versionId\":\"1\",\"versionTime\":\"t\",\"parameters\":{},\"state\":[],\"proof\":[{}]}",
                "{\"versionId\":\"1\",\"versionTime\":\"t\",\"parameters\":{},\"state\":{}}",
                "{\"versionId\":\"1\",\"versionTime\":\"t\",\"parameters\":{},\"state\":{},\"proof\":[]}",
                "{\"versionId\":\"1\",\"versionTime\":\"t\",\"parameters\":{},\"state\":{},\"proof\":[1]}",
                "{\"versionId\":\"1\",\"versionTime\":\"t\",\"parameters\":{},\"state\":{},\"proof\":[{}],\"more\":1}",
                "{\"versionId\":\"1\",\"versionId\":\"1\",\"versionTime\":\"t\",\"parameters\":{},\"state\":{},\"proof\":[{}]}"
            })
    void refusesLinesThatAreNoEntries(String line) {
        assertEquals(
                WebvhProblem.MALFORMED_ENTRY,
                LogEntry.read(line.getBytes(StandardCharsets.UTF_8), JsonLimits.standard())
                        .problems()
                        .get(0)
                        .type());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "-QmQ6FJ4fk2xheSSQoEjVpTgx9AQPKhJgtR9hn1nr4EeCrZ",
                "0-QmQ6FJ4fk2xheSSQoEjVpTgx9AQPKhJgtR9hn1nr4EeCrZ",
                "01-QmQ6FJ4fk2xheSSQoEjVpTgx9AQPKhJgtR9hn1nr4EeCrZ",
                "+1-QmQ6FJ4fk2xheSSQoEjVpTgx9AQPKhJgtR9hn1nr4EeCrZ",
                "1--QmQ6FJ4fk2xheSSQoEjVpTgx9AQPKhJgtR9hn1nr4EeCrZ",
                "1-QmQ6FJ4fk2xheSSQoEjVpTgx9AQPKhJgtR9hn1nr4EeCrZ-",
                "1-zQmQ6FJ4fk2xheSSQoEjVpTgx9AQPKhJgtR9hn1nr4EeCrZ",
                "1-QmQ6FJ4fk2xheSSQoEjVpTgx9AQPKhJgtR9hn1nr4EeCr0",
                "1-QmQ6FJ4fk2xheSSQoEjVpTgx9AQPKhJgtR9hn1nr4EeCr",
                "1-8Vv6XJqYb7nCzh5rWYUXbzxTzDXyGMwGkFkzLR5h9m6yYtX",
                "99999999999-QmQ6FJ4fk2xheSSQoEjVpTgx9AQPKhJgtR9hn1nr4EeCrZ"
            })
    void refusesVersionIdsOfAnotherForm(String text) {
        assertEquals(
                WebvhProblem.VERSION_ID, VersionId.parse(text).problems().get(0).type());
    }

    @Test
    void keepsAWitnessFileAsItIsStated() {
        JsonObject proof = JsonObject.empty().with("type", "DataIntegrityProof");
        WitnessFile file =
                WitnessFile.empty().with("1-a", proof).with("2-b", proof).with("1-a", proof);
        assertEquals(2, file.approvals().size());
        assertEquals(List.of(proof, proof), file.approvals().get(0).proofs());
        assertEquals(file, WitnessFile.read(file.bytes(), JsonLimits.standard()).orThrow());
        assertTrue(WitnessFile.read("{}".getBytes(StandardCharsets.UTF_8), JsonLimits.standard()).problems().stream()
                .allMatch(problem -> problem.type() == WebvhProblem.MALFORMED_WITNESS_FILE));
    }

    private static LogEntry entry(JsonObject unsecured) {
        return new LogEntry(
                unsecured.string("versionId").orElse(""),
                unsecured.string("versionTime").orElse(""),
                unsecured.object("parameters").orElse(JsonObject.empty()),
                unsecured.object("state").orElse(JsonObject.empty()),
                List.of());
    }
}
