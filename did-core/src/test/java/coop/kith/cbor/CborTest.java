package coop.kith.cbor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CborTest {
    static Problem refusal(String hex, CborProfile profile) {
        List<Problem> problems =
                Cbor.read(HexFormat.of().parseHex(hex), profile).problems();
        assertEquals(1, problems.size(), hex);
        return problems.get(0);
    }

    private static CborValue read(String hex, CborProfile profile) {
        return Cbor.read(HexFormat.of().parseHex(hex), profile).orThrow();
    }

    /** RFC 8949 appendix A, the rows of this subset whose encoding is the deterministic one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "00 | 0",
                "01 | 1",
                "0a | 10",
                "17 | 23",
                "1818 | 24",
                "1819 | 25",
                "1864 | 100",
                "1903e8 | 1000",
                "1a000f4240 | 1000000",
                "1b000000e8d4a51000 | 1000000000000",
                "20 | -1",
                "29 | -10",
                "3863 | -100",
                "3903e7 | -1000",
                "1b7fffffffffffffff | 9223372036854775807",
                "3b7fffffffffffffff | -9223372036854775808",
                "40 | h''",
                "4401020304 | h'01020304'",
                "6161 | \"a\"",
                "6449455446 | \"IETF\"",
                "62c3bc | \"ü\"",
                "63e6b0b4 | \"水\"",
                "64f0908591 | \"𐅑\""
            })
    void readsAndWritesTheExamplesOfTheRfc(String hex, String diagnostic) {
        CborValue value = read(hex, CborProfile.CORE);
        assertEquals(diagnostic, value.toString());
        assertEquals(hex, HexFormat.of().formatHex(Cbor.write(value)));
    }

    @Test
    void readsAndWritesTheNestedExamplesOfTheRfc() {
        CborMap inner = CborMap.of(Map.of(new CborText("b"), new CborText("c")));
        Map<String, CborValue> examples = Map.of(
                "80", CborArray.of(),
                "a0", CborMap.empty(),
                "f4", CborSimple.FALSE,
                "f5", CborSimple.of(true),
                "f6", CborSimple.NULL,
                "826161a161626163", CborArray.of(new CborText("a"), inner),
                "a201020304", CborMap.empty().with(3, new CborInteger(4)).with(1, new CborInteger(2)),
                "a26161016162820203",
                        CborMap.empty()
                                .with("b", CborArray.of(new CborInteger(2), new CborInteger(3)))
                                .with("a", new CborInteger(1)),
                "d74401020304", new CborTag(23, CborBytes.of(new byte[] {1, 2, 3, 4})),
                "d818456449455446", new CborTag(24, CborBytes.of(HexFormat.of().parseHex("6449455446"))));
        examples.forEach((hex, value) -> {
            assertEquals(value, read(hex, CborProfile.CORE), hex);
            assertEquals(hex, HexFormat.of().formatHex(Cbor.write(value)));
        });
    }

    /** RFC 8949 section 4.2.1 prints this order. */
    @Test
    void keysOfSeveralKindsAscendByTheirEncoding() {
        CborMap map = CborMap.empty()
                .with("aa", CborSimple.NULL)
                .with("z", CborSimple.NULL)
                .with(-1, CborSimple.NULL)
                .with(CborBytes.of(new byte[] {1}), CborSimple.NULL)
                .with(100, CborSimple.NULL)
                .with(-200, CborSimple.NULL)
                .with(10, CborSimple.NULL);
        assertEquals(
                "[10, 100, -1, -200, h'01', \"z\", \"aa\"]",
                map.entries().keySet().toString());
        assertEquals(
                "a7" + "0af6" + "1864f6" + "20f6" + "38c7f6" + "4101f6" + "617af6" + "626161f6",
                HexFormat.of().formatHex(Cbor.write(map)));
        assertEquals(map, Cbor.read(Cbor.write(map), CborProfile.CORE).orThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "'', TRUNCATED, 0",
        "18, TRUNCATED, 1",
        "1903, TRUNCATED, 2",
        "44010203, TRUNCATED, 0",
        "8201, TRUNCATED, 0",
        "a101, TRUNCATED, 0",
        "a2616101, TRUNCATED, 0",
        "a261610161, TRUNCATED, 4",
        "d7, TRUNCATED, 1",
        "0000, TRAILING_DATA, 1",
        "1817, NOT_DETERMINISTIC, 0",
        "1900ff, NOT_DETERMINISTIC, 0",
        "1a0000ffff, NOT_DETERMINISTIC, 0",
        "1b00000000ffffffff, NOT_DETERMINISTIC, 0",
        "3800, NOT_DETERMINISTIC, 0",
        "580101, NOT_DETERMINISTIC, 0",
        "780161, NOT_DETERMINISTIC, 0",
        "980100, NOT_DETERMINISTIC, 0",
        "b8010000, NOT_DETERMINISTIC, 0",
        "d81700, NOT_DETERMINISTIC, 0",
        "5f4101ff, NOT_DETERMINISTIC, 0",
        "7f6161ff, NOT_DETERMINISTIC, 0",
        "9fff, NOT_DETERMINISTIC, 0",
        "bfff, NOT_DETERMINISTIC, 0",
        "a2616200616100, NOT_DETERMINISTIC, 4",
        "a262616100616200, NOT_DETERMINISTIC, 5",
        "a2616100616100, DUPLICATE_KEY, 4",
        "a201000100, DUPLICATE_KEY, 3",
        "61ff, ENCODING, 0",
        "62c080, ENCODING, 0",
        "63eda080, ENCODING, 0",
        "1c, SYNTAX, 0",
        "1f, SYNTAX, 0",
        "3f, SYNTAX, 0",
        "df00, SYNTAX, 0",
        "fc, SYNTAX, 0",
        "ff, SYNTAX, 0",
        "f7, NOT_IN_PROFILE, 0",
        "e0, NOT_IN_PROFILE, 0",
        "f8ff, NOT_IN_PROFILE, 0",
        "f93c00, NOT_IN_PROFILE, 0",
        "fa47c35000, NOT_IN_PROFILE, 0",
        "fb3ff199999999999a, NOT_IN_PROFILE, 0",
        "1b8000000000000000, NOT_IN_PROFILE, 0",
        "3b8000000000000000, NOT_IN_PROFILE, 0",
        "a1f500, NOT_IN_PROFILE, 1",
        "a18000, NOT_IN_PROFILE, 1"
    })
    void refusesWhatIsNotTheOneEncodingOfAnItemOfTheSubset(String hex, CborProblem type, String offset) {
        Problem problem = refusal(hex, CborProfile.CORE);
        assertEquals(type, problem.type());
        assertEquals(offset, problem.context().get("byte"));
    }

    @ParameterizedTest
    @CsvSource({
        "a1616101, true",
        "a10101, false",
        "a1410101, false",
        "d82a420001, true",
        "d82a420101, false",
        "d82a4100, false",
        "d82a6100, false",
        "d7420001, false",
        "f6, true"
    })
    void dagCborHasTextKeysAndLinksOnly(String hex, boolean taken) {
        Result<CborValue> read = Cbor.read(HexFormat.of().parseHex(hex), CborProfile.DAG);
        assertEquals(taken, read.isOk());
        read.problems().forEach(problem -> assertEquals(CborProblem.NOT_IN_PROFILE, problem.type()));
    }

    @ParameterizedTest
    @CsvSource({
        "a10101, true",
        "a1616101, false",
        "d840420102, true",
        "d84001, false",
        "d82a420001, false",
        "c249010000000000000000, true",
        "c249000100000000000000, false",
        "c248ffffffffffffffff, false",
        "c201, false",
        "854101410282410341048161618101, true"
    })
    void proofValuesHaveLabelsAndNoTagsButArraysOfBytes(String hex, boolean taken) {
        Result<CborValue> read = Cbor.read(HexFormat.of().parseHex(hex), CborProfile.PROOF_VALUE);
        assertEquals(taken, read.isOk());
        read.problems().forEach(problem -> assertEquals(CborProblem.NOT_IN_PROFILE, problem.type()));
    }

    @Test
    void holdsEachLimitExactly() {
        byte[] three = HexFormat.of().parseHex("818100");
        assertArrayEquals(
                three,
                Cbor.write(Cbor.read(three, CborProfile.CORE, new CborLimits(3, 2, 3))
                        .orThrow()));
        assertEquals(CborProblem.TOO_LARGE, limited(three, new CborLimits(2, 2, 3)));
        assertEquals(CborProblem.TOO_DEEP, limited(three, new CborLimits(3, 1, 3)));
        assertEquals(CborProblem.TOO_MANY_VALUES, limited(three, new CborLimits(3, 2, 2)));
        assertThrows(IllegalArgumentException.class, () -> new CborLimits(1, CborLimits.GREATEST_DEPTH + 1, 1));
    }

    private static Object limited(byte[] content, CborLimits limits) {
        return Cbor.read(content, CborProfile.CORE, limits).problems().get(0).type();
    }

    @Test
    void ourOwnMistakesAreThrownAtOnce() {
        assertThrows(IllegalArgumentException.class, () -> new CborText("\ud800"));
        assertThrows(IllegalArgumentException.class, () -> new CborTag(-1, CborSimple.NULL));
    }
}
