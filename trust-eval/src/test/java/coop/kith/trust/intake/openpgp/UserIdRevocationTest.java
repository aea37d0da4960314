package coop.kith.trust.intake.openpgp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.bytes.Bytes;
import coop.kith.trust.algorithm.flow.Certification;
import coop.kith.trust.algorithm.flow.WebOfTrust;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bouncycastle.bcpg.sig.RevocationReasonTags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a user id is its holder's. Days are counted from the first. */
final class UserIdRevocationTest {
    private static final String USER_ID = "<alice@example.org>";

    private static Instant day(int day) {
        return Instant.parse("2024-01-01T00:00:00Z").plus(Duration.ofDays(day));
    }

    private static long trust(byte[] certificate, int day) {
        OpenPgpKeyring ring = OpenPgpKeyring.read(Bytes.of(certificate)).orThrow();
        String id = ring.bindings().firstKey();
        WebOfTrust web = ring.asOf(day(day));
        return web.greedy()
                .find(web.inquiry(Map.of(id, Certification.FULL), id, USER_ID))
                .lower();
    }

    @ParameterizedTest
    @ValueSource(
            bytes = {
                RevocationReasonTags.NO_REASON,
                RevocationReasonTags.KEY_COMPROMISED,
                RevocationReasonTags.USER_NO_LONGER_VALID
            })
    void oneThatWasTakenBackWasItsHoldersUntilThenWhateverTheReason(byte reason) {
        byte[] certificate = Packets.rebound(USER_ID, List.of(day(0)), List.of(day(10)), reason);
        assertEquals(Certification.FULL, trust(certificate, 9));
        assertEquals(0, trust(certificate, 10));
    }

    @Test
    void oneThatWasTakenBackMayBecomeItsHoldersAgain() {
        byte[] certificate =
                Packets.rebound(USER_ID, List.of(day(0), day(20)), List.of(day(10)), RevocationReasonTags.NO_REASON);
        assertEquals(0, trust(certificate, 19));
        assertEquals(Certification.FULL, trust(certificate, 20));
        byte[] again = Packets.rebound(
                USER_ID, List.of(day(0), day(20)), List.of(day(10), day(30)), RevocationReasonTags.NO_REASON);
        assertEquals(Certification.FULL, trust(again, 29));
        assertEquals(0, trust(again, 30));
    }
}
