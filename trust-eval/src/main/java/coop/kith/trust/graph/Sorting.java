package coop.kith.trust.graph;

import coop.kith.bytes.Bytes;
import coop.kith.did.Did;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.EvidenceKind;
import coop.kith.trust.evidence.EvidenceLog;
import coop.kith.trust.evidence.History;
import coop.kith.trust.evidence.IssuerScope;
import coop.kith.trust.evidence.Statement;
import coop.kith.trust.graph.TrustGraph.EdgeKind;
import coop.kith.trust.graph.TrustGraph.Flag;
import coop.kith.trust.graph.TrustGraph.Left;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Evidence sorted into links and those left out. One pass a rule, each over evidence in the order of its id, so that the order of arrival cannot
 * matter.
 */
final class Sorting {
    private static final Comparator<Evidence> NEWEST_LAST = Comparator.comparing(
                    (Evidence evidence) -> evidence.validFrom().orElse(Instant.MIN))
            .thenComparing(Comparator.naturalOrder());

    /** An edge by the names of its ends. */
    record Link(Did from, Did to, EdgeKind kind, boolean complete, List<Evidence> evidence, List<Evidence> older) {}

    /** What makes two credentials parallel. */
    private record Slot(EvidenceKind kind, Did issuer, Did subject, List<String> scope) {
        static Slot of(Evidence evidence) {
            List<String> scope = new ArrayList<>();
            evidence.reading().digestMultibase().ifPresent(scope::add);
            evidence.reading().mandate().ifPresent(mandate -> scope.add(evidence.digestMultibase()));
            evidence.reading().statement().ifPresent(statement -> {
                scope.add(statement.predicate());
                scope.add(evidence.reading().community().map(Did::toString).orElse(""));
                scope.add(thing(statement));
            });
            return new Slot(evidence.kind(), evidence.issuer(), evidence.subject(), List.copyOf(scope));
        }

        /** Statements about different things stand side by side; a value is a new wording about the subject and takes the place of the old one. */
        private static String thing(Statement statement) {
            if (statement.object() instanceof Statement.Entity entity) {
                return entity.id();
            }
            return statement.object() instanceof Statement.Digest digest ? digest.digestMultibase() : "";
        }

        Slot reversed() {
            return new Slot(kind, subject, issuer, scope);
        }
    }

    private final SortedMap<Bytes, Left> leftOut = new TreeMap<>();
    private final List<Flag> flags = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();

    private Sorting() {}

    static Sorting of(Collection<Evidence> evidence, Instant asOf, Instant knownAt) {
        Sorting sorting = new Sorting();
        SortedMap<Bytes, Evidence> known = new TreeMap<>();
        for (Evidence one : evidence) {
            if (!one.receivedAt().isAfter(knownAt)) {
                known.merge(one.id(), one, EvidenceLog::firstSeen);
            }
        }
        known.values().removeIf(one -> sorting.isStolen(one, asOf, knownAt));
        sorting.catchEquivocation(known.values());
        sorting.catchContradictedScope(known.values());
        sorting.catchReusedPairwise(known.values());
        List<Evidence> live = known.values().stream()
                .filter(one -> sorting.stands(one, asOf, knownAt))
                .toList();
        sorting.link(sorting.parallel(live));
        return sorting;
    }

    List<Link> links() {
        return links;
    }

    List<Left> leftOut() {
        return List.copyOf(leftOut.values());
    }

    List<Flag> flags() {
        return flags;
    }

    private void leave(Evidence evidence, Reason reason) {
        leftOut.putIfAbsent(evidence.id(), new Left(evidence, reason));
    }

    /** Two different credentials of one issuer under one id. Only the issuer's own signature can convict it. */
    private void catchEquivocation(Collection<Evidence> known) {
        record Name(Did issuer, String id) {}
        Map<Name, List<Evidence>> byName = new HashMap<>();
        for (Evidence evidence : known) {
            Optional<String> id = evidence.ground().name();
            id.ifPresent(text -> byName.computeIfAbsent(new Name(evidence.issuer(), text), name -> new ArrayList<>())
                    .add(evidence));
        }
        byName.values().removeIf(same -> same.size() < 2);
        flag(Reason.EQUIVOCATION, byName.values().stream().flatMap(List::stream).toList());
    }

    /** All credentials under one DID declare the same scope (specification, Declaring scope). */
    private void catchContradictedScope(Collection<Evidence> known) {
        Map<Did, Set<IssuerScope>> scopes = new HashMap<>();
        for (Evidence evidence : known) {
            evidence.reading()
                    .issuerScope()
                    .ifPresent(scope -> scopes.computeIfAbsent(
                                    evidence.issuer(), issuer -> EnumSet.noneOf(IssuerScope.class))
                            .add(scope));
        }
        flagIssuers(
                Reason.SCOPE_CONTRADICTED,
                known,
                issuer -> scopes.getOrDefault(issuer, Set.of()).size() > 1);
    }

    /**
     * A pairwise DID has one counterparty (specification, Unilateral Relationship Identification). What others say about a DID cannot break it:
     * anybody who learns it could. What it signed itself can.
     */
    private void catchReusedPairwise(Collection<Evidence> known) {
        Map<Did, Set<Did>> counterparties = new HashMap<>();
        for (Evidence evidence : known) {
            if (evidence.reading().issuerScope().equals(Optional.of(IssuerScope.PAIRWISE))) {
                counterparties
                        .computeIfAbsent(evidence.issuer(), issuer -> new HashSet<>())
                        .add(evidence.subject());
            }
        }
        flagIssuers(
                Reason.PAIRWISE_REUSED,
                known,
                issuer -> counterparties.getOrDefault(issuer, Set.of()).size() > 1);
    }

    private void flagIssuers(Reason reason, Collection<Evidence> known, Predicate<Did> caught) {
        flag(
                reason,
                known.stream()
                        .filter(evidence -> caught.test(evidence.issuer()))
                        .toList());
    }

    private void flag(Reason reason, Collection<Evidence> shown) {
        SortedMap<Did, List<Evidence>> byIssuer = new TreeMap<>();
        shown.stream().sorted().forEach(evidence -> {
            byIssuer.computeIfAbsent(evidence.issuer(), issuer -> new ArrayList<>())
                    .add(evidence);
            leave(evidence, reason);
        });
        byIssuer.forEach((issuer, evidence) -> flags.add(new Flag(issuer, reason, evidence)));
    }

    /** What a thief signed with somebody's key must not convict them of anything. */
    private boolean isStolen(Evidence evidence, Instant asOf, Instant knownAt) {
        boolean stolen = evidence.standing(asOf, knownAt) == History.Standing.COMPROMISED;
        if (stolen) {
            leave(evidence, Reason.COMPROMISED);
        }
        return stolen;
    }

    private static Optional<Reason> status(Evidence evidence, Instant asOf, Instant knownAt) {
        return switch (evidence.standing(asOf, knownAt)) {
            case GOOD -> Optional.empty();
            case COMPROMISED -> Optional.of(Reason.COMPROMISED);
            case REVOKED -> Optional.of(Reason.REVOKED);
            case SUSPENDED -> Optional.of(Reason.SUSPENDED);
            case UNKNOWN -> Optional.of(Reason.STATUS_UNKNOWN);
        };
    }

    /** Bounds are inclusive: a credential holds at the very instant of its {@code validFrom} and of its {@code validUntil}. */
    private boolean stands(Evidence evidence, Instant asOf, Instant knownAt) {
        Optional<Reason> status = status(evidence, asOf, knownAt);
        if (evidence.issuer().equals(evidence.subject())) {
            leave(evidence, Reason.SELF);
        } else if (status.isPresent()) {
            leave(evidence, status.get());
        } else if (evidence.validFrom().filter(asOf::isBefore).isPresent()) {
            leave(evidence, Reason.NOT_YET_VALID);
        } else if (evidence.validUntil().filter(asOf::isAfter).isPresent()) {
            leave(evidence, Reason.EXPIRED);
        }
        return !leftOut.containsKey(evidence.id());
    }

    /** Parallel credentials, the newest first. What a statement said before it said something else is over; what it said before it said the same again is not. */
    private Map<Slot, List<Evidence>> parallel(List<Evidence> live) {
        Map<Slot, List<Evidence>> parallel = new HashMap<>();
        live.stream().sorted(NEWEST_LAST.reversed()).forEach(evidence -> {
            List<Evidence> same = parallel.computeIfAbsent(Slot.of(evidence), slot -> new ArrayList<>());
            if (same.isEmpty()
                    || same.get(0)
                            .reading()
                            .statement()
                            .equals(evidence.reading().statement())) {
                same.add(evidence);
            } else {
                leave(evidence, Reason.SUPERSEDED);
            }
        });
        return parallel;
    }

    private void link(Map<Slot, List<Evidence>> parallel) {
        Map<String, List<Evidence>> acknowledgements = new HashMap<>();
        parallel.values().stream()
                .filter(same -> same.get(0).kind() == EvidenceKind.MEMBERSHIP_ACKNOWLEDGEMENT)
                .forEach(same -> acknowledgements.put(
                        pair(same.get(0).subject(), same.get(0).issuer(), digest(same.get(0))), same));
        List<Evidence> newest =
                parallel.values().stream().map(same -> same.get(0)).toList();
        Chains chains = new Chains(newest);
        Set<Evidence> accepted = new HashSet<>();
        parallel.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getValue().get(0)))
                .forEach(entry -> {
                    List<Evidence> same = entry.getValue();
                    switch (same.get(0).kind()) {
                        case RELATIONSHIP ->
                            add(
                                    same,
                                    EdgeKind.RELATIONSHIP,
                                    parallel.getOrDefault(entry.getKey().reversed(), List.of()));
                        case MEMBERSHIP_GRANT -> addMembership(same, acknowledgements);
                        case STATEMENT -> addWhole(same, EdgeKind.STATEMENT);
                        case INVITATION -> addWhole(same, EdgeKind.INVITATION);
                        case PERSONA -> addWhole(same, EdgeKind.PERSONA);
                        case DELEGATION_GRANT -> {
                            Optional<Evidence> acceptance = chains.acceptance(same.get(0));
                            acceptance.ifPresent(accepted::add);
                            addChain(same.get(0), EdgeKind.DELEGATION, acceptance.isPresent(), chains);
                        }
                        case AUTHORITY -> addChain(same.get(0), EdgeKind.AUTHORITY, true, chains);
                        case MEMBERSHIP_ACKNOWLEDGEMENT, DELEGATION_ACCEPTANCE -> {}
                    }
                });
        acknowledgements.values().forEach(unmatched -> unmatched.forEach(one -> leave(one, Reason.UNMATCHED)));
        parallel.values().stream()
                .filter(same -> same.get(0).kind() == EvidenceKind.DELEGATION_ACCEPTANCE)
                .forEach(same -> same.stream()
                        .filter(one -> !accepted.contains(one))
                        .forEach(one -> leave(one, one.equals(same.get(0)) ? Reason.UNMATCHED : Reason.SUPERSEDED)));
    }

    /** The newest grant that was acknowledged; the newest of all where none was. A renewal takes nothing away while it waits for its answer. */
    private void addMembership(List<Evidence> grants, Map<String, List<Evidence>> acknowledgements) {
        List<Evidence> older = new ArrayList<>();
        Optional<Evidence> standing = Optional.empty();
        Optional<Evidence> answer = Optional.empty();
        for (Evidence grant : grants) {
            List<Evidence> answers = Optional.ofNullable(
                            acknowledgements.remove(pair(grant.issuer(), grant.subject(), grant.digestMultibase())))
                    .orElse(List.of());
            if (answer.isEmpty() && !answers.isEmpty()) {
                standing = Optional.of(grant);
                answer = Optional.of(answers.get(0));
                older.addAll(answers.subList(1, answers.size()));
            } else {
                older.addAll(answers);
            }
        }
        Evidence own = standing.orElse(grants.get(0));
        for (Evidence grant : grants) {
            if (!grant.equals(own)) {
                leave(grant, NEWEST_LAST.compare(grant, own) > 0 ? Reason.UNANSWERED : Reason.SUPERSEDED);
                older.add(grant);
            }
        }
        older.stream()
                .filter(one -> one.kind() == EvidenceKind.MEMBERSHIP_ACKNOWLEDGEMENT)
                .forEach(one -> leave(one, Reason.SUPERSEDED));
        add(own, EdgeKind.MEMBERSHIP, answer, older);
    }

    /** A delegation or an authority that derives from another, with what it derives from; or left out where the chain does not hold. */
    private void addChain(Evidence evidence, EdgeKind kind, boolean complete, Chains chains) {
        Chains.Chain chain = chains.of(evidence);
        chain.broken()
                .ifPresentOrElse(
                        reason -> {
                            leave(evidence, reason);
                            chains.acceptance(evidence).ifPresent(acceptance -> leave(acceptance, reason));
                        },
                        () -> links.add(new Link(
                                evidence.issuer(), evidence.subject(), kind, complete, chain.evidence(), List.of())));
    }

    private static String digest(Evidence acknowledgement) {
        return acknowledgement.reading().digestMultibase().orElse("");
    }

    private static String pair(Did community, Did member, String digest) {
        return community + " " + member + ' ' + digest;
    }

    private void add(List<Evidence> own, EdgeKind kind, List<Evidence> answers) {
        List<Evidence> older = new ArrayList<>(own.subList(1, own.size()));
        older.forEach(one -> leave(one, Reason.SUPERSEDED));
        answers.stream().skip(1).forEach(older::add);
        add(own.get(0), kind, answers.stream().findFirst(), older);
    }

    private void add(Evidence first, EdgeKind kind, Optional<Evidence> answer, List<Evidence> older) {
        List<Evidence> evidence = answer.map(second -> List.of(first, second)).orElse(List.of(first));
        links.add(new Link(first.issuer(), first.subject(), kind, answer.isPresent(), evidence, older));
    }

    private void addWhole(List<Evidence> same, EdgeKind kind) {
        List<Evidence> older = same.subList(1, same.size());
        older.forEach(one -> leave(one, Reason.SUPERSEDED));
        Evidence own = same.get(0);
        links.add(new Link(own.issuer(), own.subject(), kind, true, List.of(own), older));
    }
}
