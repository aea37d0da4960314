package coop.kith.vc.canon;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Digests;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.Shown;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The JSON-LD contexts that a document may name, each pinned by the SHA-256 of its published bytes. What is not in here is not known: nothing is ever
 * downloaded, so that no stranger can make a verifier call on an address, and no host of a context can change what a signature means.
 *
 * <p>In documents that are signed as RDF an IRI must have one name, whichever contexts are exchanged. A few old contexts do not give one (security v1 and v2,
 * bbs v1): they are in the library, and documents that use them are refused. Another, ed25519-2020, may be used without its name {@code signature}.
 *
 * <p>An immutable value, safe for many threads: {@link #with} and {@link #withInline} give a larger library and leave this one as it is.
 *
 * @see <a href="https://www.w3.org/TR/vc-data-integrity/#validating-contexts">Data Integrity 1.0, section 2.4.1 (Validating Contexts)</a>
 */
public final class ContextLibrary {
    private final Map<String, JsonObject> documents;
    private final Map<String, Bytes> published;
    private static final String CONTEXT = "@context";

    private final Set<JsonObject> inline;
    private final boolean anyInline;
    private final ContextNames names;
    private final NamedIris iris;

    private ContextLibrary(
            Map<String, JsonObject> documents,
            Map<String, Bytes> published,
            Set<JsonObject> inline,
            boolean anyInline) {
        this.documents = Collections.unmodifiableMap(documents);
        this.published = Collections.unmodifiableMap(published);
        this.inline = Collections.unmodifiableSet(inline);
        this.anyInline = anyInline;
        this.names = ContextNames.in(documents.values(), inline);
        this.iris = NamedIris.in(documents, inline);
    }

    /** Read once: the documents are constants that came with the class. */
    private static final class Standard {
        static final ContextLibrary LIBRARY = bundled();

        private static ContextLibrary bundled() {
            Map<String, JsonObject> documents = new LinkedHashMap<>();
            Map<String, Bytes> published = new LinkedHashMap<>();
            for (BundledContext context : BundledContext.ALL) {
                Bytes document = context.document();
                documents.put(
                        context.url(),
                        pinned(context.url(), document, context.sha256()).orThrow());
                published.put(context.url(), document);
            }
            return new ContextLibrary(documents, published, Set.of(), false);
        }
    }

    /** The contexts that Kith brings along: those of the W3C specifications around verifiable credentials, and that of decentralized trust graphs. */
    public static ContextLibrary standard() {
        return Standard.LIBRARY;
    }

    /**
     * This library and one document more.
     *
     * <p>A document cannot use a context that gives an IRI another name than a context added before it, reverses a member, or moves the base of relative
     * IRIs: then two spellings would have one signature.
     *
     * @param url an absolute URL, compared letter by letter with what documents name
     * @param document UTF-8 JSON with a member {@code @context}
     * @param sha256 of {@code document}, 64 hexadecimal digits, from somewhere that you trust more than the place the document came from
     * @return refused where the digest is another, the document is no context, or the URL is pinned to another document already
     */
    public Result<ContextLibrary> with(String url, Bytes document, String sha256) {
        return pinned(url, document, sha256).flatMap(read -> {
            JsonObject present = documents.get(url);
            if (present != null && !present.equals(read)) {
                return Result.refused(Problem.of(
                                CanonProblem.CONTEXT_NOT_AS_PINNED,
                                "The library has another document under " + Shown.text(url) + ".")
                        .next("Keep one of the two; what was signed with one must not be read with the other."));
            }
            Map<String, JsonObject> more = new LinkedHashMap<>(documents);
            more.put(url, read);
            Map<String, Bytes> contents = new LinkedHashMap<>(published);
            contents.putIfAbsent(url, document);
            return Result.ok(new ContextLibrary(more, contents, inline, anyInline));
        });
    }

    /**
     * This library, and the leave for documents to carry this very object (by value) among their contexts. Without it, a context that stands in a document
     * is refused: whoever passes a document on could add one, give its members other names, and keep the signature.
     *
     * @param context the object, without a member {@code @context} around it
     */
    public ContextLibrary withInline(JsonObject context) {
        Set<JsonObject> more = new LinkedHashSet<>(inline);
        more.add(context);
        return new ContextLibrary(documents, published, more, anyInline);
    }

    /**
     * This library, and the leave for documents to carry any contexts of their own that give no IRI a second name beside those of the library. What is lost:
     * the names that only such a context defines are not signed, so whoever passes a document on may rename those members and types, and the signature
     * holds. For those who read such documents as RDF, and for interoperability suites; what reads the JSON by name is fooled. An object that holds nothing but a
     * {@code @context} is read as what it holds, as jsonld.js does.
     */
    public ContextLibrary withAnyInline() {
        return new ContextLibrary(documents, published, inline, true);
    }

    /** The URLs that documents may name, in the order in which they were added. */
    public Set<String> urls() {
        return documents.keySet();
    }

    /** The document under this URL, as it was pinned. */
    public Optional<JsonObject> document(String url) {
        return Optional.ofNullable(documents.get(url));
    }

    /** The bytes of that document, as they were pinned. */
    public Optional<Bytes> published(String url) {
        return Optional.ofNullable(published.get(url));
    }

    /** The document with each context that only wraps another unwrapped, where any context may stand in it. */
    JsonObject unwrapped(JsonObject document) {
        if (!anyInline || !document.has(CONTEXT)) {
            return document;
        }
        List<JsonValue> stated = document.oneOrMany(CONTEXT);
        List<JsonValue> plain = stated.stream().map(ContextLibrary::unwrapped).toList();
        return plain.equals(stated) ? document : document.with(CONTEXT, new JsonArray(plain));
    }

    private static JsonValue unwrapped(JsonValue context) {
        return context instanceof JsonObject object && object.members().size() == 1
                ? object.get(CONTEXT).orElse(context)
                : context;
    }

    boolean allowsInline(JsonObject context) {
        return inline.contains(context);
    }

    /** The library as it is for one document: with the contexts that stand in it, where any may. */
    ContextLibrary with(JsonObject document) {
        if (!anyInline) {
            return this;
        }
        Set<JsonObject> more = new LinkedHashSet<>(inline);
        Stream.concat(Stream.of(document), document.oneOrMany("verifiableCredential").stream())
                .filter(JsonObject.class::isInstance)
                .flatMap(stated -> ((JsonObject) stated).oneOrMany(CONTEXT).stream())
                .filter(JsonObject.class::isInstance)
                .limit(Screen.MOST_CONTEXTS)
                .filter(context -> InlineContext.fault(context).isEmpty())
                .forEach(context -> more.add((JsonObject) context));
        return more.equals(inline) ? this : new ContextLibrary(documents, published, more, true);
    }

    ContextNames names() {
        return names;
    }

    NamedIris iris() {
        return iris;
    }

    /** The names that are of the type {@code @json} somewhere in these contexts, which are known or allowed. */
    Set<String> jsonNames(Set<JsonValue> contexts) {
        return names(contexts).json();
    }

    /** What these contexts say about names; those that are not in the library say nothing. */
    ContextNames names(Set<JsonValue> contexts) {
        List<JsonObject> known = contexts.stream()
                .flatMap(context -> context instanceof JsonString url ? document(url.value()).stream() : Stream.empty())
                .toList();
        List<JsonObject> standing = contexts.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .toList();
        return ContextNames.in(known, standing);
    }

    private static Result<JsonObject> pinned(String url, Bytes document, String sha256) {
        String found = HexFormat.of().formatHex(Digests.sha256(document.toArray()));
        if (!found.equalsIgnoreCase(sha256)) {
            return Result.refused(Problem.of(
                            CanonProblem.CONTEXT_NOT_AS_PINNED,
                            "The document for " + Shown.text(url) + " has the SHA-256 " + found + ", not "
                                    + Shown.text(sha256) + ".")
                    .next("Get the document again, byte for byte as it was published."));
        }
        return Json.parseObject(document.toArray(), JsonLimits.standard())
                .flatMap(read -> read.has("@context")
                        ? Result.ok(read)
                        : Result.refused(Problem.of(
                                CanonProblem.NOT_JSON_LD,
                                "The document for " + Shown.text(url) + " has no @context.",
                                JsonPointer.of("@context"))));
    }
}
