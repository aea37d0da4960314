package coop.kith.trust.answer;

import coop.kith.trust.answer.Picture.Link;
import coop.kith.trust.answer.Picture.Node;
import coop.kith.trust.answer.Picture.Role;
import java.util.Locale;

/**
 * The picture as SVG 1.1, self-contained: no script, no link, no font. Colours follow the reader's light or dark setting. Whoever the verdict hangs on is drawn with
 * a waist and in a colour of their own; nothing is said by colour alone.
 */
final class SvgPicture {
    private static final int WIDE = 190;
    private static final int HIGH = 36;
    private static final int GAP_ACROSS = 80;
    private static final int GAP_DOWN = 16;
    private static final int MARGIN = 20;
    private static final int TITLE = 34;

    /** What fits a box at 12 pixels: about 7 pixels a character. */
    private static final int LABEL = 25;

    /** At 13 pixels a title of this length is as wide as two columns; longer ones are broken. */
    private static final int LINE = 58;

    /** Colours stand in plain rules, the dark ones over them: viewers that know no custom properties still show the light picture. */
    private static final String STYLE = """
            <style>
            text{font:12px sans-serif;fill:#1b1f24} .title{font-size:13px;font-weight:600}
            .paper{fill:#fff} .box{fill:#f3f5f7;stroke:#8b949e} .anchor{fill:#dbeafe;stroke:#1b1f24} .subject{fill:#dcfce7;stroke:#1b1f24}
            .hourglass{fill:#ffd8a8;stroke:#1b1f24;stroke-width:2.5}
            .link{fill:none;stroke:#8b949e;stroke-dasharray:4 3} .strong{fill:none;stroke:#0b6e4f;stroke-width:3}
            .head{fill:#8b949e} .strong-head{fill:#0b6e4f}
            @media (prefers-color-scheme:dark){text{fill:#e6edf3} .paper{fill:#14181d} .box{fill:#22272e;stroke:#768390}
            .anchor{fill:#1f3a5f;stroke:#e6edf3} .subject{fill:#1d4532;stroke:#e6edf3} .hourglass{fill:#7a4a12;stroke:#e6edf3}
            .link{stroke:#768390} .strong{stroke:#4cc38a} .head{fill:#768390} .strong-head{fill:#4cc38a}}
            </style>
            """;

    private final Picture picture;
    private final StringBuilder svg = new StringBuilder();

    private SvgPicture(Picture picture) {
        this.picture = picture;
    }

    static String of(Picture picture) {
        return new SvgPicture(picture).draw();
    }

    private String draw() {
        String[] title = broken(picture.title());
        int top = MARGIN + TITLE + 16 * (title.length - 1);
        int width = Math.max(
                2 * MARGIN + picture.columnCount() * (WIDE + GAP_ACROSS) - GAP_ACROSS,
                2 * WIDE + GAP_ACROSS + 2 * MARGIN);
        int height = top + picture.rowCount() * (HIGH + GAP_DOWN) - GAP_DOWN + MARGIN;
        svg.append(String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"t\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">%n",
                        width,
                        height,
                        width,
                        height)
                .replace(System.lineSeparator(), "\n"));
        svg.append("<title id=\"t\">")
                .append(escape(picture.title()))
                .append("</title>\n")
                .append(STYLE);
        svg.append("""
                <defs>
                <marker id="h" markerWidth="9" markerHeight="8" refX="8" refY="4" orient="auto" markerUnits="userSpaceOnUse"><path class="head" d="M0 0L9 4L0 8z"/></marker>
                <marker id="s" markerWidth="13" markerHeight="12" refX="11" refY="6" orient="auto" markerUnits="userSpaceOnUse"><path class="strong-head" d="M0 0L13 6L0 12z"/></marker>
                </defs>
                """);
        svg.append(line("<rect class=\"paper\" width=\"%d\" height=\"%d\"/>", width, height));
        for (int index = 0; index < title.length; index++) {
            svg.append(line("<text class=\"title\" x=\"%d\" y=\"%d\">", MARGIN, MARGIN + 14 + 16 * index)
                            .stripTrailing())
                    .append(escape(title[index]))
                    .append("</text>\n");
        }
        picture.links().forEach(link -> link(link, top));
        picture.nodes().forEach(node -> node(node, top));
        return svg.append("</svg>\n").toString();
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values) + '\n';
    }

    private int left(Node node) {
        return MARGIN + node.column() * (WIDE + GAP_ACROSS);
    }

    /** Columns are centred on the longest one. */
    private int middle(Node node, int top) {
        long empty = picture.rowCount() - picture.inColumn(node.column());
        return top + (int) (empty * (HIGH + GAP_DOWN) / 2) + node.row() * (HIGH + GAP_DOWN) + HIGH / 2;
    }

    private void link(Link link, int top) {
        Node from = picture.nodes().get(link.from());
        Node to = picture.nodes().get(link.to());
        int x1 = left(from) + WIDE;
        int y1 = middle(from, top);
        int x2 = left(to);
        int y2 = middle(to, top);
        svg.append(line(
                "<path class=\"%s\" marker-end=\"url(#%s)\" d=\"M%d %dC%d %d %d %d %d %d\"/>",
                link.strong() ? "strong" : "link",
                link.strong() ? "s" : "h",
                x1,
                y1,
                x1 + GAP_ACROSS / 2,
                y1,
                x2 - GAP_ACROSS / 2,
                y2,
                x2,
                y2));
    }

    private void node(Node node, int top) {
        int x = left(node);
        int y = middle(node, top) - HIGH / 2;
        svg.append("<g><title>").append(escape(node.label())).append("</title>");
        if (node.role() == Role.HOURGLASS) {
            svg.append(line(
                            "<path class=\"hourglass\" d=\"M%d %dH%dQ%d %d %d %dH%dQ%d %d %d %dz\"/>",
                            x,
                            y - 7,
                            x + WIDE,
                            x + WIDE - 22,
                            y + HIGH / 2,
                            x + WIDE,
                            y + HIGH + 7,
                            x,
                            x + 22,
                            y + HIGH / 2,
                            x,
                            y - 7)
                    .stripTrailing());
        } else {
            String style =
                    node.role() == Role.OTHER ? "box" : node.role().name().toLowerCase(Locale.ROOT);
            svg.append(line(
                            "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\"/>",
                            style, x, y, WIDE, HIGH, node.role() == Role.ANCHOR ? 2 : HIGH / 2)
                    .stripTrailing());
        }
        svg.append(line("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">", x + WIDE / 2, y + HIGH / 2 + 4)
                        .stripTrailing())
                .append(escape(fitting(node.label())))
                .append("</text></g>\n");
    }

    private static String fitting(String label) {
        return label.codePointCount(0, label.length()) <= LABEL
                ? label
                : label.substring(0, label.offsetByCodePoints(0, LABEL - 1)) + '\u2026';
    }

    private static String[] broken(String title) {
        StringBuilder lines = new StringBuilder();
        int length = 0;
        for (String word : title.split(" ", -1)) {
            if (length > 0 && length + word.length() >= LINE) {
                lines.append('\n');
                length = 0;
            } else if (length > 0) {
                lines.append(' ');
                length++;
            }
            lines.append(word);
            length += word.length();
        }
        return lines.toString().split("\n", -1);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
