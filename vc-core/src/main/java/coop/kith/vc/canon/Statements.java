package coop.kith.vc.canon;

import coop.kith.json.Jcs;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.Shown;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The second gate: an expanded document as RDF statements, each part of it or none (JSON-LD 1.1 Processing Algorithms section 8.1).
 *
 * <p>The algorithm of the specification skips what has no place in RDF: identifiers, types and members that are no absolute IRIs, blank nodes as members,
 * language tags that are none, indexes, text directions, nodes nothing is said about. Here each of them is a problem, since it would not be signed. Labels of
 * blank nodes are refused too: canonicalization gives them new names, so the ones in the document could be exchanged.
 *
 * <p>For one thread, one document.
 */
final class Statements {
    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final String TYPE = '<' + RDF + "type>";
    private static final String NIL = '<' + RDF + "nil>";
    private static final int MOST_PROBLEMS = 20;
    private static final Set<String> OF_VALUES = Set.of("@value", "@type", "@language");

    private final Optional<Marks> marks;
    private final Set<Quad> quads = new LinkedHashSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private int labels;
    private final List<String> json = new ArrayList<>();
    private final Occurrences occurrences = new Occurrences();

    private Statements(Optional<Marks> marks) {
        this.marks = marks;
    }

    /**
     * @param expanded by {@link Expander}
     * @param json what {@link Screen} passed over as plain JSON
     */
    static Result<Set<Quad>> of(JsonValue expanded, List<String> json) {
        Statements statements = new Statements(Optional.empty());
        statements.document(expanded);
        if (!sorted(statements.json).equals(sorted(json)) && statements.problems.isEmpty()) {
            statements.lost("A member that one context calls plain JSON and another does not");
        }
        return statements.problems.isEmpty() ? Result.ok(statements.quads) : Result.refused(statements.problems);
    }

    /**
     * The statements of a document that {@link #of} let through, or of a part of it, whose nodes without an identifier got a mark each. Labels of blank nodes
     * follow from the marks and from places alone, so that a part and its whole have the same.
     */
    static Result<Set<Quad>> marked(JsonValue expanded, Marks marks) {
        Statements statements = new Statements(Optional.of(marks));
        statements.document(expanded);
        return statements.problems.isEmpty() ? Result.ok(statements.quads) : Result.refused(statements.problems);
    }

    private void document(JsonValue expanded) {
        if (expanded instanceof JsonObject object) {
            standing(object, "");
            occurrences.fault().ifPresent(problems::add);
        } else {
            lost("The whole document");
        }
    }

    private static List<String> sorted(List<String> values) {
        return values.stream().sorted().toList();
    }

    /** A node that no member points to: something must be said about it. */
    private void standing(JsonValue value, String graph) {
        int before = quads.size();
        if (value instanceof JsonObject node && !node.containsKey("@value") && !node.containsKey("@list")) {
            String subject = node(node, graph, true, false, graph);
            if (quads.size() == before && problems.isEmpty()) {
                lost("The node " + Shown.text(subject) + ", of which nothing is said,");
            }
        } else {
            lost("A value that no member holds");
        }
    }

    private String node(JsonObject node, String graph, boolean stands, boolean claimedOf, String place) {
        String subject = node.containsKey("@id") ? identifier(node.get("@id")) : fresh(place);
        if (node.containsKey("@id") && !Quad.isBlank(subject)) {
            occurrences.add(graph, subject, node.size() > 1, claimedOf);
        }
        for (Map.Entry<String, JsonValue> member : node.entrySet()) {
            if (problems.size() >= MOST_PROBLEMS) {
                break;
            }
            switch (member.getKey()) {
                case "@id" -> {}
                case "@type" -> types(subject, member.getValue(), graph);
                case "@graph" -> several(member.getValue(), "@graph").forEach(item -> standing(item, subject));
                case "@included" -> several(member.getValue(), "@included").forEach(item -> standing(item, graph));
                case "@reverse" -> reverse(subject, member.getValue(), graph);
                default -> property(subject, member.getKey(), member.getValue(), graph, stands);
            }
        }
        return subject;
    }

    private void types(String subject, JsonValue types, String graph) {
        for (JsonValue type : several(types, "@type")) {
            quads.add(new Quad(subject, TYPE, iri(type, "The type"), graph));
        }
    }

    private void property(String subject, String name, JsonValue values, String graph, boolean stands) {
        if (name.startsWith("@")) {
            lost("The member " + Shown.text(name));
            return;
        }
        String predicate = iri(name, "The member");
        boolean claimed = stands && predicate.equals(Occurrences.SUBJECT);
        List<JsonValue> all = several(values, name);
        if (claimed && !haveAnOrder(all)) {
            lost("Which of several subjects without an id of its own is the first");
        }
        int index = 0;
        for (JsonValue value : all) {
            String place = subject + predicate + index++;
            quads.add(new Quad(subject, predicate, object(value, graph, claimed, place), graph));
        }
    }

    /** RDF keeps no order; ids give one, as long as they differ and at most one is missing. */
    private static boolean haveAnOrder(List<JsonValue> subjects) {
        Set<String> ids = new HashSet<>();
        return subjects.stream()
                .allMatch(subject -> ids.add(
                        subject instanceof JsonObject node && node.get("@id") instanceof JsonString id
                                ? id.getString()
                                : ""));
    }

    private void reverse(String subject, JsonValue members, String graph) {
        if (!(members instanceof JsonObject reversed)) {
            lost("A reversed member without a name");
            return;
        }
        reversed.forEach((name, nodes) -> {
            String predicate = iri(name, "The member");
            int index = 0;
            for (JsonValue node : several(nodes, name)) {
                String place = predicate + subject + index++;
                quads.add(new Quad(object(node, graph, false, place), predicate, subject, graph));
            }
        });
    }

    private String object(JsonValue value, String graph, boolean claimedOf, String place) {
        if (!(value instanceof JsonObject object)) {
            lost("A value that JSON-LD gave no form");
            return NIL;
        }
        if (object.containsKey("@value")) {
            return literal(object);
        }
        if (!object.containsKey("@list")) {
            return node(object, graph, false, claimedOf, place);
        }
        if (object.size() > 1) {
            lost("What stands beside a list");
        }
        return list(object.get("@list"), graph, place);
    }

    private String list(JsonValue items, String graph, String place) {
        String rest = NIL;
        List<JsonValue> all = items instanceof JsonArray array ? array : List.of(items);
        for (int index = all.size() - 1; index >= 0; index--) {
            String cell = fresh(place + ' ' + index);
            String item = object(all.get(index), graph, false, cell);
            quads.add(new Quad(cell, '<' + RDF + "first>", item, graph));
            quads.add(new Quad(cell, '<' + RDF + "rest>", rest, graph));
            rest = cell;
        }
        return rest;
    }

    private String literal(JsonObject literal) {
        JsonValue value = literal.getOrDefault("@value", JsonValue.NULL);
        if (!OF_VALUES.containsAll(literal.keySet())) {
            lost("The text direction, the index or another companion of the value " + shown(value));
        }
        JsonValue type = literal.get("@type");
        JsonValue language = literal.get("@language");
        if (type instanceof JsonString text && text.getString().equals("@json")) {
            return json(value);
        }
        if (language != null) {
            return tagged(value, language);
        }
        String datatype = type == null ? "" : bare(iri(type, "The datatype"));
        return switch (value.getValueType()) {
            case STRING ->
                Literal.typed(((JsonString) value).getString(), datatype.isEmpty() ? Literal.XSD + "string" : datatype);
            case TRUE, FALSE ->
                Literal.typed(
                        value == JsonValue.TRUE ? "true" : "false",
                        datatype.isEmpty() ? Literal.XSD + "boolean" : datatype);
            case NUMBER -> number(((JsonNumber) value).bigDecimalValue(), datatype);
            default -> {
                lost("The value " + shown(value));
                yield NIL;
            }
        };
    }

    private String number(BigDecimal number, String datatype) {
        if (!NumberText.isDouble(number) && !datatype.equals(Literal.XSD + "double")) {
            return Literal.typed(NumberText.integer(number), datatype.isEmpty() ? Literal.XSD + "integer" : datatype);
        }
        String text = NumberText.canonicalDouble(number).orElseGet(() -> {
            lost("What is behind the sixteenth digit of the number " + Shown.text(number.toString()));
            return "";
        });
        return Literal.typed(text, datatype.isEmpty() ? Literal.XSD + "double" : datatype);
    }

    private String tagged(JsonValue value, JsonValue language) {
        if (value instanceof JsonString text
                && language instanceof JsonString tag
                && Literal.isLanguage(tag.getString())) {
            return Literal.tagged(text.getString(), tag.getString());
        }
        lost("A text in the language " + shown(language));
        return NIL;
    }

    private String json(JsonValue value) {
        return Jcs.canonicalize(JakartaValues.back(value))
                .fold(
                        bytes -> {
                            String text = new String(bytes, StandardCharsets.UTF_8);
                            json.add(text);
                            return Literal.typed(text, RDF + "JSON");
                        },
                        refused -> {
                            problems.addAll(refused);
                            return NIL;
                        });
    }

    private List<JsonValue> several(JsonValue values, String of) {
        List<JsonValue> all = values instanceof JsonArray array ? array : List.of(values);
        if (all.isEmpty()) {
            lost("The member " + Shown.text(of) + ", which is empty,");
        }
        return all;
    }

    private String identifier(JsonValue id) {
        return id instanceof JsonString text && marks.isPresent() && marks.get().isMark(text.getString())
                ? marks.get().label(text.getString())
                : iri(id, "The identifier");
    }

    private String iri(JsonValue value, String what) {
        if (value instanceof JsonString text) {
            return iri(text.getString(), what);
        }
        lost(what + ' ' + shown(value));
        return NIL;
    }

    private String iri(String text, String what) {
        if (!AbsoluteIri.is(text)) {
            lost(what
                    + ' '
                    + Shown.text(text)
                    + (text.startsWith("_:") ? ", a label," : ", which is no absolute IRI,"));
        }
        return '<' + text + '>';
    }

    private static String bare(String part) {
        return part.substring(1, part.length() - 1);
    }

    private String fresh(String place) {
        labels++;
        return marks.isPresent() ? Marks.labelOf(place) : "_:b" + labels;
    }

    private static String shown(JsonValue value) {
        return Shown.value(JakartaValues.back(value));
    }

    private void lost(String what) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(Problem.of(CanonProblem.NOT_COVERED, what + " would not be part of what is signed.")
                    .next("Write absolute IRIs, known types and well-formed language tags, or sign with a"
                            + " suite that covers the JSON as it stands, such as eddsa-jcs-2022."));
        }
    }
}
