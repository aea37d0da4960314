package coop.kith.trust.engine;

import coop.kith.did.Did;
import coop.kith.trust.answer.TrustAnswer;
import coop.kith.trust.answer.TrustQuestion;
import coop.kith.trust.evidence.Compromise;
import coop.kith.trust.evidence.Event;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Whom a stolen key reaches: the question about everybody whom the evidence speaks of, asked twice, as if nothing were known of the key, and as if it were known that it was stolen.
 * Exact, since nothing is estimated; the cost is two answers for each.
 *
 * @param asked how many were asked about
 * @param changes those about whom the decision is another one, by their DIDs
 */
public record Blast(int asked, List<Change> changes) {
    public Blast {
        changes = List.copyOf(changes);
    }

    /** The answers without and with what is known of the key. */
    public record Change(TrustAnswer before, TrustAnswer after) {
        public Did subject() {
            return after.question().subject();
        }

        /** Whether the decision is a worse one. */
        public boolean falls() {
            return after.decision().compareTo(before.decision()) < 0;
        }
    }

    /**
     * Under one policy at one time. Other thefts that the evidence knows of stay as they are; of this DID only {@code stolen} counts.
     *
     * @param stolen taken as known at {@code knownAt}, whether it is in a log or not
     */
    public static Blast of(
            Compromise stolen, Collection<Evidence> evidence, Policy policy, Instant asOf, Instant knownAt) {
        Sides sides = sides(stolen, evidence, knownAt);
        List<Change> changes = new ArrayList<>();
        TreeSet<Did> people = people(evidence, knownAt);
        for (Did subject : people) {
            TrustQuestion question = new TrustQuestion(subject, asOf, knownAt);
            Change change = new Change(
                    sides.without().ask(question, policy), sides.with().ask(question, policy));
            if (change.before().decision() != change.after().decision()) {
                changes.add(change);
            }
        }
        return new Blast(people.size(), changes);
    }

    /** Who answers as if nothing were known of the key, and who answers as if its theft were known. */
    public record Sides(TrustEngine without, TrustEngine with) {}

    /** For those who ask about something else than people, such as what was signed. */
    public static Sides sides(Compromise stolen, Collection<Evidence> evidence, Instant knownAt) {
        List<Evidence> without =
                evidence.stream().map(one -> without(one, stolen)).toList();
        List<Event> learnt = List.of(stolen.learntAt(knownAt));
        List<Evidence> with = without.stream()
                .map(one -> one.speakers().contains(stolen.did()) ? one.with(learnt) : one)
                .toList();
        return new Sides(TrustEngine.over(without), TrustEngine.over(with));
    }

    private static TreeSet<Did> people(Collection<Evidence> evidence, Instant knownAt) {
        TreeSet<Did> people = new TreeSet<>();
        evidence.stream().filter(one -> !one.receivedAt().isAfter(knownAt)).forEach(one -> {
            people.add(one.issuer());
            people.add(one.subject());
        });
        return people;
    }

    private static Evidence without(Evidence evidence, Compromise stolen) {
        return evidence.havingLearnt(evidence.history().events().stream()
                .filter(event ->
                        !(event instanceof Compromise known && known.did().equals(stolen.did())))
                .toList());
    }
}
