package coop.kith.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.method.webvh.LogVerifier;
import coop.kith.did.method.webvh.VerifiedEntry;
import coop.kith.did.method.webvh.VerifiedLog;
import coop.kith.json.Json;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.key.KeyType;
import coop.kith.vc.issue.CredentialDeriver;
import coop.kith.vc.verdict.Verdict;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HandoutTest {
    @Test
    void peersGetDocumentsThatHold(@TempDir Path folder) throws IOException {
        Handout.main(new String[] {folder.toString()});
        for (SuiteAndKey suite : Handout.SHARED) {
            String signed = Files.readString(folder.resolve("signed-" + suite.suite() + ".json"));
            assertAccepted(signed);
            JsonObject unsigned = read(folder, "unsigned-" + suite.suite() + ".json");
            assertEquals(
                    signed,
                    Json.write(Membership.issuer(suite)
                            .issue(unsigned, Membership.CREATED)
                            .orThrow()));
        }
    }

    @Test
    void peersGetAPartThatHoldsAndTheWholeItIsFrom(@TempDir Path folder) throws IOException {
        Handout.main(new String[] {folder.toString()});
        String derived = Files.readString(folder.resolve("derived-ecdsa-sd-2023.json"));
        assertAccepted(derived);
        assertEquals(
                Json.parseObject(derived).orThrow().without("proof"),
                CredentialDeriver.standard()
                        .derive(read(folder, "signed-ecdsa-sd-2023.json"), SelectiveCredential.SHOWN)
                        .orThrow()
                        .without("proof"));
        assertEquals(
                List.of(new JsonString("/credentialSubject/name")),
                read(folder, "task.json").oneOrMany("shown"));
    }

    private static void assertAccepted(String credential) {
        assertInstanceOf(
                Verdict.Accepted.class,
                CredentialVerifier.standard().verify(credential, VerificationPolicy.strict(), Membership.AT));
    }

    private static JsonObject read(Path folder, String file) throws IOException {
        return Json.parseObject(Files.readString(folder.resolve(file))).orThrow();
    }

    @Test
    void theContextsAreThoseThatTheDocumentNames() throws IOException {
        assertTrue(Handout.contexts()
                .members()
                .keySet()
                .containsAll(Membership.unsigned(KeyType.ED25519).oneOrMany("@context").stream()
                        .map(context -> ((JsonString) context).value())
                        .toList()));
    }

    @Test
    void peersGetALogThatHolds(@TempDir Path folder) throws IOException {
        Handout.main(new String[] {folder.toString()});
        JsonObject task = read(folder, "task.json");
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
    @CsvSource({
        "eddsa-jcs-2022, verify",
        "eddsa-jcs-2022, issue",
        "ecdsa-rdfc-2019, verify",
        "Ed25519Signature2020, verify",
        "ecdsa-sd-2023, verify",
        "ecdsa-sd-2023, issue",
        "ecdsa-sd-2023, derive",
        "did:key, resolve",
        "did:webvh, verify"
    })
    void aLapSaysWhatItMeasured(String suite, String work) {
        JsonObject lap = Lap.run(suite, work, 2, 0);
        assertEquals(Optional.of(suite), lap.string("suite"));
        assertEquals(Optional.of(work), lap.string("work"));
        assertEquals(OptionalLong.of(2), ((JsonNumber) lap.get("count").orElseThrow()).asLong());
        assertTrue(lap.has("cpuMicroseconds"));
    }

    @Test
    void aLapOfOtherWorkIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Lap.run("eddsa-jcs-2022", "derive", 1, 0));
        assertThrows(IllegalArgumentException.class, () -> Lap.run("rot13", "verify", 1, 0));
    }
}
