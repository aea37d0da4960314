package coop.kith.jcsproof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SecretAccess;
import coop.kith.crypto.SigningKey;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.key.Base58;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.problem.Check;
import coop.kith.testing.Vectors;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The W3C's vectors of eddsa-jcs-2022, here as bytes in and bytes out; the values in between are held against them where the suites are. */
final class JcsProofVectors {
    private static final String FOLDER = "vc/w3c-vc-di-eddsa/TestVectors/";

    private final JsonObject signed = object("eddsa-jcs-2022/signedJCS.json");
    private final JsonObject keyPair = object("keyPair.json");

    @Test
    void signsTheUnsignedDocumentToTheSignedOne() {
        JsonObject unsigned = object("unsigned.json");
        JsonObject options = object("eddsa-jcs-2022/proofConfigJCS.json");
        JsonObject proof = JcsProof.sign(unsigned, options, signer()).orThrow();
        assertEquals(signed, unsigned.with("proof", proof));
    }

    @Test
    void copiesTheContextIntoAProofThatHasNone() {
        JsonObject options = object("eddsa-jcs-2022/proofConfigJCS.json").without("@context");
        JsonObject proof =
                JcsProof.sign(object("unsigned.json"), options, signer()).orThrow();
        assertEquals(signed.object("proof").orElseThrow(), proof);
    }

    @Test
    void verifiesTheSignedDocument() {
        assertEquals(
                Check.passed("signature"),
                JcsProof.verify(
                        signed.without("proof"),
                        signed.object("proof").orElseThrow(),
                        Multikey.decode(keyPair.string("publicKeyMultibase").orElseThrow())
                                .orThrow(),
                        Cryptography.standard()));
    }

    private SigningKey signer() {
        byte[] secret = Base58.decode(keyPair.string("privateKeyMultibase").orElseThrow(), 34)
                .orElseThrow();
        return SigningKey.of(
                        KeyType.ED25519,
                        Arrays.copyOfRange(secret, 2, 34),
                        Cryptography.standard(),
                        SecretAccess.because("the key of a published test vector"))
                .orThrow();
    }

    private static JsonObject object(String name) {
        return Json.parseObject(Vectors.text(FOLDER + name)).orThrow();
    }
}
