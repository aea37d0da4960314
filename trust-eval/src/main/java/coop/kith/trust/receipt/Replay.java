package coop.kith.trust.receipt;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.answer.TrustAnswer;
import coop.kith.trust.engine.TrustEngine;
import coop.kith.trust.evidence.Evidence;
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
 * What came of computing the answer of a receipt again. The receipt's evidence is taken as seen when the receipt says it was seen, whenever it reached this log; evidence that the receipt does not
 * list is left aside.
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
     */
    record Differs(TrustAnswer answer, List<JsonPointer> at) implements Replay {
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
     * @param digests the evidence that is missing; empty where the receipt only counts its evidence, and this is not the same
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
            return new Missing(missing);
        }
        if (!set.root().equals(stated.root())) {
            return new Missing(List.of());
        }
        TrustAnswer answer = TrustEngine.over(set.items()).ask(stated.question(), policy);
        List<JsonPointer> places = new ArrayList<>();
        differences(stated.answer(), ScoreReceipt.shown(answer, stated.privacy()), JsonPointer.root(), places);
        boolean whole = ScoreReceipt.digest(answer)
                .fold(
                        digest -> ScoreReceipt.claims(answer, set, stated.privacy(), digest)
                                .equals(stated.claims()),
                        problems -> false);
        return places.isEmpty() && whole ? new Same(answer) : new Differs(answer, places);
    }

    private static EvidenceSet listed(
            Map<String, Instant> items, Collection<Evidence> available, List<String> missing) {
        Map<String, Evidence> byDigest = new TreeMap<>();
        available.forEach(one -> byDigest.put(one.digestMultibase(), one));
        List<Evidence> found = new ArrayList<>();
        items.forEach((digest, seen) -> Optional.ofNullable(byDigest.get(digest))
                .ifPresentOrElse(one -> found.add(one.seenAt(seen)), () -> missing.add(digest)));
        return EvidenceSet.of(found, Instant.MAX);
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
