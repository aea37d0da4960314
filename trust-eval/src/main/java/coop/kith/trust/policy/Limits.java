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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The limits that look at all vouches of one issuer together, whichever of its controller's DIDs it used. Each issuer's vouches are taken in the order of time, then evidence; what comes after a limit is not
 * counted and uses nothing up. The velocity goes first, by its own clock; then so many count as the policy says, by when they reached us. Institutions are not limited: it is their trade to vouch for many. Several vouches for one subject are one vouch.
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
        List<Vouch> within = new ArrayList<>();
        rules.velocity().ifPresentOrElse(velocity -> slow(velocity, own, entities, within), () -> within.addAll(own));
        count(rules.perIssuer().orElse(Integer.MAX_VALUE), within, entities);
    }

    /** What the velocity leaves goes to {@code within}. */
    private void slow(Velocity velocity, List<Vouch> own, Entities entities, List<Vouch> within) {
        Map<Integer, Boolean> decided = new TreeMap<>();
        Deque<Instant> window = new ArrayDeque<>();
        for (Vouch vouch : inOrderOf(time(velocity), own)) {
            Instant now = time(velocity).apply(vouch);
            boolean timely = decided.computeIfAbsent(entities.number(vouch.subject()), subject -> {
                boolean room = room(velocity, window, now);
                if (room) {
                    window.add(now);
                }
                return room;
            });
            if (timely) {
                within.add(vouch);
            } else {
                over.add(new Over(vouch, "velocity"));
            }
        }
    }

    private static boolean room(Velocity velocity, Deque<Instant> window, Instant now) {
        while (!window.isEmpty()
                && Duration.between(window.getFirst(), now).compareTo(Duration.ofDays(velocity.days())) >= 0) {
            window.removeFirst();
        }
        return window.size() < velocity.statements();
    }

    /** By when they reached us, whatever the velocity's clock: nobody can say of a vouch that it was there earlier. */
    private void count(int most, List<Vouch> own, Entities entities) {
        Set<Integer> counted = new TreeSet<>();
        for (Vouch vouch : inOrderOf(Vouch::firstSeen, own)) {
            int subject = entities.number(vouch.subject());
            if (counted.contains(subject) || counted.size() < most) {
                counted.add(subject);
                kept.add(vouch);
            } else {
                over.add(new Over(vouch, "issuer-limit"));
            }
        }
    }

    private static List<Vouch> inOrderOf(Function<Vouch, Instant> time, List<Vouch> own) {
        return own.stream()
                .sorted(Comparator.comparing(time).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static Function<Vouch, Instant> time(Velocity velocity) {
        return velocity.clock() == Clock.CLAIMED ? vouch -> vouch.hop().date() : Vouch::firstSeen;
    }
}
