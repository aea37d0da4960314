package coop.kith.json;

import static coop.kith.json.JsonReaderTest.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonAbuse {
    private static final JsonLimits WIDE = new JsonLimits(1 << 24, JsonLimits.GREATEST_DEPTH, 1 << 20);

    @ParameterizedTest
    @ValueSource(ints = {65, 257, 1_000, 10_000, 100_000})
    @DisplayName("V23: deep texts")
    void refusesDeepNestingOnASmallStack(int depth) throws InterruptedException {
        List<String> texts = List.of(
                "[".repeat(depth),
                "[".repeat(depth) + "]".repeat(depth),
                "{\"a\":".repeat(depth) + "1" + "}".repeat(depth),
                "[{\"a\":".repeat(depth) + "1" + "}]".repeat(depth));
        onAStackOf(512 << 10, () -> {
            for (String text : texts) {
                assertEquals(JsonProblem.TOO_DEEP, refusal(Json.parse(text)).type());
                assertEquals(64, refusal(Json.parse(text)).where().tokens().size());
            }
        });
    }

    @Test
    @DisplayName("V23: deep values")
    void writesAndCanonicalizesAnyDepthOnASmallStack() throws InterruptedException {
        JsonValue value = new JsonNumber("1");
        for (int level = 0; level < 50_000; level++) {
            value = JsonArray.of(new JsonObject(Map.of("a", value)));
        }
        JsonValue deep = value;
        String text = "[{\"a\":".repeat(50_000) + "1" + "}]".repeat(50_000);
        onAStackOf(512 << 10, () -> {
            assertEquals(text, Json.write(deep));
            assertEquals(text.length(), Jcs.canonicalize(deep).orThrow().length);
        });
    }

    @Test
    @DisplayName("V23: the greatest depth that limits may allow")
    void everyDepthThatALimitAllowsIsSafeOnAHalfMegabyte() throws InterruptedException {
        int half = JsonLimits.GREATEST_DEPTH / 2;
        String text = "[{\"a\":".repeat(half) + "1" + "}]".repeat(half);
        onAStackOf(512 << 10, () -> {
            JsonValue once = Json.parse(text, WIDE).orThrow();
            JsonValue again = Json.parse(text, WIDE).orThrow();
            assertEquals(once, again);
            assertEquals(once.hashCode(), again.hashCode());
            assertEquals(text, once.toString());
        });
    }

    @Test
    @DisplayName("V24")
    void refusesANumberOfAHundredThousandDigitsWithoutComputingIt() {
        String digits = "9".repeat(100_000);
        long spent = allocatedBy(() -> assertEquals(
                JsonProblem.NUMBER_TOO_LONG,
                refusal(Json.parse("[" + digits + "]")).type()));
        assertTrue(spent < 10 << 20, spent + " bytes");
    }

    @ParameterizedTest
    @DisplayName("V24")
    @ValueSource(
            strings = {
                "1e1000000000",
                "-1E+999999999999999999999999",
                "1e-1000000000",
                "0.1e-99999999999999999999",
                "1e2147483648",
                "1e-2147483649",
                "1e18446744073709551617",
                "1e-18446744073709551617"
            })
    void anExponentBombAllocatesNothingToSpeakOf(String text) {
        JsonNumber number = (JsonNumber) Json.parse(text).orThrow();
        long spent = allocatedBy(() -> {
            assertEquals(Optional.empty(), number.exact());
            assertTrue(number.asLong().isEmpty());
            assertEquals(
                    JsonProblem.NUMBER_NOT_INTEROPERABLE,
                    refusal(Jcs.canonicalize(number)).type());
        });
        assertTrue(spent < 1 << 20, spent + " bytes");
    }

    @Test
    void zeroIsZeroAtAnyExponent() {
        assertEquals(
                "0",
                new String(
                        Jcs.canonicalize(new JsonNumber("-0.000e1000000000")).orThrow(),
                        java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("V26: names of one hash")
    void readsNamesThatAllHaveOneHash() {
        StringBuilder text = new StringBuilder("{");
        for (int number = 0; number < 1 << 13; number++) {
            text.append(number == 0 ? "\"" : ",\"")
                    .append(collidingName(number))
                    .append("\":0");
        }
        JsonObject object =
                (JsonObject) Json.parse(text.append('}').toString(), WIDE).orThrow();
        assertEquals(1 << 13, object.members().size());
        assertEquals(
                1,
                object.members().keySet().stream()
                        .map(String::hashCode)
                        .distinct()
                        .count());
        assertTrue(object.has(collidingName(0)) && object.has(collidingName(0x1fff)));
        assertTrue(Jcs.canonicalize(object).isOk());
        String twice = text.insert(1, "\"" + collidingName(0x1777) + "\":0,").toString();
        assertEquals(
                JsonProblem.DUPLICATE_NAME, refusal(Json.parse(twice, WIDE)).type());
    }

    /** In the map that the reader fills; a key that counts takes the place of the names, since a String cannot. */
    @Test
    @DisplayName("V26: counted")
    void theMapOfMembersComparesCollidingNamesLogarithmically() {
        record Name(String text, AtomicLong comparisons) implements Comparable<Name> {
            @Override
            public int compareTo(Name other) {
                comparisons.incrementAndGet();
                return Comparator.<String>naturalOrder().compare(text, other.text);
            }

            @Override
            public int hashCode() {
                return 7;
            }

            @Override
            public boolean equals(Object other) {
                comparisons.incrementAndGet();
                return other instanceof Name name && text.equals(name.text);
            }
        }
        AtomicLong comparisons = new AtomicLong();
        Map<Name, Integer> members = JsonObject.noMembers();
        for (int number = 0; number < 1 << 14; number++) {
            members.put(new Name(collidingName(number), comparisons), number);
        }
        assertEquals(1 << 14, members.size());
        // A list instead of a tree would take half of 2^14 comparisons for each name.
        assertTrue(comparisons.get() < 100L << 14, comparisons + " comparisons");
    }

    @Test
    @DisplayName("V26: the cap on members")
    void refusesMoreMembersThanTheLimit() {
        StringBuilder text = new StringBuilder("{\"\":0");
        for (int number = 0; number < 100_000; number++) {
            text.append(",\"").append(Integer.toString(number, 36)).append("\":0");
        }
        assertEquals(
                JsonProblem.TOO_MANY_VALUES,
                refusal(Json.parse(text.append('}').toString())).type());
    }

    @Test
    @DisplayName("V26: long names")
    void refusesANameOfFiftyThousandCharacters() {
        assertEquals(
                JsonProblem.NAME_TOO_LONG,
                refusal(Json.parse("{\"" + "n".repeat(50_000) + "\":1}")).type());
    }

    @Test
    void quotesOnlyTheBeginningOfALongName() {
        String name = "n".repeat(5_000);
        String detail =
                refusal(Json.parse("{\"" + name + "\":1,\"" + name + "\":1}")).detail();
        assertTrue(detail.length() < 200, detail);
    }

    /** Sixteen times Aa or BB, which String.hashCode cannot tell apart. */
    private static String collidingName(int number) {
        StringBuilder name = new StringBuilder();
        for (int bit = 0; bit < 16; bit++) {
            name.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return name.toString();
    }

    private static long allocatedBy(Runnable work) {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        work.run();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static void onAStackOf(int bytes, Runnable work) throws InterruptedException {
        List<Throwable> thrown = new java.util.concurrent.CopyOnWriteArrayList<>();
        Thread thread = new Thread(null, work, "small stack", bytes);
        thread.setUncaughtExceptionHandler((which, what) -> thrown.add(what));
        thread.start();
        thread.join();
        assertEquals(List.of(), thrown);
    }
}
