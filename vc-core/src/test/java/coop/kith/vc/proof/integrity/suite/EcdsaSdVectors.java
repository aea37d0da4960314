package coop.kith.vc.proof.integrity.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.bytes.Base64Url;
import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SecretAccess;
import coop.kith.crypto.SigningKey;
import coop.kith.crypto.provider.Digests;
import coop.kith.did.method.DidMethods;
import coop.kith.did.resolve.DidResolver;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.Base58;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Outcome;
import coop.kith.testing.Vectors;
import coop.kith.vc.canon.Canonicalizer;
import coop.kith.vc.canon.DivisibleDocument;
import coop.kith.vc.canon.HashAlgorithm;
import coop.kith.vc.proof.Audience;
import coop.kith.vc.proof.KeyFinder;
import coop.kith.vc.proof.ProofCheck;
import coop.kith.vc.proof.ProofExpectation;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.proof.integrity.Cryptosuite;
import coop.kith.vc.proof.integrity.DataIntegrity;
import coop.kith.vc.proof.integrity.Digest;
import coop.kith.vc.proof.integrity.Transformation;
import coop.kith.vc.testing.Contexts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The W3C's vectors of ecdsa-sd-2023: every value that they print, from the base proof over the derived one to what the verifier checks. */
final class EcdsaSdVectors {
    private static final String FOLDER = "vc/w3c-vc-di-ecdsa/TestVectors/";
    private static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");
    private static final Canonicalizer CANONICALIZER = Canonicalizer.of(Contexts.withCitizenship());
    private static final EcdsaSd2023 SUITE = new EcdsaSd2023(CANONICALIZER);

    enum Vector {
        EMPLOYED("employ", "employmentAuth", "employMandatory", "employSelective"),
        RESIDENT("prc", "prCredUnsigned", "prCredMandatory", "prCredSelective");

        private final String folder;
        private final String unsigned;
        private final String mandatory;
        private final String selective;

        Vector(String folder, String unsigned, String mandatory, String selective) {
            this.folder = folder;
            this.unsigned = unsigned;
            this.mandatory = mandatory;
            this.selective = selective;
        }

        JsonObject unsigned() {
            JsonObject published = object(unsigned + ".json");
            // Their unsigned residents' card has another description than the one that they sign, and nothing else
            // differs.
            return this == RESIDENT
                    ? published.with(
                            "description",
                            at("addSignedSDBase").string("description").orElseThrow())
                    : published;
        }

        List<JsonPointer> mandatory() {
            return pointers(mandatory);
        }

        List<JsonPointer> selective() {
            return pointers(selective);
        }

        JsonValue value(String name) {
            return json("ecdsa-sd-2023/" + folder + "/" + name + ".json");
        }

        JsonObject at(String name) {
            return (JsonObject) value(name);
        }

        JsonObject proof() {
            return at("addSignedSDBase").object("proof").orElseThrow();
        }

        DivisibleDocument divided() {
            return CANONICALIZER.divisible(unsigned(), HashAlgorithm.SHA_256).orThrow();
        }

        byte[] proofHash() {
            return Digests.sha256(configuration());
        }

        byte[] configuration() {
            return Transformation.rdfc(CANONICALIZER)
                    .configuration(proof().without("proofValue"), unsigned(), Digest.SHA_256)
                    .orThrow();
        }

        SdProofValue.Base base() {
            return SUITE.base(
                            unsigned(),
                            proof().without("proofValue"),
                            mandatory(),
                            key("baseKeyPair"),
                            key("proofKeyPair"),
                            hmacKey())
                    .orThrow();
        }

        Cryptosuite.Selective.Derived derived() {
            return SUITE.derive(
                            unsigned(),
                            proof().without("proofValue"),
                            proof().string("proofValue").orElseThrow(),
                            selective())
                    .orThrow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theDocumentHasTheirStatementsUnderBothKindsOfLabels(Vector vector) {
        DivisibleDocument divided = vector.divided();
        assertEquals(texts(vector.value("addBaseDocCanon")), divided.lines(UnaryOperator.identity()));
        assertEquals(texts(vector.value("addBaseDocHMACCanon")), divided.lines(EcdsaSd2023.labelsOf(hmacKey())));
    }

    @ParameterizedTest
    @EnumSource
    void theMandatoryStatementsAreTheirs(Vector vector) {
        DivisibleDocument divided = vector.divided();
        UnaryOperator<String> relabel = EcdsaSd2023.labelsOf(hmacKey());
        List<String> lines = divided.lines(relabel);
        List<Integer> indexes =
                List.copyOf(divided.part(vector.mandatory()).orThrow().indexes(relabel));
        JsonObject transform = vector.at("addBaseTransform");
        assertEquals(numbered(transform.object("mandatory").orElseThrow()), chosen(lines, indexes));
        List<Integer> others = IntStream.range(0, lines.size())
                .boxed()
                .filter(index -> !indexes.contains(index))
                .toList();
        assertEquals(numbered(transform.object("nonMandatory").orElseThrow()), chosen(lines, others));
    }

    @ParameterizedTest
    @EnumSource
    void theProofConfigurationAndTheHashesAreTheirs(Vector vector) {
        assertEquals(
                text("ecdsa-sd-2023/" + vector.folder + "/addProofConfigCanon.txt"),
                new String(vector.configuration(), StandardCharsets.UTF_8));
        JsonObject hashes = vector.at("addHashData");
        assertEquals(
                hashes.string("proofHash").orElseThrow(),
                Bytes.of(vector.proofHash()).hex());
        List<String> mandatory = List.copyOf(
                numbered(vector.at("addBaseTransform").object("mandatory").orElseThrow())
                        .values());
        byte[] signed = EcdsaSd2023.signData(vector.proofHash(), Bytes.ofHex("00"), mandatory);
        assertEquals(
                hashes.string("mandatoryHash").orElseThrow(),
                Bytes.of(Arrays.copyOfRange(signed, 33, signed.length)).hex());
    }

    @ParameterizedTest
    @EnumSource
    void theBaseProofIsTheirsAndComesBackFromItsText(Vector vector) {
        SdProofValue.Base base = vector.base();
        JsonObject raw = vector.at("addRawBaseSignatureInfo");
        assertEquals(
                raw.string("baseSignature").orElseThrow(), base.baseSignature().hex());
        assertEquals(
                raw.string("publicKey").orElseThrow(),
                Base58.encode(base.publicKey().toArray()));
        assertEquals(texts(raw.get("signatures").orElseThrow()), hexes(base.signatures()));
        assertEquals(
                texts(raw.get("mandatoryPointers").orElseThrow()),
                base.mandatory().stream().map(JsonPointer::toString).toList());
        assertEquals(vector.proof().string("proofValue").orElseThrow(), base.encode());
        assertEquals(base, SdProofValue.base(base.encode()).orThrow());
        JsonObject recovered = vector.at("derivedRecoveredBaseData");
        assertEquals(recovered.string("hmacKey").orElseThrow(), base.hmacKey().hex());
        assertEquals(texts(recovered.get("signatures").orElseThrow()), hexes(base.signatures()));
    }

    @ParameterizedTest
    @EnumSource
    void theGroupsAreTheirs(Vector vector) {
        DivisibleDocument divided = vector.divided();
        UnaryOperator<String> relabel = EcdsaSd2023.labelsOf(hmacKey());
        List<JsonPointer> both = new ArrayList<>(vector.mandatory());
        both.addAll(vector.selective());
        JsonObject groups = vector.at("derivedGroupIndexes");
        assertEquals(numbers(groups, "mandatoryIndexes"), indexes(divided, vector.mandatory(), relabel));
        assertEquals(numbers(groups, "selectiveIndexes"), indexes(divided, vector.selective(), relabel));
        assertEquals(numbers(groups, "combinedIndexes"), indexes(divided, both, relabel));
    }

    @ParameterizedTest
    @EnumSource
    void theDerivedProofIsTheirs(Vector vector) {
        Cryptosuite.Selective.Derived derived = vector.derived();
        assertEquals(vector.at("derivedUnsignedReveal"), derived.revealed());
        SdProofValue.Derived value = SdProofValue.derived(derived.value()).orThrow();
        JsonObject disclosure = vector.at("derivedDisclosureData");
        assertEquals(
                disclosure.string("baseSignature").orElseThrow(),
                value.baseSignature().hex());
        assertEquals(texts(disclosure.get("signatures").orElseThrow()), hexes(value.signatures()));
        assertEquals(numbers(disclosure, "mandatoryIndexes"), List.copyOf(value.mandatory()));
        assertEquals(
                numbers(vector.at("derivedAdjMandatoryIndexes"), "adjMandatoryIndexes"),
                List.copyOf(value.mandatory()));
        assertEquals(
                texts(vector.at("derivedAdjSignatures")
                        .get("filteredSignatures")
                        .orElseThrow()),
                hexes(value.signatures()));
        Map<String, String> labels = new TreeMap<>();
        value.labels().forEach((number, label) -> labels.put("c14n" + number, "u" + Base64Url.encode(label.toArray())));
        assertEquals(pairs(disclosure.object("labelMap").orElseThrow().oneOrMany("value")), labels);
        JsonObject revealed = derived.revealed().with("proof", vector.proof().with("proofValue", derived.value()));
        assertEquals(vector.at("derivedRevealDocument"), revealed);
        assertEquals(value, SdProofValue.derived(value.encode()).orThrow());
    }

    @ParameterizedTest
    @EnumSource
    void theVerifierSeesTheirStatements(Vector vector) {
        JsonObject revealed = vector.at("derivedRevealDocument");
        SdProofValue.Derived value = SdProofValue.derived(revealed.object("proof")
                        .orElseThrow()
                        .string("proofValue")
                        .orElseThrow())
                .orThrow();
        List<String> lines = CANONICALIZER
                .canonicalStatements(revealed.without("proof"), HashAlgorithm.SHA_256)
                .orThrow()
                .lines(label -> "u"
                        + Base64Url.encode(
                                Objects.requireNonNull(value.labels().get(Integer.parseInt(label.substring(4))))
                                        .toArray()));
        assertEquals(texts(vector.value("verifyNQuads")), lines);
        JsonObject data = vector.at("verifyCreateVerifyData");
        assertEquals(
                texts(data.get("nonMandatory").orElseThrow()),
                IntStream.range(0, lines.size())
                        .filter(index -> !value.mandatory().contains(index))
                        .mapToObj(lines::get)
                        .toList());
        assertEquals(
                data.string("proofHash").orElseThrow(),
                Bytes.of(vector.proofHash()).hex());
        assertEquals(
                data.string("baseSignature").orElseThrow(),
                value.baseSignature().hex());
        assertEquals(texts(data.get("signatures").orElseThrow()), hexes(value.signatures()));
        byte[] signed = EcdsaSd2023.signData(
                vector.proofHash(),
                value.publicKey(),
                value.mandatory().stream().map(lines::get).toList());
        assertEquals(
                data.string("mandatoryHash").orElseThrow(),
                Bytes.of(Arrays.copyOfRange(signed, 67, signed.length)).hex());
    }

    @ParameterizedTest
    @EnumSource
    void theirDerivedDocumentVerifiesAndTheirBaseDocumentDoesNot(Vector vector) {
        KeyFinder keys = KeyFinder.of(DidResolver.of(DidMethods.standard(), InstantSource.fixed(AT)));
        DataIntegrity integrity = DataIntegrity.of(List.of(SUITE), keys, Cryptography.standard());
        ProofExpectation expectation =
                new ProofExpectation(ProofPurpose.ASSERTION_METHOD, AT, Duration.ZERO, new Audience.Unstated());
        ProofCheck derived = integrity.verify(vector.at("derivedRevealDocument"), expectation);
        assertEquals(Outcome.PASSED, derived.check().outcome(), derived.toString());
        assertEquals(Optional.of(vector.at("derivedRevealDocument")), derived.covered());
        assertEquals(
                Outcome.FAILED,
                integrity
                        .verify(vector.at("addSignedSDBase"), expectation)
                        .check()
                        .outcome());
    }

    private static List<Integer> indexes(
            DivisibleDocument divided, List<JsonPointer> pointers, UnaryOperator<String> relabel) {
        return List.copyOf(divided.part(pointers).orThrow().indexes(relabel));
    }

    private static SigningKey key(String name) {
        JsonObject pair =
                object("ecdsa-sd-2023/SDKeyMaterial.json").object(name).orElseThrow();
        byte[] tagged = Base58.decode(pair.string("secretKeyMultibase").orElseThrow(), 34)
                .orElseThrow();
        SigningKey key = SigningKey.of(
                        KeyType.P256,
                        Arrays.copyOfRange(tagged, 2, 34),
                        Cryptography.standard(),
                        SecretAccess.because("the key of a published test vector"))
                .orThrow();
        assertEquals(pair.string("publicKeyMultibase").orElseThrow(), Multikey.encode(key.publicKey()));
        return key;
    }

    private static Bytes hmacKey() {
        return Bytes.ofHex(object("ecdsa-sd-2023/SDKeyMaterial.json")
                .string("hmacKeyString")
                .orElseThrow());
    }

    private static List<JsonPointer> pointers(String file) {
        return texts(json(file + ".json")).stream()
                .map(text -> JsonPointer.parse(text).orThrow())
                .toList();
    }

    private static List<String> texts(JsonValue array) {
        return ((JsonArray) array)
                .items().stream().map(item -> ((JsonString) item).value()).toList();
    }

    private static List<Integer> numbers(JsonObject object, String name) {
        return object.oneOrMany(name).stream()
                .map(item -> Integer.valueOf(((JsonNumber) item).text()))
                .toList();
    }

    private static Map<Integer, String> numbered(JsonObject map) {
        Map<Integer, String> numbered = new TreeMap<>();
        for (JsonValue pair : map.oneOrMany("value")) {
            List<JsonValue> both = ((JsonArray) pair).items();
            numbered.put(Integer.valueOf(((JsonNumber) both.get(0)).text()), ((JsonString) both.get(1)).value());
        }
        return numbered;
    }

    private static Map<String, String> pairs(List<JsonValue> pairs) {
        Map<String, String> map = new TreeMap<>();
        for (JsonValue pair : pairs) {
            List<String> both = texts(pair);
            map.put(both.get(0), both.get(1));
        }
        return map;
    }

    private static Map<Integer, String> chosen(List<String> lines, List<Integer> indexes) {
        Map<Integer, String> chosen = new TreeMap<>();
        indexes.forEach(index -> chosen.put(index, lines.get(index)));
        return chosen;
    }

    private static List<String> hexes(List<Bytes> all) {
        return all.stream().map(Bytes::hex).toList();
    }

    private static String text(String file) {
        return Vectors.text(FOLDER + file);
    }

    private static JsonValue json(String file) {
        return Json.parse(text(file)).orThrow();
    }

    private static JsonObject object(String file) {
        return (JsonObject) json(file);
    }
}
