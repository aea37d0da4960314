package coop.kith.cli.vectors;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The statements of an expanded JSON-LD document (JSON-LD API section 8.1), with which the result of an expansion is compared. Numbers other than integers, JSON literals and what is not
 * in expanded form are not known here. For one document.
 */
final class ExpandedStatements {
    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";

    private final StringBuilder lines = new StringBuilder();
    private boolean known = true;
    private int blanks;

    private ExpandedStatements() {}

    /** As N-Quads in no order; empty where something is not known. */
    static Optional<String> of(JsonValue expanded) {
        ExpandedStatements statements = new ExpandedStatements();
        items(expanded).forEach(item -> statements.node(item, ""));
        return statements.known ? Optional.of(statements.lines.toString()) : Optional.empty();
    }

    private String node(JsonValue value, String graph) {
        if (!(value instanceof JsonObject node) || node.has("@value") || node.has("@list") || node.has("@set")) {
            known = false;
            return "";
        }
        String subject = node.string("@id").map(ExpandedStatements::term).orElseGet(this::blank);
        for (Map.Entry<String, JsonValue> member : node.members().entrySet()) {
            List<JsonValue> values = items(member.getValue());
            switch (member.getKey()) {
                case "@id", "@index" -> {}
                case "@type" -> values.forEach(type -> line(subject, RDF + "type", type(type), graph));
                case "@graph" -> values.forEach(item -> node(item, subject));
                case "@included" -> values.forEach(item -> node(item, graph));
                case "@reverse" -> reversed(subject, member.getValue(), graph);
                default -> values.forEach(item -> line(subject, member.getKey(), object(item, graph), graph));
            }
        }
        return subject;
    }

    private void reversed(String object, JsonValue reverse, String graph) {
        if (reverse instanceof JsonObject properties) {
            properties
                    .members()
                    .forEach((property, subjects) ->
                            items(subjects).forEach(item -> line(node(item, graph), property, object, graph)));
        }
    }

    private String type(JsonValue type) {
        known &= type instanceof JsonString;
        return type instanceof JsonString name ? term(name.value()) : "";
    }

    private String object(JsonValue value, String graph) {
        if (!(value instanceof JsonObject object)) {
            return node(value, graph);
        }
        Optional<JsonValue> list = object.get("@list");
        return object.get("@value")
                .map(text -> literal(object, text))
                .or(() -> list.map(items -> list(items(items), graph)))
                .orElseGet(() -> node(value, graph));
    }

    private String list(List<JsonValue> items, String graph) {
        String rest = term(RDF + "nil");
        for (int index = items.size() - 1; index >= 0; index--) {
            String cell = blank();
            line(cell, RDF + "first", object(items.get(index), graph), graph);
            line(cell, RDF + "rest", rest, graph);
            rest = cell;
        }
        return rest;
    }

    private String literal(JsonObject object, JsonValue value) {
        Optional<String> type = object.string("@type");
        if (value instanceof JsonString text && !type.equals(Optional.of("@json"))) {
            Optional<String> language = object.string("@language");
            return quoted(text.value())
                    + (language.isPresent()
                            ? "@" + language.get()
                            : type.map(url -> "^^" + term(url)).orElse(""));
        }
        if (type.isEmpty() && (value == JsonLiteral.TRUE || value == JsonLiteral.FALSE)) {
            return quoted(value == JsonLiteral.TRUE ? "true" : "false") + "^^" + term(XSD + "boolean");
        }
        if (type.isEmpty()
                && value instanceof JsonNumber number
                && number.text().matches("0|-?[1-9]\\d{0,20}")) {
            return quoted(number.text()) + "^^" + term(XSD + "integer");
        }
        known = false;
        return "";
    }

    /** What is neither an absolute address nor a label takes its statement with it. */
    private void line(String subject, String property, String object, String graph) {
        boolean whole = !subject.isEmpty() && !object.isEmpty() && property.matches("[A-Za-z][^\\s<>]*:[^\\s<>]*");
        if (whole) {
            lines.append(subject)
                    .append(' ')
                    .append(term(property))
                    .append(' ')
                    .append(object)
                    .append(graph.isEmpty() ? "" : " " + graph)
                    .append(" .\n");
        }
    }

    private static String term(String name) {
        if (name.startsWith("_:")) {
            return "_:named" + name.substring(2);
        }
        return name.matches("[A-Za-z][^\\s<>]*:[^\\s<>]*") ? "<" + name + ">" : "";
    }

    private String blank() {
        return "_:fresh" + blanks++;
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + '"';
    }

    private static List<JsonValue> items(JsonValue value) {
        return value instanceof JsonArray array ? array.items() : List.of(value);
    }
}
