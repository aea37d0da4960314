package coop.kith.vc.proof.integrity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SecretAccess;
import coop.kith.crypto.SigningKey;
import coop.kith.did.DidUrl;
import coop.kith.did.method.DidMethods;
import coop.kith.did.resolve.DidResolver;
import coop.kith.jcsproof.ProofValue;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.key.Base58;
import coop.kith.key.KeyType;
import coop.kith.problem.Outcome;
import coop.kith.testing.Vectors;
import coop.kith.vc.canon.Canonicalizer;
import coop.kith.vc.proof.Audience;
import coop.kith.vc.proof.KeyFinder;
import coop.kith.vc.proof.ProofCheck;
import coop.kith.vc.proof.ProofExpectation;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.proof.integrity.suite.Cryptosuites;
import coop.kith.vc.proof.integrity.suite.EcdsaRdfc2019;
import coop.kith.vc.proof.integrity.suite.Ed25519Signature2020;
import coop.kith.vc.proof.integrity.suite.EddsaRdfc2022;
import coop.kith.vc.testing.Contexts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The W3C's vectors of the RDFC suites: every value that they print on the way from the document to its proof, byte for byte. */
final class RdfcSuiteVectors {
    private static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");
    private static final Canonicalizer CANONICALIZER = Canonicalizer.of(Contexts.withCitizenship());

    enum Vector {
        EDDSA("w3c-vc-di-eddsa", "eddsa-rdfc-2022", "DataInt", "unsigned", "keyPair", KeyType.ED25519),
        EDDSA_EMPLOYED(
                "w3c-vc-di-eddsa", "eddsa-rdfc-2022/employ", "DataInt", "employmentAuth", "keyPair", KeyType.ED25519),
        ED25519_2020("w3c-vc-di-eddsa", "Ed25519Signature2020", "EdSig", "unsigned", "keyPair", KeyType.ED25519),
        P256("w3c-vc-di-ecdsa", "ecdsa-rdfc-2019-p256", "ECDSAP256", "unsigned", "p256KeyPair", KeyType.P256),
        P256_EMPLOYED(
                "w3c-vc-di-ecdsa",
                "ecdsa-rdfc-2019-p256/employ",
                "ECDSAP256",
                "employmentAuth",
                "p256KeyPair",
                KeyType.P256),
        P384("w3c-vc-di-ecdsa", "ecdsa-rdfc-2019-p384", "ECDSAP384", "unsigned", "p384KeyPair", KeyType.P384),
        P384_EMPLOYED(
                "w3c-vc-di-ecdsa",
                "ecdsa-rdfc-2019-p384/employ",
                "ECDSAP384",
                "employmentAuth",
                "p384KeyPair",
                KeyType.P384);

        private final String corpus;
        private final String folder;
        private final String suffix;
        private final String unsigned;
        private final String keyPair;
        private final KeyType keyType;

        Vector(String corpus, String folder, String suffix, String unsigned, String keyPair, KeyType keyType) {
            this.corpus = corpus;
            this.folder = folder;
            this.suffix = suffix;
            this.unsigned = unsigned;
            this.keyPair = keyPair;
            this.keyType = keyType;
        }

        String text(String name) {
            return Vectors.text("vc/" + corpus + "/TestVectors/" + folder + "/" + name);
        }

        JsonObject unsigned() {
            // Their unsigned document has not the context that defines this type of proof.
            return this == ED25519_2020 ? signed().without("proof") : asPublished();
        }

        private JsonObject asPublished() {
            return Json.parseObject(Vectors.text("vc/" + corpus + "/TestVectors/" + unsigned + ".json"))
                    .orThrow();
        }

        JsonObject options() {
            return Json.parseObject(text("proofConfig" + suffix + ".json")).orThrow();
        }

        JsonObject signed() {
            return Json.parseObject(text("signed" + suffix + ".json")).orThrow();
        }

        Cryptosuite.Simple suite() {
            if (this == ED25519_2020) {
                return new Ed25519Signature2020(CANONICALIZER);
            }
            return keyType == KeyType.ED25519 ? new EddsaRdfc2022(CANONICALIZER) : new EcdsaRdfc2019(CANONICALIZER);
        }

        Recipe recipe() {
            return suite().recipe(keyType).orElseThrow();
        }

        SigningKey signer() {
            JsonObject pair = Json.parseObject(Vectors.text("vc/" + corpus + "/TestVectors/" + keyPair + ".json"))
                    .orThrow();
            Optional<String> secret = pair.string("privateKeyMultibase").or(() -> pair.string("secretKeyMultibase"));
            int length = keyType == KeyType.P384 ? 48 : 32;
            byte[] tagged = Base58.decode(secret.orElseThrow(), length + 2).orElseThrow();
            return SigningKey.of(
                            keyType,
                            Arrays.copyOfRange(tagged, 2, length + 2),
                            Cryptography.standard(),
                            SecretAccess.because("the key of a published test vector"))
                    .orThrow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theDocumentHasTheirCanonicalForm(Vector vector) {
        byte[] canonical = vector.suite()
                .transformation()
                .document(vector.unsigned(), vector.recipe().digest())
                .orThrow();
        assertEquals(vector.text("canonDoc" + vector.suffix + ".txt"), text(canonical));
    }

    @ParameterizedTest
    @EnumSource
    void theProofConfigurationHasTheirCanonicalForm(Vector vector) {
        JsonObject options = vector.suite()
                .transformation()
                .completed(vector.unsigned(), vector.options().without("@context"));
        byte[] canonical = vector.suite()
                .transformation()
                .configuration(options, vector.unsigned(), vector.recipe().digest())
                .orThrow();
        assertEquals(vector.text("proofCanon" + vector.suffix + ".txt"), text(canonical));
    }

    @ParameterizedTest
    @EnumSource
    void theHashDataAreTheirTwoDigests(Vector vector) {
        String hashData = HexFormat.of()
                .formatHex(Hashing.hashData(vector.suite(), vector.recipe(), vector.unsigned(), vector.options())
                        .orThrow());
        assertEquals(vector.text("combinedHash" + vector.suffix + ".txt"), hashData);
        assertEquals(vector.text("proofHash" + vector.suffix + ".txt"), hashData.substring(0, hashData.length() / 2));
        assertEquals(vector.text("docHash" + vector.suffix + ".txt"), hashData.substring(hashData.length() / 2));
    }

    @ParameterizedTest
    @EnumSource
    void theSignatureHasTheirTwoTexts(Vector vector) {
        String hex = vector.text("sigHex" + vector.suffix + ".txt");
        String base58 = vector.text("sigBTC58" + vector.suffix + ".txt");
        assertEquals(base58, ProofValue.encode(Bytes.ofHex(hex).toArray()));
        byte[] signature = ProofValue.decode(base58, vector.recipe().algorithm().signatureLength())
                .orThrow();
        assertEquals(hex, Bytes.of(signature).hex());
    }

    @ParameterizedTest
    @EnumSource
    void thePrivateKeySignsToTheirSignedDocument(Vector vector) {
        JsonObject options = vector.options();
        ProofOptions wanted = ProofOptions.of(
                        vector.suite(),
                        DidUrl.parse(options.string("verificationMethod").orElseThrow())
                                .orThrow(),
                        ProofPurpose.ASSERTION_METHOD)
                .created(Instant.parse(options.string("created").orElseThrow()));
        JsonObject signed =
                DataIntegrity.add(vector.unsigned(), wanted, vector.signer()).orThrow();
        assertEquals(vector.signed(), signed);
    }

    @ParameterizedTest
    @EnumSource
    void theirSignedDocumentVerifiesAndIsCoveredWhole(Vector vector) {
        KeyFinder keys = KeyFinder.of(DidResolver.of(DidMethods.standard(), InstantSource.fixed(AT)));
        DataIntegrity integrity = DataIntegrity.of(Cryptosuites.with(CANONICALIZER), keys, Cryptography.standard());
        JsonObject signed = vector.signed();
        ProofCheck check = integrity.verify(
                signed,
                new ProofExpectation(ProofPurpose.ASSERTION_METHOD, AT, Duration.ZERO, new Audience.Unstated()));
        assertEquals(Outcome.PASSED, check.check().outcome(), check.toString());
        assertEquals(Optional.of(signed), check.covered());
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
