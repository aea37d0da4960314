package coop.kith.cbor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Base64Url;
import coop.kith.json.Json;
import coop.kith.testing.Vectors;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The proof values that the ecdsa-sd-2023 and bbs-2023 specifications print: three bytes say which, CBOR follows. */
class CborVectors {
    @ParameterizedTest
    @CsvSource({
        "w3c-vc-di-ecdsa/TestVectors/ecdsa-sd-2023/employ/addSignedSDBase.json, 5",
        "w3c-vc-di-ecdsa/TestVectors/ecdsa-sd-2023/employ/derivedRevealDocument.json, 5",
        "w3c-vc-di-ecdsa/TestVectors/ecdsa-sd-2023/prc/addSignedSDBase.json, 5",
        "w3c-vc-di-ecdsa/TestVectors/ecdsa-sd-2023/prc/derivedRevealDocument.json, 5",
        "w3c-vc-di-bbs/TestVectors/addSignedSDBase.json, 5",
        "w3c-vc-di-bbs/TestVectors/derivedRevealDocument.json, 5",
        "w3c-vc-di-bbs/TestVectors/prc/addSignedSDBase.json, 5",
        "w3c-vc-di-bbs/TestVectors/prc/derivedRevealDocument.json, 5",
        "w3c-vc-di-bbs/TestVectors/Pseudonym/addSignedSDBase.json, 6",
        "w3c-vc-di-bbs/TestVectors/Pseudonym/derivedRevealDocument.json, 7",
        "w3c-vc-di-bbs/TestVectors/HolderBinding/addSignedSDBase.json, 5",
        "w3c-vc-di-bbs/TestVectors/HolderBinding/derivedRevealDocument.json, 6",
        "w3c-vc-di-bbs/TestVectors/PseudonymHB/addSignedSDBase.json, 6",
        "w3c-vc-di-bbs/TestVectors/PseudonymHB/derivedRevealDocument.json, 7"
    })
    void readsThePublishedProofValuesAndWritesTheSameBytes(String file, int components) {
        String proofValue = Json.parseObject(Vectors.text("vc/" + file))
                .orThrow()
                .object("proof")
                .orElseThrow()
                .string("proofValue")
                .orElseThrow();
        assertTrue(proofValue.startsWith("u"));
        byte[] whole = Base64Url.decode(proofValue.substring(1)).orElseThrow();
        byte[] content = Arrays.copyOfRange(whole, 3, whole.length);
        CborValue value = Cbor.read(content, CborProfile.PROOF_VALUE).orThrow();
        assertEquals(components, ((CborArray) value).items().size());
        assertArrayEquals(content, Cbor.write(value));
    }
}
