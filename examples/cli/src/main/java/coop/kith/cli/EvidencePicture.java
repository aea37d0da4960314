package coop.kith.cli;

import coop.kith.did.Did;
import coop.kith.trust.graph.TrustGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The whole evidence log as a picture: everybody in it, anchors first, those they vouch for in columns further to the right, those nobody reaches last.
 * Complete edges are drawn solid, halves dashed. The same evidence gives the same bytes.
 */
final class EvidencePicture {
    private static final int COLUMN = 230;
    private static final int ROW = 56;
    private static final int BOX_WIDTH = 170;
    private static final int BOX_HEIGHT = 32;
    private static final int MARGIN = 24;

    private final TrustGraph graph;
    private final boolean[] anchor;
    private final int[] column;
    private final int[] row;
    private final List<String> labels;

    private EvidencePicture(TrustGraph graph, boolean[] anchor, int[] column, int[] row, List<String> labels) {
        this.graph = graph;
        this.anchor = anchor;
        this.column = column;
        this.row = row;
        this.labels = labels;
    }

    static EvidencePicture of(TrustGraph graph, Collection<Did> anchors, Map<Did, String> names) {
        boolean[] anchor = new boolean[graph.size()];
        int[] column = new int[graph.size()];
        Arrays.fill(column, -1);
        Deque<Integer> open = new ArrayDeque<>();
        anchors.stream()
                .sorted()
                .map(graph::index)
                .flatMapToInt(OptionalInt::stream)
                .forEach(index -> {
                    anchor[index] = true;
                    column[index] = 0;
                    open.add(index);
                });
        int last = 0;
        while (!open.isEmpty()) {
            int from = open.remove();
            for (TrustGraph.Edge edge : graph.edgesFrom(from)) {
                if (column[edge.to()] < 0) {
                    column[edge.to()] = column[from] + 1;
                    last = Math.max(last, column[from] + 1);
                    open.add(edge.to());
                }
            }
        }
        int[] row = new int[graph.size()];
        int[] filled = new int[last + 2];
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < graph.size(); i++) {
            if (column[i] < 0) {
                column[i] = anchors.isEmpty() ? 0 : last + 1;
            }
            row[i] = filled[column[i]]++;
            labels.add(label(graph.entity(i), names));
        }
        return new EvidencePicture(graph, anchor, column, row, labels);
    }

    private static String label(Did did, Map<Did, String> names) {
        String name = names.get(did);
        if (name != null) {
            String printable = Wording.printable(name);
            return printable.length() > 24 ? printable.substring(0, 23) + "…" : printable;
        }
        String id = did.methodSpecificId();
        return "did:" + did.method() + ":"
                + (id.length() <= 16 ? id : id.substring(0, 8) + "…" + id.substring(id.length() - 4));
    }

    String dot() {
        StringBuilder out =
                new StringBuilder("digraph evidence {\n  rankdir=LR;\n  node [shape=box, style=rounded];\n");
        for (int i = 0; i < labels.size(); i++) {
            out.append("  n")
                    .append(i)
                    .append(" [label=\"")
                    .append(labels.get(i).replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
            out.append(anchor[i] ? ", penwidth=3];\n" : "];\n");
        }
        edges().forEach(edge -> out.append("  n")
                .append(edge.from())
                .append(" -> n")
                .append(edge.to())
                .append(" [label=\"")
                .append(word(edge))
                .append(edge.complete() ? "\"];\n" : "\", style=dashed];\n"));
        return out.append("}\n").toString();
    }

    String mermaid() {
        StringBuilder out = new StringBuilder("flowchart LR\n");
        for (int i = 0; i < labels.size(); i++) {
            out.append("  n")
                    .append(i)
                    .append(anchor[i] ? "([\"" : "[\"")
                    .append(entities(labels.get(i)))
                    .append(anchor[i] ? "\"])\n" : "\"]\n");
        }
        edges().forEach(edge -> out.append("  n")
                .append(edge.from())
                .append(edge.complete() ? " -->|" : " -.->|")
                .append(word(edge))
                .append("| n")
                .append(edge.to())
                .append('\n'));
        return out.toString();
    }

    String svg() {
        int columns = Arrays.stream(column).max().orElse(0) + 1;
        int rows = Arrays.stream(row).max().orElse(0) + 1;
        int width = 2 * MARGIN + (columns - 1) * COLUMN + BOX_WIDTH;
        int height = 2 * MARGIN + rows * ROW;
        StringBuilder out = new StringBuilder(String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">%n",
                        width,
                        height,
                        width,
                        height)
                .replace(System.lineSeparator(), "\n"));
        out.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        out.append(
                        "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\">")
                .append("<path d=\"M0 0 L8 4 L0 8 z\" fill=\"#57606a\"/></marker></defs>\n");
        for (TrustGraph.Edge edge : edges()) {
            line(out, edge);
        }
        for (int i = 0; i < labels.size(); i++) {
            box(out, i);
        }
        return out.append("</svg>\n").toString();
    }

    private void line(StringBuilder out, TrustGraph.Edge edge) {
        boolean forward = column[edge.to()] > column[edge.from()];
        int x1 = x(edge.from()) + (forward ? BOX_WIDTH : BOX_WIDTH / 2);
        int y1 = y(edge.from()) + BOX_HEIGHT / 2;
        int x2 = x(edge.to()) + (forward ? 0 : BOX_WIDTH / 2);
        int y2 = y(edge.to()) + BOX_HEIGHT / 2;
        int bend = forward ? 40 : 110;
        out.append(String.format(
                Locale.ROOT,
                "<path d=\"M%d %d C%d %d %d %d %d %d\" fill=\"none\" stroke=\"#57606a\" stroke-width=\"1.4\"%s marker-end=\"url(#tip)\"><title>%s</title></path>\n",
                x1,
                y1,
                x1 + bend,
                y1,
                x2 - (forward ? bend : -bend),
                y2,
                x2,
                y2,
                edge.complete() ? "" : " stroke-dasharray=\"5 4\"",
                word(edge)));
    }

    private void box(StringBuilder out, int node) {
        out.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"8\" fill=\"%s\" stroke=\"#24292f\" stroke-width=\"%s\"/>"
                        + "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#24292f\">%s<title>%s</title></text>\n",
                x(node),
                y(node),
                BOX_WIDTH,
                BOX_HEIGHT,
                anchor[node] ? "#d8f0dd" : "#f6f8fa",
                anchor[node] ? "2.5" : "1",
                x(node) + BOX_WIDTH / 2,
                y(node) + 20,
                entities(labels.get(node)),
                entities(graph.entity(node).toString())));
    }

    private int x(int node) {
        return MARGIN + column[node] * COLUMN;
    }

    private int y(int node) {
        return MARGIN + row[node] * ROW;
    }

    private List<TrustGraph.Edge> edges() {
        List<TrustGraph.Edge> all = new ArrayList<>();
        for (int i = 0; i < graph.size(); i++) {
            all.addAll(graph.edgesFrom(i));
        }
        return all;
    }

    private static String word(TrustGraph.Edge edge) {
        return edge.kind().name().toLowerCase(Locale.ROOT) + (edge.complete() ? "" : " (half)");
    }

    private static String entities(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("#", "&#35;");
    }
}
