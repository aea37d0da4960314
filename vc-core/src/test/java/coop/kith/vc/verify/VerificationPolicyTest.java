package coop.kith.vc.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class VerificationPolicyTest {
    private static final VerificationPolicy STRICT = VerificationPolicy.strict();

    @Test
    void everyLeniencyAsksForAReason() {
        List<Function<String, VerificationPolicy>> verbs = List.of(
                STRICT::ignoringStatus,
                STRICT::ignoringSchema,
                STRICT::ignoringRelatedResources,
                STRICT::issuerNeedNotControlKey,
                STRICT::holderNeedNotBeSubject,
                STRICT::withoutChallenge);
        for (Function<String, VerificationPolicy> verb : verbs) {
            assertThrows(IllegalArgumentException.class, () -> verb.apply(" "));
        }
    }

    @Test
    void theSkewIsAtMostTenMinutes() {
        assertEquals(
                Duration.ofMinutes(10),
                STRICT.allowingClockSkew(Duration.ofMinutes(10)).clockSkew());
        assertThrows(
                IllegalArgumentException.class,
                () -> STRICT.allowingClockSkew(Duration.ofMinutes(10).plusNanos(1)));
        assertThrows(IllegalArgumentException.class, () -> STRICT.allowingClockSkew(Duration.ofNanos(-1)));
    }

    @Test
    void aVerbLeavesThePolicyAsItWas() {
        STRICT.ignoringStatus("a test");
        assertEquals(Optional.empty(), STRICT.waiver(Leniency.STATUS, "status"));
    }

    @Test
    void verbsAddUp() {
        VerificationPolicy policy = VerificationPolicy.expecting("c", "d")
                .ignoringStatus("one")
                .ignoringSchema("two")
                .allowingClockSkew(Duration.ofSeconds(5));
        assertEquals(true, policy.waiver(Leniency.STATUS, "status").isPresent());
        assertEquals(true, policy.waiver(Leniency.SCHEMA, "schema").isPresent());
        assertEquals(Optional.empty(), policy.waiver(Leniency.ISSUER_CONTROL, "issuer"));
        assertEquals(Duration.ofSeconds(5), policy.clockSkew());
    }

    @Test
    void refusesAChallengeOrDomainThatIsBlank() {
        assertThrows(IllegalArgumentException.class, () -> VerificationPolicy.expecting("", "d"));
        assertThrows(IllegalArgumentException.class, () -> VerificationPolicy.expecting("c", " "));
    }
}
