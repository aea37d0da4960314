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
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The flow as sequoia-wot 0.2.0 computes it, for comparison and for moving from it. Again and again from each anchor the path whose suffixes are the shortest, and among those the one that carries the
 * most; of these the one that carries the most, of equals the shortest, of equals that of the anchor with the last number, as the program takes the last fingerprint. What it carries is
 * taken off every vouch on it and never given back. At most {@link PathFlow}, sometimes less. The amount of a vouch is shared by all arcs of that number, which have one source.
 *
 * <p>Where the subject has somebody's own word for it, as a user id has that of the certificate's holder, paths that end with it come first, as long as there are any.
 */
public final class GreedyFlow implements TrustAlgorithm {
    /** The measure's name. */
    public static final String NAME = "greedy-flow";

    private final IntPredicate own;
    private final int most;

    /** Whoever vouches for the subject is as good as anybody else. */
    public GreedyFlow() {
        this(entity -> false, Integer.MAX_VALUE);
    }

    /** With those whose word for the subject is their own, and the most that is taken over a path at once. */
    GreedyFlow(IntPredicate own, int most) {
        this.own = own;
        this.most = most;
    }

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
            List<Arc> path = straight(inquiry, found.get().path());
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
        static final Comparator<Suffix> ORDER = Comparator.comparing(Suffix::hops)
                .thenComparing(Suffix::amount, Comparator.reverseOrder())
                .thenComparing(Suffix::entity)
                .thenComparing(Suffix::place);

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

    private Optional<Suffix> next(Inquiry inquiry, Reach reach, Map<Integer, Integer> spent) {
        return best(inquiry, reach, spent, last -> own.test(last.from()))
                .or(() -> best(inquiry, reach, spent, last -> !own.test(last.from())));
    }

    /** Of paths whose last vouch is one of these. */
    private Optional<Suffix> best(Inquiry inquiry, Reach reach, Map<Integer, Integer> spent, Predicate<Arc> last) {
        PriorityQueue<Suffix> queue = new PriorityQueue<>(Suffix.ORDER);
        Map<Integer, Suffix> settled = new HashMap<>();
        int place = 0;
        queue.add(new Suffix(inquiry.subject(), 0, most, Optional.empty(), Optional.empty(), place));
        for (Optional<Suffix> taken = Optional.ofNullable(queue.poll());
                taken.isPresent();
                taken = Optional.ofNullable(queue.poll())) {
            Suffix suffix = taken.get();
            if (settled.putIfAbsent(suffix.entity(), suffix) != null || suffix.hops() == inquiry.maxHops()) {
                continue;
            }
            for (Arc arc : inquiry.graph().to(suffix.entity())) {
                int left = arc.amount() - spent.getOrDefault(arc.vouch(), 0);
                if (left > 0
                        && arc.reaches(suffix.hops())
                        && reach.usable(arc)
                        && !settled.containsKey(arc.from())
                        && (suffix.hops() > 0 || last.test(arc))) {
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
                .min(Comparator.comparing(Suffix::amount, Comparator.reverseOrder())
                        .thenComparing(suffix -> suffix.hops() > 1 || !own.test(suffix.entity()))
                        .thenComparing(
                                suffix -> straight(inquiry, suffix.path()).size())
                        .thenComparing(Suffix::entity, Comparator.reverseOrder()));
    }

    /** The same path without the subject's own word where the one before vouches for the subject as well, in the same breath. */
    private List<Arc> straight(Inquiry inquiry, List<Arc> path) {
        int before = path.size() - 2;
        if (before < 0 || !own.test(path.get(before + 1).from())) {
            return path;
        }
        Arc introduces = path.get(before);
        return inquiry.graph().to(inquiry.subject()).stream()
                .filter(arc -> arc.vouch() == introduces.vouch()
                        && arc.amount() == introduces.amount()
                        && arc.depth() == introduces.depth())
                .findFirst()
                .map(arc -> Stream.concat(path.subList(0, before).stream(), Stream.of(arc))
                        .toList())
                .orElse(path);
    }
}
