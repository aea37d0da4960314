package coop.kith.vc.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.kith.json.JsonObject;
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
                STRICT::acceptingOlderTokens,
                why -> VerificationPolicy.expectingChallenge("c", why),
                why -> VerificationPolicy.expectingDomain("d", why),
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
    void aChallengeOrDomainAloneIsKeptBesideAVerdict() {
        for (VerificationPolicy policy : List.of(
                VerificationPolicy.expectingChallenge("c", "no domain is known"),
                VerificationPolicy.expectingDomain("d", "no challenge was given out"),
                STRICT.acceptingOlderTokens("an archive"))) {
            JsonObject written = PolicyJson.of(policy);
            VerificationPolicy read = PolicyJson.read(written).orThrow();
            assertEquals(policy.audience(), read.audience());
            assertEquals(written, PolicyJson.of(read));
        }
    }

    @Test
    void refusesAChallengeOrDomainThatIsBlank() {
        assertThrows(IllegalArgumentException.class, () -> VerificationPolicy.expectingChallenge(" ", "a test"));
        assertThrows(IllegalArgumentException.class, () -> VerificationPolicy.expectingDomain("", "a test"));
        assertThrows(IllegalArgumentException.class, () -> VerificationPolicy.expecting("", "d"));
        assertThrows(IllegalArgumentException.class, () -> VerificationPolicy.expecting("c", " "));
    }
}
