package coop.kith.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.testing.Node;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The number format of RFC 8785, which is ECMAScript's, held against its definition (Number::toString: the fewest digits that name the double, and of those the closest) and, in
 * the long form, against Node.js. Doubles are drawn from everywhere: all exponents, round decimals, halves and their neighbours.
 */
@DisplayName("V22")
final class JcsPeerLaws {
    private static final long SEED = 8785;

    @Test
    void twentyThousandNumbersHaveTheFewestDigitsThatNameThem() {
        for (double number : numbers(20_000)) {
            String written = canonical(number);
            assertEquals(number, Double.parseDouble(written), written);
            BigDecimal exact = new BigDecimal(number);
            BigDecimal digits = new BigDecimal(written).stripTrailingZeros();
            if (digits.precision() > 1) {
                for (RoundingMode mode : List.of(RoundingMode.DOWN, RoundingMode.UP)) {
                    BigDecimal shorter = exact.round(new java.math.MathContext(digits.precision() - 1, mode));
                    assertEquals(false, shorter.doubleValue() == number, () -> written + " could be " + shorter);
                }
            }
            BigDecimal step = new BigDecimal(BigInteger.ONE, digits.scale());
            for (BigDecimal other : List.of(digits.add(step), digits.subtract(step))) {
                boolean closer = other.subtract(exact)
                                .abs()
                                .compareTo(digits.subtract(exact).abs())
                        < 0;
                assertEquals(false, closer && other.doubleValue() == number, () -> written + " is not " + other);
            }
        }
    }

    @Test
    @Tag("long")
    void nodeWritesAMillionNumbersLikewise() {
        double[] numbers = numbers(1_000_000);
        List<String> questions = new ArrayList<>(numbers.length);
        for (double number : numbers) {
            questions.add(Long.toHexString(Double.doubleToRawLongBits(number)));
        }
        List<String> answers = Node.answers(JcsPeerLaws.class, "numbers.js", questions);
        for (int at = 0; at < numbers.length; at++) {
            assertEquals(answers.get(at), canonical(numbers[at]), questions.get(at));
        }
    }

    private static String canonical(double number) {
        JsonArray array = JsonArray.of(new JsonNumber(new BigDecimal(number).toString()));
        String text = new String(Jcs.canonicalize(array).orThrow(), StandardCharsets.UTF_8);
        return text.substring(1, text.length() - 1);
    }

    private static double[] numbers(int count) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] numbers = new double[count];
        int found = 0;
        while (found < count) {
            double number = switch (found % 4) {
                case 0 -> Double.longBitsToDouble(random.nextLong());
                case 1 -> random.nextLong() / Math.pow(10, random.nextInt(25));
                case 2 -> Math.scalb(1.0, random.nextInt(-1074, 1024)) * (1 + random.nextInt(3));
                default -> Math.nextUp(random.nextInt(1_000_000) / 1000.0);
            };
            if (Double.isFinite(number)) {
                numbers[found] = number == 0 ? 0.0 : number;
                found++;
            }
        }
        return numbers;
    }
}
