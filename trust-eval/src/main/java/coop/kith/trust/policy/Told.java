package coop.kith.trust.policy;

import coop.kith.trust.answer.Finding;
import coop.kith.trust.answer.TrustAnswer.Decision;
import coop.kith.trust.answer.TrustAnswer.Ground;
import coop.kith.trust.answer.TrustAnswer.Measure;
import coop.kith.trust.exact.Fraction;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a tree, or a part of it, says of one inquiry; the algebra is at {@link Decide}. Immutable. */
sealed interface Told {
    Decision decision();

    /** The leaves in their order. */
    Stream<Leaf> leaves();

    /**
     * What a leaf says.
     *
     * @param lower in the unit of what is needed, as {@code upper}
     * @param found the paths that prove it, where it is one that paths prove
     * @param error what went wrong; empty where nothing did
     */
    record Leaf(
            Decide.Leaf at,
            String name,
            Decision decision,
            Ground ground,
            Fraction lower,
            Fraction upper,
            Fraction needed,
            Finding found,
            String error)
            implements Told {
        @Override
        public Stream<Leaf> leaves() {
            return Stream.of(this);
        }

        @Override
        public Measure measure(long counted) {
            return new Measure(name, lower.floor(), upper.floor(), ceiling(needed), counted);
        }

        private static long ceiling(Fraction number) {
            return -number.negated().floor();
        }
    }

    /** What parts say together. */
    record Some(int atLeast, List<Told> of) implements Told {
        public Some {
            of = List.copyOf(of);
        }

        /** That of the part which is the {@code atLeast}-th best. */
        @Override
        public Decision decision() {
            return of.stream()
                    .map(Told::decision)
                    .sorted(Comparator.reverseOrder())
                    .skip(atLeast - 1L)
                    .findFirst()
                    .orElse(Decision.DENY);
        }

        @Override
        public Stream<Leaf> leaves() {
            return of.stream().flatMap(Told::leaves);
        }

        @Override
        public Measure measure(long counted) {
            return new Measure("conditions", met(), met() + open(), atLeast, counted);
        }

        private long met() {
            return of.stream().filter(part -> part.decision() == Decision.ALLOW).count();
        }

        private long open() {
            return of.stream().filter(part -> part.decision() == Decision.REFER).count();
        }
    }

    /** The ground of the only leaf, or that several were weighed. */
    default Ground ground() {
        return this instanceof Leaf leaf
                ? leaf.ground()
                : leaves().allMatch(leaf -> leaf.ground() == Ground.NO_ROOT) ? Ground.NO_ROOT : Ground.CONDITIONS;
    }

    /** The measure of the only leaf, or how many of the parts hold. */
    Measure measure(long counted);
}
