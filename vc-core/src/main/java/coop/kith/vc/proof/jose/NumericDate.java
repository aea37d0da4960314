package coop.kith.vc.proof.jose;

import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/** Points in time as tokens write them: seconds since 1970, as a JSON number (RFC 7519 section 2). */
public final class NumericDate {
    /** Seconds from 1 January of the year 1 to the end of 9999, as credentials can write them. */
    private static final BigDecimal EARLIEST = BigDecimal.valueOf(-62_135_596_800L);

    private static final BigDecimal LATEST = BigDecimal.valueOf(253_402_300_799L);

    private NumericDate() {}

    /** The instant that {@code claim} names; empty where it is absent or none. */
    public static Optional<Instant> of(JsonObject claims, String claim) {
        return claims.get(claim)
                .flatMap(value -> value instanceof JsonNumber number ? number.exact() : Optional.empty())
                .filter(seconds -> seconds.compareTo(EARLIEST) >= 0 && seconds.compareTo(LATEST) <= 0)
                .map(seconds -> {
                    BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
                    return Instant.ofEpochSecond(
                            whole.longValueExact(),
                            seconds.subtract(whole).movePointRight(9).longValue());
                });
    }
}
