package coop.kith.vc.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import coop.kith.problem.Problem;
import coop.kith.testing.Vectors;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The W3C's signed credentials, whose issuer is a web page and whose keys are did:key: good under a policy that lets them differ, and only then. */
final class W3cCredentialVectors {
    private final CredentialVerifier verifier = CredentialVerifier.standard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "w3c-vc-di-eddsa/TestVectors/eddsa-jcs-2022/signedJCS.json",
                "w3c-vc-di-eddsa/TestVectors/eddsa-rdfc-2022/signedDataInt.json",
                "w3c-vc-di-ecdsa/TestVectors/ecdsa-rdfc-2019-p256/signedECDSAP256.json",
                "w3c-vc-di-ecdsa/TestVectors/ecdsa-rdfc-2019-p384/signedECDSAP384.json",
                "w3c-vc-di-ecdsa/TestVectors/ecdsa-jcs-2019-p256/signedJCSECDSAP256.json",
                "w3c-vc-di-ecdsa/TestVectors/ecdsa-jcs-2019-p384/signedJCSECDSAP384.json"
            })
    void areAcceptedWhenTheIssuerNeedNotControlTheKey(String file) {
        String signed = Vectors.text("vc/" + file);
        Verdict<VerifiedCredential> strict = verifier.verify(signed, VerificationPolicy.strict(), Papers.NOW);
        assertInstanceOf(Verdict.Rejected.class, strict);
        assertEquals(
                List.of(VerifyProblem.ISSUER_MISMATCH),
                strict.problems().stream().map(Problem::type).toList());
        VerificationPolicy lenient =
                VerificationPolicy.strict().issuerNeedNotControlKey("the vectors' issuer is an address on the web");
        assertInstanceOf(Verdict.Accepted.class, verifier.verify(signed, lenient, Papers.NOW));
    }
}
