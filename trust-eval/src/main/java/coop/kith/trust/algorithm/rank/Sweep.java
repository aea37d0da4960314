package coop.kith.trust.algorithm.rank;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * The kernel: one step of all walks at once, over and over, in whole units. What {@link Walk} says of it holds to the bit whatever blocks and threads do here, since every sum is one of whole
 * numbers.
 *
 * <p>A row's share for the next sweep is worked out as soon as its own sum is there, while the reads for the sums of the next rows are still under way; and scores are written only where somebody
 * wants them. Rows that no edge touches are left out unless a seed stands there. Blocks have about as many edges each. Mutable; one question's own.
 */
final class Sweep {
    /** Edges and rows of a block: some dozens of microseconds. */
    private static final int BLOCK = 1 << 15;

    private final RankGraph graph;
    private final Rows into;
    private final Alpha alpha;
    private final BitSet absorbing;
    private final boolean killed;
    private final boolean parallel;
    private final int[] seeds;
    private final int[] seedWeights;
    private final long total;
    private final int[] blocks;
    private final long[] restart;
    private long[] perUnit;
    private long[] onward;
    private long loose;

    /** With {@code absorbing} nodes, where walks end. All mass is at the seeds. */
    Sweep(RankGraph graph, Seeds from, Alpha alpha, BitSet absorbing, boolean parallel) {
        if (from.weights().lastKey() >= graph.nodes()) {
            throw new IllegalArgumentException("seed " + from.weights().lastKey() + " is no node of " + graph.nodes());
        }
        this.graph = graph;
        this.into = graph.into();
        this.alpha = alpha;
        this.absorbing = new BitSet();
        absorbing.stream().map(graph.numbering()::row).forEach(this.absorbing::set);
        this.killed = !absorbing.isEmpty();
        this.parallel = parallel;
        this.total = from.total();
        long[] inOrder = from.weights().entrySet().stream()
                .mapToLong(seed -> (long) graph.numbering().row(seed.getKey()) << Integer.SIZE | seed.getValue())
                .sorted()
                .toArray();
        this.seeds = Arrays.stream(inOrder)
                .mapToInt(seed -> (int) (seed >>> Integer.SIZE))
                .toArray();
        this.seedWeights = Arrays.stream(inOrder).mapToInt(seed -> (int) seed).toArray();
        int rows = Math.max(graph.numbering().touched(), seeds[seeds.length - 1] + 1);
        this.blocks = blocks(rows);
        this.restart = new long[rows];
        this.perUnit = new long[graph.nodes()];
        this.onward = new long[graph.nodes()];
    }

    private int[] blocks(int rows) {
        int count = (int) (((long) into.first(rows) + rows) / BLOCK) + 1;
        int[] ends = new int[count + 1];
        int found = 0;
        for (int row = 0; row < rows; row++) {
            if ((long) into.first(row) + row >= (long) BLOCK * (found + 1)) {
                ends[++found] = row;
            }
        }
        ends[found + 1] = rows;
        return Arrays.copyOf(ends, found + 2);
    }

    private long overBlocks(IntToLongFunction part) {
        IntStream all = IntStream.range(0, blocks.length - 1);
        return (parallel ? all.parallel() : all).mapToLong(part).sum();
    }

    /** Puts {@code mass} on the seeds; the caller has seen to it that nothing else is there. */
    void toSeeds(long[] units, long mass) {
        long each = mass / total;
        long rest = mass % total;
        for (int seed = 0; seed < seeds.length; seed++) {
            int weight = seedWeights[seed];
            // What is left of the whole units is less than the total, so a weight of one gets nothing of it.
            units[seeds[seed]] = weight == 1 ? each : each * weight + rest * weight / total;
        }
    }

    /** What stands at each row before the next sweep. */
    void from(long[] units) {
        loose = overBlocks(block -> {
            long ended = 0;
            for (int row = blocks[block], end = blocks[block + 1]; row < end; row++) {
                ended += passOn(row, units[row], perUnit);
            }
            return ended;
        });
        toSeeds(restart, alpha.restart(Scores.ONE, loose));
    }

    /** Sets what this row passes on a unit of weight; returns what stands there where it points nowhere. */
    private long passOn(int row, long units, long[] shares) {
        long given = graph.givenBy(row);
        if (killed && absorbing.get(row)) {
            shares[row] = 0;
            return 0;
        }
        if (given == 0) {
            return units;
        }
        shares[row] = alpha.keep(units) / given;
        return 0;
    }

    /** A sweep whose scores nobody wants. */
    void pass() {
        long[] next = onward;
        loose = overBlocks(block -> {
            long ended = 0;
            for (int row = blocks[block], end = blocks[block + 1]; row < end; row++) {
                ended += passOn(row, restart[row] + into.gather(row, perUnit), next);
            }
            return ended;
        });
        swap(next);
    }

    private void swap(long[] next) {
        onward = perUnit;
        perUnit = next;
        toSeeds(restart, alpha.restart(Scores.ONE, loose));
    }

    /** By how much the scores changed, those that rose and those that fell apart, in units. */
    record Moved(long up, long down) {}

    /** A sweep that puts its scores in the place of the last ones. */
    Moved replace(long[] units) {
        long[] next = onward;
        long[] down = new long[blocks.length];
        long[] ended = new long[blocks.length];
        long up = overBlocks(block -> {
            long rose = 0;
            for (int row = blocks[block], end = blocks[block + 1]; row < end; row++) {
                long sum = restart[row] + into.gather(row, perUnit);
                long change = sum - units[row];
                units[row] = sum;
                ended[block] += passOn(row, sum, next);
                rose += Math.max(0, change);
                down[block] += Math.max(0, -change);
            }
            return rose;
        });
        loose = Arrays.stream(ended).sum();
        swap(next);
        return new Moved(up, Arrays.stream(down).sum());
    }

    /** The last sweep: its scores. What was passed on can be asked for afterwards. */
    void last(long[] units) {
        overBlocks(block -> {
            for (int row = blocks[block], end = blocks[block + 1]; row < end; row++) {
                units[row] = restart[row] + into.gather(row, perUnit);
            }
            return 0;
        });
    }

    /** What went back to a row in the sweep that was last. */
    long restart(int row) {
        return row < restart.length ? restart[row] : 0;
    }

    /** What came over an edge of {@link RankGraph#into} in the sweep that was last. */
    long over(int edge) {
        return perUnit[into.other(edge)] * into.weight(edge);
    }

    /** What the absorbing rows took in during the last sweep. */
    long absorbed() {
        return absorbing.stream().mapToLong(row -> into.gather(row, perUnit)).sum();
    }
}
