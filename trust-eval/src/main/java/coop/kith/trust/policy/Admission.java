package coop.kith.trust.policy;

import coop.kith.did.Did;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.trust.answer.Explanation.Hop;
import coop.kith.trust.answer.Explanation.NotCounted;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.Statement;
import coop.kith.trust.evidence.Strength;
import coop.kith.trust.graph.TrustGraph;
import coop.kith.trust.graph.TrustGraph.Edge;
import coop.kith.trust.graph.TrustGraph.EdgeKind;
import coop.kith.trust.policy.Rules.Communities;
import coop.kith.trust.policy.Rules.Kind;
import coop.kith.trust.policy.Rules.VoucherRule;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a policy lets in: from evidence to vouches, and for all that is left out the reason. It decides on each edge by itself; limits across several, such as
 * velocity, are {@link Limits}.
 *
 * @param vouches in their order
 * @param claims what the policy's caps read
 * @param concerns statements that the policy heeds, whoever made them
 * @param joined groups that speak with one voice, of whom at most one counts; see {@link TrustGraph#joined}
 */
record Admission(
        List<Vouch> vouches,
        List<Heard> concerns,
        List<NotCounted> notCounted,
        List<Claim> claims,
        List<? extends Set<Did>> joined) {
    private static final Strength UNBOUNDED = new Strength(255, 255);

    Admission {
        vouches = vouches.stream().sorted().toList();
        concerns = List.copyOf(concerns);
        notCounted = List.copyOf(notCounted);
        claims = List.copyOf(claims);
        joined = List.copyOf(joined);
    }

    /** Without anything for caps to read, and with nobody joined. */
    Admission(List<Vouch> vouches, List<Heard> concerns, List<NotCounted> notCounted) {
        this(vouches, concerns, notCounted, List.of(), List.of());
    }

    /** What a statement that a cap reads says, by or about whom. */
    record Claim(String predicate, Did issuer, Did subject, Map<String, String> texts) {}

    /** A statement of concern, and what the policy does about it when its issuer is within reach. */
    record Heard(Hop hop, Rules.Concern concern) {}

    static Admission of(
            Rules rules, Collection<Evidence> evidence, Optional<Did> community, Instant asOf, Instant knownAt) {
        List<NotCounted> notCounted = new ArrayList<>();
        List<Evidence> accepted = new ArrayList<>();
        for (Evidence one : evidence) {
            if (rules.bases().contains(one.basis())) {
                accepted.add(one);
            } else if (!one.receivedAt().isAfter(knownAt)) {
                notCounted.add(leave(one, "basis-not-accepted"));
            }
        }
        TrustGraph graph = TrustGraph.of(accepted, asOf, knownAt);
        List<Vouch> vouches = new ArrayList<>();
        List<Heard> concerns = new ArrayList<>();
        List<Claim> claims = new ArrayList<>();
        Set<String> standing = new HashSet<>();
        Set<Did> asked = community.map(Set::of).orElse(rules.anchors());
        Set<Did> anchors = rules.verifiableOnly() ? anchors(rules) : Set.of();
        for (Edge edge : graph.edges()) {
            concern(rules, graph, edge).ifPresent(concerns::add);
            claim(rules, edge).ifPresent(claims::add);
            Judged judged = judge(rules, graph, edge, asked, asOf);
            if (rules.verifiableOnly() && !judged.vouches().isEmpty() && !graph.isVerifiable(edge, anchors)) {
                judged = new Judged(List.of(), "not-verifiable");
            }
            vouches.addAll(judged.vouches());
            Set<String> used = new HashSet<>();
            judged.vouches().forEach(vouch -> used.addAll(vouch.hop().evidence()));
            if (!used.contains(edge.evidence().get(0).digestMultibase())) {
                notCounted.add(leave(edge.evidence().get(0), judged.reason()));
            }
            standing.addAll(used);
        }
        graph.leftOut().stream()
                .filter(left -> !standing.contains(left.evidence().digestMultibase()))
                .forEach(left ->
                        notCounted.add(leave(left.evidence(), left.reason().code())));
        return new Admission(vouches, concerns, notCounted, claims, graph.joined());
    }

    /** With the other DIDs that the policy says are theirs. */
    private static Set<Did> anchors(Rules rules) {
        Entities entities = new Entities(rules.anchors(), rules.sameController());
        Set<Did> anchors = new HashSet<>(rules.anchors());
        rules.sameController()
                .forEach(group -> group.stream().filter(entities::knows).forEach(anchors::add));
        return anchors;
    }

    private static NotCounted leave(Evidence evidence, String code) {
        return new NotCounted(evidence.digestMultibase(), evidence.issuer(), evidence.subject(), code, List.of());
    }

    /** The reason counts where there is no vouch. */
    private record Judged(List<Vouch> vouches, String reason) {}

    /** For each role the first rule that the edge meets decides its weight; where none does, the nearest miss is the reason. */
    private static Judged judge(Rules rules, TrustGraph graph, Edge edge, Set<Did> asked, Instant asOf) {
        String reason = "not-a-voucher";
        List<Vouch> vouches = new ArrayList<>();
        Parallel parallel = Parallel.of(edge);
        for (VoucherRule rule : rules.vouchers()) {
            if (weightless(rule) || most(edge.evidence().get(0)).amount() == 0 || !isAbout(rule, edge)) {
                continue;
            }
            if (!isFor(rule.community(), edge, asked)) {
                reason = "other-community";
            } else {
                Stands stands = stands(rule, edge, parallel, asOf);
                if (stands.evidence().isEmpty()) {
                    reason = stands.reason();
                } else if (vouches.stream().noneMatch(other -> other.role().covers(rule.role()))) {
                    Hop hop = hop(graph, edge, stands.evidence(), stands.whole());
                    Vouch vouch = vouch(rule, hop, stands.evidence(), parallel.firstSeen(), asOf);
                    if (vouch.amount() > 0 || vouch.positive() > 0 || vouch.negative() > 0) {
                        vouches.add(vouch);
                        reason = stands.evidence().contains(edge.evidence().get(0)) ? reason : "too-old";
                    } else {
                        reason = "faded";
                    }
                }
            }
        }
        return new Judged(vouches, reason);
    }

    /**
     * What a rule finds to stand on.
     *
     * @param evidence none where the rule is not met
     * @param reason then, why
     */
    private record Stands(List<Evidence> evidence, boolean whole, String reason) {}

    private static Stands stands(VoucherRule rule, Edge edge, Parallel parallel, Instant asOf) {
        Predicate<Evidence> fresh = one -> fresh(one, rule.maxAge(), asOf);
        boolean fades = rule.weight().halfLife().isPresent();
        Optional<Evidence> half = parallel.half(fresh, fades);
        boolean alone = edge.kind() == EdgeKind.STATEMENT;
        Optional<List<Evidence>> whole = alone ? half.map(List::of) : parallel.whole(fresh, fades);
        if (whole.isPresent()) {
            return new Stands(whole.get(), true, "");
        }
        return rule.half() && half.isPresent()
                ? new Stands(List.of(half.get()), false, "")
                : new Stands(List.of(), false, half.isEmpty() || edge.complete() ? "too-old" : "incomplete");
    }

    private static boolean weightless(VoucherRule rule) {
        return rule.amount() == 0
                && rule.weight().positive() == 0
                && rule.weight().negative() == 0;
    }

    private static Vouch vouch(VoucherRule rule, Hop hop, List<Evidence> stands, Instant firstSeen, Instant asOf) {
        Instant made = stands.stream()
                .map(Parallel::made)
                .min(Comparator.naturalOrder())
                .orElse(asOf);
        Rules.Weight weight = rule.weight();
        Strength most = most(stands.get(0));
        return new Vouch(
                hop,
                rule.role(),
                Math.min((int) left(weight, rule.amount(), made, asOf), most.amount()),
                Math.min(rule.depth(), most.depth()),
                left(weight, weight.positive(), made, asOf),
                left(weight, weight.negative(), made, asOf),
                texts(stands.get(0)),
                firstSeen);
    }

    /** What the evidence says that it is worth, where it does. */
    private static Strength most(Evidence evidence) {
        return evidence.reading().strength().orElse(UNBOUNDED);
    }

    private static long left(Rules.Weight weight, long amount, Instant made, Instant asOf) {
        return weight.halfLife()
                .map(halfLife -> halfLife.left(amount, Duration.between(made, asOf)))
                .orElse(amount);
    }

    /** The members of a statement's value that are texts. */
    static Map<String, String> texts(Evidence evidence) {
        Map<String, String> texts = new TreeMap<>();
        evidence.reading()
                .statement()
                .map(Admission::value)
                .orElse(JsonObject.empty())
                .members()
                .forEach((name, value) -> {
                    if (value instanceof JsonString text) {
                        texts.put(name, text.value());
                    }
                });
        return texts;
    }

    private static JsonObject value(Statement statement) {
        return statement.object() instanceof Statement.Value stated && stated.value() instanceof JsonObject object
                ? object
                : JsonObject.empty();
    }

    private static boolean isAbout(VoucherRule rule, Edge edge) {
        return switch (edge.kind()) {
            case RELATIONSHIP -> rule.kind() == Kind.RELATIONSHIP;
            case MEMBERSHIP -> rule.kind() == Kind.MEMBERSHIP;
            case STATEMENT ->
                rule.kind() == Kind.STATEMENT
                        && edge.statement()
                                .filter(statement -> rule.predicate().equals(Optional.of(statement.predicate())))
                                .filter(statement -> meets(rule, statement))
                                .isPresent();
            case INVITATION, PERSONA, DELEGATION, AUTHORITY -> false;
        };
    }

    /** A statement that names no community was made for whoever hears it. */
    private static boolean isFor(Communities communities, Edge edge, Set<Did> asked) {
        Evidence own = edge.evidence().get(0);
        Optional<Did> community = edge.kind() == EdgeKind.MEMBERSHIP
                ? Optional.of(own.issuer())
                : own.reading().community();
        return communities.any()
                || (communities.asked()
                        ? community.filter(one -> !asked.contains(one)).isEmpty()
                        : community.filter(communities.named()::contains).isPresent());
    }

    private static boolean meets(VoucherRule rule, Statement statement) {
        JsonObject value = value(statement);
        return rule.where().entrySet().stream()
                        .allMatch(condition -> value.string(condition.getKey())
                                .filter(condition.getValue()::contains)
                                .isPresent())
                && rule.contains().entrySet().stream()
                        .allMatch(condition -> value.array(condition.getKey())
                                .filter(array -> array.items()
                                        .containsAll(condition.getValue().stream()
                                                .map(JsonString::new)
                                                .toList()))
                                .isPresent());
    }

    private static boolean fresh(Evidence evidence, Optional<Period> maxAge, Instant asOf) {
        return maxAge.isEmpty() || !Parallel.made(evidence).isBefore(oldest(asOf, maxAge.get()));
    }

    static Instant oldest(Instant asOf, Period maxAge) {
        try {
            return asOf.atOffset(ZoneOffset.UTC).minus(maxAge).toInstant();
        } catch (DateTimeException beforeAllTime) {
            return Instant.MIN;
        }
    }

    private static Hop hop(TrustGraph graph, Edge edge, List<Evidence> stands, boolean whole) {
        Evidence own = stands.get(0);
        String kind = edge.kind().name().toLowerCase(java.util.Locale.ROOT);
        return new Hop(
                graph.entity(edge.from()),
                graph.entity(edge.to()),
                whole ? kind : kind + "-half",
                own.reading().predicate(),
                stands.stream().map(Evidence::digestMultibase).toList(),
                own.validFrom().orElse(own.receivedAt()));
    }

    private static Optional<Claim> claim(Rules rules, Edge edge) {
        Evidence own = edge.evidence().get(0);
        return own.reading()
                .predicate()
                .filter(predicate ->
                        rules.caps().stream().anyMatch(cap -> cap.predicate().equals(Optional.of(predicate))))
                .map(predicate -> new Claim(predicate, own.issuer(), own.subject(), texts(own)));
    }

    private static Optional<Heard> concern(Rules rules, TrustGraph graph, Edge edge) {
        return edge.kind() != EdgeKind.STATEMENT
                ? Optional.empty()
                : rules.concerns().stream()
                        .filter(concern -> edge.statement()
                                .filter(statement -> statement.predicate().equals(concern.predicate()))
                                .isPresent())
                        .findFirst()
                        .map(concern -> new Heard(hop(graph, edge, edge.evidence(), true), concern));
    }
}
