package coop.kith.vc.proof.integrity.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Base64Url;
import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SigningKey;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.KeyType;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Outcome;
import coop.kith.problem.Result;
import coop.kith.vc.canon.Canonicalizer;
import coop.kith.vc.canon.HashAlgorithm;
import coop.kith.vc.proof.integrity.Cryptosuite;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds for every document and every choice of its parts. */
final class SelectiveDisclosureLaws {
    private static final EcdsaSd2023 SUITE = new EcdsaSd2023();
    private static final Canonicalizer CANONICALIZER = Canonicalizer.standard();
    private static final SigningKey ISSUER = Cryptography.standard().generate(KeyType.P256, new SecureRandom());
    private static final SigningKey OF_PROOF = Cryptography.standard().generate(KeyType.P256, new SecureRandom());
    private static final Bytes HMAC_KEY = Bytes.of(new SecureRandom().generateSeed(32));
    private static final JsonObject OPTIONS = Json.parseObject("""
        {"type": "DataIntegrityProof", "cryptosuite": "ecdsa-sd-2023", "created": "2026-11-22T16:00:00Z",
         "verificationMethod": "did:example:club#key", "proofPurpose": "assertionMethod"}
        """).orThrow();

    /** A document with the pointers to its leaves, each with the text that stands there and nowhere else. */
    private static final class Paper {
        private final Random random;
        private final Map<JsonPointer, String> leaves = new LinkedHashMap<>();
        private int given;
        private final JsonObject json;

        Paper(long seed) {
            this.random = new Random(seed);
            this.json = JsonObject.empty()
                    .with(
                            "@context",
                            JsonArray.ofStrings(List.of(
                                    "https://www.w3.org/ns/credentials/v2",
                                    "https://www.w3.org/ns/credentials/examples/v2")))
                    .with("type", JsonArray.ofStrings(List.of("VerifiableCredential")))
                    .with("issuer", "did:example:club")
                    .with("credentialSubject", node(JsonPointer.of("credentialSubject"), 0));
        }

        private JsonObject node(JsonPointer at, int depth) {
            JsonObject node = JsonObject.empty().with("first", leaf(at.append("first")));
            if (random.nextBoolean()) {
                node = node.with("id", "urn:node:" + given++);
            }
            if (random.nextInt(3) == 0) {
                node = node.with("type", "Thing");
            }
            for (int member = random.nextInt(3); member > 0; member--) {
                String name = "member" + member;
                node = node.with(name, value(at.append(name), depth + 1));
            }
            return node;
        }

        private JsonValue value(JsonPointer at, int depth) {
            int kind = depth > 3 ? 0 : random.nextInt(4);
            if (kind < 2) {
                return leaf(at);
            }
            if (kind == 2) {
                return node(at, depth);
            }
            List<JsonValue> items = new ArrayList<>();
            for (int index = 0; index < 1 + random.nextInt(3); index++) {
                items.add(node(at.append(index), depth));
            }
            return new JsonArray(items);
        }

        private JsonString leaf(JsonPointer at) {
            String text = "leaf-" + given++ + "-" + Long.toHexString(random.nextLong());
            leaves.put(at, text);
            return new JsonString(text);
        }

        List<JsonPointer> chosen(long seed) {
            Random coin = new Random(seed);
            return leaves.keySet().stream().filter(leaf -> coin.nextInt(3) == 0).toList();
        }
    }

    @Property(tries = 60)
    void everyPartVerifiesSaysNothingElseAndTellsNothingOfTheRest(@ForAll long seed, @ForAll long choice) {
        Paper paper = new Paper(seed);
        SdProofValue.Base base = base(paper);
        List<JsonPointer> chosen = paper.chosen(choice);
        Cryptosuite.Selective.Derived shown =
                SUITE.derive(paper.json, OPTIONS, base.encode(), chosen).orThrow();
        assertEquals(Outcome.PASSED, outcome(shown.revealed(), shown.value()));

        SdProofValue.Derived value = SdProofValue.derived(shown.value()).orThrow();
        UnaryOperator<String> ofIssuer = EcdsaSd2023.labelsOf(HMAC_KEY);
        Set<String> all = Set.copyOf(CANONICALIZER
                .divisible(paper.json, HashAlgorithm.SHA_256)
                .orThrow()
                .lines(ofIssuer));
        List<String> lines = CANONICALIZER
                .canonicalStatements(shown.revealed(), HashAlgorithm.SHA_256)
                .orThrow()
                .lines(label -> "u"
                        + Base64Url.encode(
                                Objects.requireNonNull(value.labels().get(Integer.parseInt(label.substring(4))))
                                        .toArray()));
        assertTrue(all.containsAll(lines), "what is shown was said");

        String text = Json.write(shown.revealed()) + shown.value();
        paper.leaves.forEach((pointer, leaf) -> assertEquals(chosen.contains(pointer), text.contains(leaf), leaf));
        String hex = Bytes.of(Base64Url.decode(shown.value().substring(1)).orElseThrow())
                .hex();
        assertFalse(hex.contains(HMAC_KEY.hex()), "the key of the labels");
        Set<Bytes> hidden = new HashSet<>(base.signatures());
        value.signatures().forEach(hidden::remove);
        hidden.forEach(signature -> assertFalse(hex.contains(signature.hex()), "a signature of what is not shown"));
        assertEquals(lines.size() - value.mandatory().size(), value.signatures().size());
    }

    @Property(tries = 80)
    void aFlippedBitOfTheProofIsNeverAccepted(@ForAll long seed, @ForAll @IntRange(max = 1 << 20) int bit) {
        Paper paper = new Paper(seed % 4);
        Cryptosuite.Selective.Derived shown = SUITE.derive(
                        paper.json, OPTIONS, base(paper).encode(), List.copyOf(paper.leaves.keySet()))
                .orThrow();
        byte[] bytes = Base64Url.decode(shown.value().substring(1)).orElseThrow();
        bytes[(bit >> 3) % bytes.length] ^= (byte) (1 << (bit & 7));
        assertEquals(Outcome.FAILED, outcome(shown.revealed(), "u" + Base64Url.encode(bytes)));
    }

    @Property(tries = 40)
    void aLeafThatIsLeftOutAddedOrChangedIsNeverAccepted(@ForAll long seed, @ForAll long choice) {
        Paper paper = new Paper(seed);
        SdProofValue.Base base = base(paper);
        List<JsonPointer> leaves = List.copyOf(paper.leaves.keySet());
        JsonPointer one = leaves.get(Math.floorMod(choice, leaves.size()));
        List<JsonPointer> others =
                leaves.stream().filter(leaf -> !leaf.equals(one)).toList();
        Cryptosuite.Selective.Derived whole =
                SUITE.derive(paper.json, OPTIONS, base.encode(), leaves).orThrow();
        Cryptosuite.Selective.Derived less =
                SUITE.derive(paper.json, OPTIONS, base.encode(), others).orThrow();
        assertEquals(Outcome.FAILED, outcome(less.revealed(), whole.value()));
        assertEquals(Outcome.FAILED, outcome(whole.revealed(), less.value()));
        String changed =
                Json.write(whole.revealed()).replace(Objects.requireNonNull(paper.leaves.get(one)), "leaf-of-another");
        assertEquals(Outcome.FAILED, outcome(Json.parseObject(changed).orThrow(), whole.value()));
    }

    private static SdProofValue.Base base(Paper paper) {
        return SUITE.base(paper.json, OPTIONS, List.of(JsonPointer.of("issuer")), ISSUER, OF_PROOF, HMAC_KEY)
                .orThrow();
    }

    private static Outcome outcome(JsonObject revealed, String value) {
        Result<Check> check = SUITE.verify(revealed, OPTIONS, value, ISSUER.publicKey(), Cryptography.standard());
        return check.fold(Check::outcome, problems -> Outcome.FAILED);
    }
}
