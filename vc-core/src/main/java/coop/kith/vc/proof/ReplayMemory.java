package coop.kith.vc.proof;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Digests;
import coop.kith.problem.Check;
import coop.kith.problem.Problem;
import coop.kith.vc.model.Shown;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A replay guard in the memory of this process: it knows nothing of other processes, and forgets when it ends. Safe for many threads.
 *
 * <p>Each use is kept for {@code window}, which must be at least as long as the verifier goes on expecting a challenge it gave out. When there are
 * {@code capacity} uses within a window, further ones are undecided: forgetting an old use early would let it be replayed. A use takes about 150 bytes,
 * however long the challenge is.
 */
public final class ReplayMemory implements ReplayGuard {
    private final InstantSource clock;
    private final Duration window;
    private final int capacity;
    private final Map<Bytes, Instant> usedAt = new LinkedHashMap<>();

    private ReplayMemory(InstantSource clock, Duration window, int capacity) {
        this.clock = clock;
        this.window = window;
        this.capacity = capacity;
    }

    /** A day and 100,000 uses, some 15 MB at the most. */
    public static ReplayMemory of(InstantSource clock) {
        return of(clock, Duration.ofDays(1), 100_000);
    }

    /** Throws IllegalArgumentException unless the window and the capacity are above zero. */
    public static ReplayMemory of(InstantSource clock, Duration window, int capacity) {
        if (window.isNegative() || window.isZero() || capacity < 1) {
            throw new IllegalArgumentException("window " + window + " and capacity " + capacity + " must be positive");
        }
        return new ReplayMemory(clock, window, capacity);
    }

    @Override
    public synchronized Check use(String challenge, String domain) {
        Instant now = clock.instant();
        forgetBefore(now.minus(window));
        Bytes use = fingerprint(challenge, domain);
        if (usedAt.containsKey(use)) {
            return usedAlready(challenge);
        }
        if (usedAt.size() >= capacity) {
            return Check.undecided(
                    "replay",
                    Problem.of(
                                    ProofProblem.REPLAY_MEMORY_FULL,
                                    capacity + " challenges were used within " + window
                                            + ", and no more can be kept track of.")
                            .next("Try again later, or give the verifier a replay guard with more room."));
        }
        usedAt.put(use, now);
        return Check.passed("replay");
    }

    private void forgetBefore(Instant oldest) {
        Iterator<Instant> uses = usedAt.values().iterator();
        while (uses.hasNext() && uses.next().isBefore(oldest)) {
            uses.remove();
        }
    }

    /** What a replay guard says of a challenge that was used before. */
    public static Check usedAlready(String challenge) {
        return Check.failed(
                "replay",
                Problem.of(
                                DiProblem.INVALID_CHALLENGE_ERROR,
                                "A presentation that answers the challenge " + Shown.text(challenge)
                                        + " was accepted already; a challenge counts once.")
                        .next("Give out a new challenge and ask for a new presentation."));
    }

    /** What a replay guard keeps of a use: SHA-256 of both. The domain's length in front keeps (a, bc) and (ab, c) apart. */
    public static Bytes fingerprint(String challenge, String domain) {
        String text = domain.length() + ":" + domain + challenge;
        return Bytes.of(Digests.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }
}
