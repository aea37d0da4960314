package coop.kith.vc.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.kith.did.Did;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.vc.proof.Sighting;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class VerificationPolicyTest {
    private static final VerificationPolicy STRICT = VerificationPolicy.strict();

    @Test
    void everyLeniencyAsksForAReason() {
        List<Function<String, VerificationPolicy>> verbs = List.of(
                STRICT::ignoringStatus,
                STRICT::ignoringSchema,
                STRICT::ignoringRelatedResources,
                STRICT::issuerNeedNotControlKey,
                STRICT::holderNeedNotBeSubject,
                STRICT::acceptingOlderTokens,
                why -> VerificationPolicy.expectingChallenge("c", why),
                why -> VerificationPolicy.expectingDomain("d", why),
                STRICT::withoutChallenge);
        for (Function<String, VerificationPolicy> verb : verbs) {
            assertThrows(IllegalArgumentException.class, () -> verb.apply(" "));
        }
    }

    @Test
    void theSkewIsAtMostTenMinutes() {
        assertEquals(
                Duration.ofMinutes(10),
                STRICT.allowingClockSkew(Duration.ofMinutes(10)).clockSkew());
        assertThrows(
                IllegalArgumentException.class,
                () -> STRICT.allowingClockSkew(Duration.ofMinutes(10).plusNanos(1)));
        assertThrows(IllegalArgumentException.class, () -> STRICT.allowingClockSkew(Duration.ofNanos(-1)));
    }

    @Test
    void aVerbLeavesThePolicyAsItWas() {
        STRICT.ignoringStatus("a test");
        assertEquals(Optional.empty(), STRICT.waiver(Leniency.STATUS, "status"));
    }

    @Test
    void verbsAddUp() {
        VerificationPolicy policy = VerificationPolicy.expecting("c", "d")
                .ignoringStatus("one")
                .ignoringSchema("two")
                .allowingClockSkew(Duration.ofSeconds(5));
        assertEquals(true, policy.waiver(Leniency.STATUS, "status").isPresent());
        assertEquals(true, policy.waiver(Leniency.SCHEMA, "schema").isPresent());
        assertEquals(Optional.empty(), policy.waiver(Leniency.ISSUER_CONTROL, "issuer"));
        assertEquals(Duration.ofSeconds(5), policy.clockSkew());
    }

    @Test
    void aChallengeOrDomainAloneIsKeptBesideAVerdict() {
        for (VerificationPolicy policy : List.of(
                VerificationPolicy.expectingChallenge("c", "no domain is known"),
                VerificationPolicy.expectingDomain("d", "no challenge was given out"),
                STRICT.acceptingOlderTokens("an archive"))) {
            JsonObject written = PolicyJson.of(policy);
            VerificationPolicy read = PolicyJson.read(written).orThrow();
            assertEquals(policy.audience(), read.audience());
            assertEquals(written, PolicyJson.of(read));
        }
    }

    @Test
    void refusesAChallengeOrDomainThatIsBlank() {
        assertThrows(IllegalArgumentException.class, () -> VerificationPolicy.expectingChallenge(" ", "a test"));
        assertThrows(IllegalArgumentException.class, () -> VerificationPolicy.expectingDomain("", "a test"));
        assertThrows(IllegalArgumentException.class, () -> VerificationPolicy.expecting("", "d"));
        assertThrows(IllegalArgumentException.class, () -> VerificationPolicy.expecting("c", " "));
    }

    @Test
    void whatIsAskedOfSignaturesIsKeptBesideAVerdict() {
        Set<Did> board = Set.of(
                Did.parse("did:example:ana").orThrow(),
                Did.parse("did:example:bo").orThrow());
        Instant until = Instant.parse("2027-01-01T00:00:00.000000001Z");
        SignatureDemand hybrid =
                SignatureDemand.hybrid(Set.of("ED25519", "eddsa-jcs-2022"), Set.of("ML_DSA_44"), until);
        for (VerificationPolicy policy : List.of(
                STRICT.acceptingQuorum(2, board, "two suffice"),
                STRICT.acceptingQuorum(2, board, "a").acceptingQuorum(1, board, "b"),
                STRICT.acceptingQuorum(1, board, "a").acceptingQuorum(1, board, "b"),
                STRICT.requiringSignatures("board", SignatureDemand.signers(1, board)),
                STRICT.requiringSignatures("quorum", SignatureDemand.signers(1, board)),
                STRICT.requiringSignatures("moving", hybrid),
                STRICT.requiringSignatures("moving", hybrid)
                        .acceptingQuorum(1, board, "one suffices")
                        .requiringSignatures("board", SignatureDemand.signers(2, board)),
                STRICT.acceptingRotatedKeys("old minutes"),
                STRICT.acceptingRotatedKeys(new Sighting(until, "our inbox"), "old minutes"))) {
            JsonObject written = PolicyJson.of(policy);
            VerificationPolicy read = PolicyJson.read(written).orThrow();
            assertEquals(policy.quorum(), read.quorum());
            assertEquals(policy.rotatedKeys(), read.rotatedKeys());
            assertEquals(policy.signatureRequirements(), read.signatureRequirements());
            assertEquals(written, PolicyJson.of(read));
        }
    }

    @Test
    void aDemandOfTheCallersOwnStandsInNoFile() {
        JsonObject written = PolicyJson.of(STRICT.requiring("named", credential -> Optional.empty())
                .requiringSignatures("signed", (proofs, credential, at) -> Optional.empty()));
        assertEquals(
                JsonArray.ofStrings(List.of("named", "signed")),
                written.array("demands").orElseThrow());
        assertEquals(false, PolicyJson.read(written).isOk());
    }

    @Test
    void whatIsAskedOfSignaturesInAnotherShapeIsRefused() {
        String one = "{\"atLeast\": 1, \"among\": [\"did:example:ana\"]}";
        for (String member : List.of(
                "'signatures': ['board']",
                "'signatures': {}",
                "'signatures': [{'signers': " + one + "}]",
                "'signatures': [{'name': 'board', 'signers': {'atLeast': 0, 'among': ['did:example:ana']}}]",
                "'signatures': [{'name': 'board', 'signers': {'atLeast': 2, 'among': ['did:example:ana']}}]",
                "'signatures': [{'name': 'board', 'signers': {'atLeast': 1, 'among': ['did:example:ana', 'ana']}}]",
                "'signatures': [{'name': 'board', 'signers': {'atLeast': 1.0, 'among': ['did:example:ana']}}]",
                "'signatures': [{'name': 'board', 'signers': {'among': ['did:example:ana']}}]",
                "'signatures': [{'quorum': " + one + "}]",
                "'signatures': [{'quorum': {'atLeast': 1, 'among': ['did:example:ana'], 'why': ' '}}]",
                "'signatures': [{'name': 'm', 'hybrid': {'present': ['A'], 'coming': ['A'], 'until': '2027-01-01T00:00:00Z'}}]",
                "'signatures': [{'name': 'm', 'hybrid': {'present': [], 'coming': ['A'], 'until': '2027-01-01T00:00:00Z'}}]",
                "'signatures': [{'name': 'm', 'hybrid': {'present': ['B'], 'coming': ['A'], 'until': 'soon'}}]",
                "'rotatedKeys': 'why'",
                "'rotatedKeys': {'why': ''}",
                "'rotatedKeys': {'why': 'w', 'seen': 'yes'}",
                "'rotatedKeys': {'why': 'w', 'seen': {'at': '2027-01-01T00:00:00Z', 'by': ''}}",
                "'rotatedKeys': {'why': 'w', 'seen': {'at': 'then', 'by': 'us'}}")) {
            JsonObject policy = PolicyJson.of(STRICT);
            byte[] stated = ("{" + member.replace('\'', '"') + "}").getBytes(StandardCharsets.UTF_8);
            for (var more : Json.parseObject(stated, JsonLimits.standard())
                    .orThrow()
                    .members()
                    .entrySet()) {
                policy = policy.with(more.getKey(), more.getValue());
            }
            assertEquals(false, PolicyJson.read(policy).isOk(), member);
        }
    }
}
