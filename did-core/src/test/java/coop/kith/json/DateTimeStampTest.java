package coop.kith.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.problem.Problem;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("V34: times")
final class DateTimeStampTest {
    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource({
        "2016-12-31T23:59:60Z, second 60 is not in the grammar, past 23:59:59",
        "2024-01-01T24:00:00Z, the end of a day is written as the next day's beginning, past 23:59:59",
        "2024-01-01T23:60:00Z, minutes end at 59, past 23:59:59",
        "2024-02-30T00:00:00Z, February never has 30 days, does not have",
        "2023-02-29T00:00:00Z, 2023 is no leap year, does not have",
        "1900-02-29T00:00:00Z, nor was 1900, does not have",
        "2024-04-31T00:00:00Z, April has 30 days, does not have",
        "2024-01-00T00:00:00Z, days begin at 1, does not have",
        "2024-00-01T00:00:00Z, months begin at 1, month 0",
        "2024-13-01T00:00:00Z, months end at 12, month 13",
        "2024-01-01t00:00:00Z, T is upper case, form",
        "2024-01-01T00:00:00z, Z is upper case, zone",
        "2024-01-01 00:00:00Z, T is not a blank, form",
        "2024-01-01T00:00:00, the zone is required, no time zone",
        "2024-01-01T00:00:00.5, the zone is required after a fraction, no time zone",
        "2024-01-01T00:00:00+14:01, offsets end at 14:00, zone",
        "2024-01-01T00:00:00-14:01, offsets end at 14:00 westward too, zone",
        "2024-01-01T00:00:00+18:00, 18:00 is beyond 14:00, zone",
        "2024-01-01T00:00:00+01:60, minutes of an offset end at 59, zone",
        "2024-01-01T00:00:00+0100, an offset has a colon, zone",
        "2024-01-01T00:00:00+01, an offset has minutes, zone",
        "2024-01-01T00:00:00+1:00, an offset has two digits for the hour, zone",
        "2024-01-01T00:00:00Z+01:00, one zone and nothing after it, zone",
        "2024-01-01T00:00:00ZZ, nothing after Z, zone",
        "0000-01-01T00:00:00Z, XML Schema 1.0 and 1.1 disagree about year 0, year 0",
        "-0001-01-01T00:00:00Z, years before 1 are refused, form",
        "+2024-01-01T00:00:00Z, a year has no plus, form",
        "+1000000000-01-01T00:00:00Z, a year has four digits, form",
        "12024-01-01T00:00:00Z, a year has four digits, form",
        "2024-01-01T00:00:00.1234567890Z, ten fraction digits cannot be kept, fraction",
        "2024-01-01T00:00:00.Z, a point asks for digits, fraction",
        "'2024-01-01T00:00:00,5Z', the fraction has a point, zone",
        "2024-01-01T00:00Z, seconds are required, form",
        "2024-01-01T00Z, minutes are required, form",
        "2024-01-01, a date is not a point in time, form",
        "2024-1-01T00:00:00Z, months have two digits, form",
        "'', nothing, form",
        "' 2024-01-01T00:00:00Z', no blank before, form",
        "'2024-01-01T00:00:00Z ', no blank after, zone",
        "٢٠٢٤-01-01T00:00:00Z, digits are ASCII, form",
        "2024-01-01T00:00:0٥Z, digits are ASCII in the last place, form",
        "2024-01-01T00:00:00.٥Z, digits are ASCII in the fraction, fraction",
        "0001-01-01T00:00:00+00:01, in UTC this is year 0, outside",
        "9999-12-31T23:59:59-00:01, in UTC this is year 10000, outside"
    })
    void refuses(String text, String because, String said) {
        List<Problem> problems = DateTimeStamp.parse(text).problems();
        assertEquals(1, problems.size(), because);
        assertEquals(JsonProblem.NOT_A_TIME, problems.get(0).type());
        assertTrue(problems.get(0).detail().contains(said), problems.get(0).detail());
        assertTrue(problems.get(0).nextStep().isPresent());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2024-01-01T00:00:00Z, 2024-01-01T00:00:00Z",
        "2024-02-29T23:59:59Z, 2024-02-29T23:59:59Z",
        "2000-02-29T00:00:00Z, 2000-02-29T00:00:00Z",
        "2024-01-01T00:00:00-00:00, 2024-01-01T00:00:00Z",
        "2024-01-01T00:00:00+00:00, 2024-01-01T00:00:00Z",
        "2024-01-01T00:00:00+14:00, 2023-12-31T10:00:00Z",
        "2024-01-01T00:00:00-14:00, 2024-01-01T14:00:00Z",
        "2024-01-01T00:00:00.5+05:30, 2023-12-31T18:30:00.5Z",
        "2024-01-01T00:00:00.123456789Z, 2024-01-01T00:00:00.123456789Z",
        "2024-01-01T00:00:00.000000001Z, 2024-01-01T00:00:00.000000001Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z, 9999-12-31T23:59:59.999999999Z"
    })
    void reads(String text, String instant) {
        assertEquals(Instant.parse(instant), DateTimeStamp.parse(text).orThrow());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2024-01-01T00:00:00Z, 2024-01-01T00:00:00Z",
        "2024-01-01T00:00:00.120Z, 2024-01-01T00:00:00.12Z",
        "2024-01-01T00:00:00.000000010Z, 2024-01-01T00:00:00.00000001Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z"
    })
    void writesUtcWithoutTrailingZeros(String instant, String text) {
        assertEquals(text, DateTimeStamp.format(Instant.parse(instant)));
    }

    @Test
    void writesNoYearThatItWouldNotRead() {
        assertThrows(IllegalArgumentException.class, () -> DateTimeStamp.format(Instant.parse("0000-12-31T23:59:59Z")));
        assertThrows(
                IllegalArgumentException.class, () -> DateTimeStamp.format(Instant.parse("+10000-01-01T00:00:00Z")));
    }

    @Test
    void showsOnlyTheBeginningOfAnEndlessText() {
        Problem problem = DateTimeStamp.parse("2024\u001b[2J\u202e".repeat(100_000))
                .problems()
                .get(0);
        assertTrue(problem.detail().length() < 300, problem.detail());
        assertFalse(problem.detail().contains("\u001b"));
        assertFalse(problem.detail().contains("\u202e"));
    }
}
