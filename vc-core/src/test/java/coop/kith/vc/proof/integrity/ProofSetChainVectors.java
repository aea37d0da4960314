package coop.kith.vc.proof.integrity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SecretAccess;
import coop.kith.crypto.SigningKey;
import coop.kith.crypto.provider.Digests;
import coop.kith.did.DidUrl;
import coop.kith.did.method.DidMethods;
import coop.kith.did.resolve.DidResolver;
import coop.kith.jcsproof.ProofValue;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.Base58;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import coop.kith.problem.Outcome;
import coop.kith.testing.Vectors;
import coop.kith.vc.proof.Audience;
import coop.kith.vc.proof.KeyFinder;
import coop.kith.vc.proof.ProofExpectation;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.proof.integrity.suite.Cryptosuites;
import coop.kith.vc.proof.integrity.suite.EddsaRdfc2022;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The W3C's vectors of proof sets and proof chains: verified, and made again from their keys, byte for byte. */
final class ProofSetChainVectors {
    private static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");
    private static final Cryptosuite.Simple SUITE = new EddsaRdfc2022();
    private static final DataIntegrity INTEGRITY = DataIntegrity.of(
            Cryptosuites.standard(),
            KeyFinder.of(DidResolver.of(DidMethods.standard(), InstantSource.fixed(AT))),
            Cryptography.standard());

    @ParameterizedTest
    @CsvSource({"signedProofSet1, 1", "signedProofSet2, 2", "signedProofChain1, 3", "signedProofChain2, 4"})
    void theirSetsAndChainsHold(String file, int proofs) {
        JsonObject signed = json(file);
        assertEquals(proofs, signed.oneOrMany("proof").size());
        assertEquals(Outcome.PASSED, outcome(signed));
    }

    /** One proof after the other, as they were made: two in a set, one that follows both, one that follows that. */
    @ParameterizedTest
    @CsvSource({
        "unsigned, proofSetConfig1, keyPair1, proofSetConfigSigned1, signedProofSet1",
        "signedProofSet1, proofSetConfig2, keyPair2, proofSetConfigSigned2, signedProofSet2",
        "signedProofSet2, proofChainConfig1, keyPair3, proofChainConfigSigned1, signedProofChain1",
        "signedProofChain1, proofChainConfig2, keyPair4, proofChainConfigSigned2, signedProofChain2"
    })
    void theirKeysMakeTheirProofsOnTheDocumentsBefore(
            String before, String configuration, String keys, String proof, String after) {
        JsonObject signed = DataIntegrity.add(json(before), options(json(configuration)), signer(keys))
                .orThrow();
        assertEquals(json(after), signed);
        List<JsonValue> proofs = signed.oneOrMany("proof");
        assertEquals(json(proof), proofs.get(proofs.size() - 1));
    }

    /** A chain's proof covers the proofs that it follows: the document they call temporary. */
    @ParameterizedTest
    @CsvSource({
        "signedProofChain1, proofChainConfig1, proofChainTempDoc1",
        "signedProofChain2, proofChainConfig2, proofChainTempDoc2"
    })
    void aProofOfAChainIsMadeOverTheirTemporaryDocument(String signed, String configuration, String temporary) {
        List<String> previous = previous(json(configuration));
        JsonObject covered = ProofSet.read(json(signed))
                .flatMap(proofs -> proofs.securedBefore(previous))
                .orThrow();
        assertEquals(json(temporary), covered);
    }

    /** What they print of the document itself stands with the suite, since it is the same. */
    @Test
    void theDocumentHasTheCanonicalFormAndDigestThatTheyPrint() {
        String folder = "vc/w3c-vc-di-eddsa/TestVectors/eddsa-rdfc-2022/";
        byte[] canonical = SUITE.transformation()
                .document(json("unsigned"), Digest.SHA_256)
                .orThrow();
        assertEquals(Vectors.text(folder + "canonDocDataInt.txt"), new String(canonical, StandardCharsets.UTF_8));
        assertEquals(
                Vectors.text(folder + "docHashDataInt.txt"),
                Bytes.of(Digests.sha256(canonical)).hex());
    }

    @ParameterizedTest
    @CsvSource({
        "unsigned, proofSetConfig1, proofSetConfigSigned1, keyPair1",
        "unsigned, proofSetConfig2, proofSetConfigSigned2, keyPair2",
        "proofChainTempDoc1, proofChainConfig1, proofChainConfigSigned1, keyPair3",
        "proofChainTempDoc2, proofChainConfig2, proofChainConfigSigned2, keyPair4"
    })
    void theHashDataAreWhatTheirSignatureIsOf(String covered, String configuration, String proof, String keys)
            throws GeneralSecurityException {
        JsonObject document = json(covered);
        JsonObject completed = SUITE.transformation().completed(document, json(configuration));
        byte[] hashData = Hashing.hashData(SUITE, SUITE.recipe(KeyType.ED25519).orElseThrow(), document, completed)
                .orThrow();
        byte[] signature = ProofValue.decode(json(proof).string("proofValue").orElseThrow(), 64)
                .orThrow();
        PublicKey key = Multikey.decode(pair(keys).string("publicKeyMultibase").orElseThrow())
                .orThrow();
        assertTrue(byTheJdk(key, hashData, signature));
    }

    private static boolean byTheJdk(PublicKey key, byte[] message, byte[] signature) throws GeneralSecurityException {
        byte[] header = HexFormat.of().parseHex("302a300506032b6570032100");
        byte[] encoded = Arrays.copyOf(header, header.length + 32);
        System.arraycopy(key.encoded().toArray(), 0, encoded, header.length, 32);
        Signature ed25519 = Signature.getInstance("Ed25519", "SunEC");
        ed25519.initVerify(KeyFactory.getInstance("Ed25519", "SunEC").generatePublic(new X509EncodedKeySpec(encoded)));
        ed25519.update(message);
        return ed25519.verify(signature);
    }

    @ParameterizedTest
    @CsvSource({"signedProofChain1", "signedProofChain2"})
    void aChainDoesNotHoldWithoutAProofThatAnotherFollowsOrWithThatProofChanged(String file) {
        JsonObject signed = json(file);
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

    private static ProofOptions options(JsonObject configuration) {
        ProofOptions options = ProofOptions.of(
                        SUITE,
                        DidUrl.parse(configuration.string("verificationMethod").orElseThrow())
                                .orThrow(),
                        ProofPurpose.ASSERTION_METHOD)
                .created(Instant.parse(configuration.string("created").orElseThrow()));
        ProofOptions named = configuration.string("id").map(options::id).orElse(options);
        List<String> previous = previous(configuration);
        return previous.isEmpty() ? named : named.following(previous);
    }

    private static List<String> previous(JsonObject configuration) {
        return configuration.oneOrMany("previousProof").stream()
                .map(id -> ((JsonString) id).value())
                .toList();
    }

    private static SigningKey signer(String keys) {
        byte[] tagged = Base58.decode(pair(keys).string("privateKeyMultibase").orElseThrow(), 34)
                .orElseThrow();
        return SigningKey.of(
                        KeyType.ED25519,
                        Arrays.copyOfRange(tagged, 2, 34),
                        Cryptography.standard(),
                        SecretAccess.because("the key of a published test vector"))
                .orThrow();
    }

    private static JsonObject pair(String keys) {
        return json("multiKeyPairs").object(keys).orElseThrow();
    }

    private static JsonObject json(String file) {
        return Json.parseObject(Vectors.text("vc/w3c-vc-di-eddsa/TestVectors/proof-set-chain/" + file + ".json"))
                .orThrow();
    }
}
