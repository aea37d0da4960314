package coop.kith.trust.graph;

import coop.kith.did.Did;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.EvidenceKind;
import coop.kith.trust.evidence.Mandate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chains of delegations (VDC) and of authorities (VAC), from live evidence only, so that what is withdrawn or expires takes with it all that derives from it.
 *
 * <p>Each link is held against every one above it (specification, Delegation Chains and Attenuation): its parent is there, live, and for a delegation accepted; whoever issued it is
 * whom the parent was given to; its acts are among the parent's, within the same scope; it ends no later; it lies no further down than any ancestor permits. A delegation permits
 * nothing below it unless it says so, an authority whatever is within {@link #MOST}.
 *
 * <p>Cost: {@link #MOST} steps a link, however long the chain is that somebody made.
 */
final class Chains {
    /** The most links of one chain, the root among them: of authorities by the specification; Kith takes the same for delegations. */
    static final int MOST = 8;

    /** What a chain comes to: all evidence it stands on, from the link asked about to the root; or why it comes to nothing. */
    record Chain(List<Evidence> evidence, Optional<Reason> broken) {
        Chain {
            evidence = List.copyOf(evidence);
        }

        static Chain broken(Reason reason) {
            return new Chain(List.of(), Optional.of(reason));
        }
    }

    private record Acceptance(String grant, Did delegate, Did principal) {}

    private final Map<String, Evidence> links = new HashMap<>();
    private final Map<Acceptance, Evidence> acceptances = new HashMap<>();

    Chains(Collection<Evidence> live) {
        for (Evidence one : live) {
            if (one.reading().mandate().isPresent()) {
                links.put(one.digestMultibase(), one);
            } else if (one.kind() == EvidenceKind.DELEGATION_ACCEPTANCE) {
                acceptances.put(
                        new Acceptance(one.reading().digestMultibase().orElse(""), one.issuer(), one.subject()), one);
            }
        }
    }

    /** Who took this delegation on; empty for an authority, which needs no acceptance. */
    Optional<Evidence> acceptance(Evidence grant) {
        return Optional.ofNullable(
                acceptances.get(new Acceptance(grant.digestMultibase(), grant.subject(), grant.issuer())));
    }

    /** The chain above this delegation or authority, itself first. */
    Chain of(Evidence leaf) {
        List<Evidence> path = new ArrayList<>(List.of(leaf));
        for (Evidence link = leaf; mandate(link).parent().isPresent(); link = path.get(path.size() - 1)) {
            Optional<Evidence> parent = parent(link);
            if (parent.isEmpty()) {
                return Chain.broken(Reason.ORPHANED);
            }
            if (!narrows(link, parent.get()) || path.size() == MOST) {
                return Chain.broken(Reason.WIDENED);
            }
            path.add(parent.get());
            if (!permits(parent.get(), path.size() - 1)) {
                return Chain.broken(Reason.WIDENED);
            }
        }
        List<Evidence> evidence = new ArrayList<>();
        path.forEach(link -> {
            evidence.add(link);
            acceptance(link).ifPresent(evidence::add);
        });
        return new Chain(evidence, Optional.empty());
    }

    private Optional<Evidence> parent(Evidence link) {
        return mandate(link)
                .parent()
                .flatMap(digest -> Optional.ofNullable(links.get(digest)))
                .filter(parent -> parent.kind() == link.kind())
                .filter(parent -> parent.kind() == EvidenceKind.AUTHORITY
                        || acceptance(parent).isPresent());
    }

    private static boolean narrows(Evidence link, Evidence parent) {
        Mandate own = mandate(link);
        Mandate above = mandate(parent);
        return link.issuer().equals(parent.subject())
                && above.acts().containsAll(own.acts())
                && own.within().equals(above.within())
                && !ends(link).isAfter(ends(parent))
                && (own.further().isEmpty()
                        || above.further().isEmpty()
                        || own.further().getAsInt() < above.further().getAsInt());
    }

    private static boolean permits(Evidence ancestor, int below) {
        return ancestor.kind() == EvidenceKind.AUTHORITY
                ? mandate(ancestor).further().orElse(MOST) >= below
                : mandate(ancestor).further().orElse(0) >= below;
    }

    private static Instant ends(Evidence evidence) {
        return evidence.validUntil().orElse(Instant.MAX);
    }

    private static Mandate mandate(Evidence evidence) {
        return evidence.reading().mandate().orElseThrow();
    }
}
