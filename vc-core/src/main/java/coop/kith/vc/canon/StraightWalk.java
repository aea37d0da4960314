package coop.kith.vc.canon;

import com.apicatalog.jsonld.context.TermDefinition;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The short way from a document to its statements: along the terms of its contexts, without an expanded document between (JSON-LD 1.1 Processing Algorithms
 * sections 5.1.2 and 8.1 in one).
 *
 * <p>It is taken only where it must lead to what {@link Expander} and {@link Statements} lead to, other labels of blank nodes aside, which canonicalization replaces.
 * What most credentials consist of is known here: nodes with and without identifiers, types, texts, numbers, truth values, dates, references, texts with a
 * language, contexts opened by types and properties. At anything else, and at anything that those two would refuse, the walk ends, and the general way is taken
 * from the start. So nothing is refused here, nothing let through that they would not let through, and what a context means is Titanium's word alone. The tests
 * hold the two ways against each other over the published documents and over made ones.
 *
 * <p>Cost: one look at each member; on a credential of 22 statements a fifth of the general way's time. For one thread, one document, which {@link Screen} let
 * through without passing anything over as plain JSON.
 */
final class StraightWalk {
    private static final String TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";
    private static final Set<String> UNTYPED = Set.of("@id", "@vocab", "@none");

    private final Set<Quad> quads = new LinkedHashSet<>();
    private final Occurrences occurrences = new Occurrences();
    private int labels;

    private StraightWalk() {}

    /** Leads to the general way; never seen outside. */
    private static final class Astray extends Exception {
        private static final long serialVersionUID = 1;

        Astray() {
            super("not on the short way", null, false, false);
        }
    }

    /** Empty where the short way does not lead to the statements. */
    static Optional<Set<Quad>> statements(JsonObject document, Scope scope) {
        StraightWalk walk = new StraightWalk();
        try {
            walk.node(document.without("@context"), scope, Optional.empty(), false);
        } catch (Astray astray) {
            return Optional.empty();
        }
        return walk.quads.isEmpty() || walk.occurrences.fault().isPresent()
                ? Optional.empty()
                : Optional.of(walk.quads);
    }

    /** @param property by which the node is a value; empty for the document itself */
    private String node(JsonObject node, Scope around, Optional<String> property, boolean isClaimedOf) throws Astray {
        boolean isReference = node.members().size() == 1
                && stands(around, node.members().keySet().iterator().next(), "@id");
        if (node.members().isEmpty() || (isReference && property.isEmpty())) {
            throw new Astray();
        }
        Scope outer = property.isEmpty() ? around : or(around.ofNode(property.get(), isReference));
        Optional<String> typeName = only(node, outer, "@type");
        List<String> types = typeName.isEmpty() ? List.of() : texts(or(node.get(typeName.get())));
        Scope scope = outer;
        for (String type : types.stream().sorted().toList()) {
            scope = or(scope.ofType(type, outer));
        }
        Optional<String> idName = only(node, scope, "@id");
        if (!only(node, scope, "@type").equals(typeName)) {
            throw new Astray();
        }
        String subject = idName.isEmpty() ? "_:b" + labels++ : '<' + iri(text(or(node.get(idName.get()))), scope) + '>';
        if (idName.isPresent()) {
            occurrences.add("", subject, node.members().size() > 1, isClaimedOf);
        }
        for (String type : types) {
            quads.add(new Quad(subject, TYPE, '<' + named(type, outer) + '>', ""));
        }
        for (Map.Entry<String, JsonValue> member : node.members().entrySet()) {
            String name = member.getKey();
            if (!idName.equals(Optional.of(name)) && !typeName.equals(Optional.of(name))) {
                property(subject, name, member.getValue(), scope, property.isEmpty());
            }
        }
        return subject;
    }

    /** The one member that stands for the keyword, if there is one. */
    private static Optional<String> only(JsonObject node, Scope scope, String keyword) throws Astray {
        Optional<String> found = Optional.empty();
        for (String name : node.members().keySet()) {
            if (stands(scope, name, keyword)) {
                if (found.isPresent()) {
                    throw new Astray();
                }
                found = Optional.of(name);
            }
        }
        return found;
    }

    private static boolean stands(Scope scope, String name, String keyword) {
        return scope.definition(name)
                .filter(definition -> keyword.equals(definition.getUriMapping()))
                .isPresent();
    }

    private void property(String subject, String name, JsonValue value, Scope scope, boolean isOfDocument)
            throws Astray {
        Optional<TermDefinition> definition = scope.definition(name);
        if (definition.isPresent()
                && (definition.get().isReverseProperty()
                        || "@json".equals(definition.get().getTypeMapping())
                        || !definition.get().getContainerMapping().isEmpty())) {
            throw new Astray();
        }
        String predicate = '<' + named(name, scope) + '>';
        boolean isClaim = isOfDocument && predicate.equals(Occurrences.SUBJECT);
        List<JsonValue> items = value instanceof JsonArray several ? several.items() : List.of(value);
        if (items.isEmpty()) {
            throw new Astray();
        }
        Set<String> claimedOf = new HashSet<>();
        for (JsonValue item : items) {
            String object = item instanceof JsonObject inner
                    ? object(inner, name, definition, scope, isClaim)
                    : scalar(item, name, scope, isClaim);
            if (isClaim && items.size() > 1 && !claimedOf.add(object.startsWith("<") ? object : "")) {
                throw new Astray();
            }
            quads.add(new Quad(subject, predicate, object, ""));
        }
    }

    private String object(
            JsonObject object, String name, Optional<TermDefinition> definition, Scope scope, boolean isClaim)
            throws Astray {
        if (!object.has("@value")) {
            return node(object, scope, Optional.of(name), isClaim);
        }
        boolean opens = definition.filter(TermDefinition::hasLocalContext).isPresent();
        Optional<String> text = object.string("@value");
        Optional<String> language = object.string("@language");
        if (opens || object.members().size() != 2 || text.isEmpty() || language.isEmpty()) {
            throw new Astray();
        }
        String tag = language.get().toLowerCase(Locale.ROOT);
        if (!Literal.isLanguage(tag)) {
            throw new Astray();
        }
        return Literal.tagged(text.get(), tag);
    }

    private String scalar(JsonValue value, String name, Scope around, boolean isClaim) throws Astray {
        Scope scope = or(around.ofScalar(name));
        Optional<TermDefinition> definition = scope.definition(name);
        String type = definition.map(TermDefinition::getTypeMapping).orElse("");
        if (type.equals("@json")) {
            throw new Astray();
        }
        if (value instanceof JsonString text && (type.equals("@id") || type.equals("@vocab"))) {
            String iri = type.equals("@id") ? iri(text.value(), scope) : named(text.value(), scope);
            occurrences.add("", '<' + iri + '>', false, isClaim);
            return '<' + iri + '>';
        }
        String datatype = UNTYPED.contains(type) ? "" : type;
        if (!datatype.isEmpty() && !AbsoluteIri.is(datatype)) {
            throw new Astray();
        }
        if (value instanceof JsonString text) {
            return text(text.value(), datatype, definition, scope);
        }
        if (value instanceof JsonNumber number) {
            return number(new BigDecimal(number.text()), datatype);
        }
        if (value == JsonLiteral.TRUE || value == JsonLiteral.FALSE) {
            return Literal.typed(
                    value == JsonLiteral.TRUE ? "true" : "false",
                    datatype.isEmpty() ? Literal.XSD + "boolean" : datatype);
        }
        throw new Astray();
    }

    private static String text(String text, String datatype, Optional<TermDefinition> definition, Scope scope)
            throws Astray {
        if (!datatype.isEmpty()) {
            return Literal.typed(text, datatype);
        }
        if (scope.changesTexts(definition)) {
            throw new Astray();
        }
        return Literal.text(text);
    }

    private static String number(BigDecimal number, String datatype) throws Astray {
        if (!NumberText.isDouble(number) && !datatype.equals(Literal.XSD + "double")) {
            return Literal.typed(NumberText.integer(number), datatype.isEmpty() ? Literal.XSD + "integer" : datatype);
        }
        return Literal.typed(
                or(NumberText.canonicalDouble(number)), datatype.isEmpty() ? Literal.XSD + "double" : datatype);
    }

    /** What a name stands for where names of the contexts count (vocabulary-relative IRI expansion). */
    private static String named(String name, Scope scope) throws Astray {
        Optional<TermDefinition> definition = scope.definition(name);
        if (definition.isPresent()) {
            return absolute(
                    Optional.ofNullable(definition.get().getUriMapping()).orElse(""));
        }
        int colon = name.indexOf(':');
        if (colon < 0 && !name.isEmpty() && name.charAt(0) != '@') {
            return absolute(or(scope.vocabulary()) + name);
        }
        if (scope.vocabulary().isPresent() && !name.startsWith("//", colon + 1)) {
            throw new Astray();
        }
        return iri(name, scope);
    }

    /** An IRI that stands for itself: none that is short for another. */
    private static String iri(String text, Scope scope) throws Astray {
        int colon = text.indexOf(':');
        if (colon < 1
                || scope.definition(text).isPresent()
                || (!text.startsWith("//", colon + 1)
                        && scope.definition(text.substring(0, colon)).isPresent())) {
            throw new Astray();
        }
        return absolute(text);
    }

    private static String absolute(String iri) throws Astray {
        if (!AbsoluteIri.is(iri)) {
            throw new Astray();
        }
        return iri;
    }

    private static List<String> texts(JsonValue value) throws Astray {
        List<String> texts = new ArrayList<>();
        for (JsonValue item : value instanceof JsonArray several ? several.items() : List.of(value)) {
            texts.add(text(item));
        }
        if (texts.isEmpty()) {
            throw new Astray();
        }
        return texts;
    }

    private static String text(JsonValue value) throws Astray {
        if (!(value instanceof JsonString text)) {
            throw new Astray();
        }
        return text.value();
    }

    private static <T> T or(Optional<T> known) throws Astray {
        return known.orElseThrow(Astray::new);
    }
}
