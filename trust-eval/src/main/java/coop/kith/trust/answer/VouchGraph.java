package coop.kith.trust.answer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The view that algorithms work on: entities as numbers, and who vouches for whom, how much and how far. Numbers follow the order of the DIDs' text, so that a
 * tie broken by number is a tie broken by DID. Immutable; safe for many threads.
 *
 * <p>Self-vouches and vouches of amount zero are left out: neither can raise anything. Several arcs from one entity to another stay apart; what they add up to
 * is for the algorithm to say.
 */
public final class VouchGraph {
    /** The depth that stands for "without limit", as in OpenPGP trust signatures (RFC 9580 section 5.2.3.21). */
    public static final int UNLIMITED = 255;

    private static final Comparator<Arc> STRONGEST_FIRST = Comparator.comparing(Arc::depth, Comparator.reverseOrder())
            .thenComparing(Arc::amount, Comparator.reverseOrder())
            .thenComparing(Arc::vouch);
    private static final Comparator<Arc> BY_TARGET =
            Comparator.comparing(Arc::to).thenComparing(STRONGEST_FIRST);
    private static final Comparator<Arc> BY_SOURCE =
            Comparator.comparing(Arc::from).thenComparing(STRONGEST_FIRST);

    private final List<List<Arc>> outgoing;
    private final List<List<Arc>> incoming;

    private VouchGraph(List<List<Arc>> outgoing, List<List<Arc>> incoming) {
        this.outgoing = outgoing;
        this.incoming = incoming;
    }

    /**
     * One vouch.
     *
     * @param amount 0 to 255; 120 is full trust in the scale of OpenPGP
     * @param depth how many more hops may follow this one, 0 to 255, where {@link #UNLIMITED} sets no limit
     * @param vouch a number of the caller's that leads back to the evidence; orders parallel arcs that are equally strong
     */
    public record Arc(int from, int to, int amount, int depth, int vouch) {
        public Arc {
            if (amount < 0 || amount > 255 || depth < 0 || depth > 255) {
                throw new IllegalArgumentException("amount and depth are 0 to 255, not " + amount + " and " + depth);
            }
        }

        /** Whether this many hops may follow. */
        public boolean reaches(int hopsAfter) {
            return depth == UNLIMITED || depth >= hopsAfter;
        }
    }

    /** The graph of {@code size} entities, numbered from 0, with these arcs in whatever order. */
    public static VouchGraph of(int size, Collection<Arc> arcs) {
        List<List<Arc>> outgoing = new ArrayList<>(size);
        List<List<Arc>> incoming = new ArrayList<>(size);
        for (int entity = 0; entity < size; entity++) {
            outgoing.add(new ArrayList<>(0));
            incoming.add(new ArrayList<>(0));
        }
        for (Arc arc : arcs) {
            if (arc.from() != arc.to() && arc.amount() > 0) {
                outgoing.get(arc.from()).add(arc);
                incoming.get(arc.to()).add(arc);
            }
        }
        for (int entity = 0; entity < size; entity++) {
            outgoing.set(entity, outgoing.get(entity).stream().sorted(BY_TARGET).toList());
            incoming.set(entity, incoming.get(entity).stream().sorted(BY_SOURCE).toList());
        }
        return new VouchGraph(List.copyOf(outgoing), List.copyOf(incoming));
    }

    /** The same without those arcs into {@code entity} that {@code left} holds of: what is said of one is seldom much, so the rest is shared and not built again. */
    public VouchGraph without(int entity, Predicate<Arc> left) {
        if (incoming.get(entity).stream().noneMatch(left)) {
            return this;
        }
        List<List<Arc>> into = new ArrayList<>(incoming);
        List<List<Arc>> from = new ArrayList<>(outgoing);
        Predicate<Arc> gone = arc -> arc.to() == entity && left.test(arc);
        into.set(entity, incoming.get(entity).stream().filter(gone.negate()).toList());
        incoming.get(entity).stream()
                .filter(left)
                .mapToInt(Arc::from)
                .distinct()
                .forEach(source -> from.set(
                        source,
                        outgoing.get(source).stream().filter(gone.negate()).toList()));
        return new VouchGraph(List.copyOf(from), List.copyOf(into));
    }

    public int size() {
        return outgoing.size();
    }

    /** Ordered by target; between the same two, the deeper first, then the larger amount, then the lower vouch. */
    public List<Arc> from(int entity) {
        return outgoing.get(entity);
    }

    /** Ordered by source; between the same two as {@link #from}. */
    public List<Arc> to(int entity) {
        return incoming.get(entity);
    }
}
