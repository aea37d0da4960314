package coop.kith.trust.answer;

import coop.kith.trust.answer.Picture.Role;

/** The picture as a Mermaid flowchart; whatever could end a label or start markup is written as its number. */
final class MermaidPicture {
    private static final String PLAIN = " .,:;()-+\u2026";

    private MermaidPicture() {}

    static String of(Picture picture) {
        StringBuilder chart = new StringBuilder("---\ntitle: \"")
                .append(escaped(picture.title()))
                .append("\"\n---\nflowchart LR\n");
        for (int place = 0; place < picture.nodes().size(); place++) {
            Picture.Node node = picture.nodes().get(place);
            boolean waist = node.role() == Role.HOURGLASS;
            chart.append("  n").append(place).append(waist ? "{{\"" : "[\"").append(escaped(node.label()));
            chart.append(waist ? "\"}}" : "\"]")
                    .append(":::")
                    .append(style(node.role()))
                    .append('\n');
        }
        for (Picture.Link link : picture.links()) {
            chart.append("  n")
                    .append(link.from())
                    .append(link.strong() ? " ==> n" : " -.-> n")
                    .append(link.to())
                    .append('\n');
        }
        return chart.append("  classDef anchor fill:#dbeafe,color:#000\n  classDef subject fill:#dcfce7,color:#000\n")
                .append(
                        "  classDef hourglass fill:#ffd8a8,color:#000,stroke-width:3px\n  classDef other fill:#f3f5f7,color:#000\n")
                .toString();
    }

    private static String style(Role role) {
        return role.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (Character.isLetterOrDigit(character) || PLAIN.indexOf(character) >= 0) {
                escaped.appendCodePoint(character);
            } else {
                escaped.append('#').append(character).append(';');
            }
        });
        return escaped.toString();
    }
}
