package coop.kith.vc.canon;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.vc.model.Shown;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One name for each IRI, over all contexts of a library.
 *
 * <p>A signature over RDF covers IRIs, and neither names nor the list of contexts. So if two contexts gave one IRI two names, whoever passes a document on
 * could exchange the contexts and rename its members: {@code expires} would become {@code expiration}, which nobody reads. Here the first context of a
 * library that names an IRI decides on its name, and a later one that has another name for it is at fault, and may not be used by documents; nor may one that
 * reverses properties, moves the base of relative IRIs, or lets a vocabulary spell an IRI that has a name. Since {@link Screen} lets IRIs stand for members
 * or types nowhere where a name could, a statement has one spelling.
 *
 * <p>One context that is still much used, ed25519-2020, has a second name for one IRI of proofs. It is admitted without that name: documents that use the
 * context may not use the name.
 */
final class NamedIris {
    private static final int DEEPEST_MEANING = 16;
    private static final String V1 = "https://www.w3.org/2018/credentials/v1";

    /** Where the names of data model 1.1 could be used under 2.0, its verifiers would not read the dates. */
    private static final Set<String> OF_V1_ONLY = Set.of(
            "https://www.w3.org/2018/credentials#issuanceDate", "https://www.w3.org/2018/credentials#expirationDate");

    private static final Map<JsonValue, Set<String>> SECOND_NAMES =
            Map.of(new JsonString("https://w3id.org/security/suites/ed25519-2020/v1"), Set.of("signature"));

    private final Map<String, String> names = new HashMap<>(Map.of("@id", "id", "@type", "type"));
    private final Set<String> vocabularies = new HashSet<>();
    private final Set<String> prefixes = new HashSet<>();
    private final Set<String> schemes = new HashSet<>();
    private final Set<JsonValue> admitted = new HashSet<>();
    private final Map<JsonValue, String> faults = new HashMap<>();

    private NamedIris() {}

    static NamedIris in(Map<String, JsonObject> documents, Collection<JsonObject> inline) {
        NamedIris iris = new NamedIris();
        documents.forEach((url, document) ->
                document.get("@context").ifPresent(context -> iris.admit(new JsonString(url), context)));
        inline.forEach(context -> iris.admit(context, context));
        return iris;
    }

    /** Why documents may not use this context, by its URL or as it stands. */
    Optional<String> fault(JsonValue context) {
        return Optional.ofNullable(faults.get(context));
    }

    /** The names that a document which uses this context must do without. */
    static Set<String> secondNames(JsonValue context) {
        return SECOND_NAMES.getOrDefault(context, Set.of());
    }

    static boolean isSecondName(String name) {
        for (Set<String> names : SECOND_NAMES.values()) {
            if (names.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a context of the library has a name for what is written as an IRI here. */
    boolean hasName(String iri) {
        return names.containsKey(iri)
                || vocabularies.stream().anyMatch(vocabulary -> iri.startsWith(vocabulary) && !iri.equals(vocabulary));
    }

    /** Whether a context of the library could make another IRI of this text. */
    boolean isCompact(String text) {
        int colon = text.indexOf(':');
        return colon > 0
                && !text.startsWith("//", colon + 1)
                && prefixes.contains(text.substring(0, colon))
                && text.chars().noneMatch(character -> character <= ' ');
    }

    private void admit(JsonValue key, JsonValue context) {
        Reading reading = new Reading(secondNames(key));
        reading.read(context, Map.of(), Optional.empty());
        Optional<String> fault = reading.fault
                .or(() -> reading.references.stream()
                        .filter(reference -> !admitted.contains(reference))
                        .findFirst()
                        .map(reference -> "builds on " + Shown.value(reference) + ", which may not be used itself"))
                .or(() -> fault(key, reading));
        if (fault.isPresent()) {
            faults.put(key, fault.get());
        } else {
            admitted.add(key);
            names.putAll(reading.named);
            vocabularies.addAll(reading.vocabularies);
            prefixes.addAll(reading.prefixes);
            schemes.addAll(reading.schemes);
        }
    }

    private Optional<String> fault(JsonValue key, Reading reading) {
        Map<String, String> all = new HashMap<>(names);
        for (Map.Entry<String, String> named : reading.named.entrySet()) {
            String before = all.put(named.getKey(), named.getValue());
            if (before != null && !before.equals(named.getValue())) {
                return Optional.of("names " + Shown.text(named.getKey()) + " " + Shown.text(named.getValue())
                        + ", which is " + Shown.text(before) + " elsewhere");
            }
            if (OF_V1_ONLY.contains(named.getKey()) && !key.equals(new JsonString(V1))) {
                return Optional.of("names " + Shown.text(named.getKey()) + ", which only " + V1 + " may");
            }
        }
        Set<String> spelling = new HashSet<>(vocabularies);
        spelling.addAll(reading.vocabularies);
        for (String vocabulary : spelling) {
            for (String other : spelling) {
                if (other.startsWith(vocabulary) && !other.equals(vocabulary)) {
                    return Optional.of("lets " + Shown.text(vocabulary) + " spell what " + Shown.text(other) + " does");
                }
            }
            for (Map.Entry<String, String> named : all.entrySet()) {
                String iri = named.getKey();
                if (iri.startsWith(vocabulary)
                        && !iri.equals(vocabulary)
                        && !iri.equals(vocabulary + named.getValue())) {
                    return Optional.of("lets " + Shown.text(vocabulary) + " spell " + Shown.text(iri)
                            + " otherwise than as " + Shown.text(named.getValue()));
                }
            }
        }
        return reading.schemes.stream()
                .filter(prefixes::contains)
                .findFirst()
                .or(() -> reading.prefixes.stream().filter(schemes::contains).findFirst())
                .map(prefix -> "uses " + Shown.text(prefix) + " as a scheme or a prefix, which it is not elsewhere");
    }

    /** One context, with those inside it. */
    private static final class Reading {
        private final Set<String> passedOver;
        private final Map<String, String> named = new HashMap<>();
        private final Set<String> vocabularies = new HashSet<>();
        private final Set<String> prefixes = new HashSet<>();
        private final Set<String> schemes = new HashSet<>();
        private final Set<JsonValue> references = new HashSet<>();
        private Optional<String> fault = Optional.empty();

        private Reading(Set<String> passedOver) {
            this.passedOver = passedOver;
        }

        private void read(JsonValue context, Map<String, JsonValue> outer, Optional<String> vocabulary) {
            if (context instanceof JsonArray several) {
                Map<String, JsonValue> scope = new HashMap<>(outer);
                for (JsonValue one : several.items()) {
                    read(one, scope, vocabulary);
                    if (one instanceof JsonObject definitions) {
                        scope.putAll(definitions.members());
                    }
                }
            } else if (context instanceof JsonObject definitions) {
                define(definitions, outer, vocabulary);
            } else if (context instanceof JsonString) {
                references.add(context);
            }
        }

        private void define(JsonObject definitions, Map<String, JsonValue> outer, Optional<String> inherited) {
            if (definitions.has("@base")) {
                fault = Optional.of("moves the base of relative IRIs");
            }
            definitions.get("@import").ifPresent(references::add);
            Map<String, JsonValue> scope = new HashMap<>(outer);
            scope.putAll(definitions.members());
            Optional<String> vocabulary = definitions.has("@vocab") ? vocabulary(definitions, scope) : inherited;
            definitions.members().forEach((name, definition) -> {
                if (!name.startsWith("@") && !passedOver.contains(name)) {
                    define(name, definition, scope, vocabulary);
                }
            });
        }

        private Optional<String> vocabulary(JsonObject definitions, Map<String, JsonValue> scope) {
            Optional<String> stated = definitions
                    .string("@vocab")
                    .flatMap(text -> meaning(text, scope, 0))
                    .filter(iri -> iri.indexOf(':') > 0);
            stated.ifPresentOrElse(
                    vocabularies::add, () -> fault = Optional.of("has a @vocab that is no absolute IRI"));
            return stated;
        }

        private void define(
                String name, JsonValue definition, Map<String, JsonValue> scope, Optional<String> vocabulary) {
            Optional<String> iri = Optional.empty();
            if (definition instanceof JsonString text) {
                iri = text.value().equals(name)
                        ? vocabulary.map(start -> start + name)
                        : meaning(text.value(), scope, 0);
                iri.filter(found -> ":/?#[]@".indexOf(found.charAt(found.length() - 1)) >= 0)
                        .ifPresent(found -> prefixes.add(name));
            } else if (definition instanceof JsonObject members) {
                if (members.has("@reverse")) {
                    fault = Optional.of("reverses the member " + Shown.text(name));
                }
                iri = members.has("@id") && !members.string("@id").equals(Optional.of(name))
                        ? members.string("@id").flatMap(text -> meaning(text, scope, 0))
                        : vocabulary.map(start -> start + name);
                if (members.get("@prefix").equals(Optional.of(JsonLiteral.TRUE))) {
                    prefixes.add(name);
                }
                members.get("@context").ifPresent(inner -> read(inner, scope, vocabulary));
            }
            iri.ifPresent(found -> {
                String before = named.put(found, name);
                if (before != null && !before.equals(name)) {
                    fault = Optional.of(
                            "names " + Shown.text(found) + " both " + Shown.text(before) + " and " + Shown.text(name));
                }
            });
        }

        /** The IRI or keyword that a definition refers to. */
        private Optional<String> meaning(String text, Map<String, JsonValue> scope, int depth) {
            if (depth > DEEPEST_MEANING) {
                fault = Optional.of("defines " + Shown.text(text) + " by itself");
                return Optional.empty();
            }
            if (text.isEmpty() || text.startsWith("@")) {
                return text.isEmpty() ? Optional.empty() : Optional.of(text);
            }
            int colon = text.indexOf(':');
            if (colon > 0) {
                String prefix = text.substring(0, colon);
                Optional<String> stands = text.startsWith("//", colon + 1) ? Optional.empty() : stated(prefix, scope);
                if (stands.isPresent()) {
                    return meaning(stands.get(), scope, depth + 1).map(iri -> iri + text.substring(colon + 1));
                }
                schemes.add(prefix);
                return Optional.of(text);
            }
            Optional<String> stands = stated(text, scope);
            if (stands.isEmpty()) {
                fault = Optional.of("leaves it to the contexts before it what " + Shown.text(text) + " means");
                return Optional.empty();
            }
            return meaning(stands.get(), scope, depth + 1);
        }

        private static Optional<String> stated(String term, Map<String, JsonValue> scope) {
            JsonValue definition = scope.get(term);
            if (definition instanceof JsonString text) {
                return Optional.of(text.value());
            }
            return definition instanceof JsonObject members ? members.string("@id") : Optional.empty();
        }
    }
}
