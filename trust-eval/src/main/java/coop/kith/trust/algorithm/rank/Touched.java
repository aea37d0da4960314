package coop.kith.trust.algorithm.rank;

import coop.kith.trust.algorithm.rank.LiveRank.Settled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What stands at the nodes that a push has come to: open addressing over primitive arrays, as a question touches thousands of nodes of a graph of millions. */
final class Touched {
    private static final int FREE = -1;
    /** 2^32 over the golden ratio: spreads neighbouring numbers (Knuth, The Art of Computer Programming, volume 3, section 6.4). */
    private static final int SPREAD = 0x9E3779B9;

    private int[] nodes = new int[1 << 10];
    private long[] settled = new long[1 << 10];
    private long[] residual = new long[1 << 10];
    private int used;

    Touched() {
        Arrays.fill(nodes, FREE);
    }

    /** Where the node stands. Good until the next node that is new. */
    int slot(int node) {
        int mask = nodes.length - 1;
        int at = ((node * SPREAD) >>> 7) & mask;
        while (nodes[at] != node) {
            if (nodes[at] == FREE) {
                return add(node, at);
            }
            at = (at + 1) & mask;
        }
        return at;
    }

    private int add(int node, int at) {
        if (used * 2 >= nodes.length) {
            grow();
            return slot(node);
        }
        nodes[at] = node;
        used++;
        return at;
    }

    private void grow() {
        int[] oldNodes = nodes;
        long[] oldSettled = settled;
        long[] oldResidual = residual;
        nodes = new int[oldNodes.length * 2];
        settled = new long[nodes.length];
        residual = new long[nodes.length];
        Arrays.fill(nodes, FREE);
        used = 0;
        for (int i = 0; i < oldNodes.length; i++) {
            if (oldNodes[i] != FREE) {
                int at = slot(oldNodes[i]);
                settled[at] = oldSettled[i];
                residual[at] = oldResidual[i];
            }
        }
    }

    long residual(int slot) {
        return residual[slot];
    }

    void setResidual(int slot, long units) {
        residual[slot] = units;
    }

    void settle(int slot, long units) {
        settled[slot] += units;
    }

    List<Settled> settled() {
        List<Settled> all = new ArrayList<>();
        for (int i = 0; i < nodes.length; i++) {
            if (nodes[i] != FREE && settled[i] > 0) {
                all.add(new Settled(nodes[i], settled[i]));
            }
        }
        return all;
    }
}
