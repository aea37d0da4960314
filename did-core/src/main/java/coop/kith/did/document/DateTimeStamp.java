package coop.kith.did.document;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads an XML Schema 1.1 {@code dateTimeStamp} (section 3.4.28): seconds and a time zone are required. */
final class DateTimeStamp {
    /** A nanosecond fraction and an offset; longer texts are refused before they are read. */
    private static final int MAX_LENGTH = 35;

    private DateTimeStamp() {}

    static Optional<Instant> read(String text) {
        boolean shaped = text.length() >= 20
                && text.length() <= MAX_LENGTH
                && text.charAt(4) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(16) == ':'
                && text.chars().allMatch(c -> c < 0x7F);
        if (!shaped) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
