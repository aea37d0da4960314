package coop.kith.benchmarks;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a made graph for peers in other languages: the number of nodes and of edges, then of each edge its two nodes and its weight, as ints of four bytes with the most significant first. */
public final class GraphFile {
    private GraphFile() {}

    /** Arguments: the file, and a {@link GraphSize}, S when absent. */
    public static void main(String[] arguments) throws IOException {
        MadeGraph graph = MadeGraph.of(arguments.length > 1 ? GraphSize.valueOf(arguments[1]) : GraphSize.S);
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[0]))))) {
            out.writeInt(graph.nodes());
            out.writeInt(graph.edges());
            for (int edge = 0; edge < graph.edges(); edge++) {
                out.writeInt(graph.from(edge));
                out.writeInt(graph.to(edge));
                out.writeInt(graph.weight(edge));
            }
        }
    }
}
