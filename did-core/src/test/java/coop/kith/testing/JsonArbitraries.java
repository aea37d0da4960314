package coop.kith.testing;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** JSON values for laws: I-JSON all of them, so each has canonical bytes, with the characters and numbers that trip careless code. */
public final class JsonArbitraries {
    private static final int MOST_MEMBERS = 5;
    private static final int DEEPEST = 4;

    private JsonArbitraries() {}

    public static Arbitrary<JsonValue> values() {
        return values(DEEPEST);
    }

    public static Arbitrary<JsonObject> objects() {
        return objects(values(DEEPEST - 1));
    }

    /** Any text without halves of surrogate pairs: quotes, controls, letters, pairs, and the ends of the ranges around the surrogates. */
    public static Arbitrary<String> texts() {
        Arbitrary<Integer> points = Arbitraries.oneOf(
                Arbitraries.integers().between('a', 'e'),
                Arbitraries.integers().between(0, 0x7f),
                Arbitraries.integers().between(0, 0xd7ff),
                Arbitraries.integers().between(0xe000, 0x10ffff),
                Arbitraries.of(
                        (int) '"',
                        (int) '\\',
                        (int) '/',
                        0x7f,
                        0x80,
                        0x2028,
                        0x2029,
                        0xd7ff,
                        0xe000,
                        0xfffd,
                        0xffff,
                        0x10000,
                        0x10ffff));
        return points.list().ofMaxSize(8).map(chosen -> {
            StringBuilder text = new StringBuilder();
            chosen.forEach(text::appendCodePoint);
            return text.toString();
        });
    }

    /** Numbers with a canonical form, in several spellings. */
    public static Arbitrary<JsonNumber> numbers() {
        Arbitrary<String> integers =
                Arbitraries.longs().between(-(1L << 53), 1L << 53).map(value -> Long.toString(value));
        Arbitrary<String> doubles = Arbitraries.longs()
                .map(Double::longBitsToDouble)
                .filter(Double::isFinite)
                .map(JsonArbitraries::spelled);
        Arbitrary<String> spellings = Arbitraries.of(
                "0",
                "-0",
                "0.0",
                "-0e7",
                "1.0",
                "1e0",
                "10E-1",
                "0.1",
                "1e21",
                "1E+2",
                "123456789012345680000",
                "1e-7",
                "5e-324",
                "1.7976931348623157e308",
                "2e23",
                "333333333.33333329");
        return Arbitraries.oneOf(integers, doubles, spellings).map(JsonNumber::new);
    }

    /** Integers digit by digit, since the fewest digits of a great double spell another integer. */
    private static String spelled(double value) {
        return Math.rint(value) == value ? new BigDecimal(value).toPlainString() : Double.toString(value);
    }

    private static Arbitrary<JsonValue> values(int depth) {
        Arbitrary<JsonValue> leaves = Arbitraries.oneOf(
                texts().map(JsonString::new),
                numbers().map(number -> (JsonValue) number),
                Arbitraries.of(JsonLiteral.values()));
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<JsonValue> inner = Arbitraries.lazy(() -> values(depth - 1));
        return Arbitraries.oneOf(
                leaves,
                inner.list().ofMaxSize(MOST_MEMBERS).map(JsonArray::new),
                objects(inner).map(object -> (JsonValue) object));
    }

    private static Arbitrary<JsonObject> objects(Arbitrary<JsonValue> members) {
        return Arbitraries.maps(texts(), members).ofMaxSize(MOST_MEMBERS).map(JsonObject::new);
    }
}
