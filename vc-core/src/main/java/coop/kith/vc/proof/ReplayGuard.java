package coop.kith.vc.proof;

import coop.kith.problem.Check;

/**
 * Sees to it that a challenge is accepted once. Implementations are safe for many threads, and decide about two simultaneous uses of a challenge that one
 * of them was the first.
 */
public interface ReplayGuard {
    /**
     * Notes that {@code challenge} is being accepted in {@code domain}; the check is named {@code replay}. PASSED the first time; FAILED with
     * INVALID_CHALLENGE_ERROR after that; UNDECIDED, with nothing noted, when it cannot be known.
     */
    Check use(String challenge, String domain);
}
