package coop.kith.trust.algorithm.rank;

/** The best so many of nodes that come one by one, without sorting the others: most are told from the worst of the best by one comparison. Equals stand by number. Mutable. */
final class Leaders {
    private final int most;
    private final int[] node;
    private final long[] units;
    private int size;

    /** At most {@code most} of at most {@code all}. */
    Leaders(int most, int all) {
        this.most = Math.min(most, all);
        this.node = new int[this.most];
        this.units = new long[this.most];
    }

    void offer(int candidate, long amount) {
        if (size < most) {
            rise(size++, candidate, amount);
        } else if (most > 0 && before(candidate, amount, 0)) {
            sink(candidate, amount);
        }
    }

    /** Whether the candidate is better than what stands at {@code place}. */
    private boolean before(int candidate, long amount, int place) {
        return amount > units[place] || (amount == units[place] && candidate < node[place]);
    }

    private void rise(int from, int candidate, long amount) {
        int place = from;
        while (place > 0 && !before(candidate, amount, (place - 1) / 2)) {
            put(place, node[(place - 1) / 2], units[(place - 1) / 2]);
            place = (place - 1) / 2;
        }
        put(place, candidate, amount);
    }

    /** In the place of the worst, which leaves. */
    private void sink(int candidate, long amount) {
        int place = 0;
        for (int child = 1; child < size; child = 2 * place + 1) {
            if (child + 1 < size && before(node[child], units[child], child + 1)) {
                child++;
            }
            if (!before(candidate, amount, child)) {
                break;
            }
            put(place, node[child], units[child]);
            place = child;
        }
        put(place, candidate, amount);
    }

    private void put(int place, int what, long amount) {
        node[place] = what;
        units[place] = amount;
    }

    /** Sees a leader. */
    @FunctionalInterface
    interface Visitor {
        void leader(int node, long units);
    }

    /** Takes them out, best first. */
    void take(Visitor visitor) {
        int found = size;
        int[] nodes = new int[found];
        long[] amounts = new long[found];
        for (int at = found - 1; at >= 0; at--) {
            nodes[at] = node[0];
            amounts[at] = units[0];
            size--;
            if (size > 0) {
                sink(node[size], units[size]);
            }
        }
        for (int at = 0; at < found; at++) {
            visitor.leader(nodes[at], amounts[at]);
        }
    }
}
