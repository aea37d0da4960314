package coop.kith.vc.canon;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.JsonLdVersion;
import com.apicatalog.jsonld.context.ActiveContext;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.expansion.Expansion;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.jsonld.processor.ProcessingRuntime;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.Shown;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * JSON-LD expansion by Titanium (JSON-LD 1.1 Processing Algorithms section 5.1), of documents that {@link Screen} let through, with the contexts of a
 * library and no others. Whatever Titanium throws becomes a problem. What it hands back is in expanded form; whether all of it can be signed
 * {@link Statements} decides.
 *
 * <p>Processing the contexts costs far more than expanding a credential, and is the same for the same {@code @context}; the results are kept, at most
 * {@value #MOST_KEPT} of them. Safe for many threads: Titanium copies a processed context before it changes one.
 */
final class Expander {
    private static final int MOST_KEPT = 32;

    /** The contexts of a document, for Titanium and for {@link StraightWalk}. */
    private record Processed(ActiveContext context, Optional<Scope> scope) {}

    private final JsonLdOptions options;
    private final Map<JsonValue, Processed> kept = new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<JsonValue, Processed> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /** One that leaves out members no context defines; nothing it gives may be signed. */
    static Expander tolerant(ContextLibrary library) {
        return new Expander(library, JsonLdOptions.ProcessingPolicy.Ignore);
    }

    /** One that refuses members no context defines. */
    Expander(ContextLibrary library) {
        this(library, JsonLdOptions.ProcessingPolicy.Fail);
    }

    private Expander(ContextLibrary library, JsonLdOptions.ProcessingPolicy undefinedTerms) {
        this.options = new JsonLdOptions(loader(library));
        options.setProcessingMode(JsonLdVersion.V1_1);
        options.setOrdered(true);
        options.setUndefinedTermsPolicy(undefinedTerms);
        // Titanium's caches are not made for many threads.
        options.setContextCache(null);
        options.setDocumentCache(null);
    }

    private static DocumentLoader loader(ContextLibrary library) {
        Map<String, Document> read = new ConcurrentHashMap<>();
        return (url, loaderOptions) -> {
            JsonObject document = library.document(url.toString())
                    .orElseThrow(() ->
                            new JsonLdError(JsonLdErrorCode.LOADING_DOCUMENT_FAILED, "not in the library: " + url));
            return read.computeIfAbsent(url.toString(), first -> {
                JsonDocument context = JsonDocument.of(JakartaValues.object(document));
                context.setDocumentUrl(url);
                return context;
            });
        };
    }

    /** The expanded document: an object, or something else where nothing is left of it. */
    Result<jakarta.json.JsonValue> expand(JsonObject document) {
        try {
            ActiveContext context = context(document.get("@context"));
            return Result.ok(Expansion.with(context, JakartaValues.object(document.without("@context")), null, null)
                    .ordered(true)
                    .compute());
        } catch (JsonLdError refused) {
            return Result.refused(problem(refused));
        } catch (RuntimeException notForeseenByTitanium) {
            // Titanium meets some malformed documents with a NullPointerException, ClassCastException or the like out
            // of Parsson.
            return Result.refused(problem(notForeseenByTitanium));
        }
    }

    static Problem problem(RuntimeException notForeseenByTitanium) {
        return Problem.of(
                        CanonProblem.NOT_JSON_LD,
                        "The document does not follow the rules of JSON-LD ("
                                + notForeseenByTitanium.getClass().getSimpleName() + ").")
                .next("Look for identifiers, types and maps whose values are of a kind that their"
                        + " context does not foresee.");
    }

    /** What the names of a document mean; empty where its contexts cannot be processed, or in no simple way. */
    Optional<Scope> scope(JsonObject document) {
        try {
            return processed(document.get("@context")).scope();
        } catch (JsonLdError | RuntimeException unprocessed) {
            return Optional.empty();
        }
    }

    ActiveContext context(Optional<JsonValue> stated) throws JsonLdError {
        return processed(stated).context();
    }

    /** Kept for the next of the same. */
    private Processed processed(Optional<JsonValue> stated) throws JsonLdError {
        if (stated.isEmpty()) {
            return new Processed(nothing(), Optional.empty());
        }
        synchronized (kept) {
            Processed before = kept.get(stated.get());
            if (before != null) {
                return before;
            }
        }
        ActiveContext context = nothing().newContext().create(JakartaValues.value(stated.get()), null);
        Processed processed = new Processed(context, Scope.of(context));
        synchronized (kept) {
            kept.put(stated.get(), processed);
        }
        return processed;
    }

    private ActiveContext nothing() {
        return new ActiveContext(ProcessingRuntime.of(options));
    }

    static Problem problem(JsonLdError error) {
        Throwable innermost = error;
        while (innermost.getCause() instanceof JsonLdError cause) {
            innermost = cause;
        }
        JsonLdErrorCode code = innermost instanceof JsonLdError known ? known.getCode() : error.getCode();
        String message = innermost.getMessage() == null ? "" : innermost.getMessage();
        if (code == JsonLdErrorCode.UNDEFINED_TERM) {
            int from = message.indexOf('[');
            int to = message.lastIndexOf("].");
            String term = 0 <= from && from < to ? message.substring(from + 1, to) : message;
            return Problem.of(
                            CanonProblem.NOT_COVERED,
                            "No context of the document defines " + Shown.text(term)
                                    + "; JSON-LD would drop it, so it would not be signed.")
                    .next("Add a context that defines it, leave it out, or sign with a suite that covers the JSON as"
                            + " it stands, such as eddsa-jcs-2022.");
        }
        return Problem.of(
                        CanonProblem.NOT_JSON_LD,
                        "The document does not follow the rules of JSON-LD: " + code + ", " + Shown.text(message) + ".",
                        code.name().contains("CONTEXT") ? JsonPointer.of("@context") : JsonPointer.root())
                .next("Check the contexts, their order, and the members named here.");
    }
}
