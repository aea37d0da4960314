package coop.kith.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.problem.Result;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchRequestTest {
    private static final HttpsUrl URL = new HttpsUrl("server.example", 443, "/did.json");

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"a b\"", "\"a\r\nHost: other\"", "\"\u00e9\"", "w/\"7\""})
    void neverSendsAnEntityTagThatIsNone(String tag) {
        Fetched known = known(Optional.of(tag), Optional.of("yesterday\r\nX: y"));
        assertFalse(FetchRequest.of(URL).ifOtherThan(known).isConditional());
        assertThrows(
                IllegalArgumentException.class,
                () -> new FetchRequest(URL, Optional.empty(), Optional.of(tag), Optional.empty()));
    }

    @Test
    void sendsBackWhatTheServerSaid() {
        Fetched known = known(Optional.of("W/\"a;b\""), Optional.of("Sun, 22 Nov 2026 10:00:00 GMT"));
        FetchRequest request = FetchRequest.of(URL).accepting("application/did").ifOtherThan(known);
        assertTrue(request.isConditional());
        assertEquals(known.entityTag(), request.entityTag());
        assertEquals(known.lastModified(), request.lastModified());
        assertEquals(Optional.of("application/did"), request.accept());
    }

    @Test
    void refusesAnAcceptHeaderThatBeginsAnother() {
        FetchRequest request = FetchRequest.of(URL);
        assertThrows(IllegalArgumentException.class, () -> request.accepting("a/b\r\nX: y"));
    }

    @Test
    void aFetcherThatKnowsNothingOfValidatorsAsksForTheAddress() {
        Fetched known = known(Optional.of("\"1\""), Optional.empty());
        Fetcher plain = (url, limits) -> Result.ok(known);
        assertEquals(
                known,
                plain.fetch(FetchRequest.of(URL).ifOtherThan(known), FetchLimits.document())
                        .orThrow());
    }

    private static Fetched known(Optional<String> tag, Optional<String> date) {
        return new Fetched(URL, 200, Optional.empty(), Bytes.of(new byte[0]), tag, date, Optional.empty());
    }
}
