package coop.kith.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonNumberTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "01",
                "-01",
                "1.",
                ".5",
                "+1",
                "1e",
                "1e+",
                "0x1",
                "1_0",
                "NaN",
                "Infinity",
                " 1",
                "1 ",
                "1\n",
                "١",
                "--1",
                "1.e5",
                "1,\"a\":2"
            })
    void isNothingThatBreaksTheGrammar(String text) {
        assertThrows(IllegalArgumentException.class, () -> new JsonNumber(text));
    }

    @Test
    void isALongWhenItIsAPlainIntegerInRange() {
        assertEquals(OptionalLong.of(0), new JsonNumber("-0").asLong());
        assertEquals(
                OptionalLong.of(Long.MIN_VALUE), JsonNumber.of(Long.MIN_VALUE).asLong());
        assertEquals(OptionalLong.of(Long.MAX_VALUE), new JsonNumber("9223372036854775807").asLong());
        assertEquals(OptionalLong.empty(), new JsonNumber("9223372036854775808").asLong());
        assertEquals(OptionalLong.empty(), new JsonNumber("-9223372036854775809").asLong());
        assertEquals(OptionalLong.empty(), new JsonNumber("1.0").asLong());
        assertEquals(OptionalLong.empty(), new JsonNumber("1e3").asLong());
        assertEquals(OptionalLong.empty(), new JsonNumber("1".repeat(900)).asLong());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0.0",
                "1",
                "-1.50",
                "0.001",
                "12e3",
                "12E-3",
                "100",
                "9007199254740993",
                "1e1999",
                "1e-2000",
                "0.1000000000000000055"
            })
    void isExactWithinReach(String text) {
        BigDecimal exact = new JsonNumber(text).exact().orElseThrow();
        assertEquals(0, exact.compareTo(new BigDecimal(text)), exact.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e2000", "1e-2001", "1.5e-2000", "-1e99999999999999999999"})
    void isNotComputedBeyond(String text) {
        assertEquals(Optional.empty(), new JsonNumber(text).exact());
    }
}
