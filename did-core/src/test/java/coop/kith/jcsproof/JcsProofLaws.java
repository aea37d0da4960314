package coop.kith.jcsproof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SecretAccess;
import coop.kith.crypto.SigningKey;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.problem.Outcome;
import coop.kith.testing.JsonArbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

final class JcsProofLaws {
    private static final Cryptography CRYPTOGRAPHY = Cryptography.standard();
    private static final SigningKey KEY = SigningKey.of(
                    KeyType.ED25519, new byte[32], CRYPTOGRAPHY, SecretAccess.because("a key that only tests use"))
            .orThrow();
    private static final JsonObject OPTIONS =
            JsonObject.empty().with("type", "DataIntegrityProof").with("cryptosuite", "eddsa-jcs-2022");

    @Property(tries = 60)
    void whatIsSignedVerifiesAfterATripThroughText(@ForAll("documents") JsonObject document) {
        JsonObject proof = JcsProof.sign(document, OPTIONS, KEY).orThrow();
        JsonObject again = Json.parseObject(Json.write(document)).orThrow();
        JsonObject proofAgain = Json.parseObject(Json.pretty(proof)).orThrow();
        assertEquals(
                Outcome.PASSED,
                JcsProof.verify(again, proofAgain, KEY.publicKey(), CRYPTOGRAPHY)
                        .outcome());
    }

    @Property(tries = 60)
    void aSignatureWithOneBitFlippedNeverVerifies(
            @ForAll("documents") JsonObject document, @ForAll @IntRange(max = 511) int bit) {
        JsonObject proof = JcsProof.sign(document, OPTIONS, KEY).orThrow();
        byte[] signature =
                ProofValue.decode(proof.string("proofValue").orElseThrow(), 64).orThrow();
        signature[bit / 8] ^= (byte) (1 << bit % 8);
        JsonObject changed = proof.with("proofValue", ProofValue.encode(signature));
        assertEquals(
                Outcome.FAILED,
                JcsProof.verify(document, changed, KEY.publicKey(), CRYPTOGRAPHY)
                        .outcome());
    }

    @Provide
    Arbitrary<JsonObject> documents() {
        return JsonArbitraries.objects().map(object -> object.without("proof").without("@context"));
    }
}
