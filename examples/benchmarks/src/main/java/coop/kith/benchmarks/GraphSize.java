package coop.kith.benchmarks;

/** How large a made graph is, and of which kind. The goals speak of S and M, and of M in communities; TINY is for tests, which want the work done once and no figure. */
public enum GraphSize {
    TINY(1_000, 10_000, false),
    S(100_000, 1_000_000, false),
    M(1_000_000, 10_000_000, false),
    SC(100_000, 1_000_000, true),
    MC(1_000_000, 10_000_000, true);

    private final int nodes;
    private final int edges;
    private final boolean communities;

    GraphSize(int nodes, int edges, boolean communities) {
        this.nodes = nodes;
        this.edges = edges;
        this.communities = communities;
    }

    int nodes() {
        return nodes;
    }

    /** How many are drawn; those drawn twice are one edge of their sum. */
    int edges() {
        return edges;
    }

    /** Whether nine of ten edges stay among a few hundred; else the graph has no neighbourhoods at all. */
    boolean communities() {
        return communities;
    }
}
