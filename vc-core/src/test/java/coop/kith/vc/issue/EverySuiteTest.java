package coop.kith.vc.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.Signer;
import coop.kith.did.method.DidMethods;
import coop.kith.did.resolve.DidResolver;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.vc.model.DataModel;
import coop.kith.vc.proof.integrity.Cryptosuite;
import coop.kith.vc.proof.integrity.suite.Cryptosuites;
import coop.kith.vc.proof.integrity.suite.Ed25519Signature2020;
import coop.kith.vc.verdict.Verdict;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each suite with each kind of key it takes, from the issuer to the verifier's verdict. */
final class EverySuiteTest {
    private static final Instant NOW = Instant.parse("2026-11-22T16:00:00Z");
    private static final CredentialVerifier VERIFIER = CredentialVerifier.of(
            DidResolver.of(DidMethods.standard(), InstantSource.fixed(NOW)),
            Cryptography.standard(),
            InstantSource.fixed(NOW));

    static Stream<Arguments> suitesAndKeys() {
        return Cryptosuites.standard().stream()
                .filter(Cryptosuite.Simple.class::isInstance)
                .map(Cryptosuite.Simple.class::cast)
                .flatMap(suite -> suite.recipes().stream()
                        .map(recipe -> Arguments.of(suite, recipe.algorithm().keyType())));
    }

    @ParameterizedTest
    @MethodSource("suitesAndKeys")
    void whatItSignsIsAcceptedAndNothingElse(Cryptosuite.Simple suite, KeyType type) {
        // A signature of SLH-DSA takes a second.
        List<DataModel> models =
                type == KeyType.SLH_DSA_SHA2_128S ? List.of(DataModel.V2_0) : List.of(DataModel.values());
        for (DataModel model : models) {
            JsonObject signed = issued(suite, type, credential(model));
            assertAccepted(signed);
            assertRejected(signed.with("name", "Another name"));
            JsonObject proof = signed.object("proof").orElseThrow();
            assertRejected(signed.with("proof", proof.with("created", "2026-11-22T15:00:00Z")));
            assertRejected(signed.with("proof", proof.without("created")));
            assertRejected(signed.with("proof", proof.with("nonce", "another")));
            for (String text : otherTexts(proof.string("proofValue").orElseThrow())) {
                assertRejected(signed.with("proof", proof.with("proofValue", text)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("suitesAndKeys")
    void aProofNamedAfterAnotherSuiteIsRejected(Cryptosuite.Simple suite, KeyType type) {
        JsonObject signed = issued(suite, type, credential(DataModel.V2_0));
        JsonObject proof = signed.object("proof").orElseThrow();
        for (Cryptosuite other : Cryptosuites.standard()) {
            if (!other.id().equals(suite.id()) && other.proofType().equals(suite.proofType())) {
                assertRejected(signed.with("proof", proof.with("cryptosuite", other.id())));
            }
        }
    }

    @Test
    void theOlderProofTypeBringsItsContext() {
        Cryptosuite.Simple suite = new Ed25519Signature2020();
        for (DataModel model : DataModel.values()) {
            JsonObject signed = issued(suite, KeyType.ED25519, credential(model));
            assertEquals(
                    JsonArray.ofStrings(List.of(model.context(), suite.context())),
                    signed.get("@context").orElseThrow());
            assertEquals(
                    "Ed25519Signature2020",
                    signed.object("proof").orElseThrow().string("type").orElseThrow());
            assertTrue(!signed.object("proof").orElseThrow().has("cryptosuite"));
            assertRejected(signed.with("@context", JsonArray.ofStrings(List.of(model.context()))));
        }
    }

    private static List<String> otherTexts(String text) {
        List<String> others = new ArrayList<>();
        for (int at : new int[] {1, text.length() / 2, text.length() - 1}) {
            char swapped = text.charAt(at) == 'B' ? 'C' : 'B';
            others.add(text.substring(0, at) + swapped + text.substring(at + 1));
        }
        others.add(text.substring(1));
        others.add(text + "A");
        others.add(text.substring(0, text.length() - 1));
        others.add((text.charAt(0) == 'z' ? 'u' : 'z') + text.substring(1));
        others.add(text.toUpperCase(Locale.ROOT));
        others.add(text + "=");
        others.add("z");
        others.add("u");
        return others;
    }

    private static JsonObject issued(Cryptosuite.Simple suite, KeyType type, JsonObject unsigned) {
        Signer signer = Signers.key(type, 9);
        return CredentialIssuer.builder(Signers.method(signer), signer)
                .suite(suite)
                .build()
                .issue(unsigned, NOW)
                .orThrow();
    }

    private static JsonObject credential(DataModel model) {
        JsonObject credential =
                Json.parseObject("""
                    {"type": ["VerifiableCredential"],
                     "credentialSubject": {"id": "did:example:ana"}}
                    """).orThrow().with("@context", JsonArray.ofStrings(List.of(model.context())));
        return model == DataModel.V1_1
                ? credential.with("issuanceDate", "2026-11-01T00:00:00Z")
                : credential.with("name", "Membership");
    }

    private static void assertAccepted(JsonObject signed) {
        Verdict<?> verdict = VERIFIER.verify(signed, VerificationPolicy.strict());
        assertInstanceOf(
                Verdict.Accepted.class, verdict, () -> verdict.problems().toString());
    }

    private static void assertRejected(JsonObject signed) {
        assertInstanceOf(
                Verdict.Rejected.class, VERIFIER.verify(signed, VerificationPolicy.strict()), signed::toString);
    }
}
