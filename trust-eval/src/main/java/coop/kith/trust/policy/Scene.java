package coop.kith.trust.policy;

import coop.kith.did.Did;
import coop.kith.trust.algorithm.flow.CountedVouchers;
import coop.kith.trust.answer.Explanation.Hop;
import coop.kith.trust.answer.Explanation.NotCounted;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.VouchGraph;
import coop.kith.trust.answer.VouchGraph.Arc;
import coop.kith.trust.policy.Rules.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One question set up for the algorithms: entities numbered, one controller's DIDs contracted, limits applied, vouches turned into arcs whose number leads back to
 * them.
 *
 * @param vouches those within the limits; an arc's {@code vouch} is a place in this list
 * @param graph without what introduces the subject and does not vouch for it
 * @param claims what the policy's caps read
 * @param concerns about the subject only
 */
record Scene(
        Rules rules,
        Entities entities,
        int subject,
        List<Vouch> vouches,
        VouchGraph graph,
        List<Admission.Heard> concerns,
        List<Admission.Claim> claims,
        List<NotCounted> notCounted,
        List<? extends Set<Did>> joined) {

    static Scene of(Rules rules, Did subject, Admitted admitted) {
        Admitted all = admitted.knowing(subject);
        Entities entities = all.entities();
        List<NotCounted> notCounted = new ArrayList<>(all.admission().notCounted());
        all.limits().over().forEach(over -> notCounted.add(left(over.vouch(), over.code(), List.of())));
        int number = entities.number(subject);
        List<Vouch> vouches = all.limits().kept();
        for (Arc arc : all.graph().to(number)) {
            Vouch vouch = vouches.get(arc.vouch());
            if (vouch.role() == Role.INTRODUCES) {
                notCounted.add(left(vouch, "introduces-only", List.of()));
            }
        }
        return new Scene(
                rules,
                entities,
                number,
                vouches,
                all.graph().without(number, arc -> vouches.get(arc.vouch()).role() == Role.INTRODUCES),
                all.admission().concerns().stream()
                        .filter(heard -> entities.number(heard.hop().subject()) == number)
                        .toList(),
                all.admission().claims(),
                notCounted,
                all.admission().joined());
    }

    static NotCounted left(Vouch vouch, String code, List<Did> through) {
        return new NotCounted(vouch.evidence(), vouch.issuer(), vouch.subject(), code, through);
    }

    boolean subjectIsAnchor() {
        return anchors().contains(subject);
    }

    private Set<Integer> anchors() {
        return rules.anchors().stream().map(entities::number).collect(Collectors.toSet());
    }

    Inquiry inquiry() {
        Set<Integer> institutions = rules.anchors().stream()
                .filter(anchor -> Limits.isInstitution(rules, anchor))
                .map(entities::number)
                .collect(Collectors.toSet());
        return Inquiry.of(graph, subject, anchors(), rules.maxDepth())
                .institutions(institutions)
                .capped(Stream.concat(
                                rules.circles().stream()
                                        .map(circle -> new Inquiry.Cap(numbers(circle.members()), circle.atMost())),
                                Stream.concat(rules.caps().stream().flatMap(this::claimed), voices()))
                        .toList());
    }

    /** One limit for each text that more vouchers than it allows go by. */
    private Stream<Inquiry.Cap> claimed(Rules.ClaimCap cap) {
        Map<String, Set<Integer>> groups = new TreeMap<>();
        Set<Integer> vouchers = new TreeSet<>();
        for (Arc arc : graph.to(subject)) {
            vouchers.add(arc.from());
            if (cap.predicate().isEmpty()) {
                put(cap, vouches.get(arc.vouch()).claims(), arc.from(), groups);
            }
        }
        for (Admission.Claim claim : claims) {
            if (cap.predicate().equals(Optional.of(claim.predicate()))) {
                Stream.of(claim.issuer(), claim.subject())
                        .filter(entities::knows)
                        .map(entities::number)
                        .filter(vouchers::contains)
                        .forEach(voucher -> put(cap, claim.texts(), voucher, groups));
            }
        }
        return groups.values().stream()
                .filter(group -> group.size() > cap.atMost())
                .map(group -> new Inquiry.Cap(group, cap.atMost()));
    }

    private static void put(
            Rules.ClaimCap cap, Map<String, String> texts, int voucher, Map<String, Set<Integer>> groups) {
        Optional.ofNullable(texts.get(cap.claim()))
                .filter(text -> cap.values().isEmpty() || cap.values().contains(text))
                .ifPresent(text ->
                        groups.computeIfAbsent(text, any -> new TreeSet<>()).add(voucher));
    }

    /** Of those who speak with one voice at most one counts; only groups two of whom vouch for the subject matter. */
    private Stream<Inquiry.Cap> voices() {
        Set<Integer> vouchers = graph.to(subject).stream().map(Arc::from).collect(Collectors.toSet());
        return joined.stream()
                .map(this::numbers)
                .filter(group -> group.stream().filter(vouchers::contains).count() > 1)
                .map(group -> new Inquiry.Cap(group, 1));
    }

    private Set<Integer> numbers(Set<Did> dids) {
        return dids.stream().filter(entities::knows).map(entities::number).collect(Collectors.toSet());
    }

    /** Whether the anchors lead to this entity, without passing through the subject; so it is taken to be where that could not be found out. */
    boolean reaches(Inquiry inquiry, Did did, Measures measures) {
        int entity = entities.number(did);
        if (entity == subject) {
            return false;
        }
        if (inquiry.anchors().contains(entity)) {
            return true;
        }
        Measures.Found found = measures.find(
                CountedVouchers.NAME,
                Inquiry.of(graph, entity, inquiry.anchors(), inquiry.maxHops()).without(subject));
        return found.finding().lower() > 0 || !found.error().isEmpty();
    }

    /** The vouches for the subject by those whom the anchors lead to, where two of them state different texts of what they must agree on; none where they agree. */
    List<Vouch> disagreeing(Rules.Agreement agreement, Inquiry inquiry, Measures measures) {
        List<Vouch> stating = graph.to(subject).stream()
                .map(arc -> vouches.get(arc.vouch()))
                .filter(vouch -> vouch.claims().containsKey(agreement.claim()))
                .filter(vouch -> reaches(inquiry, vouch.issuer(), measures))
                .toList();
        long texts = stating.stream()
                .map(vouch -> vouch.claims().get(agreement.claim()))
                .distinct()
                .count();
        return texts > 1 ? stating : List.of();
    }

    Did did(int entity) {
        return entities.did(entity);
    }

    Hop hop(Arc arc) {
        return vouches.get(arc.vouch()).hop();
    }
}
