package coop.kith.vc.canon;

import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * Brings JSON-LD documents into their canonical form: expanded with pinned contexts, turned into RDF without losing anything, put in order by RDFC-1.0.
 * Immutable, safe for many threads; it keeps processed contexts, so one instance that stays is faster than many.
 *
 * <p>Nothing is dropped. A member that no context defines, a type or identifier that is no absolute IRI, a bad language tag, a null: JSON-LD skips them
 * without a word, which would leave them unsigned, so each of them is a problem here. So is every other spelling of what the contexts have names for, every
 * context that is not in the library, a document of more than {@value #MOST_VALUES} values, and one whose order would take more than
 * {@value StepBudget#STANDARD_STEPS} steps to find.
 *
 * <p>What the canonical form cannot tell apart, since RDF cannot: the order of members and of items (other than of lists), repeated items, {@code "a"} and
 * {@code ["a"]}, {@code "a"} and an object with only that {@code @value}, {@code 1} and {@code 1.0}, the names of contexts.
 *
 * @see <a href="https://www.w3.org/TR/rdf-canon/">RDF Dataset Canonicalization</a>
 */
public final class Canonicalizer {
    /**
     * Members and items, counted together, of a document that is read as statements: fifty times the largest credential of the published vectors, which has 127.
     * Each costs about 15 microseconds and 4 kB on the way through expansion, before any signature is looked at. Bytes, depth and the rest are those of
     * {@link JsonLimits#standard()}.
     */
    public static final int MOST_VALUES = 6_400;

    private static final JsonLimits LIMITS =
            new JsonLimits(JsonLimits.standard().bytes(), JsonLimits.standard().depth(), MOST_VALUES);

    private final ContextLibrary library;
    private final Expander expander;
    private final FlatForms flat;
    private final UnaryOperator<StepBudget> bounds;

    private Canonicalizer(ContextLibrary library, Expander expander, FlatForms flat, UnaryOperator<StepBudget> bounds) {
        this.library = library;
        this.expander = expander;
        this.flat = flat;
        this.bounds = bounds;
    }

    /** With the contexts that Kith brings along. */
    public static Canonicalizer standard() {
        return of(ContextLibrary.standard());
    }

    /** With these contexts and no others. */
    public static Canonicalizer of(ContextLibrary library) {
        return new Canonicalizer(library, new Expander(library), new FlatForms(library), budget -> budget);
    }

    /**
     * As this one, and ordering the statements of one document may not take longer than {@code time}. The bound on steps, which is the same on every
     * machine, stays.
     *
     * @param nanos a clock of elapsed nanoseconds, such as {@code System::nanoTime}
     */
    public Canonicalizer within(Duration time, LongSupplier nanos) {
        return new Canonicalizer(library, expander, flat, budget -> budget.within(time, nanos));
    }

    /** The contexts that documents may name. */
    public ContextLibrary library() {
        return library;
    }

    /** Canonical N-Quads in UTF-8 (RDF Dataset Canonicalization section 4.4 and appendix A). */
    public Result<byte[]> canonicalize(JsonObject document, HashAlgorithm hash) {
        return statements(document)
                .flatMap(quads -> Rdfc.canonicalize(quads, hash, bounds.apply(StepBudget.standard())))
                .map(Rdfc.Canonical::bytes);
    }

    /**
     * The same, for documents that are alike but for the texts of a few members; where they are flat, the work is done once for many of them.
     *
     * @param varying the names of those members
     */
    public Result<byte[]> canonicalize(JsonObject document, Set<String> varying, HashAlgorithm hash) {
        return flat.canonicalize(
                        document,
                        varying,
                        standing -> statements(standing)
                                .flatMap(quads -> Rdfc.canonicalize(quads, hash, bounds.apply(StepBudget.standard())))
                                .map(Rdfc.Canonical::lines))
                .map(Result::ok)
                .orElseGet(() -> canonicalize(document, hash));
    }

    /** The statements under their canonical labels, for suites that give the nodes other labels still. */
    public Result<CanonicalStatements> canonicalStatements(JsonObject document, HashAlgorithm hash) {
        return statements(document).flatMap(quads -> canonical(quads, hash));
    }

    /** The same for statements that come as N-Quads and not as a document, so that RDFC-1.0 can be held against other implementations of it. */
    public Result<CanonicalStatements> canonicalNQuads(String nquads, HashAlgorithm hash) {
        return NQuads.read(nquads).flatMap(quads -> canonical(quads, hash));
    }

    /**
     * The document in canonical form, so that parts of it can be shown. Costs about two canonicalizations, and each part one more; each is bounded by itself.
     * Refused with NOT_DIVISIBLE where a map by language or the like makes it unclear which objects are nodes.
     */
    public Result<DivisibleDocument> divisible(JsonObject stated, HashAlgorithm hash) {
        JsonObject document = library.unwrapped(stated);
        Result<Set<Quad>> plain = statements(document);
        return plain.isOk() ? divided(document, hash) : Result.refused(plain.problems());
    }

    private Result<DivisibleDocument> divided(JsonObject document, HashAlgorithm hash) {
        ContextLibrary contexts = library.with(document);
        Screen.Findings ordinary = Screen.of(document, contexts, LIMITS, Set.of());
        boolean holdsJson = !statements(document, ordinary).isOk();
        Set<String> json = holdsJson ? contexts.jsonNames(ordinary.contexts()) : Set.of();
        Marks marks = Marks.forDocument(document, contexts.names(), json);
        JsonObject marked = marks.on(document);
        DivisibleDocument.Work work = new DivisibleDocument.Work() {
            @Override
            public Result<Set<Quad>> statements(JsonObject part) {
                return expander.expand(part).flatMap(expanded -> Statements.marked(expanded, marks));
            }

            @Override
            public Result<CanonicalStatements> canonical(Set<Quad> quads) {
                return Canonicalizer.this.canonical(quads, hash);
            }
        };
        return marksChangeNothing(document, marked, marks)
                .flatMap(same -> work.statements(marked))
                .flatMap(work::canonical)
                .map(whole -> new DivisibleDocument(document, marked, whole, work));
    }

    private Result<JsonObject> marksChangeNothing(JsonObject document, JsonObject marked, Marks marks) {
        return expander.expand(document)
                .flatMap(without -> expander.expand(marked)
                                .fold(with -> marks.off(with).equals(without), refused -> false)
                                .equals(true)
                        ? Result.ok(marked)
                        : Result.refused(Problem.of(
                                        CanonProblem.NOT_DIVISIBLE,
                                        "An object of the document is no node, though it looks like"
                                                + " one, such as a map from languages to texts.")
                                .next("Sign the document with a suite that covers all of it, such as"
                                        + " eddsa-rdfc-2022.")));
    }

    private Result<CanonicalStatements> canonical(Set<Quad> quads, HashAlgorithm hash) {
        return Rdfc.canonicalize(quads, hash, bounds.apply(StepBudget.standard()))
                .map(canonical -> new CanonicalStatements(quads, canonical.labels()));
    }

    private Result<Set<Quad>> statements(JsonObject stated) {
        JsonObject document = library.unwrapped(stated);
        ContextLibrary contexts = library.with(document);
        Screen.Findings ordinary = Screen.of(document, contexts, LIMITS, Set.of());
        Result<Set<Quad>> statements = statements(document, ordinary);
        Set<String> json = statements.isOk() ? Set.of() : contexts.jsonNames(ordinary.contexts());
        return json.isEmpty() ? statements : statements(document, Screen.of(document, contexts, LIMITS, json));
    }

    private Result<Set<Quad>> statements(JsonObject document, Screen.Findings screened) {
        if (!screened.problems().isEmpty()) {
            return Result.refused(screened.problems());
        }
        Optional<Set<Quad>> straight = screened.json().isEmpty()
                ? expander.scope(document).flatMap(scope -> StraightWalk.statements(document, scope))
                : Optional.empty();
        return straight.map(Result::ok).orElseGet(() -> generally(document, screened));
    }

    /** The general way, which {@link StraightWalk} must not differ from. */
    private Result<Set<Quad>> generally(JsonObject document, Screen.Findings screened) {
        return expander.expand(document).flatMap(expanded -> Statements.of(expanded, screened.json()));
    }
}
