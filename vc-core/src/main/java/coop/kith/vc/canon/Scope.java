package coop.kith.vc.canon;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.context.ActiveContext;
import com.apicatalog.jsonld.context.TermDefinition;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What names mean at one place of a document: a context that Titanium processed, and the contexts that open within it, each processed once (JSON-LD 1.1 Processing
 * Algorithms section 5.1.2, steps 7, 8 and 11; section 5.1.1 for contexts).
 *
 * <p>Everything is empty where this class does not know the way; the caller then expands by Titanium. Safe for many threads. From one document's contexts at most
 * {@value #MOST_KEPT} others are kept, since which ones open is up to whoever writes the document.
 */
final class Scope {
    private static final int MOST_KEPT = 256;

    private final ActiveContext context;
    private final Optional<Scope> previous;
    private final AtomicInteger kept;
    private final Map<Opening, Optional<Scope>> opened = new ConcurrentHashMap<>();

    private enum Kind {
        NODE,
        SCALAR,
        TYPE
    }

    /** Definitions are compared by identity: Titanium hands the same object from context to context. */
    private record Opening(Kind kind, String term, TermDefinition definition) {}

    private Scope(ActiveContext context, Optional<Scope> previous, AtomicInteger kept) {
        this.context = context;
        this.previous = previous;
        this.kept = kept;
    }

    static Optional<Scope> of(ActiveContext context) {
        return context.getBaseUri() == null && context.getPreviousContext() == null
                ? Optional.of(new Scope(context, Optional.empty(), new AtomicInteger()))
                : Optional.empty();
    }

    Optional<TermDefinition> definition(String term) {
        return context.getTerm(term);
    }

    Optional<String> vocabulary() {
        return Optional.ofNullable(context.getVocabularyMapping());
    }

    /** Whether a text that states neither language nor direction may get one. */
    boolean changesTexts(Optional<TermDefinition> definition) {
        boolean ownLanguage =
                definition.filter(term -> term.getLanguageMapping() != null).isPresent();
        boolean ownDirection =
                definition.filter(term -> term.getDirectionMapping() != null).isPresent();
        return ownLanguage
                || ownDirection
                || context.getDefaultLanguage() != null
                || context.getDefaultBaseDirection() != null;
    }

    /**
     * The scope of a node that is a value of {@code property}: what a type opened around it has ended, and what the property opens begins.
     *
     * @param isReference whether it has an identifier and nothing else, which ends nothing
     */
    Optional<Scope> ofNode(String property, boolean isReference) {
        Scope base = isReference ? this : previous.orElse(this);
        Optional<TermDefinition> definition = definition(property).filter(TermDefinition::hasLocalContext);
        return definition.isEmpty() ? Optional.of(base) : base.open(Kind.NODE, property, definition.get());
    }

    /** The scope in which a text, number or truth value of {@code property} is read. */
    Optional<Scope> ofScalar(String property) {
        Optional<TermDefinition> definition = definition(property).filter(TermDefinition::hasLocalContext);
        return definition.isEmpty() ? Optional.of(this) : open(Kind.SCALAR, property, definition.get());
    }

    /** What {@code type} opens; this where it opens nothing. To be asked in the order of the types' text. */
    Optional<Scope> ofType(String type, Scope outer) {
        Optional<TermDefinition> definition = outer.definition(type).filter(TermDefinition::hasLocalContext);
        return definition.isEmpty() ? Optional.of(this) : open(Kind.TYPE, type, definition.get());
    }

    private Optional<Scope> open(Kind kind, String term, TermDefinition definition) {
        Opening opening = new Opening(kind, term, definition);
        Optional<Scope> known = opened.get(opening);
        if (known != null) {
            return known;
        }
        if (kept.incrementAndGet() > MOST_KEPT) {
            return Optional.empty();
        }
        Optional<Scope> scope = processed(kind, term, definition);
        opened.put(opening, scope);
        return scope;
    }

    private Optional<Scope> processed(Kind kind, String term, TermDefinition definition) {
        URI base = definition(term).map(TermDefinition::getBaseUrl).orElse(null);
        try {
            return within(context.newContext()
                    .overrideProtected(kind == Kind.NODE)
                    .propagate(kind != Kind.TYPE)
                    .create(definition.getLocalContext(), base));
        } catch (JsonLdError | RuntimeException forTheGeneralWay) {
            return Optional.empty();
        }
    }

    /** Empty where it would go back to a context that is not known here. */
    @SuppressWarnings("ReferenceEquality")
    private Optional<Scope> within(ActiveContext opened) {
        ActiveContext past = opened.getPreviousContext();
        boolean isThis = past == context;
        boolean isPrevious = previous.filter(scope -> scope.context == past).isPresent();
        if (opened.getBaseUri() != null || !(past == null || isThis || isPrevious)) {
            return Optional.empty();
        }
        Optional<Scope> back = isThis ? Optional.of(this) : isPrevious ? previous : Optional.empty();
        return Optional.of(new Scope(opened, back, kept));
    }
}
