package coop.kith.trust.answer;

import coop.kith.did.Did;
import coop.kith.trust.answer.TrustAnswer.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why an answer is what it is, in parts that add up to the result. Immutable. Long lists are cut at a stated length, and the number of what was cut is given, so
 * that under a policy which counts vouchers {@code because.size() + becauseMore} is the lower end of the result. Under any other the parts add up to their values.
 *
 * @param because one path for each voucher that counts
 * @param dependent one path for each voucher that is reached but does not count, since it shares somebody with those that do
 * @param bottleneck the few on whom every path depends; empty where nobody is to be named
 * @param notCounted evidence about the subject, or about those who vouch for it, that was not counted
 * @param needs exactly what is missing
 * @param parts one for each measure of the policy, in its order
 * @param counterfactuals what the answer would be without one entity, for each entity on a path of {@code because}
 */
public record Explanation(
        List<Path> because,
        long becauseMore,
        List<Path> dependent,
        long dependentMore,
        List<Did> bottleneck,
        List<NotCounted> notCounted,
        long notCountedMore,
        List<Need> needs,
        List<Counterfactual> counterfactuals,
        List<Part> parts) {
    public Explanation {
        because = List.copyOf(because);
        dependent = List.copyOf(dependent);
        bottleneck = List.copyOf(bottleneck);
        notCounted = List.copyOf(notCounted);
        needs = List.copyOf(needs);
        counterfactuals = List.copyOf(counterfactuals);
        parts = List.copyOf(parts);
    }

    /** Without the parts of a tree. */
    public Explanation(
            List<Path> because,
            long becauseMore,
            List<Path> dependent,
            long dependentMore,
            List<Did> bottleneck,
            List<NotCounted> notCounted,
            long notCountedMore,
            List<Need> needs,
            List<Counterfactual> counterfactuals) {
        this(
                because,
                becauseMore,
                dependent,
                dependentMore,
                bottleneck,
                notCounted,
                notCountedMore,
                needs,
                counterfactuals,
                List.of());
    }

    /** From an anchor to the subject, hop by hop; at least one hop. */
    public record Path(List<Hop> hops) {
        public Path {
            hops = List.copyOf(hops);
            if (hops.isEmpty()) {
                throw new IllegalArgumentException("a path has at least one hop");
            }
        }

        public Did anchor() {
            return hops.get(0).issuer();
        }

        /** The last before the subject. */
        public Did voucher() {
            return hops.get(hops.size() - 1).issuer();
        }
    }

    /**
     * One vouch.
     *
     * @param kind {@code relationship}, {@code relationship-half}, {@code membership}, {@code membership-half} or {@code statement}
     * @param predicate of a statement
     * @param evidence the digests ({@code digestMultibase}) of the credentials it stands on, the voucher's own first
     * @param date when the voucher says it was made, or when it reached us where the voucher says nothing
     */
    public record Hop(
            Did issuer, Did subject, String kind, Optional<String> predicate, List<String> evidence, Instant date) {
        public Hop {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * Evidence that was not counted.
     *
     * @param evidence the digest of the credential
     * @param code why, a stable word
     * @param through of {@code not-independent}: those on whom it depends
     */
    public record NotCounted(String evidence, Did issuer, Did subject, String code, List<Did> through) {
        /** The code of a voucher who is reached, but only through somebody on whom another already depends. */
        public static final String DEPENDENT = "not-independent";

        public NotCounted {
            through = List.copyOf(through);
        }
    }

    /**
     * Something that is missing.
     *
     * @param code a stable word: {@code independent-vouchers}, {@code vouchers}, {@code method}, {@code flow}, {@code rank}, {@code opinion}, {@code anchor}, or {@code one-of}
     * @param count how many more of it; of {@code rank} and {@code opinion} always 1, and {@code detail} says how much more
     * @param apartFrom whom a new voucher must not depend on
     * @param detail of {@code method} which; of {@code rank} and {@code opinion} how much more, as a decimal number rounded up; else empty
     * @param of of {@code one-of}: what each of several conditions lacks, of which {@code count} must be met
     */
    public record Need(String code, long count, List<Did> apartFrom, String detail, List<List<Need>> of) {
        public Need {
            apartFrom = List.copyOf(apartFrom);
            of = of.stream().map(List::copyOf).toList();
        }

        public Need(String code, long count, List<Did> apartFrom) {
            this(code, count, apartFrom, "", List.of());
        }

        /** Of these alternatives so many. */
        public static Need oneOf(long count, List<List<Need>> of) {
            return new Need("one-of", count, List.of(), "", of);
        }
    }

    /**
     * The answer as it would be if one entity had never vouched nor been vouched for.
     *
     * @param crosses whether the decision would be a worse one
     */
    public record Counterfactual(Did without, Decision decision, long lower, long upper, boolean crosses) {}

    /** Each single entity whose absence would make the decision a worse one. */
    public List<Counterfactual> fragileTo() {
        return counterfactuals.stream().filter(Counterfactual::crosses).toList();
    }
}
