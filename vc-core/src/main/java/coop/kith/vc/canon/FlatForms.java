package coop.kith.vc.canon;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The short way for flat documents that differ in a few texts only, such as the options of a proof: their canonical form is that of one document with
 * stand-ins for those texts, with the texts put in.
 *
 * <p>This is taken only where it must give what the general way gives. The stand-in is an absolute IRI that no other text of the document contains, and came out
 * of the general way exactly once, as an IRI or as the text of a literal. A text that is put in for it consists of characters that N-Quads writes as they are;
 * one that is put in for an IRI is an absolute IRI itself; none is one that {@link Screen} could take for a short form. Expansion does the same with all of
 * these. All statements are about one node, the only one without an identifier, so that its label is known; and they have predicates that differ, so that their
 * order does not depend on the texts. Everything else goes the general way, which the tests hold this one against.
 *
 * <p>Safe for many threads; keeps at most {@value #MOST_KEPT} forms.
 */
final class FlatForms {
    private static final int MOST_KEPT = 64;
    private static final int LONGEST_FIXED = 256;
    private static final int LONGEST_VARYING = 8192;
    private static final String STAND_IN = "urn:kith:stands-in-for:";
    private static final String SUBJECT = "_:c14n0 ";
    private static final String NOT_AS_IT_IS = "\"\\<>{}|^`";

    private final ContextLibrary library;
    private final Map<JsonObject, Optional<Form>> kept = new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<JsonObject, Optional<Form>> eldest) {
            return size() > MOST_KEPT;
        }
    };

    FlatForms(ContextLibrary library) {
        this.library = library;
    }

    /** Text with places for texts; {@code names.get(i)} comes behind {@code fixed.get(i)}. */
    private record Form(List<String> fixed, List<String> names, Set<String> iris) {}

    /**
     * The canonical form, where the short way leads to it.
     *
     * @param varying the names of the members whose texts differ from document to document
     * @param general the general way, to the lines
     */
    Optional<byte[]> canonicalize(
            JsonObject document, Set<String> varying, Function<JsonObject, Result<List<String>>> general) {
        Map<String, JsonValue> standing = new LinkedHashMap<>();
        for (Map.Entry<String, JsonValue> member : document.members().entrySet()) {
            String name = member.getKey();
            if (varying.contains(name) && member.getValue() instanceof JsonString text && isPlain(text.value())) {
                standing.put(name, new JsonString(STAND_IN + name));
            } else if (isFixed(name, member.getValue())) {
                standing.put(name, member.getValue());
            } else {
                return Optional.empty();
            }
        }
        return form(new JsonObject(standing), general).flatMap(form -> filled(form, document));
    }

    private boolean isPlain(String text) {
        if (text.isEmpty() || text.length() > LONGEST_VARYING || library.iris().isCompact(text)) {
            return false;
        }
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character <= ' ' || character > '~' || NOT_AS_IT_IS.indexOf(character) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFixed(String name, JsonValue value) {
        return (name.equals("@context") && value instanceof JsonArray several)
                ? several.items().size() <= Screen.MOST_CONTEXTS
                        && several.items().stream().allMatch(FlatForms::isFixed)
                : isFixed(value);
    }

    private static boolean isFixed(JsonValue value) {
        return value instanceof JsonString text
                && text.value().length() <= LONGEST_FIXED
                && !text.value().contains(STAND_IN);
    }

    private Optional<Form> form(JsonObject standing, Function<JsonObject, Result<List<String>>> general) {
        synchronized (kept) {
            Optional<Form> known = kept.get(standing);
            if (known != null) {
                return known;
            }
        }
        Optional<Form> found =
                general.apply(standing).fold(lines -> form(standing, lines), refused -> Optional.empty());
        synchronized (kept) {
            kept.put(standing, found);
        }
        return found;
    }

    private static Optional<Form> form(JsonObject standing, List<String> lines) {
        Set<String> predicates = new HashSet<>();
        for (String line : lines) {
            boolean single = line.startsWith(SUBJECT) && line.indexOf("_:", SUBJECT.length()) < 0;
            if (!single || !predicates.add(line.substring(SUBJECT.length(), line.indexOf(' ', SUBJECT.length())))) {
                return Optional.empty();
            }
        }
        List<String> fixed = new ArrayList<>();
        List<String> names = new ArrayList<>();
        Set<String> iris = new HashSet<>();
        String rest = String.join("", lines);
        int at = rest.indexOf(STAND_IN);
        while (at >= 0) {
            char before = rest.charAt(at - 1);
            int end = rest.indexOf(before == '<' ? '>' : '"', at);
            String name = end < 0 ? "" : rest.substring(at + STAND_IN.length(), end);
            if (!standing.has(name) || names.contains(name) || (before != '<' && before != '"')) {
                return Optional.empty();
            }
            if (before == '<') {
                iris.add(name);
            }
            fixed.add(rest.substring(0, at));
            names.add(name);
            rest = rest.substring(end);
            at = rest.indexOf(STAND_IN);
        }
        fixed.add(rest);
        long stand = standing.members().values().stream()
                .filter(value ->
                        value instanceof JsonString text && text.value().startsWith(STAND_IN))
                .count();
        return names.size() == stand ? Optional.of(new Form(fixed, names, iris)) : Optional.empty();
    }

    private static Optional<byte[]> filled(Form form, JsonObject document) {
        StringBuilder filled = new StringBuilder(form.fixed().get(0));
        for (int place = 0; place < form.names().size(); place++) {
            String name = form.names().get(place);
            String text = document.string(name).orElseThrow();
            if (form.iris().contains(name) && !AbsoluteIri.is(text)) {
                return Optional.empty();
            }
            filled.append(text).append(form.fixed().get(place + 1));
        }
        return Optional.of(filled.toString().getBytes(StandardCharsets.UTF_8));
    }
}
