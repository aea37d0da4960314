package coop.kith.trust.policy;

import coop.kith.did.Did;
import coop.kith.trust.algorithm.TrustAlgorithms;
import coop.kith.trust.algorithm.flow.CountedVouchers;
import coop.kith.trust.answer.Explanation.Hop;
import coop.kith.trust.answer.Explanation.NotCounted;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.VouchGraph;
import coop.kith.trust.answer.VouchGraph.Arc;
import coop.kith.trust.policy.Rules.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One question set up for the algorithms: entities numbered, one controller's DIDs contracted, limits applied, vouches turned into arcs whose number leads back to
 * them.
 *
 * @param vouches those within the limits; an arc's {@code vouch} is a place in this list
 * @param graph without what introduces the subject and does not vouch for it
 * @param concerns about the subject only
 */
record Scene(
        Rules rules,
        Entities entities,
        int subject,
        List<Vouch> vouches,
        VouchGraph graph,
        List<Admission.Heard> concerns,
        List<NotCounted> notCounted) {

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
                notCounted);
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
                .capped(rules.circles().stream()
                        .map(circle -> new Inquiry.Cap(numbers(circle.members()), circle.atMost()))
                        .toList());
    }

    private Set<Integer> numbers(Set<Did> dids) {
        return dids.stream().filter(entities::knows).map(entities::number).collect(Collectors.toSet());
    }

    /** Whether the anchors lead to this entity, without passing through the subject. */
    boolean reaches(Inquiry inquiry, Did did, TrustAlgorithms algorithms) {
        int entity = entities.number(did);
        if (entity == subject) {
            return false;
        }
        return inquiry.anchors().contains(entity)
                || algorithms
                                .named(CountedVouchers.NAME)
                                .find(Inquiry.of(graph, entity, inquiry.anchors(), inquiry.maxHops())
                                        .without(subject))
                                .lower()
                        > 0;
    }

    Did did(int entity) {
        return entities.did(entity);
    }

    Hop hop(Arc arc) {
        return vouches.get(arc.vouch()).hop();
    }
}
