package coop.kith.cbor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORParser;

class CborLaws {
    private static final CBORFactory JACKSON = new CBORFactory();

    @Property(tries = 500)
    void readingWhatWasWrittenGivesTheValueBack(@ForAll("values") CborValue value) {
        assertEquals(value, Cbor.read(Cbor.write(value), CborProfile.CORE).orThrow());
    }

    /** Also the bytes that nobody wrote: what is taken at all is its own canonical form. */
    @Property(tries = 2_000)
    void whatIsReadIsTheOneEncodingOfItself(@ForAll byte[] content) {
        Cbor.read(content, CborProfile.CORE).map(value -> {
            assertArrayEquals(content, Cbor.write(value));
            return value;
        });
    }

    @Property(tries = 1_000)
    void aBitFlippedIsRefusedOrAnotherValue(@ForAll("values") CborValue value, @ForAll int at) {
        byte[] content = Cbor.write(value);
        int bit = Math.floorMod(at, content.length * 8);
        content[bit / 8] ^= (byte) (1 << bit % 8);
        Cbor.read(content, CborProfile.CORE).map(read -> {
            assertFalse(read.equals(value));
            assertArrayEquals(content, Cbor.write(read));
            return read;
        });
    }

    @Property(tries = 300)
    void noBeginningOfAnItemIsTakenForAll(@ForAll("values") CborValue value, @ForAll int cut) {
        byte[] content = Cbor.write(value);
        byte[] beginning = Arrays.copyOf(content, Math.floorMod(cut, content.length));
        assertEquals(
                CborProblem.TRUNCATED,
                Cbor.read(beginning, CborProfile.CORE).problems().get(0).type());
    }

    @Property(tries = 500)
    void keysAreOrderedAsTheirEncodings(@ForAll("keys") CborKey one, @ForAll("keys") CborKey other) {
        assertEquals(
                Integer.signum(Arrays.compareUnsigned(Cbor.write(one), Cbor.write(other))),
                Integer.signum(one.compareTo(other)));
    }

    @Property(tries = 300)
    void theOrderInWhichEntriesAreGivenDoesNotMatter(@ForAll("maps") CborMap map) {
        List<CborKey> keys = new ArrayList<>(map.entries().keySet());
        keys.sort(Comparator.reverseOrder());
        CborMap other = CborMap.empty();
        for (CborKey key : keys) {
            other = other.with(key, map.get(key).orElseThrow());
        }
        assertArrayEquals(Cbor.write(map), Cbor.write(other));
    }

    @Property(tries = 500)
    void jacksonReadsWhatWeWrite(@ForAll("values") CborValue value) {
        try (JsonParser parser = JACKSON.createParser(ObjectReadContext.empty(), Cbor.write(value))) {
            parser.nextToken();
            assertEquals(told(value), told((CBORParser) parser));
            assertEquals(null, parser.nextToken());
        }
    }

    /** The innermost tag is all that Jackson's parser tells for an array or a map, so tags around tags are left out. */
    private static String told(CBORParser parser) {
        String tag = parser.getCurrentTag() < 0 ? "" : "tag " + parser.getCurrentTag() + " ";
        return tag + untagged(parser);
    }

    private static String untagged(CBORParser parser) {
        StringBuilder text = new StringBuilder();
        switch (parser.currentToken()) {
            case START_ARRAY -> {
                text.append('[');
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    text.append(told(parser)).append(' ');
                }
                return text.append(']').toString();
            }
            case START_OBJECT -> {
                text.append('{');
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    text.append(parser.currentName()).append(':');
                    parser.nextToken();
                    text.append(told(parser)).append(' ');
                }
                return text.append('}').toString();
            }
            case VALUE_EMBEDDED_OBJECT -> {
                return CborBytes.of(parser.getBinaryValue()).toString();
            }
            case VALUE_STRING -> {
                return '"' + parser.getString() + '"';
            }
            default -> {
                return parser.getString();
            }
        }
    }

    private static String told(CborValue value) {
        StringBuilder text = new StringBuilder();
        if (value instanceof CborArray array) {
            array.items().forEach(item -> text.append(told(item)).append(' '));
            return "[" + text + "]";
        }
        if (value instanceof CborMap map) {
            map.entries()
                    .forEach((key, item) -> text.append(name(key))
                            .append(':')
                            .append(told(item))
                            .append(' '));
            return "{" + text + "}";
        }
        if (value instanceof CborTag tag) {
            return "tag " + tag.number() + " " + told(tag.content());
        }
        return value instanceof CborSimple simple ? simple.text() : value.toString();
    }

    private static String name(CborKey key) {
        return key instanceof CborText text ? text.value() : key.toString();
    }

    @Provide
    Arbitrary<CborValue> values() {
        Arbitrary<CborValue> leaves =
                Arbitraries.oneOf(integers(), bytes(), texts(), Arbitraries.of(CborSimple.values()));
        return Arbitraries.oneOf(leaves, containers(leaves), containers(containers(leaves)));
    }

    private Arbitrary<CborValue> containers(Arbitrary<CborValue> inner) {
        return Arbitraries.oneOf(
                inner.list().ofMaxSize(30).map(CborArray::new),
                Arbitraries.maps(namesAndLabels(), inner).ofMaxSize(30).map(CborMap::of),
                Arbitraries.longs()
                        .between(30, Integer.MAX_VALUE)
                        .flatMap(number ->
                                Arbitraries.oneOf(bytes(), texts()).map(content -> new CborTag(number, content))));
    }

    @Provide
    Arbitrary<CborMap> maps() {
        return Arbitraries.maps(keys(), integers()).ofMaxSize(20).map(CborMap::of);
    }

    @Provide
    Arbitrary<CborKey> keys() {
        return Arbitraries.oneOf(namesAndLabels(), bytes());
    }

    /** The keys that Jackson can read. */
    private Arbitrary<CborKey> namesAndLabels() {
        return Arbitraries.oneOf(integers(), texts());
    }

    private Arbitrary<CborInteger> integers() {
        return Arbitraries.longs().map(CborInteger::new);
    }

    private Arbitrary<CborBytes> bytes() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(300).map(CborBytes::of);
    }

    private Arbitrary<CborText> texts() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().ofMaxLength(8),
                        Arbitraries.strings().ascii().ofMaxLength(300))
                .filter(CborLaws::isWhole)
                .map(CborText::new);
    }

    private static boolean isWhole(String text) {
        return text.codePoints().noneMatch(point -> point >= 0xd800 && point <= 0xdfff);
    }
}
