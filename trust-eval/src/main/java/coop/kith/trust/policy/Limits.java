package coop.kith.trust.policy;

import coop.kith.did.Did;
import coop.kith.trust.policy.Rules.Clock;
import coop.kith.trust.policy.Rules.Velocity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The limits that look at all vouches of one issuer together, whichever of its controller's DIDs it used. Each issuer's vouches are taken in the order of time, then evidence; what comes after a limit is not
 * counted and uses nothing up. Institutions are not limited: it is their trade to vouch for many. Several vouches for one subject are one vouch.
 *
 * @param kept in their order
 */
record Limits(List<Vouch> kept, List<Over> over) {
    /** A vouch that came after a limit: {@code velocity} or {@code issuer-limit}. */
    record Over(Vouch vouch, String code) {}

    static Limits of(Rules rules, List<Vouch> vouches) {
        if (rules.perIssuer().isEmpty() && rules.velocity().isEmpty()) {
            return new Limits(vouches, List.of());
        }
        Entities entities = entities(rules, vouches);
        Map<Integer, List<Vouch>> byIssuer = new TreeMap<>();
        vouches.forEach(vouch -> byIssuer.computeIfAbsent(entities.number(vouch.issuer()), issuer -> new ArrayList<>())
                .add(vouch));
        Set<Integer> unlimited = Stream.concat(rules.anchors().stream(), rules.institutions().stream())
                .filter(did -> isInstitution(rules, did))
                .map(entities::number)
                .collect(Collectors.toSet());
        Limits limits = new Limits(new ArrayList<>(), new ArrayList<>());
        byIssuer.forEach((issuer, own) -> {
            if (unlimited.contains(issuer)) {
                limits.kept.addAll(own);
            } else {
                limits.take(rules, own, entities);
            }
        });
        limits.kept.sort(Comparator.naturalOrder());
        return limits;
    }

    private static Entities entities(Rules rules, List<Vouch> vouches) {
        List<Did> dids = new ArrayList<>(rules.anchors());
        dids.addAll(rules.institutions());
        vouches.forEach(vouch -> {
            dids.add(vouch.issuer());
            dids.add(vouch.subject());
        });
        return new Entities(dids, rules.sameController());
    }

    static boolean isInstitution(Rules rules, Did entity) {
        return rules.institutions().contains(entity)
                || (rules.everyAnchorIsInstitution() && rules.anchors().contains(entity));
    }

    private void take(Rules rules, List<Vouch> own, Entities entities) {
        List<Vouch> timely = new ArrayList<>(own);
        timely.sort(Comparator.comparing((Vouch vouch) -> time(rules, vouch)).thenComparing(Comparator.naturalOrder()));
        Map<Integer, Optional<String>> decided = new TreeMap<>();
        Deque<Instant> window = new ArrayDeque<>();
        int counted = 0;
        for (Vouch vouch : timely) {
            int subject = entities.number(vouch.subject());
            Optional<String> reason = decided.get(subject);
            if (reason == null) {
                reason = over(rules, counted, window, time(rules, vouch));
                decided.put(subject, reason);
                if (reason.isEmpty()) {
                    counted++;
                    window.add(time(rules, vouch));
                }
            }
            reason.ifPresentOrElse(code -> over.add(new Over(vouch, code)), () -> kept.add(vouch));
        }
    }

    private static Optional<String> over(Rules rules, int counted, Deque<Instant> window, Instant now) {
        if (rules.perIssuer().isPresent() && counted >= rules.perIssuer().getAsInt()) {
            return Optional.of("issuer-limit");
        }
        if (rules.velocity().isEmpty()) {
            return Optional.empty();
        }
        Velocity velocity = rules.velocity().get();
        while (!window.isEmpty()
                && Duration.between(window.getFirst(), now).compareTo(Duration.ofDays(velocity.days())) >= 0) {
            window.removeFirst();
        }
        return window.size() >= velocity.statements() ? Optional.of("velocity") : Optional.empty();
    }

    private static Instant time(Rules rules, Vouch vouch) {
        boolean claimed = rules.velocity()
                .filter(velocity -> velocity.clock() == Clock.CLAIMED)
                .isPresent();
        return claimed ? vouch.hop().date() : vouch.firstSeen();
    }
}
