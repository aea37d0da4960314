package coop.kith.trust.answer;

import coop.kith.did.Did;
import java.time.Instant;

/**
 * A question about one subject.
 *
 * @param asOf the time that claims must hold at
 * @param knownAt the time up to which evidence must have reached us
 */
public record TrustQuestion(Did subject, Instant asOf, Instant knownAt) {}
