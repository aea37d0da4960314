package coop.kith.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

final class DateTimeStampLaws {
    private static final Instant FIRST = Instant.parse("0001-01-02T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-30T00:00:00Z");

    @Property(tries = 500)
    void whatIsWrittenIsReadAsTheSameInstant(@ForAll("instants") Instant instant) {
        assertEquals(instant, DateTimeStamp.parse(DateTimeStamp.format(instant)).orThrow());
    }

    @Property(tries = 500)
    void theZoneChangesTheTextAndNotTheInstant(
            @ForAll("instants") Instant instant, @ForAll @IntRange(min = -840, max = 840) int minutes) {
        OffsetDateTime local = instant.atOffset(ZoneOffset.ofTotalSeconds(minutes * 60));
        String text = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local) + (minutes == 0 ? "Z" : offset(minutes));
        assertEquals(instant, DateTimeStamp.parse(text).orThrow());
    }

    @Property(tries = 500)
    void noTextMakesItThrow(@ForAll String text) {
        DateTimeStamp.parse(text)
                .fold(DateTimeStamp::format, problems -> problems.get(0).detail());
    }

    @Property(tries = 500)
    void noCharacterCanBeExchangedForALetter(
            @ForAll("instants") Instant instant, @ForAll @IntRange(min = 0, max = 18) int at) {
        StringBuilder text = new StringBuilder(DateTimeStamp.format(instant));
        text.setCharAt(at, 'x');
        assertEquals(1, DateTimeStamp.parse(text.toString()).problems().size());
    }

    @Provide
    Arbitrary<Instant> instants() {
        Arbitrary<Integer> nanos = Arbitraries.oneOf(
                Arbitraries.just(0),
                Arbitraries.integers().between(0, 999).map(n -> n * 1_000_000),
                Arbitraries.integers().between(0, 999_999_999));
        return Arbitraries.longs()
                .between(FIRST.getEpochSecond(), LAST.getEpochSecond())
                .flatMap(second -> nanos.map(nano -> Instant.ofEpochSecond(second, nano)));
    }

    private static String offset(int minutes) {
        int size = Math.abs(minutes);
        return (minutes < 0 ? "-" : "+") + two(size / 60) + ':' + two(size % 60);
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
