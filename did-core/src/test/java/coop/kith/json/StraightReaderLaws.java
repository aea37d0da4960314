package coop.kith.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.problem.Result;
import coop.kith.testing.JsonArbitraries;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** The short way of reading beside the general one, which is Jackson's grammar with our limits. */
final class StraightReaderLaws {
    private static final JsonLimits STANDARD = JsonLimits.standard();
    private static final JsonLimits SMALL = new JsonLimits(80, 3, 12);

    /** What breaks a JSON text in its grammar, in its encoding or in a limit, and what repairs it again. */
    private static final byte[] BYTES = ("{}[]\":,\\/ \t\n\r\b\0\u007f0123456789-+.eEtrufalsnbx'"
                    + "\u0080\u00bf\u00c0\u00c3\u00e0\u00ed\u00a0\u00ef\u00f0\u00f4\u00ff")
            .getBytes(StandardCharsets.ISO_8859_1);

    @Property(tries = 2_000)
    void whatIsTakenWithBytesChangedIsWhatTheGeneralWayTakes(
            @ForAll("texts") byte[] text, @ForAll long seed, @ForAll @IntRange(max = 4) int changes) {
        byte[] changed = changed(text, new Random(seed), changes);
        agrees(changed, STANDARD);
        agrees(changed, SMALL);
    }

    @Property(tries = 200_000)
    @Tag("long")
    void whatIsTakenWithBytesChangedIsWhatTheGeneralWayTakesAtLength(
            @ForAll("texts") byte[] text, @ForAll long seed, @ForAll @IntRange(max = 6) int changes) {
        byte[] changed = changed(text, new Random(seed), changes);
        agrees(changed, STANDARD);
        agrees(changed, SMALL);
    }

    /** Short texts of nothing but marks are what grammars differ on. */
    @Property(tries = 5_000)
    void whatIsTakenOfMarksThrownTogetherIsWhatTheGeneralWayTakes(
            @ForAll long seed, @ForAll @IntRange(max = 12) int length) {
        Random random = new Random(seed);
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = BYTES[random.nextInt(BYTES.length)];
        }
        agrees(text, STANDARD);
    }

    @Property(tries = 1_000)
    void everyValueThatWasWrittenIsReadOnTheShortWay(@ForAll("withoutReplacements") JsonValue value) {
        for (String text : List.of(Json.write(value), Json.pretty(value))) {
            assertEquals(
                    Optional.of(value), StraightReader.read(text.getBytes(StandardCharsets.UTF_8), STANDARD), text);
        }
    }

    @Property(tries = 500)
    void aTextIsReadAsItsBytesAre(
            @ForAll("texts") byte[] text, @ForAll long seed, @ForAll @IntRange(max = 2) int changes) {
        String changed = new String(changed(text, new Random(seed), changes), StandardCharsets.UTF_8);
        assertSameOutcome(Json.generally(changed, STANDARD), Json.parse(changed, STANDARD));
        String halved = changed + "\ud800";
        assertSameOutcome(Json.generally(halved, STANDARD), Json.parse(halved, STANDARD));
    }

    @Example
    void everyKindOfTextThatMayBeRefusedIsLeftToTheGeneralWay() {
        String name = "n".repeat(JsonLimits.NAME_CHARACTERS + 1);
        List<String> texts = List.of(
                "",
                " ",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"" + name + "\":1}",
                "1".repeat(JsonLimits.NUMBER_CHARACTERS + 1),
                "[".repeat(STANDARD.depth() + 1) + "]".repeat(STANDARD.depth() + 1),
                "[" + "0,".repeat(STANDARD.values()) + "0]",
                "\"\\ud83d\\ude00\"",
                "\"\\ud83d\"",
                "\"\ufffd\"",
                "\ufeff{}",
                "01",
                "1.",
                "-",
                ".5",
                "1e",
                "+1",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\"}",
                "[1 2]",
                "[1] 2",
                "tru",
                "truex",
                "nul",
                "\"\t\"",
                "\"\\x\"",
                "\"\\u00\"",
                "\"a",
                "\"a\\");
        for (String text : texts) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            assertEquals(Optional.empty(), StraightReader.read(utf8, STANDARD), text);
            assertSameOutcome(Json.generally(utf8, STANDARD), Json.parse(utf8, STANDARD));
        }
    }

    static void agrees(byte[] text, JsonLimits limits) {
        Result<JsonValue> general = Json.generally(text, limits);
        StraightReader.read(text, limits).ifPresent(value -> {
            assertTrue(general.isOk(), () -> "taken: " + new String(text, StandardCharsets.ISO_8859_1));
            assertEquals(general.orThrow(), value);
            assertEquals(Json.write(general.orThrow()), Json.write(value));
        });
        assertSameOutcome(general, Json.parse(text, limits));
    }

    private static void assertSameOutcome(Result<JsonValue> expected, Result<JsonValue> actual) {
        assertEquals(expected.problems(), actual.problems());
        assertEquals(expected.fold(Json::write, problems -> ""), actual.fold(Json::write, problems -> ""));
    }

    private static byte[] changed(byte[] text, Random random, int changes) {
        byte[] changed = text;
        for (int i = 0; i < changes && changed.length > 0; i++) {
            int at = random.nextInt(changed.length);
            // One byte is put in, put in place of another, or taken out.
            int in = random.nextInt(3) < 2 ? 1 : 0;
            int out = in == 0 || random.nextBoolean() ? 1 : 0;
            byte[] next = Arrays.copyOf(changed, changed.length + in - out);
            System.arraycopy(changed, at + out, next, at + in, changed.length - at - out);
            if (in == 1) {
                next[at] = BYTES[random.nextInt(BYTES.length)];
            }
            changed = next;
        }
        return changed;
    }

    @Provide
    Arbitrary<byte[]> texts() {
        return JsonArbitraries.values()
                .flatMap(value -> Arbitraries.of(Json.write(value), Json.pretty(value))
                        .map(text -> text.getBytes(StandardCharsets.UTF_8)));
    }

    @Provide
    Arbitrary<JsonValue> withoutReplacements() {
        return JsonArbitraries.values().filter(value -> Json.write(value).indexOf('\ufffd') < 0);
    }
}
