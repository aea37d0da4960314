package coop.kith.trust.algorithm.community;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.trust.algorithm.community.Community.Vouch;
import coop.kith.trust.algorithm.community.Dependence.Pillar;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Who is depended on, held against taking each member away in turn. */
final class DependenceLaws {
    private static final int MEMBERS = 9;

    @Provide
    Arbitrary<List<Vouch>> vouches() {
        Arbitrary<Integer> member = Arbitraries.integers().between(0, MEMBERS - 1);
        return Combinators.combine(member, member)
                .as((from, to) -> new Vouch(from, to, 0))
                .list()
                .ofMaxSize(25);
    }

    @Provide
    Arbitrary<Set<Integer>> anchors() {
        return Arbitraries.integers().between(0, MEMBERS - 1).set().ofMinSize(1).ofMaxSize(3);
    }

    @Property(tries = 1000)
    void dependentsAreThoseWhoAreCutOff(
            @ForAll("vouches") List<Vouch> vouches, @ForAll("anchors") Set<Integer> anchors) {
        List<Pillar> pillars = Dependence.of(Community.of(MEMBERS, vouches), anchors);
        long all = reached(vouches, anchors);
        for (int member = 0; member < MEMBERS; member++) {
            int taken = member;
            boolean wasThere = reaches(vouches, anchors, taken);
            List<Vouch> rest = vouches.stream()
                    .filter(vouch -> vouch.from() != taken && vouch.to() != taken)
                    .toList();
            List<Integer> others =
                    anchors.stream().filter(anchor -> anchor != taken).toList();
            long left = reached(rest, others);
            long expected = all - left - (wasThere ? 1 : 0);
            long stated = pillars.stream()
                    .filter(pillar -> pillar.member() == taken)
                    .mapToLong(Pillar::dependents)
                    .sum();
            assertEquals(expected, stated, () -> "without " + taken);
        }
    }

    private static boolean reaches(List<Vouch> vouches, Set<Integer> anchors, int member) {
        return Community.of(MEMBERS, vouches).stepsFrom(anchors, MEMBERS)[member] >= 0;
    }

    private static long reached(List<Vouch> vouches, java.util.Collection<Integer> anchors) {
        return Arrays.stream(Community.of(MEMBERS, vouches).stepsFrom(anchors, MEMBERS))
                .filter(steps -> steps >= 0)
                .count();
    }
}
