package coop.kith.trust.algorithm.flow;

import coop.kith.trust.answer.Finding;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.TrustAlgorithm;
import coop.kith.trust.answer.VouchGraph.Arc;
import coop.kith.trust.exact.Fraction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The flow as sequoia-wot computes it, for comparison and for moving from it: again and again the path whose suffix is the shortest, and among those the one that carries the most;
 * what it carries is taken off every vouch on it and never given back. At most {@link PathFlow}, sometimes less. The amount of a vouch is shared by all arcs of
 * that number, which have one source. Of anchors that are equally good, the program takes the one with the last fingerprint.
 */
public final class GreedyFlow implements TrustAlgorithm {
    /** The measure's name. */
    public static final String NAME = "greedy-flow";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Finding find(Inquiry inquiry) {
        List<Flow.Share> shares = shares(inquiry, Long.MAX_VALUE);
        long total = total(shares);
        return new Finding(total, total, shares.stream().map(Flow.Share::path).toList());
    }

    /** Path by path in the order found, until they carry {@code enough} or nothing is left. */
    public List<Flow.Share> shares(Inquiry inquiry, long enough) {
        Reach reach = new Reach(inquiry);
        Map<Integer, Integer> spent = new HashMap<>();
        List<Flow.Share> shares = new ArrayList<>();
        Optional<Suffix> found = next(inquiry, reach, spent);
        while (found.isPresent() && total(shares) < enough) {
            int carried = found.get().amount();
            List<Arc> path = found.get().path();
            path.forEach(arc -> spent.merge(arc.vouch(), carried, Integer::sum));
            shares.add(new Flow.Share(path, Fraction.of(carried)));
            found = next(inquiry, reach, spent);
        }
        return shares;
    }

    private static long total(List<Flow.Share> shares) {
        return shares.stream().mapToLong(share -> share.amount().floor()).sum();
    }

    /** A path from an entity to the subject, and at which place it came up: of equals the first one is taken, so that saying a thing twice changes nothing. */
    private record Suffix(int entity, int hops, int amount, Optional<Arc> first, Optional<Suffix> rest, int place) {
        static final Comparator<Suffix> HOPS_THEN_AMOUNT =
                Comparator.comparing(Suffix::hops).thenComparing(Suffix::amount, Comparator.reverseOrder());
        static final Comparator<Suffix> ORDER =
                HOPS_THEN_AMOUNT.thenComparing(Suffix::entity).thenComparing(Suffix::place);

        List<Arc> path() {
            List<Arc> path = new ArrayList<>();
            for (Optional<Suffix> at = Optional.of(this);
                    at.isPresent();
                    at = at.get().rest()) {
                at.get().first().ifPresent(path::add);
            }
            return path;
        }
    }

    private static Optional<Suffix> next(Inquiry inquiry, Reach reach, Map<Integer, Integer> spent) {
        PriorityQueue<Suffix> queue = new PriorityQueue<>(Suffix.ORDER);
        Map<Integer, Suffix> settled = new HashMap<>();
        int place = 0;
        queue.add(new Suffix(inquiry.subject(), 0, Integer.MAX_VALUE, Optional.empty(), Optional.empty(), place));
        for (Optional<Suffix> taken = Optional.ofNullable(queue.poll());
                taken.isPresent();
                taken = Optional.ofNullable(queue.poll())) {
            Suffix suffix = taken.get();
            if (settled.putIfAbsent(suffix.entity(), suffix) != null || suffix.hops() == inquiry.maxHops()) {
                continue;
            }
            for (Arc arc : inquiry.graph().to(suffix.entity())) {
                int left = arc.amount() - spent.getOrDefault(arc.vouch(), 0);
                if (left > 0 && arc.reaches(suffix.hops()) && reach.usable(arc) && !settled.containsKey(arc.from())) {
                    queue.add(new Suffix(
                            arc.from(),
                            suffix.hops() + 1,
                            Math.min(left, suffix.amount()),
                            Optional.of(arc),
                            Optional.of(suffix),
                            ++place));
                }
            }
        }
        return inquiry.anchors().stream()
                .flatMap(anchor -> Optional.ofNullable(settled.get(anchor)).stream())
                .min(Suffix.HOPS_THEN_AMOUNT.thenComparing(Suffix::entity, Comparator.reverseOrder()));
    }
}
