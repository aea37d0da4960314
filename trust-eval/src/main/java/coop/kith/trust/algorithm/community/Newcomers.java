package coop.kith.trust.algorithm.community;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Groups that came in together and mostly vouch for each other.
 *
 * <p><b>Definition.</b> A newcomer is a member whose first vouch came at {@code since} or later. A group is newcomers connected by vouches among themselves, in either direction. Its conductance is the
 * share of its members' vouches, given and received, that cross its border. Groups of at least {@code atLeast} with a conductance of at most {@code percent} are reported: 100 sock puppets
 * behind two friendly members have two crossing vouches among thousands.
 *
 * <p><b>Example.</b> Three newcomers who all vouch for each other (6 vouches) and were let in by one vouch: 1 of 7 vouches crosses, 14 %. <b>Cost.</b> Linear in the vouches. <b>What it does not
 * say:</b> that they are puppets. A chapter that joins looks the same, and should be asked.
 *
 * @param since seconds since 1970
 * @param atLeast at least 2
 * @param percent 0 to 100
 */
public record Newcomers(long since, int atLeast, int percent) {
    public Newcomers {
        if (atLeast < 2 || percent < 0 || percent > 100) {
            throw new IllegalArgumentException("no group: of " + atLeast + ", " + percent + " %");
        }
    }

    /**
     * A group.
     *
     * @param members by number
     * @param doors the vouches by which it hangs on older members, by source, then target
     * @param inside how many vouches stay within it
     * @param crossing how many cross its border
     */
    public record Group(List<Integer> members, List<Community.Vouch> doors, int inside, int crossing) {
        public Group {
            members = List.copyOf(members);
            doors = List.copyOf(doors);
        }
    }

    /** Largest first, equals by their first member. */
    public List<Group> groups(Community community) {
        BitSet fresh = new BitSet();
        IntStream.range(0, community.members())
                .filter(member -> isNew(community, member))
                .forEach(fresh::set);
        List<Group> groups = new ArrayList<>();
        BitSet seen = new BitSet();
        for (int member = fresh.nextSetBit(0); member >= 0; member = fresh.nextSetBit(member + 1)) {
            if (!seen.get(member)) {
                Group group = describe(community, connected(community, member, fresh, seen));
                boolean dense = 100L * group.crossing() <= (long) percent * (group.inside() + group.crossing());
                if (group.members().size() >= atLeast && dense) {
                    groups.add(group);
                }
            }
        }
        groups.sort(
                Comparator.<Group, Integer>comparing(group -> group.members().size())
                        .reversed()
                        .thenComparing(group -> group.members().get(0)));
        return List.copyOf(groups);
    }

    private boolean isNew(Community community, int member) {
        List<Community.Vouch> received = community.received(member);
        return !received.isEmpty() && received.stream().allMatch(vouch -> vouch.at() >= since);
    }

    private static List<Integer> connected(Community community, int start, BitSet fresh, BitSet seen) {
        List<Integer> members = new ArrayList<>();
        ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(start));
        seen.set(start);
        while (!queue.isEmpty()) {
            int member = queue.remove();
            members.add(member);
            IntStream.concat(
                            community.given(member).stream().mapToInt(Community.Vouch::to),
                            community.received(member).stream().mapToInt(Community.Vouch::from))
                    .filter(other -> fresh.get(other) && !seen.get(other))
                    .forEach(other -> {
                        if (!seen.get(other)) {
                            seen.set(other);
                            queue.add(other);
                        }
                    });
        }
        members.sort(Comparator.naturalOrder());
        return members;
    }

    private static Group describe(Community community, List<Integer> members) {
        BitSet group = new BitSet();
        members.forEach(group::set);
        List<Community.Vouch> doors = new ArrayList<>();
        int inside = 0;
        int crossing = 0;
        for (int member : members) {
            for (Community.Vouch vouch : community.received(member)) {
                if (group.get(vouch.from())) {
                    inside++;
                } else {
                    doors.add(vouch);
                }
            }
            crossing += (int) community.given(member).stream()
                    .filter(vouch -> !group.get(vouch.to()))
                    .count();
        }
        doors.sort(Comparator.comparing(Community.Vouch::from).thenComparing(Community.Vouch::to));
        return new Group(members, doors, inside, crossing + doors.size());
    }
}
