package coop.kith.vc.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.testing.Vectors;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.verdict.VerdictJson;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.SignatureSpi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The JVM's list of providers is a setting of the host; no verdict follows from it. */
@Isolated("it changes the JVM's list of providers")
@DisplayName("V44: the same verdict for every signed vector, whichever providers the JVM has and in which order")
final class ProviderListTest {
    private static final List<String> SIGNED = List.of(
            "w3c-vc-di-eddsa/TestVectors/eddsa-jcs-2022/signedJCS.json",
            "w3c-vc-di-eddsa/TestVectors/eddsa-rdfc-2022/signedDataInt.json",
            "w3c-vc-di-eddsa/TestVectors/Ed25519Signature2020/signedEdSig.json",
            "w3c-vc-di-ecdsa/TestVectors/ecdsa-rdfc-2019-p256/signedECDSAP256.json",
            "w3c-vc-di-ecdsa/TestVectors/ecdsa-rdfc-2019-p384/signedECDSAP384.json",
            "w3c-vc-di-ecdsa/TestVectors/ecdsa-jcs-2019-p256/signedJCSECDSAP256.json",
            "w3c-vc-di-ecdsa/TestVectors/ecdsa-jcs-2019-p384/signedJCSECDSAP384.json");

    private final List<Provider> before = List.of(Security.getProviders());

    @AfterEach
    void theListIsAsItWas() {
        listed(before);
        assertEquals(before, List.of(Security.getProviders()));
    }

    @Test
    void theOrderAndTheAbsenceOfProvidersChangeNothing() {
        Map<String, JsonObject> expected = verdicts();
        assertTrue(
                expected.values().stream()
                        .anyMatch(
                                verdict -> verdict.string("verdict").orElse("").equals("accepted")),
                "some are good");
        List<Provider> reversed = new ArrayList<>(before);
        Collections.reverse(reversed);
        List<Provider> sun =
                before.stream().filter(one -> one.getName().equals("SUN")).toList();
        List<Provider> liarFirst = new ArrayList<>(List.of(new Liar()));
        liarFirst.addAll(before);
        for (List<Provider> list : List.of(reversed, sun, liarFirst)) {
            listed(list);
            assertEquals(expected, verdicts(), () -> "with " + Arrays.toString(Security.getProviders()));
        }
    }

    private static void listed(List<Provider> providers) {
        for (Provider provider : Security.getProviders()) {
            Security.removeProvider(provider.getName());
        }
        providers.forEach(Security::addProvider);
    }

    /** Of each vector as it is and with one letter of its signature changed, by a verifier made anew. */
    private static Map<String, JsonObject> verdicts() {
        CredentialVerifier verifier = CredentialVerifier.standard();
        VerificationPolicy policy =
                VerificationPolicy.strict().issuerNeedNotControlKey("the vectors' issuer is an address on the web");
        Map<String, JsonObject> verdicts = new TreeMap<>();
        for (String file : SIGNED) {
            JsonObject signed = Json.parseObject(Vectors.text("vc/" + file)).orThrow();
            verdicts.put(file, VerdictJson.of(verifier.verify(signed, policy, Papers.NOW)));
            verdicts.put(
                    file + " changed", VerdictJson.of(verifier.verify(signed.with("name", "x"), policy, Papers.NOW)));
        }
        return verdicts;
    }

    /** Every signature is good, says this one. */
    private static final class Liar extends Provider {
        private static final long serialVersionUID = 1L;

        Liar() {
            super("Liar", "1", "verifies everything");
            for (String algorithm :
                    List.of("Ed25519", "EdDSA", "SHA256withECDSA", "SHA384withECDSA", "NONEwithECDSA")) {
                put("Signature." + algorithm, Yes.class.getName());
            }
        }
    }

    /** Made by the provider's reflection. */
    public static final class Yes extends SignatureSpi {
        @Override
        protected void engineInitVerify(PublicKey key) {}

        @Override
        protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
            throw new InvalidKeyException("only lies about others' signatures");
        }

        @Override
        protected void engineUpdate(byte oneByte) {}

        @Override
        protected void engineUpdate(byte[] bytes, int from, int length) {}

        @Override
        protected byte[] engineSign() {
            return new byte[0];
        }

        @Override
        protected boolean engineVerify(byte[] signature) {
            return true;
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {}

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException("no parameters, and not " + name);
        }
    }
}
