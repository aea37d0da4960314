package coop.kith.trust.answer;

import coop.kith.trust.answer.Picture.Role;

/** The picture in the DOT language of Graphviz; labels are quoted strings, never HTML. */
final class DotPicture {
    private DotPicture() {}

    static String of(Picture picture) {
        StringBuilder dot = new StringBuilder("digraph trust {\n  rankdir=LR;\n  labelloc=t;\n  label=")
                .append(quoted(picture.title()))
                .append(";\n  node [shape=box, style=rounded, fontname=\"sans-serif\"];\n");
        for (int place = 0; place < picture.nodes().size(); place++) {
            Picture.Node node = picture.nodes().get(place);
            dot.append("  n").append(place).append(" [label=").append(quoted(node.label()));
            dot.append(shape(node.role())).append("];\n");
        }
        for (Picture.Link link : picture.links()) {
            dot.append("  n").append(link.from()).append(" -> n").append(link.to());
            dot.append(link.strong() ? " [penwidth=3];\n" : " [style=dashed, color=gray];\n");
        }
        return dot.append("}\n").toString();
    }

    private static String shape(Role role) {
        return switch (role) {
            case ANCHOR -> ", style=\"filled\", fillcolor=\"#dbeafe\"";
            case SUBJECT -> ", shape=ellipse, style=\"filled\", fillcolor=\"#dcfce7\"";
            case HOURGLASS -> ", shape=octagon, style=\"filled,bold\", fillcolor=\"#ffd8a8\"";
            case OTHER -> "";
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
