package coop.kith.trust.algorithm.community;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Who vouches for whom in a community, and since when. Members are numbers from 0. One vouch counts between the same two: the earliest; self-vouches are left out. Immutable; safe for many
 * threads.
 */
public final class Community {
    private final List<List<Vouch>> given;
    private final List<List<Vouch>> received;

    private Community(List<List<Vouch>> given, List<List<Vouch>> received) {
        this.given = given;
        this.received = received;
    }

    /**
     * One vouch.
     *
     * @param at seconds since 1970 by the clock that the caller goes by; that of arrival, where newcomers could back-date
     */
    public record Vouch(int from, int to, long at) {}

    public static Community of(int members, Collection<Vouch> vouches) {
        List<Vouch> sorted = new ArrayList<>(vouches);
        sorted.sort(Comparator.comparing(Vouch::from).thenComparing(Vouch::to).thenComparing(Vouch::at));
        List<List<Vouch>> given = lists(members);
        List<List<Vouch>> received = lists(members);
        int from = -1;
        int to = -1;
        for (Vouch vouch : sorted) {
            if (vouch.from() < 0 || vouch.to() < 0 || Math.max(vouch.from(), vouch.to()) >= members) {
                throw new IllegalArgumentException(vouch + " among " + members + " members");
            }
            boolean repeated = vouch.from() == from && vouch.to() == to;
            from = vouch.from();
            to = vouch.to();
            if (!repeated && from != to) {
                given.get(from).add(vouch);
                received.get(to).add(vouch);
            }
        }
        return new Community(
                given.stream().map(List::copyOf).toList(),
                received.stream().map(List::copyOf).toList());
    }

    private static List<List<Vouch>> lists(int members) {
        List<List<Vouch>> lists = new ArrayList<>(members);
        for (int member = 0; member < members; member++) {
            lists.add(new ArrayList<>(0));
        }
        return lists;
    }

    public int members() {
        return given.size();
    }

    /** By target. */
    public List<Vouch> given(int member) {
        return given.get(member);
    }

    /** By source. */
    public List<Vouch> received(int member) {
        return received.get(member);
    }

    /** How many steps along vouches each member is from the nearest of these, at most {@code most}; -1 beyond. */
    int[] stepsFrom(Collection<Integer> starts, int most) {
        return steps(starts, most, given, false);
    }

    /** How many steps along vouches it takes from each member to this one, at most {@code most}; -1 beyond. */
    int[] stepsTo(int member, int most) {
        return steps(List.of(member), most, received, true);
    }

    private int[] steps(Collection<Integer> starts, int most, List<List<Vouch>> along, boolean backwards) {
        int[] steps = new int[members()];
        Arrays.fill(steps, -1);
        int[] queue = new int[members()];
        int end = 0;
        for (int start : starts) {
            if (steps[start] < 0) {
                steps[start] = 0;
                queue[end++] = start;
            }
        }
        for (int head = 0; head < end; head++) {
            int member = queue[head];
            if (steps[member] == most) {
                break;
            }
            for (Vouch vouch : along.get(member)) {
                int next = backwards ? vouch.from() : vouch.to();
                if (steps[next] < 0) {
                    steps[next] = steps[member] + 1;
                    queue[end++] = next;
                }
            }
        }
        return steps;
    }
}
