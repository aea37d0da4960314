package coop.kith.vc.proof.sdjwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.authlete.sd.SDJWT;
import com.authlete.sd.SDObjectDecoder;
import com.authlete.sd.SDObjectEncoder;
import com.google.gson.Gson;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.vc.testing.SdJwts;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever one implementation makes, the other reads the same: ours beside Authlete's, which shares no line with it. */
final class SdJwtPeerLaws {
    private static final Gson GSON = new Gson();

    @Property(tries = 300)
    void theyReadWhatWeMake(@ForAll long seed) {
        Random random = new Random(seed);
        JsonObject claims = object(random, 0);
        List<JsonPointer> places = new ArrayList<>();
        SdJwts.collect(claims, JsonPointer.root(), places);
        Concealment concealment =
                new Concealment(new Hiding(SdJwts.some(places, random), random.nextInt(4), new SecureRandom()));
        String issued = text(
                concealment.payload(claims),
                concealment.disclosures().stream().map(Disclosure::text).toList());
        SdJwt whole = SdJwt.parse(issued).orThrow();
        assertEquals(claims, whole.processed().claims());
        String shown = whole.showing(SdJwts.some(whole.processed().disclosed(), random))
                .orThrow();
        for (String text : List.of(issued, shown)) {
            SdJwt ours = SdJwt.parse(text).orThrow();
            SDJWT theirs = SDJWT.parse(text);
            assertEquals(
                    map(ours.processed().claims()),
                    new SDObjectDecoder().decode(map(ours.payload()), theirs.getDisclosures()));
            assertEquals(
                    ours.hash().digest(ours.shown()),
                    new SDJWT(theirs.getCredentialJwt(), theirs.getDisclosures()).getSDHash());
        }
    }

    @Property(tries = 300)
    void weReadWhatTheyMake(@ForAll long seed) {
        Random random = new Random(seed);
        JsonObject claims = object(random, 0);
        String hash = List.of("sha-256", "sha-384", "sha-512").get(random.nextInt(3));
        SDObjectEncoder encoder = new SDObjectEncoder(hash, 0.0, 1.5).setHashAlgorithmIncluded(true);
        Map<String, Object> payload = encoder.encode(map(claims));
        List<String> disclosures = encoder.getDisclosures().stream()
                .map(com.authlete.sd.Disclosure::getDisclosure)
                .toList();
        JsonObject signed = Json.parseObject(GSON.toJson(payload)).orThrow();
        SdJwt all = SdJwt.parse(text(signed, disclosures)).orThrow();
        assertEquals(map(claims), map(all.processed().claims()));
        assertEquals(hash, all.hash().term());
        SdJwt none = SdJwt.parse(text(signed, List.of()), JsonLimits.standard()).orThrow();
        assertTrue(none.processed().disclosed().isEmpty());
        assertEquals(
                new SDObjectDecoder().decode(payload, List.of()),
                map(none.processed().claims()));
    }

    private static String text(JsonObject payload, List<String> disclosures) {
        return SdJwts.together("e30." + SdJwts.encoded(payload) + ".AAAA", disclosures.toArray(String[]::new));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(JsonObject json) {
        return GSON.fromJson(Json.write(json), Map.class);
    }

    private static JsonObject object(Random random, int depth) {
        JsonObject object = JsonObject.empty().with("first", "x");
        for (int member = random.nextInt(4); member > 0; member--) {
            object = object.with("member" + member, value(random, depth + 1));
        }
        return object;
    }

    private static JsonValue value(Random random, int depth) {
        return switch (depth > 3 ? random.nextInt(2) : random.nextInt(4)) {
            case 0 -> new JsonString("text é " + random.nextInt(5));
            case 1 -> random.nextBoolean() ? JsonLiteral.TRUE : JsonLiteral.FALSE;
            case 2 -> {
                List<JsonValue> items = new ArrayList<>();
                for (int item = 1 + random.nextInt(3); item > 0; item--) {
                    items.add(value(random, depth + 1));
                }
                yield new JsonArray(items);
            }
            default -> object(random, depth);
        };
    }
}
