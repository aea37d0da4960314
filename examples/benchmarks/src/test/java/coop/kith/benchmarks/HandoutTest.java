package coop.kith.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.method.webvh.LogVerifier;
import coop.kith.did.method.webvh.VerifiedEntry;
import coop.kith.did.method.webvh.VerifiedLog;
import coop.kith.json.Json;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.vc.verdict.Verdict;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HandoutTest {
    @ParameterizedTest
    @CsvSource({"eddsa-jcs-2022", "eddsa-rdfc-2022"})
    void peersGetADocumentThatHolds(String suite, @TempDir Path folder) throws IOException {
        Handout.main(new String[] {folder.toString()});
        String signed = Files.readString(folder.resolve("signed-" + suite + ".json"));
        assertInstanceOf(
                Verdict.Accepted.class,
                CredentialVerifier.standard().verify(signed, VerificationPolicy.strict(), Membership.AT));
        JsonObject unsigned = Json.parseObject(Files.readString(folder.resolve("unsigned.json")))
                .orThrow();
        assertEquals(
                signed,
                Json.write(Membership.issuer(suite)
                        .issue(unsigned, Membership.CREATED)
                        .orThrow()));
    }

    @Test
    void theContextsAreThoseThatTheDocumentNames() throws IOException {
        assertTrue(Handout.contexts()
                .members()
                .keySet()
                .containsAll(Membership.unsigned().oneOrMany("@context").stream()
                        .map(context -> ((JsonString) context).value())
                        .toList()));
    }

    @Test
    void peersGetALogThatHolds(@TempDir Path folder) throws IOException {
        Handout.main(new String[] {folder.toString()});
        JsonObject task =
                Json.parseObject(Files.readString(folder.resolve("task.json"))).orThrow();
        VerifiedLog log = LogVerifier.standard()
                .verify(
                        Files.readAllBytes(folder.resolve("did.jsonl")),
                        LogVerifier.witnesses(Files.readAllBytes(folder.resolve("did-witness.json")))
                                .orThrow(),
                        Membership.AT);
        assertEquals(Optional.empty(), log.broken());
        assertEquals(WebvhWork.ENTRIES, log.size());
        VerifiedEntry newest = log.latest().orElseThrow();
        assertEquals(task.string("webvh"), Optional.of(newest.id().toString()));
        assertEquals(task.string("webvhVersion"), Optional.of(newest.versionId().toString()));
    }

    @ParameterizedTest
    @CsvSource({"eddsa-jcs-2022, verify", "eddsa-jcs-2022, issue", "did:key, resolve", "did:webvh, verify"})
    void aLapSaysWhatItMeasured(String suite, String work) {
        JsonObject lap = Lap.run(suite, work, 2);
        assertEquals(Optional.of(suite), lap.string("suite"));
        assertEquals(Optional.of(work), lap.string("work"));
        assertEquals(OptionalLong.of(2), ((JsonNumber) lap.get("count").orElseThrow()).asLong());
        assertTrue(lap.has("cpuMicroseconds"));
    }
}
