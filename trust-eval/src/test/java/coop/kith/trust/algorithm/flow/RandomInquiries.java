package coop.kith.trust.algorithm.flow;

import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.VouchGraph;
import coop.kith.trust.answer.VouchGraph.Arc;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Small random graphs with one or two anchors, depths that bind, and now and then an institution or a cap. */
final class RandomInquiries {
    private RandomInquiries() {}

    static Arbitrary<Inquiry> upTo(int most) {
        return Arbitraries.randomValue(random -> next(random, most));
    }

    static Arbitrary<Inquiry> between(int least, int most) {
        return Arbitraries.randomValue(random -> next(random, least, most));
    }

    static Inquiry next(Random random, int most) {
        return next(random, 3, most);
    }

    private static Inquiry next(Random random, int least, int most) {
        int size = least + random.nextInt(most - least + 1);
        int percent = 20 + random.nextInt(50);
        int[] depths = random.nextBoolean() ? new int[] {0, 1, 2, 3, 255} : new int[] {1, 2, 255};
        List<Arc> arcs = new ArrayList<>();
        for (int from = 0; from < size; from++) {
            for (int to = 0; to < size; to++) {
                if (random.nextInt(100) < percent) {
                    int depth = depths[random.nextInt(depths.length)];
                    arcs.add(new Arc(from, to, random.nextInt(4) * 40, depth, arcs.size()));
                    if (random.nextInt(8) == 0) {
                        int vouch = random.nextBoolean() ? arcs.size() : arcs.size() - 1;
                        arcs.add(new Arc(from, to, 60, depths[random.nextInt(depths.length)], vouch));
                    }
                }
            }
        }
        int subject = size - 1;
        TreeSet<Integer> anchors = new TreeSet<>(Set.of(0));
        if (size > 4 && random.nextBoolean()) {
            anchors.add(1);
        }
        List<Inquiry.Cap> caps = new ArrayList<>();
        if (random.nextInt(4) == 0) {
            caps.add(new Inquiry.Cap(new TreeSet<>(List.of(random.nextInt(size), size / 2)), random.nextInt(2)));
        }
        return Inquiry.of(VouchGraph.of(size, arcs), subject, anchors, 1 + random.nextInt(5))
                .institutions(random.nextBoolean() ? Set.of() : Set.of(0))
                .capped(caps);
    }
}
