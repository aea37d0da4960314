package coop.kith.trust.graph;

import coop.kith.did.Did;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/**
 * An immutable view of evidence as of a time: entities as dense numbers ordered by DID text, edges grouped by their source. Every edge leads back to
 * the evidence it stands on, and every piece of evidence is on an edge or among those left out, never both and never neither. The order in which
 * evidence arrived makes no difference.
 *
 * <p>An edge states; how much it weighs is a policy's affair. Of parallel credentials, same issuer, subject, kind and (for a statement) the same
 * predicate, community and thing, the newest live one is the edge: by {@code validFrom}, then by id. They never add up. Of a membership the newest
 * acknowledged one is: a renewed grant takes nothing away while it waits for its answer.
 *
 * <p>Space: one object an edge and 8 bytes an entity. Building sorts the evidence: O(n log n).
 */
public final class TrustGraph {
    private static final Comparator<Edge> WITHIN_A_PAIR = Comparator.comparing(Edge::kind)
            .thenComparing(edge -> edge.evidence().get(0));
    private static final Comparator<Edge> BY_SOURCE =
            Comparator.comparingInt(Edge::from).thenComparingInt(Edge::to).thenComparing(WITHIN_A_PAIR);
    private static final Comparator<Edge> BY_TARGET =
            Comparator.comparingInt(Edge::to).thenComparingInt(Edge::from).thenComparing(WITHIN_A_PAIR);

    private final Instant asOf;
    private final List<Did> entities;
    private final List<Edge> bySource;
    private final int[] sourceStart;
    private final List<Edge> byTarget;
    private final int[] targetStart;
    private final List<Left> leftOut;
    private final List<Flag> flags;

    private TrustGraph(Instant asOf, List<Did> entities, List<Edge> edges, List<Left> leftOut, List<Flag> flags) {
        this.asOf = asOf;
        this.entities = entities;
        this.bySource = edges.stream().sorted(BY_SOURCE).toList();
        this.sourceStart = starts(bySource, Edge::from, entities.size());
        this.byTarget = edges.stream().sorted(BY_TARGET).toList();
        this.targetStart = starts(byTarget, Edge::to, entities.size());
        this.leftOut = List.copyOf(leftOut);
        this.flags = List.copyOf(flags);
    }

    /** What an edge stands for. */
    public enum EdgeKind {
        /** The source said that it knows the target; complete when the target said so of the source too. */
        RELATIONSHIP,
        /** The source is a community and the target its member; complete when the member acknowledged the grant by its digest. */
        MEMBERSHIP,
        /** The source stated something of the target; whole by itself. Evidence for a policy that names its predicate, and nothing more. */
        STATEMENT,
        /** The source invited the target; whole by itself. Provenance, not trust. */
        INVITATION,
        /** The source asserts a persona to the target; whole by itself. Names no other DID of whoever is behind the persona. */
        PERSONA,
        /**
         * The source appointed the target to act in its name; complete when the target accepted. What a delegate says is the delegate's word: it is never the source in person, and never a
         * vouch (specification, VDC; Security Considerations, personhood laundering).
         */
        DELEGATION,
        /** The source permits the target to act, as itself; whole by itself. Neither membership nor a vouch (specification, VAC). */
        AUTHORITY
    }

    /**
     * One edge.
     *
     * @param complete whether nothing is missing; an edge that is not is one half, the word of its source alone
     * @param evidence what the edge stands on: the newest live statement of the source, then, when complete, the answer of the target; then, of a
     *     delegation or an authority that derives from another, the chain up to its root
     * @param parallel live evidence that says the same and on which the edge could stand instead, of either side: what a policy may fall back on where the newest counts for less
     */
    public record Edge(
            int from, int to, EdgeKind kind, boolean complete, List<Evidence> evidence, List<Evidence> parallel) {
        public Edge {
            evidence = List.copyOf(evidence);
            parallel = List.copyOf(parallel);
        }

        /** With nothing to fall back on. */
        public Edge(int from, int to, EdgeKind kind, boolean complete, List<Evidence> evidence) {
            this(from, to, kind, complete, evidence, List.of());
        }

        /** What is stated, on a STATEMENT edge. */
        public Optional<Statement> statement() {
            return evidence.get(0).reading().statement();
        }

        /**
         * Where the chain of a DELEGATION or an AUTHORITY begins: with the one in whose name acts are done; with the one who must govern the scope for the authority to be worth anything, which
         * no credential shows and the asker must know. Empty for every other kind.
         */
        public Optional<Did> root() {
            return evidence.stream()
                    .filter(one -> one.reading()
                            .mandate()
                            .filter(mandate -> mandate.parent().isEmpty())
                            .isPresent())
                    .map(Evidence::issuer)
                    .findFirst();
        }
    }

    /** Evidence that is in the log but makes no edge as of the time, and why. */
    public record Left(Evidence evidence, Reason reason) {}

    /**
     * An entity that was caught: EQUIVOCATION, SCOPE_CONTRADICTED or PAIRWISE_REUSED.
     *
     * @param evidence what shows it, by id
     */
    public record Flag(Did entity, Reason reason, List<Evidence> evidence) {
        public Flag {
            evidence = List.copyOf(evidence);
        }
    }

    /** The view as of {@code asOf} of what is in {@code known}; filtering by knowledge time is the caller's. */
    public static TrustGraph of(Collection<Evidence> known, Instant asOf) {
        return of(known, asOf, Instant.MAX);
    }

    /**
     * The view as of {@code asOf} of what had reached us by {@code knownAt}. What came later is not among the left out either: an old question gets
     * its old answer, whatever has been learnt since.
     */
    public static TrustGraph of(Collection<Evidence> evidence, Instant asOf, Instant knownAt) {
        Sorting sorting = Sorting.of(evidence, asOf, knownAt);
        TreeSet<Did> present = new TreeSet<>();
        sorting.links().forEach(link -> Collections.addAll(present, link.from(), link.to()));
        List<Did> entities = List.copyOf(present);
        List<Edge> edges = sorting.links().stream()
                .map(link -> new Edge(
                        number(entities, link.from()),
                        number(entities, link.to()),
                        link.kind(),
                        link.complete(),
                        link.evidence(),
                        link.older()))
                .toList();
        return new TrustGraph(asOf, entities, edges, sorting.leftOut(), sorting.flags());
    }

    public Instant asOf() {
        return asOf;
    }

    /** How many entities there are: those with an edge. */
    public int size() {
        return entities.size();
    }

    public Did entity(int index) {
        return entities.get(index);
    }

    /** The number of an entity; empty when no edge touches it. */
    public OptionalInt index(Did entity) {
        int found = number(entities, entity);
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    /** Every edge, ordered by source, target, kind, then evidence id. */
    public List<Edge> edges() {
        return bySource;
    }

    /** Edges from {@code entity}, ordered by target, then kind. Self-edges are never there. */
    public List<Edge> edgesFrom(int entity) {
        return bySource.subList(sourceStart[entity], sourceStart[entity + 1]);
    }

    /** Edges to {@code entity}, ordered by source, then kind. */
    public List<Edge> edgesTo(int entity) {
        return byTarget.subList(targetStart[entity], targetStart[entity + 1]);
    }

    /** Ordered by evidence id. */
    public List<Left> leftOut() {
        return leftOut;
    }

    /** Ordered by reason, then DID. */
    public List<Flag> flags() {
        return flags;
    }

    /**
     * Whether the edge is verifiable as an edge of the Decentralized Trust Graph by somebody with these communities as anchors: whether its source is one of them, or a completed
     * member of one (specification, Edge Verifiability, the route by disclosure). Each half is looked at by itself, so this says nothing of the target. The specification leaves
     * what to make of it to the verifier; nothing here is left out for it, and a policy may demand it.
     */
    public boolean isVerifiable(Edge edge, Set<Did> anchors) {
        return anchors.contains(entity(edge.from()))
                || edgesTo(edge.from()).stream()
                        .filter(membership -> membership.kind() == EdgeKind.MEMBERSHIP && membership.complete())
                        .anyMatch(membership -> anchors.contains(entity(membership.from())));
    }

    /** Groups of DIDs that speak with one voice, so that at most one of each counts as a voucher; see {@link Voices}. In the order of their text. */
    public List<NavigableSet<Did>> joined() {
        return Voices.of(this);
    }

    private static int number(List<Did> entities, Did entity) {
        return Collections.binarySearch(entities, entity);
    }

    private static int[] starts(List<Edge> sorted, ToIntFunction<Edge> end, int entities) {
        int[] starts = new int[entities + 1];
        for (Edge edge : sorted) {
            starts[end.applyAsInt(edge) + 1]++;
        }
        for (int i = 0; i < entities; i++) {
            starts[i + 1] += starts[i];
        }
        return starts;
    }
}
