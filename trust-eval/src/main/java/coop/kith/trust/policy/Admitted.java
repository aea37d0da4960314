package coop.kith.trust.policy;

import coop.kith.did.Did;
import coop.kith.trust.answer.VouchGraph;
import coop.kith.trust.answer.VouchGraph.Arc;
import coop.kith.trust.evidence.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a policy lets in of a body of evidence as of two times, whoever is asked about: the part of an answer that questions about many subjects have in common. Immutable; safe for many
 * threads.
 */
public final class Admitted {
    private final Rules rules;
    private final Admission admission;
    private final Limits limits;
    private final Entities entities;
    private final VouchGraph graph;

    private Admitted(Rules rules, Admission admission, Limits limits, Set<Did> present) {
        this.rules = rules;
        this.admission = admission;
        this.limits = limits;
        this.entities = new Entities(present, rules.sameController());
        List<Arc> arcs = new ArrayList<>();
        for (Vouch vouch : limits.kept()) {
            arcs.add(new Arc(
                    entities.number(vouch.issuer()),
                    entities.number(vouch.subject()),
                    vouch.amount(),
                    vouch.depth(),
                    arcs.size()));
        }
        this.graph = VouchGraph.of(entities.size(), arcs);
    }

    /** Sorts the evidence: O(n log n). The community is that of the questions; see {@link coop.kith.trust.answer.TrustQuestion}. */
    public static Admitted of(
            Policy policy, Collection<Evidence> evidence, Optional<Did> community, Instant asOf, Instant knownAt) {
        return of(policy.rules(), Admission.of(policy.rules(), evidence, community, asOf, knownAt));
    }

    static Admitted of(Rules rules, Admission admission) {
        Set<Did> present = new TreeSet<>(rules.anchors());
        Stream.concat(
                        admission.vouches().stream().map(Vouch::hop),
                        admission.concerns().stream().map(Admission.Heard::hop))
                .forEach(hop -> {
                    present.add(hop.issuer());
                    present.add(hop.subject());
                });
        return new Admitted(rules, admission, Limits.of(rules, admission.vouches()), present);
    }

    /** The same with this one among the entities, so that they can be asked about; nobody vouches for whom nothing was said of. */
    Admitted knowing(Did subject) {
        if (entities.knows(subject)) {
            return this;
        }
        Set<Did> present = new TreeSet<>(entities.dids());
        present.add(subject);
        return new Admitted(rules, admission, limits, present);
    }

    Admission admission() {
        return admission;
    }

    Limits limits() {
        return limits;
    }

    Entities entities() {
        return entities;
    }

    VouchGraph graph() {
        return graph;
    }
}
