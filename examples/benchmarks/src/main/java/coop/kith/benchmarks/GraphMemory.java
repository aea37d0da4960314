package coop.kith.benchmarks;

import coop.kith.trust.algorithm.rank.LiveRank;
import java.lang.ref.Reference;
import java.util.Locale;
import java.util.function.Function;

/** Bytes of heap for each edge of a made graph: what stays reachable once it is built, measured around a collection of garbage, beside JGraphT's. */
public final class GraphMemory {
    private GraphMemory() {}

    /** Argument: a {@link GraphSize}; S when absent. */
    public static void main(String[] arguments) {
        System.out.print(table(MadeGraph.of(arguments.length > 0 ? GraphSize.valueOf(arguments[0]) : GraphSize.S)));
    }

    static String table(MadeGraph graph) {
        return "| graph | bytes an edge |\n|---|---|\n"
                + row("ranks", graph, MadeGraph::rankGraph)
                + row("ranks, with pushes", graph, made -> LiveRank.of(made.rankGraph()))
                + row("flows", graph, MadeGraph::vouchGraph)
                + row("JGraphT, sparse", graph, Jgrapht::sparse)
                + row("JGraphT, usual", graph, Jgrapht::usual);
    }

    private static String row(String name, MadeGraph graph, Function<MadeGraph, Object> build) {
        long before = used();
        Object built = build.apply(graph);
        try {
            return String.format(Locale.ROOT, "| %s | %.1f |%n", name, (double) (used() - before) / graph.edges());
        } finally {
            Reference.reachabilityFence(built);
        }
    }

    /** After garbage has been collected until no more goes. */
    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 4; round++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
