package coop.kith.vc.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What whoever verifies demands of a status list.
 *
 * @param at the time the question is about
 * @param skew by how much the publisher's clock may differ from ours; zero or more
 * @param oldest how old a list may be at the most; without it the publisher alone says for how long a list holds
 */
public record StatusExpectation(Instant at, Duration skew, Optional<Duration> oldest) {
    public StatusExpectation {
        if (skew.isNegative() || oldest.filter(Duration::isNegative).isPresent()) {
            throw new IllegalArgumentException("a clock skew and an age are zero or more, not " + skew + ", " + oldest);
        }
    }
}
