package coop.kith.vc.canon;

import coop.kith.json.JsonObject;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A document in canonical form of which parts can be shown: which statements a part makes, and under which labels its nodes go by themselves (vc-di-ecdsa 1.0
 * section 3.4, "canonicalize and group"). Immutable.
 *
 * <p>A part makes some of the statements of its whole and no other; what would read otherwise by itself, such as a list without its middle, is refused.
 */
public final class DivisibleDocument {
    private final JsonObject document;
    private final JsonObject marked;
    private final CanonicalStatements whole;
    private final Work work;

    DivisibleDocument(JsonObject document, JsonObject marked, CanonicalStatements whole, Work work) {
        this.document = document;
        this.marked = marked;
        this.whole = whole;
        this.work = work;
    }

    /** What a canonicalizer does for its documents. */
    interface Work {
        Result<Set<Quad>> statements(JsonObject marked);

        Result<CanonicalStatements> canonical(Set<Quad> quads);
    }

    /** All statements, with labels made from the canonical ones, in their order. */
    public List<String> lines(UnaryOperator<String> relabel) {
        return whole.lines(relabel);
    }

    /** The part that these pointers point to. */
    public Result<Part> part(List<JsonPointer> pointers) {
        return Selection.of(document, pointers)
                .flatMap(selected -> Selection.of(marked, pointers)
                        .flatMap(work::statements)
                        .flatMap(quads -> whole.quads().containsAll(quads)
                                ? Result.ok(new Part(selected, quads))
                                : Result.refused(Problem.of(
                                                CanonProblem.NOT_DIVISIBLE,
                                                "What was chosen would say something else by itself than within the"
                                                        + " document.")
                                        .next("Choose lists and plain JSON as a whole."))));
    }

    /** The part that nothing points to, which is not even a document. */
    public Part nothing() {
        return new Part(JsonObject.empty(), Set.of());
    }

    /** A part of the document around it. */
    public final class Part {
        private final JsonObject selected;
        private final Set<Quad> quads;

        private Part(JsonObject selected, Set<Quad> quads) {
            this.selected = selected;
            this.quads = quads;
        }

        /** As a document, with the contexts. */
        public JsonObject document() {
            return selected;
        }

        /** Where its statements stand among {@link DivisibleDocument#lines}. */
        public SortedSet<Integer> indexes(UnaryOperator<String> relabel) {
            Set<String> lines = new HashSet<>(whole.lines(quads, relabel));
            SortedSet<Integer> indexes = new TreeSet<>();
            List<String> all = lines(relabel);
            for (int index = 0; index < all.size(); index++) {
                if (lines.contains(all.get(index))) {
                    indexes.add(index);
                }
            }
            return indexes;
        }

        /** From the canonical labels that its nodes have when it stands by itself to those that they have in the whole. */
        public Result<Map<String, String>> labels() {
            return work.canonical(quads).map(alone -> {
                Map<String, String> labels = new HashMap<>();
                alone.canonical()
                        .forEach((label, canonical) -> labels.put(
                                CanonicalStatements.bare(canonical),
                                CanonicalStatements.bare(whole.canonical().getOrDefault(label, label))));
                return labels;
            });
        }
    }
}
