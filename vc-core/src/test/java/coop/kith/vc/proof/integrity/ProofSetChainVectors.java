package coop.kith.vc.proof.integrity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.crypto.Cryptography;
import coop.kith.did.method.DidMethods;
import coop.kith.did.resolve.DidResolver;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Outcome;
import coop.kith.testing.Vectors;
import coop.kith.vc.proof.Audience;
import coop.kith.vc.proof.KeyFinder;
import coop.kith.vc.proof.ProofExpectation;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.proof.integrity.suite.Cryptosuites;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The W3C's vectors of proof sets and proof chains. */
final class ProofSetChainVectors {
    private static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");
    private static final DataIntegrity INTEGRITY = DataIntegrity.of(
            Cryptosuites.standard(),
            KeyFinder.of(DidResolver.of(DidMethods.standard(), InstantSource.fixed(AT))),
            Cryptography.standard());

    @ParameterizedTest
    @CsvSource({"signedProofSet1, 1", "signedProofSet2, 2", "signedProofChain1, 3", "signedProofChain2, 4"})
    void theirSetsAndChainsHold(String file, int proofs) {
        JsonObject signed = signed(file);
        assertEquals(proofs, signed.oneOrMany("proof").size());
        assertEquals(Outcome.PASSED, outcome(signed));
    }

    @ParameterizedTest
    @CsvSource({"signedProofChain1", "signedProofChain2"})
    void aChainDoesNotHoldWithoutAProofThatAnotherFollowsOrWithThatProofChanged(String file) {
        JsonObject signed = signed(file);
        List<JsonValue> proofs = signed.oneOrMany("proof");
        for (int index = 0; index < proofs.size(); index++) {
            JsonObject proof = (JsonObject) proofs.get(index);
            boolean followed = proof.string("id").isPresent()
                    && proofs.stream()
                            .map(JsonObject.class::cast)
                            .anyMatch(other -> other.oneOrMany("previousProof")
                                    .contains(proof.get("id").orElseThrow()));
            List<JsonValue> less = new ArrayList<>(proofs);
            less.remove(index);
            assertEquals(
                    followed ? Outcome.FAILED : Outcome.PASSED,
                    outcome(signed.with("proof", new JsonArray(less))),
                    "without proof " + index);
            List<JsonValue> changed = new ArrayList<>(proofs);
            changed.set(index, proof.with("created", "2023-02-25T00:00:00Z"));
            assertEquals(Outcome.FAILED, outcome(signed.with("proof", new JsonArray(changed))));
        }
    }

    private static Outcome outcome(JsonObject signed) {
        return INTEGRITY
                .verify(
                        signed,
                        new ProofExpectation(ProofPurpose.ASSERTION_METHOD, AT, Duration.ZERO, new Audience.Unstated()))
                .check()
                .outcome();
    }

    private static JsonObject signed(String file) {
        return Json.parseObject(Vectors.text("vc/w3c-vc-di-eddsa/TestVectors/proof-set-chain/" + file + ".json"))
                .orThrow();
    }
}
