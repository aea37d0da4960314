package coop.kith.trust.receipt;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.answer.TrustAnswer;
import coop.kith.trust.engine.TrustEngine;
import coop.kith.trust.evidence.Event;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.EvidenceLog;
import coop.kith.trust.policy.Policy;
import coop.kith.vc.verify.VerifiedCredential;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What came of computing the answer of a receipt again. The receipt's evidence is taken as seen when the receipt says it was seen, whenever it reached this log, and so is what was learnt about it;
 * evidence and events that the receipt does not list, such as a revocation of later on, are left aside.
 *
 * <p>A receipt by an engine of another name or other semantics is computed by this one all the same: where every value is equal it is the same answer, whoever computed it; where one is not,
 * the difference is told with the engine that it may be due to ({@link Differs#by}).
 */
public sealed interface Replay {
    /** Places where two answers differ that are named at the most. */
    int MOST_PLACES = 20;

    /** The same answer, to the last bit, and every other claim of the receipt follows as well. */
    record Same(TrustAnswer answer) implements Replay {
        @Override
        public <R> R fold(Function<Same, R> same, Function<Differs, R> differs, Function<Missing, R> missing) {
            return same.apply(this);
        }
    }

    /**
     * Another answer.
     *
     * @param at where the answer that the receipt shows and this one differ; empty where they differ only in what the receipt does not show, or
     *     in what it says beside the answer, such as the count of its evidence or a claim that no receipt has
     * @param by the engine that the receipt names, where it is not this one
     */
    record Differs(TrustAnswer answer, List<JsonPointer> at, Optional<Engine> by) implements Replay {
        public Differs {
            at = List.copyOf(at);
        }

        @Override
        public <R> R fold(Function<Same, R> same, Function<Differs, R> differs, Function<Missing, R> missing) {
            return differs.apply(this);
        }
    }

    /**
     * It cannot be said, for want of evidence.
     *
     * @param digests the evidence and the events that are missing; empty where the receipt only counts its evidence, and this is not the same
     */
    record Missing(List<String> digests) implements Replay {
        public Missing {
            digests = List.copyOf(digests);
        }

        @Override
        public <R> R fold(Function<Same, R> same, Function<Differs, R> differs, Function<Missing, R> missing) {
            return missing.apply(this);
        }
    }

    <R> R fold(Function<Same, R> same, Function<Differs, R> differs, Function<Missing, R> missing);

    /**
     * Computes the answer again.
     *
     * @param receipt the receipt, its proof and dates verified by the caller
     * @param policy the policy that the receipt names by its digest; another is refused with OTHER_POLICY
     * @param available evidence, more than the receipt's or less
     */
    static Result<Replay> of(VerifiedCredential receipt, Policy policy, Collection<Evidence> available) {
        return StatedReceipt.read(receipt.credential().json()).flatMap(stated -> {
            if (!stated.policyDigest().equals(policy.digest())) {
                return Result.refused(Problem.of(
                                ReceiptProblem.OTHER_POLICY,
                                "The receipt is of the policy " + stated.policyDigest() + ", and this is "
                                        + policy.digest() + '.',
                                JsonPointer.parse("/credentialSubject/policy/digest")
                                        .orThrow())
                        .next("Use the policy \"" + stated.policyName() + "\" as it was then, with its anchors."));
            }
            return Result.ok(compared(stated, policy, available));
        });
    }

    private static Replay compared(StatedReceipt stated, Policy policy, Collection<Evidence> available) {
        List<String> missing = new ArrayList<>();
        EvidenceSet set = stated.items()
                .map(items -> listed(items, available, missing))
                .orElseGet(() -> EvidenceSet.of(available, stated.question().knownAt()));
        if (!missing.isEmpty()) {
            return new Missing(missing.stream().distinct().toList());
        }
        if (!set.root().equals(stated.root())) {
            return new Missing(List.of());
        }
        TrustAnswer answer = TrustEngine.over(set.items()).ask(stated.question(), policy);
        List<JsonPointer> places = new ArrayList<>();
        differences(stated.answer(), ScoreReceipt.shown(answer, stated.privacy()), JsonPointer.root(), places);
        boolean whole = ScoreReceipt.digest(answer)
                .fold(
                        digest -> ScoreReceipt.claims(stated.engine(), answer, set, stated.privacy(), digest)
                                .equals(stated.claims()),
                        problems -> false);
        return places.isEmpty() && whole
                ? new Same(answer)
                : new Differs(
                        answer, places, Optional.of(stated.engine()).filter(engine -> !engine.equals(Engine.OWN)));
    }

    private static EvidenceSet listed(
            Map<String, StatedReceipt.Item> items, Collection<Evidence> available, List<String> missing) {
        Map<String, Evidence> byDigest = new TreeMap<>();
        available.forEach(one -> byDigest.merge(one.digestMultibase(), one, EvidenceLog::firstSeen));
        List<Evidence> found = new ArrayList<>();
        items.forEach((digest, item) -> Optional.ofNullable(byDigest.get(digest))
                .ifPresentOrElse(
                        one -> found.add(one.seenAt(item.seen()).havingLearnt(learnt(one, item.history(), missing))),
                        () -> missing.add(digest)));
        return EvidenceSet.of(found, Instant.MAX);
    }

    private static List<Event> learnt(Evidence one, Map<String, Instant> history, List<String> missing) {
        Map<String, Event> byDigest = new TreeMap<>();
        one.history().events().forEach(event -> byDigest.put(event.digestMultibase(), event));
        List<Event> learnt = new ArrayList<>();
        history.forEach((digest, since) -> Optional.ofNullable(byDigest.get(digest))
                .ifPresentOrElse(event -> learnt.add(event.learntAt(since)), () -> missing.add(digest)));
        return learnt;
    }

    private static void differences(JsonValue one, JsonValue other, JsonPointer at, List<JsonPointer> places) {
        if (places.size() >= MOST_PLACES || one.equals(other)) {
            return;
        }
        if (one instanceof JsonObject left && other instanceof JsonObject right) {
            TreeSet<String> names = new TreeSet<>(left.members().keySet());
            names.addAll(right.members().keySet());
            for (String name : names) {
                Optional<JsonValue> first = left.get(name);
                Optional<JsonValue> second = right.get(name);
                if (first.isPresent() && second.isPresent()) {
                    differences(first.get(), second.get(), at.append(name), places);
                } else if (places.size() < MOST_PLACES) {
                    places.add(at.append(name));
                }
            }
        } else if (one instanceof JsonArray left
                && other instanceof JsonArray right
                && left.items().size() == right.items().size()) {
            for (int index = 0; index < left.items().size(); index++) {
                differences(left.items().get(index), right.items().get(index), at.append(index), places);
            }
        } else {
            places.add(at);
        }
    }
}
