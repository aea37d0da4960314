package coop.kith.did.method.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.apicatalog.multibase.Multibase;
import coop.kith.bytes.Bytes;
import coop.kith.did.document.DidDocument;
import coop.kith.did.document.VerificationMethod;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.key.Jwk;
import coop.kith.key.PublicKey;
import coop.kith.testing.Vectors;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The test vectors of the did:key specification. Their documents have the shapes of 2018 to 2020, so what is compared is what they say: the DID, each key's
 * id, and the key itself, decoded by another road (publicKeyJwk, or publicKeyBase58 whose length and curve the file's own type names).
 */
class DidKeyVectors {
    private final DidResolver resolver = DidResolver.of(List.of(new DidKey()), InstantSource.fixed(Instant.EPOCH));

    @ParameterizedTest
    @CsvSource({"ed25519-x25519.json, 5, 10", "x25519.json, 4, 4", "secp256k1.json, 6, 6", "nist-curves.json, 7, 7"})
    void haveTheSameKeys(String file, int documents, int keys) {
        Map<String, JsonObject> vectors = documents(file);
        int compared = 0;
        for (Map.Entry<String, JsonObject> vector : vectors.entrySet()) {
            ResolutionOptions options = ResolutionOptions.none().with(DidKey.ENCRYPTION_KEY, "true");
            Resolution answer = resolver.resolve(vector.getKey(), options);
            DidDocument ours = assertInstanceOf(Resolution.Resolved.class, answer, vector.getKey())
                    .document();
            DidDocument theirs = DidDocument.parse(vector.getValue()).orThrow();
            assertEquals(theirs.id(), ours.id());
            for (VerificationMethod their : theirs.verificationMethods()) {
                VerificationMethod our = ours.method(their.id()).orElseThrow();
                assertEquals(
                        stated(their.stated()),
                        Optional.of(our.publicKey().orThrow().encoded()));
                assertEquals(their.controller(), our.controller());
                compared++;
            }
        }
        assertEquals(documents, vectors.size());
        assertEquals(keys, compared);
    }

    /** The second key of bls12381.json is one of both groups at once. */
    @ParameterizedTest
    @CsvSource({"rsa.json, did:key:z", "bls12381.json, did:key:z5Tc"})
    void areRefusedWhereTheKeyIsOfAKindThatIsNotTaken(String file, String start) {
        List<String> refused = documents(file).keySet().stream()
                .filter(did -> did.startsWith(start))
                .toList();
        assertFalse(refused.isEmpty());
        for (String did : refused) {
            assertInstanceOf(Resolution.Invalid.class, resolver.resolve(did, ResolutionOptions.none()));
        }
    }

    @Test
    void aKeyOfTheSecondGroupOfBls12381IsTheOneTheyState() {
        Map.Entry<String, JsonObject> vector = documents("bls12381.json").entrySet().stream()
                .filter(each -> each.getKey().startsWith("did:key:zUC7"))
                .findFirst()
                .orElseThrow();
        DidDocument ours = assertInstanceOf(
                        Resolution.Resolved.class, resolver.resolve(vector.getKey(), ResolutionOptions.none()))
                .document();
        VerificationMethod their = DidDocument.parse(vector.getValue())
                .orThrow()
                .verificationMethods()
                .get(0);
        assertEquals(
                stated(their.stated()),
                Optional.of(ours.method(their.id())
                        .orElseThrow()
                        .publicKey()
                        .orThrow()
                        .encoded()));
    }

    private static Optional<Bytes> stated(JsonObject method) {
        return method.object("publicKeyJwk")
                .map(jwk -> Jwk.decode(jwk).map(PublicKey::encoded).orThrow())
                .or(() -> method.string("publicKeyBase58")
                        .map(text -> Bytes.of(Multibase.BASE_58_BTC.decode("z" + text))));
    }

    /** The files hold their documents in two shapes: by DID with {@code didDocument} inside, or the other way round. */
    private static Map<String, JsonObject> documents(String file) {
        JsonObject content = Json.parseObject(Vectors.text("did/did-key/test-vectors/" + file))
                .orThrow();
        JsonObject byDid = content.object("didDocument").orElse(content);
        Map<String, JsonObject> documents = new LinkedHashMap<>();
        for (Map.Entry<String, JsonValue> entry : byDid.members().entrySet()) {
            if (entry.getKey().startsWith("did:") && entry.getValue() instanceof JsonObject value) {
                documents.put(entry.getKey(), value.object("didDocument").orElse(value));
            }
        }
        return documents;
    }
}
