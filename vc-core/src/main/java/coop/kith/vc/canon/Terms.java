package coop.kith.vc.canon;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.context.ActiveContext;
import com.apicatalog.jsonld.context.TermDefinition;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which contexts' definitions the names of a document rest on. It follows the scopes of JSON-LD 1.1 (Processing Algorithms section 5.1.2, steps 7 to 13):
 * contexts that hold for a member, for a type, and for what stands beneath. Proofs and plain JSON ({@code @json}) are passed over. Immutable, safe for many
 * threads.
 */
public final class Terms {
    private final Expander expander;

    private Terms(Expander expander) {
        this.expander = expander;
    }

    /** By the contexts that Kith brings along. */
    public static Terms standard() {
        return of(ContextLibrary.standard());
    }

    /** By the contexts of this library; contexts that stand in the document are read as well, since nothing is judged here. */
    public static Terms of(ContextLibrary library) {
        return new Terms(new Expander(library));
    }

    /** Refused where a context is not known, cannot be processed or takes too much to process, or the document is too deep. */
    public Result<TermReport> report(JsonObject document) {
        Optional<Problem> fault = Guard.ofContexts(document);
        if (fault.isPresent()) {
            return Result.refused(fault.get());
        }
        Walk walk = new Walk();
        try {
            ActiveContext context = expander.context(document.get("@context"));
            walk.object(document.without("proof").without("@context"), context, Optional.empty(), JsonPointer.root());
        } catch (JsonLdError refused) {
            return Result.refused(Expander.problem(refused));
        } catch (RuntimeException notForeseenByTitanium) {
            // As in Expander: some malformed contexts end in a ClassCastException or the like.
            return Result.refused(Expander.problem(notForeseenByTitanium));
        }
        return walk.tooDeep
                ? Result.refused(Problem.of(
                        CanonProblem.TOO_LARGE,
                        "The document has more than " + JsonLimits.standard().depth() + " levels."))
                : Result.ok(new TermReport(walk.undefined, walk.byVocabulary, walk.unprotected));
    }

    /** For one thread, one document. */
    private static final class Walk {
        private static final Set<String> MAPS = Set.of("@index", "@id", "@type");

        private final List<JsonPointer> undefined = new ArrayList<>();
        private final List<JsonPointer> byVocabulary = new ArrayList<>();
        private final List<JsonPointer> unprotected = new ArrayList<>();
        private boolean tooDeep;

        private void object(JsonObject object, ActiveContext outer, Optional<TermDefinition> within, JsonPointer at)
                throws JsonLdError {
            if (at.depth() >= JsonLimits.standard().depth()) {
                tooDeep = true;
                return;
            }
            ActiveContext context = scoped(object, outer, within);
            ActiveContext forTypes = context;
            List<String> types = types(object, context);
            for (String type : types.stream().sorted().toList()) {
                Optional<TermDefinition> definition = forTypes.getTerm(type);
                if (definition.isPresent() && definition.get().hasLocalContext()) {
                    context = context.newContext()
                            .propagate(false)
                            .create(
                                    definition.get().getLocalContext(),
                                    definition.get().getBaseUrl());
                }
            }
            for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
                if (!member.getKey().startsWith("@")) {
                    member(member.getKey(), member.getValue(), context, forTypes, at.append(member.getKey()));
                }
            }
        }

        /** Steps 7 to 9: back out of a type's context, into the member's, into the object's own. */
        private static ActiveContext scoped(JsonObject object, ActiveContext outer, Optional<TermDefinition> within)
                throws JsonLdError {
            ActiveContext context = outer;
            boolean reference = object.members().size() == 1 && object.has("id");
            if (outer.getPreviousContext() != null && !object.has("@value") && !reference) {
                context = outer.getPreviousContext();
            }
            if (within.isPresent() && within.get().hasLocalContext()) {
                context = context.newContext()
                        .overrideProtected(true)
                        .create(within.get().getLocalContext(), within.get().getBaseUrl());
            }
            Optional<JsonValue> own = object.get("@context");
            return own.isEmpty() ? context : context.newContext().create(JakartaValues.value(own.get()), null);
        }

        private static List<String> types(JsonObject object, ActiveContext context) {
            List<String> types = new ArrayList<>();
            for (String name : object.members().keySet()) {
                if (isType(name, context)) {
                    object.oneOrMany(name).stream()
                            .filter(JsonString.class::isInstance)
                            .forEach(type -> types.add(((JsonString) type).value()));
                }
            }
            return types;
        }

        private static boolean isType(String name, ActiveContext context) {
            return context.getTerm(name)
                    .filter(term -> "@type".equals(term.getUriMapping()))
                    .isPresent();
        }

        private void member(String name, JsonValue value, ActiveContext context, ActiveContext forTypes, JsonPointer at)
                throws JsonLdError {
            note(name, context, at);
            if (isType(name, context)) {
                List<JsonValue> types = value instanceof JsonArray array ? array.items() : List.of(value);
                for (int index = 0; index < types.size(); index++) {
                    if (types.get(index) instanceof JsonString type) {
                        note(type.value(), forTypes, value instanceof JsonArray ? at.append(index) : at);
                    }
                }
                return;
            }
            Optional<TermDefinition> term = context.getTerm(name);
            boolean plain = term.filter(
                            one -> "@json".equals(one.getTypeMapping()) || one.hasContainerMapping("@language"))
                    .isPresent();
            if (!plain) {
                boolean map = term.filter(one -> MAPS.stream().anyMatch(one::hasContainerMapping))
                        .isPresent();
                value(value, context, term, map, at);
            }
        }

        private void value(
                JsonValue value, ActiveContext context, Optional<TermDefinition> term, boolean map, JsonPointer at)
                throws JsonLdError {
            if (value instanceof JsonArray array) {
                for (int index = 0; index < array.items().size() && !tooDeep; index++) {
                    value(array.items().get(index), context, term, map, at.append(index));
                }
            } else if (value instanceof JsonObject object && map) {
                for (Map.Entry<String, JsonValue> entry : object.members().entrySet()) {
                    value(entry.getValue(), context, term, false, at.append(entry.getKey()));
                }
            } else if (value instanceof JsonObject object) {
                object(object, context, term, at);
            }
        }

        private void note(String name, ActiveContext context, JsonPointer at) {
            Optional<TermDefinition> term = context.getTerm(name);
            if (term.isPresent() && term.get().getUriMapping() != null) {
                if (!term.get().isProtected()) {
                    unprotected.add(at);
                }
            } else if (term.isPresent()) {
                undefined.add(at);
            } else if (name.indexOf(':') < 0) {
                (context.getVocabularyMapping() == null ? undefined : byVocabulary).add(at);
            }
        }
    }
}
