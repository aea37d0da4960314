package coop.kith.vc.proof.integrity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SignatureAlgorithm;
import coop.kith.crypto.Signer;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import coop.kith.problem.Outcome;
import coop.kith.testing.Vectors;
import coop.kith.vc.canon.Canonicalizer;
import coop.kith.vc.proof.integrity.suite.MlDsa44Jcs2024;
import coop.kith.vc.proof.integrity.suite.MlDsa44Rdfc2024;
import coop.kith.vc.proof.integrity.suite.SlhDsa128Jcs2024;
import coop.kith.vc.proof.integrity.suite.SlhDsa128Rdfc2024;
import coop.kith.vc.testing.Contexts;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.SLHDSAParameters;
import org.bouncycastle.crypto.params.SLHDSAPrivateKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.bouncycastle.crypto.signers.SLHDSASigner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The vectors of di-quantum-safe 0.3, every value that it prints. Their verification method is a bare did:key without a fragment, which names no method
 * of a document, so the key is taken from the DID here and not from its document.
 */
final class QuantumSafeSuiteVectors {
    private static final String FOLDER = "vc/w3c-ccg-di-quantum-safe/testVectors/";
    private static final Canonicalizer CANONICALIZER = Canonicalizer.of(Contexts.withCitizenship());

    @SuppressWarnings("ImmutableEnumChecker") // suites are immutable
    enum Vector {
        MLDSA44_RDFC(new MlDsa44Rdfc2024(CANONICALIZER), "rdfc", "KeysMLDSA", "mldsa44"),
        MLDSA44_JCS(new MlDsa44Jcs2024(), "jcs", "KeysMLDSA", "mldsa44"),
        SLHDSA128_RDFC(new SlhDsa128Rdfc2024(CANONICALIZER), "rdfc", "KeysSLHDSA", "slh128s"),
        SLHDSA128_JCS(new SlhDsa128Jcs2024(), "jcs", "KeysSLHDSA", "slh128s");

        private final Cryptosuite.Simple suite;
        private final String form;
        private final String keys;
        private final String key;

        Vector(Cryptosuite.Simple suite, String form, String keys, String key) {
            this.suite = suite;
            this.form = form;
            this.keys = keys;
            this.key = key;
        }

        Recipe recipe() {
            return suite.recipes().get(0);
        }

        JsonObject signed() {
            return object(suite.id() + "/signed-" + suite.id() + ".json");
        }

        JsonObject unsigned() {
            return object("inputs/employmentAuth.json");
        }

        JsonObject proof() {
            return signed().object("proof").orElseThrow();
        }

        JsonObject pair() {
            return object("inputs/" + keys + ".json").object(key).orElseThrow();
        }

        /** Their private keys come expanded, and Kith's from seeds; so Bouncy Castle signs here with theirs. */
        Signer signer() {
            byte[] secret =
                    HexFormat.of().parseHex(pair().string("secretKeyHex").orElseThrow());
            PublicKey publicKey = Multikey.decode(
                            pair().string("publicKeyMultibase").orElseThrow())
                    .orThrow();
            return new Signer() {
                @Override
                public PublicKey publicKey() {
                    return publicKey;
                }

                @Override
                public SignatureAlgorithm algorithm() {
                    return SignatureAlgorithm.of(publicKey.type());
                }

                @Override
                public byte[] sign(byte[] message) {
                    return publicKey.type() == KeyType.ML_DSA_44 ? mlDsa(secret, message) : slhDsa(secret, message);
                }
            };
        }
    }

    private static byte[] mlDsa(byte[] secret, byte[] message) {
        MLDSASigner signer = new MLDSASigner();
        signer.init(true, new MLDSAPrivateKeyParameters(MLDSAParameters.ml_dsa_44, secret));
        signer.update(message, 0, message.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException broken) {
            throw new AssertionError(broken);
        }
    }

    private static byte[] slhDsa(byte[] secret, byte[] message) {
        SLHDSASigner signer = new SLHDSASigner();
        signer.init(true, new SLHDSAPrivateKeyParameters(SLHDSAParameters.sha2_128s, secret));
        return signer.generateSignature(message);
    }

    @ParameterizedTest
    @EnumSource
    void theDocumentHasTheirCanonicalForm(Vector vector) {
        byte[] canonical = vector.suite
                .transformation()
                .document(vector.unsigned(), Digest.SHA_256)
                .orThrow();
        assertEquals(
                text("commonAlgs/transform-" + vector.form + "-sha256.txt"),
                new String(canonical, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void theProofConfigurationHasTheirCanonicalForm(Vector vector) {
        byte[] canonical = vector.suite
                .transformation()
                .configuration(vector.proof().without("proofValue"), vector.unsigned(), Digest.SHA_256)
                .orThrow();
        String published = text("commonAlgs/proofConfig-" + vector.suite.id() + ".txt");
        if (vector == Vector.SLHDSA128_JCS) {
            // Their file has the contexts of another document; the hash that they publish, and sign, is of ours.
            published = published.replace(
                    "https://www.w3.org/ns/credentials/examples/v2", "https://w3id.org/citizenship/v4rc1");
        }
        assertEquals(published, new String(canonical, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void theHashDataAreTheirs(Vector vector) {
        byte[] hashData = Hashing.hashData(
                        vector.suite,
                        vector.recipe(),
                        vector.unsigned(),
                        vector.proof().without("proofValue"))
                .orThrow();
        assertEquals(
                object("commonAlgs/hashing-combined.json")
                        .string(vector.suite.id())
                        .orElseThrow(),
                Bytes.of(hashData).hex());
    }

    @ParameterizedTest
    @EnumSource
    void theirProofValueVerifiesAndNoneWithABitChanged(Vector vector) {
        byte[] hashData = Hashing.hashData(
                        vector.suite,
                        vector.recipe(),
                        vector.unsigned(),
                        vector.proof().without("proofValue"))
                .orThrow();
        String text = vector.proof().string("proofValue").orElseThrow();
        byte[] signature = vector.suite
                .alphabet()
                .decode(text, vector.recipe().algorithm().signatureLength())
                .orThrow();
        assertEquals(text, vector.suite.alphabet().encode(signature));
        assertEquals(Outcome.PASSED, outcome(vector, hashData, signature));
        for (int at : List.of(0, 1, signature.length / 2, signature.length - 1)) {
            byte[] flipped = signature.clone();
            flipped[at] ^= 4;
            assertEquals(Outcome.FAILED, outcome(vector, hashData, flipped), "byte " + at);
        }
    }

    /** Their signatures were drawn with randomness, so ours, which are not, are other ones. */
    @ParameterizedTest
    @EnumSource
    void theirPrivateKeySignsToTheirDocumentWithAnotherSignature(Vector vector) {
        ProofOptions options = ProofOptions.of(vector.suite, vector.proof().without("proofValue"));
        JsonObject signed =
                DataIntegrity.add(vector.unsigned(), options, vector.signer()).orThrow();
        JsonObject proof = signed.object("proof").orElseThrow();
        assertEquals(vector.proof().without("proofValue"), proof.without("proofValue"));
        assertEquals(vector.signed().without("proof"), signed.without("proof"));
        assertNotEquals(vector.proof(), proof);
        byte[] hashData = Hashing.hashData(
                        vector.suite, vector.recipe(), vector.unsigned(), proof.without("proofValue"))
                .orThrow();
        byte[] signature = vector.suite
                .alphabet()
                .decode(
                        proof.string("proofValue").orElseThrow(),
                        vector.recipe().algorithm().signatureLength())
                .orThrow();
        assertEquals(Outcome.PASSED, outcome(vector, hashData, signature));
    }

    private static Outcome outcome(Vector vector, byte[] hashData, byte[] signature) {
        return Cryptography.standard()
                .verify(vector.signer().publicKey(), vector.recipe().algorithm(), hashData, signature)
                .outcome();
    }

    private static String text(String file) {
        return Vectors.text(FOLDER + file);
    }

    private static JsonObject object(String file) {
        return Json.parseObject(text(file)).orThrow();
    }
}
