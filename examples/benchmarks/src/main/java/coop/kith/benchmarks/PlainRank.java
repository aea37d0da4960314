package coop.kith.benchmarks;

/**
 * The limit that ranks are held against: the shortest loop over the same edges in floating point, on one thread, whose result depends on the order of its sums and which says nothing of its
 * error. Edges by target, an int and a float each.
 */
final class PlainRank {
    private final int[] start;
    private final int[] source;
    private final float[] weight;
    private final double[] given;

    PlainRank(MadeGraph graph) {
        start = new int[graph.nodes() + 1];
        source = new int[graph.edges()];
        weight = new float[graph.edges()];
        given = new double[graph.nodes()];
        for (int edge = 0; edge < graph.edges(); edge++) {
            start[graph.to(edge) + 1]++;
            given[graph.from(edge)] += graph.weight(edge);
        }
        for (int node = 0; node < graph.nodes(); node++) {
            start[node + 1] += start[node];
        }
        int[] next = start.clone();
        for (int edge = 0; edge < graph.edges(); edge++) {
            int place = next[graph.to(edge)]++;
            source[place] = graph.from(edge);
            weight[place] = graph.weight(edge);
        }
    }

    /** So many sweeps from the seeds, all alike. */
    double[] sweeps(int[] seeds, double alpha, int sweeps) {
        return run(seeds, alpha, sweeps, 0);
    }

    /** Sweeps until what is left can move the scores by no more than {@code tolerance} in all. */
    double[] within(int[] seeds, double alpha, double tolerance) {
        return run(seeds, alpha, Integer.MAX_VALUE, tolerance * alpha / (1 - alpha));
    }

    private double[] run(int[] seeds, double alpha, int sweeps, double enough) {
        double[] current = new double[given.length];
        double[] next = new double[given.length];
        double[] share = new double[given.length];
        toSeeds(current, seeds, 1);
        double moved = Double.MAX_VALUE;
        for (int done = 0; done < sweeps && moved > enough; done++) {
            double loose = 0;
            for (int node = 0; node < share.length; node++) {
                if (given[node] > 0) {
                    share[node] = (1 - alpha) * current[node] / given[node];
                } else {
                    loose += current[node];
                }
            }
            for (int node = 0; node < next.length; node++) {
                double sum = 0;
                for (int edge = start[node]; edge < start[node + 1]; edge++) {
                    sum += share[source[edge]] * weight[edge];
                }
                next[node] = sum;
            }
            toSeeds(next, seeds, alpha + (1 - alpha) * loose);
            moved = enough > 0 ? distance(current, next) : moved;
            double[] other = current;
            current = next;
            next = other;
        }
        return current;
    }

    private static void toSeeds(double[] units, int[] seeds, double mass) {
        for (int seed : seeds) {
            units[seed] += mass / seeds.length;
        }
    }

    private static double distance(double[] one, double[] other) {
        double sum = 0;
        for (int node = 0; node < one.length; node++) {
            sum += Math.abs(one[node] - other[node]);
        }
        return sum;
    }
}
