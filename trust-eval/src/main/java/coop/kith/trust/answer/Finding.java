package coop.kith.trust.answer;

import java.util.List;

/**
 * What an algorithm found: a value between two bounds, and the paths that prove the lower one.
 *
 * @param lower proven by {@code paths}; a policy allows on this end only
 * @param upper equal to {@code lower} where the value is exact
 * @param paths each from an anchor to the subject, arc by arc
 */
public record Finding(long lower, long upper, List<List<VouchGraph.Arc>> paths) {
    public Finding {
        paths = paths.stream().map(List::copyOf).toList();
        if (lower < 0 || upper < lower) {
            throw new IllegalArgumentException("not an interval: [" + lower + ", " + upper + "]");
        }
    }

    public boolean exact() {
        return lower == upper;
    }
}
