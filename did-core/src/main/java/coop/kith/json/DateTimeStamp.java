package coop.kith.json;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Points in time as documents write them: {@code dateTimeStamp} of XML Schema 1.1 part 2 (section 3.4.28), read by a grammar of our own, because a
 * verdict must not hang on what a general date parser happens to tolerate.
 *
 * <p>The form is {@code YYYY-MM-DDThh:mm:ss}, an optional fraction of one to nine digits, and a zone: {@code Z} or {@code +hh:mm} / {@code -hh:mm} up to 14:00.
 * {@code -00:00} is read as {@code Z}, as XML Schema does. Stricter than XML Schema, where two readers would differ or nobody could mean it:
 *
 * <ul>
 *   <li>{@code 24:00:00} is refused: the same instant has one plainer text.
 *   <li>Years are 0001 to 9999, in the stated zone and in UTC. XML Schema 1.0 and 1.1 disagree about what year 0 and negative years mean, and section 5.4 lets a
 *       processor stop at four digits.
 *   <li>More than nine fraction digits are refused (section 5.4 demands three): cutting them off would make different texts one instant.
 * </ul>
 *
 * <p>Second 60 and days that the month does not have are in neither grammar. One pass, no regular expression, no locale.
 */
public final class DateTimeStamp {
    // Not parsed, since the JDK's formatters are many classes, which a first call would wait for; YearMonth brings
    // them, too.
    private static final Instant FIRST = LocalDateTime.of(1, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
    private static final Instant LAST =
            LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_999).toInstant(ZoneOffset.UTC);
    private static final int FRACTION_AT = "YYYY-MM-DDThh:mm:ss".length();
    private static final int FRACTION_DIGITS = 9;

    private DateTimeStamp() {}

    /** The instant that {@code text} names, or one {@link JsonProblem#NOT_A_TIME} at the root that says which part of the text is wrong. */
    public static Result<Instant> parse(String text) {
        OptionalInt year = number(text, 0, 4, '-');
        OptionalInt month = number(text, 5, 2, '-');
        OptionalInt day = number(text, 8, 2, 'T');
        OptionalInt hour = number(text, 11, 2, ':');
        OptionalInt minute = number(text, 14, 2, ':');
        OptionalInt second = digits(text, 17, 2);
        if (year.isEmpty()
                || month.isEmpty()
                || day.isEmpty()
                || hour.isEmpty()
                || minute.isEmpty()
                || second.isEmpty()) {
            return refused(text, "is not of the form YYYY-MM-DDThh:mm:ssZ");
        }
        if (year.getAsInt() == 0) {
            return refused(text, "names the year 0");
        }
        if (month.getAsInt() < 1 || month.getAsInt() > 12) {
            return refused(text, "names month " + month.getAsInt());
        }
        if (day.getAsInt() < 1 || day.getAsInt() > lastDay(year.getAsInt(), month.getAsInt())) {
            return refused(text, "names a day that its month does not have");
        }
        if (hour.getAsInt() > 23 || minute.getAsInt() > 59 || second.getAsInt() > 59) {
            return refused(text, "names a time past 23:59:59");
        }
        int zoneAt = endOfFraction(text);
        if (zoneAt < 0) {
            return refused(text, "has a fraction that is not one to nine digits");
        }
        if (zoneAt == text.length()) {
            return refused(text, "has no time zone");
        }
        OptionalInt offset = offsetSeconds(text, zoneAt);
        if (offset.isEmpty()) {
            return refused(text, "has no zone of the form Z, +hh:mm or -hh:mm within 14:00 at its end");
        }
        Instant instant = LocalDateTime.of(
                        year.getAsInt(),
                        month.getAsInt(),
                        day.getAsInt(),
                        hour.getAsInt(),
                        minute.getAsInt(),
                        second.getAsInt(),
                        nanos(text, zoneAt))
                .toInstant(ZoneOffset.ofTotalSeconds(offset.getAsInt()));
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            return refused(text, "is outside the years 0001 to 9999 in UTC");
        }
        return Result.ok(instant);
    }

    /**
     * UTC with {@code Z}; a fraction only where there is one, without trailing zeros. {@link #parse} reads it back as the same instant.
     * Throws IllegalArgumentException outside the years 0001 to 9999.
     */
    public static String format(Instant instant) {
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new IllegalArgumentException("outside the years 0001 to 9999: " + instant);
        }
        OffsetDateTime utc = instant.atOffset(ZoneOffset.UTC);
        StringBuilder text = new StringBuilder();
        append(text, utc.getYear(), 4).append('-');
        append(text, utc.getMonthValue(), 2).append('-');
        append(text, utc.getDayOfMonth(), 2).append('T');
        append(text, utc.getHour(), 2).append(':');
        append(text, utc.getMinute(), 2).append(':');
        append(text, utc.getSecond(), 2);
        if (utc.getNano() != 0) {
            append(text.append('.'), utc.getNano(), FRACTION_DIGITS);
            while (text.charAt(text.length() - 1) == '0') {
                text.setLength(text.length() - 1);
            }
        }
        return text.append('Z').toString();
    }

    private static int lastDay(int year, int month) {
        return Month.of(month).length(IsoChronology.INSTANCE.isLeapYear(year));
    }

    private static StringBuilder append(StringBuilder text, int value, int width) {
        String plain = Integer.toString(value);
        return text.append("0".repeat(width - plain.length())).append(plain);
    }

    private static OptionalInt number(String text, int from, int count, char then) {
        return from + count < text.length() && text.charAt(from + count) == then
                ? digits(text, from, count)
                : OptionalInt.empty();
    }

    private static OptionalInt digits(String text, int from, int count) {
        if (from + count > text.length()) {
            return OptionalInt.empty();
        }
        int value = 0;
        for (int i = from; i < from + count; i++) {
            if (!isDigit(text.charAt(i))) {
                return OptionalInt.empty();
            }
            value = value * 10 + (text.charAt(i) - '0');
        }
        return OptionalInt.of(value);
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static int endOfFraction(String text) {
        if (text.length() == FRACTION_AT || text.charAt(FRACTION_AT) != '.') {
            return FRACTION_AT;
        }
        int end = FRACTION_AT + 1;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        int length = end - FRACTION_AT - 1;
        return length >= 1 && length <= FRACTION_DIGITS ? end : -1;
    }

    private static int nanos(String text, int end) {
        int value = 0;
        for (int i = 0; i < FRACTION_DIGITS; i++) {
            int at = FRACTION_AT + 1 + i;
            value = value * 10 + (at < end ? text.charAt(at) - '0' : 0);
        }
        return value;
    }

    private static OptionalInt offsetSeconds(String text, int at) {
        if (text.charAt(at) == 'Z' && text.length() == at + 1) {
            return OptionalInt.of(0);
        }
        if (text.length() != at + "+hh:mm".length() || (text.charAt(at) != '+' && text.charAt(at) != '-')) {
            return OptionalInt.empty();
        }
        OptionalInt hours = number(text, at + 1, 2, ':');
        OptionalInt minutes = digits(text, at + 4, 2);
        if (hours.isEmpty() || minutes.isEmpty() || minutes.getAsInt() > 59) {
            return OptionalInt.empty();
        }
        int total = hours.getAsInt() * 60 + minutes.getAsInt();
        if (total > 14 * 60) {
            return OptionalInt.empty();
        }
        return OptionalInt.of((text.charAt(at) == '-' ? -total : total) * 60);
    }

    private static Result<Instant> refused(String text, String why) {
        return Result.refused(Problem.of(JsonProblem.NOT_A_TIME, "The time " + shown(text) + ' ' + why + '.')
                .next("Write times like 2026-11-22T16:30:00Z: upper-case T and Z, seconds, a zone of at most 14:00."));
    }

    /** A time is ASCII and shorter than this; whatever else stands there must not act on a terminal. */
    private static String shown(String text) {
        int longest = 40;
        StringBuilder shown = new StringBuilder("\"");
        text.chars()
                .limit(longest)
                .forEach(unit -> shown.append(unit >= ' ' && unit < 0x7F ? Character.toString(unit) : hex(unit)));
        return shown.append(text.length() > longest ? "...\"" : "\"").toString();
    }

    private static String hex(int unit) {
        return String.format(Locale.ROOT, "<U+%04X>", unit);
    }
}
