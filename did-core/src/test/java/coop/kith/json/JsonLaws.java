package coop.kith.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.testing.JsonArbitraries;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsonLaws {
    private static final JsonLimits LIMITS = JsonLimits.standard();

    @Property(tries = 300)
    void readingWhatWasWrittenGivesTheValueBack(@ForAll("values") JsonValue value) {
        assertEquals(value, Json.parse(Json.write(value)).orThrow());
        assertEquals(value, Json.parse(Json.pretty(value)).orThrow());
        assertEquals(
                value,
                Json.parse(Json.write(value).getBytes(StandardCharsets.UTF_8), LIMITS)
                        .orThrow());
        assertEquals(Json.write(value), Json.write(Json.parse(Json.write(value)).orThrow()));
    }

    @Property(tries = 300)
    void canonicalBytesAreTheirOwnCanonicalBytes(@ForAll("values") JsonValue value) {
        byte[] canonical = Jcs.canonicalize(value).orThrow();
        assertArrayEquals(
                canonical,
                Jcs.canonicalize(Json.parse(canonical, LIMITS).orThrow()).orThrow());
    }

    @Property(tries = 300)
    void canonicalBytesSayTheSameValueWithNumbersAsDoubles(@ForAll("values") JsonValue value) {
        JsonValue back = Json.parse(Jcs.canonicalize(value).orThrow(), LIMITS).orThrow();
        assertEquals(asDoubles(value), asDoubles(back));
    }

    @Property(tries = 200)
    void theOrderOfMembersDoesNotMatter(@ForAll("objects") JsonObject object, @ForAll long seed) {
        List<Map.Entry<String, JsonValue>> members =
                new ArrayList<>(object.members().entrySet());
        Collections.shuffle(members, new Random(seed));
        Map<String, JsonValue> shuffled = new LinkedHashMap<>();
        members.forEach(member -> shuffled.put(member.getKey(), member.getValue()));
        assertArrayEquals(
                Jcs.canonicalize(object).orThrow(),
                Jcs.canonicalize(new JsonObject(shuffled)).orThrow());
    }

    @Property(tries = 2_000)
    void doublesAreWrittenWithTheFewestDigitsThatNameThem(@ForAll("doubles") double value) {
        String text = EcmaScriptDouble.write(value);
        assertEquals(value, Double.parseDouble(text));
        Decimal written = Decimal.of(text);
        Decimal closest = Decimal.of(shortest(value).toString());
        assertEquals(closest, written);
    }

    /** Not where it leaves the RFC: it writes decimals instead of doubles, -38 as -4e01, and escapes U+007F. */
    @Property(tries = 300)
    void titaniumAgreesWhereItFollowsTheRfc(@ForAll("plainValues") JsonValue value) {
        try (JsonReader reader = jakarta.json.Json.createReader(new StringReader(Json.write(value)))) {
            String theirs = com.apicatalog.jcs.Jcs.canonize(reader.readValue());
            assertEquals(theirs, new String(Jcs.canonicalize(value).orThrow(), StandardCharsets.UTF_8));
        }
    }

    @Property(tries = 300)
    void aByteChangedNeverThrows(@ForAll("values") JsonValue value, @ForAll int at, @ForAll byte instead) {
        byte[] text = Json.write(value).getBytes(StandardCharsets.UTF_8);
        text[Math.floorMod(at, text.length)] = instead;
        Json.parse(text, LIMITS).fold(read -> Json.parse(Json.write(read)).orThrow(), problems -> problems.get(0));
    }

    @Property(tries = 200)
    void noBeginningOfAnObjectIsTakenForAll(@ForAll("objects") JsonObject object, @ForAll int cut) {
        byte[] text = Json.write(object).getBytes(StandardCharsets.UTF_8);
        int kept = Math.floorMod(cut, text.length);
        Assume.that(kept < text.length);
        assertEquals(
                false, Json.parse(java.util.Arrays.copyOf(text, kept), LIMITS).isOk());
    }

    @Provide
    Arbitrary<JsonValue> values() {
        return JsonArbitraries.values();
    }

    @Provide
    Arbitrary<JsonObject> objects() {
        return JsonArbitraries.objects();
    }

    @Provide
    Arbitrary<JsonValue> plainValues() {
        Arbitrary<JsonValue> leaves = Arbitraries.oneOf(
                titaniumTexts().map(JsonString::new),
                Arbitraries.longs().between(0, 1L << 53).map(JsonNumber::of));
        Arbitrary<JsonValue> inner =
                Arbitraries.oneOf(leaves, leaves.list().ofMaxSize(4).map(JsonArray::new));
        return Arbitraries.maps(titaniumTexts(), inner).ofMaxSize(8).map(JsonObject::new);
    }

    private static Arbitrary<String> titaniumTexts() {
        return JsonArbitraries.texts().map(text -> text.replace('\u007f', '~'));
    }

    /** All bit patterns alike, and often those with few digits: small subnormals and powers of ten with their neighbours. */
    @Provide
    Arbitrary<Double> doubles() {
        return Arbitraries.oneOf(
                        Arbitraries.longs().map(Double::longBitsToDouble),
                        Arbitraries.longs().between(1, 3_000).map(Double::longBitsToDouble),
                        Arbitraries.integers()
                                .between(-323, 308)
                                .flatMap(power -> Arbitraries.integers()
                                        .between(1, 9)
                                        .map(digit -> Double.parseDouble(digit + "e" + Math.min(power, 307)))),
                        Arbitraries.integers().between(-1074, 1023).map(power -> Math.scalb(1.0, power)))
                .flatMap(value -> Arbitraries.of(value, Math.nextUp(value), Math.nextDown(value)))
                .filter(value -> Double.isFinite(value) && value != 0);
    }

    /** By trying one digit more at a time, on both sides of the double; of two that are equally close, the even one. */
    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; ; digits++) {
            int length = digits;
            List<BigDecimal> naming = Stream.of(RoundingMode.HALF_EVEN, RoundingMode.FLOOR, RoundingMode.CEILING)
                    .map(mode -> exact.round(new MathContext(length, mode)))
                    .filter(rounded -> rounded.doubleValue() == value)
                    .toList();
            if (!naming.isEmpty()) {
                return naming.get(0).stripTrailingZeros();
            }
        }
    }

    private static Object asDoubles(JsonValue value) {
        if (value instanceof JsonNumber number) {
            // -0 and 0 are one number.
            return Double.parseDouble(number.text()) + 0.0;
        }
        if (value instanceof JsonArray array) {
            return array.items().stream().map(JsonLaws::asDoubles).toList();
        }
        if (value instanceof JsonObject object) {
            Map<String, Object> members = new LinkedHashMap<>();
            object.members().forEach((name, member) -> members.put(name, asDoubles(member)));
            return members;
        }
        return value;
    }
}
