package coop.kith.trust.algorithm.rank;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * The kernel: one step of all walks at once, over and over, in whole units. What {@link Walk} says of it holds to the bit whatever blocks and threads do here, since every sum is one of whole
 * numbers.
 *
 * <p>Scores are written only where somebody wants them. Rows that point nowhere come last, and all that other rows see of them is what stands there in all, so where nobody wants their scores
 * the edges to all of them are one row. Rows that no edge touches are left out unless a seed stands there. Blocks have about as many edges each. Mutable; one question's own.
 */
final class Sweep {
    /** The most that may stand at all rows together in {@link #relax}: what a row gets is at most twice that, and no sum is beyond a long. */
    private static final long MOST = Scores.ONE / 2;

    /** What {@link #relax} returns where that is not so any more. */
    static final long TOO_MUCH = -1;

    /** Edges and rows of a block: some dozens of microseconds. */
    private static final int BLOCK = 1 << 15;

    /** By which part of its change a row goes further in {@link #relax}, as a shift: more saves sweeps of some graphs and costs some of others. */
    private static final int BEYOND = 4;

    private final RankGraph graph;
    private final Rows into;
    private final Alpha alpha;
    private final BitSet absorbing;
    private final boolean killed;
    private final boolean parallel;
    private final Restart seeds;
    private final int rows;
    private final int giving;
    private final int[] blocks;
    private final long[] restart;
    private long[] perUnit;
    private long[] onward;
    private long loose;
    private long mass;

    /** With {@code absorbing} nodes, where walks end. All mass is at the seeds. */
    Sweep(RankGraph graph, Seeds from, Alpha alpha, BitSet absorbing, boolean parallel) {
        this.seeds = new Restart(graph, from);
        this.graph = graph;
        this.into = graph.into();
        this.alpha = alpha;
        this.absorbing = new BitSet();
        absorbing.stream().map(graph.numbering()::row).forEach(this.absorbing::set);
        this.killed = !absorbing.isEmpty();
        this.parallel = parallel;
        this.rows = Math.max(graph.numbering().touched(), seeds.end());
        // What a walk takes with it where it ends is no score of a row that points nowhere.
        this.giving = killed ? rows : graph.numbering().giving();
        this.blocks = blocks();
        this.restart = new long[rows];
        this.perUnit = new long[graph.nodes()];
        this.onward = new long[graph.nodes()];
    }

    /** Where blocks begin and the last one ends; one begins where rows begin to point nowhere. */
    private int[] blocks() {
        int[] begins = new int[(int) (((long) into.first(rows) + rows) / BLOCK) + 3];
        int found = 0;
        long begun = 0;
        for (int row = 1; row < rows; row++) {
            long before = (long) into.first(row) + row;
            if (before - begun >= BLOCK || row == giving) {
                begins[++found] = row;
                begun = before;
            }
        }
        begins[++found] = rows;
        return Arrays.copyOf(begins, found + 1);
    }

    private long overBlocks(IntToLongFunction part) {
        IntStream all = IntStream.range(0, blocks.length - 1);
        return (parallel ? all.parallel() : all).mapToLong(part).sum();
    }

    /** Puts {@code mass} on the seeds; the caller has seen to it that nothing else is there. */
    void toSeeds(long[] units, long mass) {
        seeds.share(units, mass, rows);
    }

    /** What stands at each row before the next sweep, of a walk that is so many units in all. */
    void from(long[] units, long whole) {
        mass = whole;
        loose = overBlocks(block -> {
            long ended = 0;
            for (int row = blocks[block], end = blocks[block + 1]; row < end; row++) {
                ended += passOn(row, units[row], perUnit);
            }
            return ended;
        });
    }

    /** Sets what goes back to each row before {@code end}; returns what goes back to all others together. */
    private long sendBack(int end) {
        long back = alpha.restart(mass, loose);
        seeds.share(restart, back, end);
        return seeds.beyond(end, back);
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

    /** What comes to the rows of a block. By itself, and worked up afterwards while it lies near: a processor looks further ahead in a loop that only adds. */
    private void gather(int block, long[] sums) {
        for (int row = blocks[block], end = blocks[block + 1]; row < end; row++) {
            sums[row] = restart[row] + into.gather(row, perUnit);
        }
    }

    /** A sweep whose scores nobody wants. */
    void pass() {
        long[] next = onward;
        long ends = sendBack(giving);
        loose = ends
                + overBlocks(block -> {
                    int begin = blocks[block];
                    int end = blocks[block + 1];
                    if (begin >= giving) {
                        return into.gather(begin, end, perUnit);
                    }
                    long ended = 0;
                    gather(block, next);
                    for (int row = begin; row < end; row++) {
                        ended += passOn(row, next[row], next);
                    }
                    return ended;
                });
        swap(next);
    }

    private void swap(long[] next) {
        onward = perUnit;
        perUnit = next;
    }

    /** By how much the scores changed, those that rose and those that fell apart, in units. */
    record Moved(long up, long down) {}

    /** A sweep that puts its scores in the place of the last ones. */
    Moved replace(long[] units) {
        long[] next = onward;
        long[] net = new long[blocks.length];
        long[] ended = new long[blocks.length];
        sendBack(rows);
        long up = overBlocks(block -> {
            long rose = 0;
            long changed = 0;
            long dangling = 0;
            gather(block, next);
            for (int row = blocks[block], end = blocks[block + 1]; row < end; row++) {
                long sum = next[row];
                long change = sum - units[row];
                units[row] = sum;
                dangling += passOn(row, sum, next);
                changed += change;
                // Without a branch, which nobody could foretell.
                rose += change & ~(change >> (Long.SIZE - 1));
            }
            net[block] = changed;
            ended[block] = dangling;
            return rose;
        });
        loose = Arrays.stream(ended).sum();
        swap(next);
        return new Moved(up, up - Arrays.stream(net).sum());
    }

    /**
     * A sweep in place, by this thread alone: each row sees what those before it have just become, and goes a little further than it is drawn (successive over-relaxation). Comes
     * near in about half as many sweeps, and does not keep the mass: what it is then, {@link #mass} says. Rows that point nowhere stay as they are until {@link #ends}. Returns by how much the
     * scores changed in all, or {@link #TOO_MUCH}.
     */
    long relax(long[] units) {
        long moved = 0;
        long ends = sendBack(giving);
        for (int row = 0; row < giving && mass <= MOST; row++) {
            long before = units[row];
            long change = restart[row] + into.gather(row, perUnit) - before;
            long after = Math.max(0, before + change + (change >> BEYOND));
            units[row] = after;
            passOn(row, after, perUnit);
            moved += Math.abs(change);
            mass += after - before;
        }
        moved += ended(ends + into.gather(giving, rows, perUnit));
        return mass <= MOST ? moved : TOO_MUCH;
    }

    /** Takes down what stands now at the rows that point nowhere; returns by how much that is another number. */
    private long ended(long now) {
        long change = now - loose;
        loose = now;
        mass += change;
        return Math.abs(change);
    }

    /** What came to the rows that point nowhere, after the last of {@link #relax}. */
    void ends(long[] units) {
        sendBack(rows);
        long sum = 0;
        for (int row = giving; row < rows; row++) {
            units[row] = restart[row] + into.gather(row, perUnit);
            sum += units[row];
        }
        ended(sum);
    }

    /** What stands at all rows together, after these. */
    long mass() {
        return mass;
    }

    /** The last sweep: its scores. What was passed on can be asked for afterwards. */
    void last(long[] units) {
        sendBack(rows);
        overBlocks(block -> {
            gather(block, units);
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
