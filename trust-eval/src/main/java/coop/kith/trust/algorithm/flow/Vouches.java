package coop.kith.trust.algorithm.flow;

import coop.kith.trust.answer.VouchGraph.Arc;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;

/** What the arcs of each vouch have in common, without an object for each: there may be hundreds of thousands. Open addressing; mutable, one question's own. */
final class Vouches {
    /** 2^32 over the golden ratio: spreads neighbouring numbers (Knuth, The Art of Computer Programming, volume 3, section 6.4). */
    private static final int SPREAD = 0x9E3779B9;

    private static final int FREE = -1;
    private static final int MIXED = -2;

    private final int shift;
    private final int[] vouch;
    private final int[] amount;
    private final int[] limit;

    Vouches(List<Arc> arcs) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(2 * arcs.size() + 1);
        this.shift = Integer.SIZE - bits;
        this.vouch = new int[1 << bits];
        this.amount = new int[1 << bits];
        this.limit = new int[1 << bits];
        Arrays.fill(amount, FREE);
        Arrays.fill(limit, FREE);
        for (Arc arc : arcs) {
            int slot = slot(arc.vouch());
            boolean same = amount[slot] == FREE || amount[slot] == arc.amount();
            vouch[slot] = arc.vouch();
            amount[slot] = same ? arc.amount() : MIXED;
        }
    }

    private int slot(int of) {
        int at = (of * SPREAD) >>> shift;
        while (amount[at] != FREE && vouch[at] != of) {
            at = at + 1 & vouch.length - 1;
        }
        return at;
    }

    /** Whether arcs of this one's vouch have several amounts. */
    boolean isMixed(Arc arc) {
        return amount[slot(arc.vouch())] == MIXED;
    }

    /** The number of the one limit that binds the arcs of a vouch, which is asked for when the first of them comes. */
    int limit(Arc arc, IntSupplier number) {
        int slot = slot(arc.vouch());
        if (limit[slot] == FREE) {
            limit[slot] = number.getAsInt();
        }
        return limit[slot];
    }
}
