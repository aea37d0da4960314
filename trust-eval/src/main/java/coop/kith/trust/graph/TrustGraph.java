package coop.kith.trust.graph;

import coop.kith.did.Did;
import coop.kith.trust.evidence.Evidence;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;

/**
 * An immutable view of evidence as of a time: entities as dense numbers ordered by DID text, edges grouped by their source. Every edge leads back to
 * the evidence it stands on. The order in which evidence arrived makes no difference.
 */
public final class TrustGraph {
    private TrustGraph() {}

    /** What an edge stands for. */
    public enum EdgeKind {
        /** The source said that it knows the target; complete when the target said so of the source too. */
        RELATIONSHIP,
        /** The source is a community and the target its member; complete when the member acknowledged the grant by its digest. */
        MEMBERSHIP
    }

    /**
     * One edge.
     *
     * @param evidence what the edge stands on: the newest live statement of the source, then, when complete, the answer of the target
     */
    public record Edge(int from, int to, EdgeKind kind, boolean complete, List<Evidence> evidence) {
        public Edge {
            evidence = List.copyOf(evidence);
        }
    }

    /** Evidence that is in the log but makes no edge as of the time, and why: a stable code such as {@code expired}. */
    public record Left(Evidence evidence, String reason) {}

    /** The view as of {@code asOf} of what is in {@code known}; filtering by knowledge time is the caller's. */
    public static TrustGraph of(Collection<Evidence> known, Instant asOf) {
        throw new AssertionError("not yet");
    }

    public Instant asOf() {
        throw new AssertionError("not yet");
    }

    public int size() {
        throw new AssertionError("not yet");
    }

    public Did entity(int index) {
        throw new AssertionError("not yet");
    }

    public OptionalInt index(Did entity) {
        throw new AssertionError("not yet");
    }

    /** Edges from {@code entity}, ordered by target, then kind. Self-edges are never there. */
    public List<Edge> edgesFrom(int entity) {
        throw new AssertionError("not yet");
    }

    /** Edges to {@code entity}, ordered by source, then kind. */
    public List<Edge> edgesTo(int entity) {
        throw new AssertionError("not yet");
    }

    public List<Left> leftOut() {
        throw new AssertionError("not yet");
    }
}
