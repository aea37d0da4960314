package coop.kith.trust.algorithm.community;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who vouches too fast: more often within some stretch of time than a person who meets people can.
 *
 * <p><b>Definition.</b> The most vouches that one member gave within any stretch of {@code window}, both ends included, against {@code atMost}. <b>Example.</b> OpenVTC's vetting caps a vetter at 10
 * counted statements in 30 days; Ğ1 allows one vouch in 5 days. <b>Cost.</b> A sort of each member's vouches. <b>What it does not resist:</b> patience.
 *
 * @param window above zero
 * @param atMost at least 1
 */
public record Velocity(Duration window, int atMost) {
    public Velocity {
        if (window.isNegative() || window.isZero() || atMost < 1) {
            throw new IllegalArgumentException("no velocity: " + atMost + " within " + window);
        }
    }

    /**
     * A member above the cap.
     *
     * @param most the most vouches within one stretch
     * @param from when the first such stretch begins, in seconds since 1970
     */
    public record Hasty(int member, int most, long from) {}

    /** Most hasty first, equals by number. */
    public List<Hasty> above(Community community) {
        List<Hasty> hasty = new ArrayList<>();
        for (int member = 0; member < community.members(); member++) {
            long[] times = community.given(member).stream()
                    .mapToLong(Community.Vouch::at)
                    .sorted()
                    .toArray();
            int most = 0;
            long from = 0;
            int last = 0;
            for (int first = 0; first < times.length; first++) {
                while (last < times.length && times[last] - times[first] <= window.toSeconds()) {
                    last++;
                }
                if (last - first > most) {
                    most = last - first;
                    from = times[first];
                }
            }
            if (most > atMost) {
                hasty.add(new Hasty(member, most, from));
            }
        }
        hasty.sort(Comparator.comparing(Hasty::most).reversed().thenComparing(Hasty::member));
        return List.copyOf(hasty);
    }
}
