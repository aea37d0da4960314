package coop.kith.did.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.did.document.DidDocument;
import coop.kith.did.history.Permanence;
import coop.kith.did.method.plc.DidPlc;
import coop.kith.did.method.plc.PlcDirectory;
import coop.kith.did.normal.Normalized;
import coop.kith.did.resolve.DidMethod;
import coop.kith.json.Json;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.key.Jwk;
import coop.kith.key.KeyUse;
import coop.kith.key.PublicKey;
import coop.kith.problem.Result;
import coop.kith.testing.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The registry's entries, the published traits of methods, and the documents of a method that is had through others. */
class DidMethodsVectors {
    private static Map<String, DidMethod> methods() {
        List<DidMethod> methods = new ArrayList<>(DidMethods.standard());
        methods.add(DidPlc.of(PlcDirectory.at(PlcDirectory.PUBLIC)));
        return methods.stream().collect(Collectors.toMap(DidMethod::name, method -> method));
    }

    private static DidMethod method(String name) {
        return Optional.ofNullable(methods().get(name)).orElseThrow();
    }

    private static JsonObject json(String path) {
        return Json.parseObject(Vectors.text("did/" + path)).orThrow();
    }

    @ParameterizedTest
    @CsvSource({"key", "jwk", "peer", "pkh", "plc", "web", "webvh"})
    void everyMethodIsRegisteredUnderItsName(String name) {
        JsonObject entry = json("did-extensions/methods/" + name + ".json");
        assertEquals(Optional.of(name), entry.string("name"));
        assertEquals(name, method(name).name());
        assertTrue(method(name).specification().length() > "did:".length() + name.length());
    }

    @ParameterizedTest
    @CsvSource({"key", "peer", "web", "webvh"})
    void everyMethodKeepsAsMuchOfThePastAsItsTraitsSay(String name) {
        JsonObject traits = json("did-traits/methods/" + name + ".json");
        Permanence permanence = method(name).permanence();
        assertEquals(traits.get("history").orElseThrow() == JsonLiteral.TRUE, permanence == Permanence.VERSIONED);
        assertEquals(
                traits.get("resolvableLocally").orElseThrow() == JsonLiteral.TRUE, permanence == Permanence.IMMUTABLE);
        assertEquals(method(name).hasVersions(), permanence == Permanence.VERSIONED);
    }

    /** did:dht is not implemented here; through a remote resolver its documents must be read, keys and all. */
    @ParameterizedTest
    @CsvSource({"1, 1, 0", "2, 2, 1", "3, 1, 0", "3, 2, 1"})
    void documentsOfDidDhtAreReadAndNormalized(String vector, String key, int position) {
        String path = "did-dht/impl/internal/did/testdata/vector-" + vector;
        JsonObject jwk = json(path + "-public-key-jwk-" + key + ".json");
        Result<PublicKey> verifying = Jwk.decode(jwk, KeyUse.VERIFICATION);
        PublicKey stated = verifying.isOk()
                ? verifying.orThrow()
                : Jwk.decode(jwk, KeyUse.AGREEMENT).orThrow();
        String text = Vectors.text("did/" + path + "-did-document.json");
        DidDocument document =
                DidDocument.parse(Json.parseObject(text).orThrow()).orThrow();
        assertEquals(
                stated, document.verificationMethods().get(position).publicKey().orThrow());
        Normalized normalized =
                Normalized.of(Bytes.of(text.getBytes(StandardCharsets.UTF_8))).orThrow();
        assertEquals(
                "Multikey",
                normalized.document().verificationMethods().get(position).type());
        assertEquals(
                stated,
                normalized
                        .document()
                        .verificationMethods()
                        .get(position)
                        .publicKey()
                        .orThrow());
    }

    @Test
    void noTwoMethodsShareAName() {
        assertEquals(DidMethods.standard().size() + 1, methods().size());
    }
}
