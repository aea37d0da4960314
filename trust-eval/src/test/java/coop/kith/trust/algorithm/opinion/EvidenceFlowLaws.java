package coop.kith.trust.algorithm.opinion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.trust.algorithm.opinion.EvidenceFlow.Known;
import coop.kith.trust.exact.Fraction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** The interval holds the sweeps of the definition, computed in exact rationals. */
final class EvidenceFlowLaws {
    private static final int SIZE = 6;

    @Provide
    Arbitrary<List<Said>> statements() {
        Arbitrary<Integer> entity = Arbitraries.integers().between(0, SIZE - 1);
        Arbitrary<Long> pieces = Arbitraries.longs().between(0, 20_000);
        return Combinators.combine(entity, entity, pieces, pieces)
                .as(Said::new)
                .list()
                .ofMaxSize(14);
    }

    @Property(tries = 300)
    void theIntervalHoldsEverySweepOfTheDefinition(@ForAll("statements") List<Said> statements) {
        List<Known> known = EvidenceFlow.of(SIZE, statements, 0, Said.MOST).after(4);
        List<Opinion> sweeps = jacobi(statements, 4);
        for (int entity = 1; entity < SIZE; entity++) {
            Fraction positive = sweeps.get(entity).positive().times(Fraction.of(1_000_000));
            Fraction negative = sweeps.get(entity).negative().times(Fraction.of(1_000_000));
            Known one = known.get(entity);
            assertTrue(Fraction.of(one.positiveLow()).compareTo(positive) <= 0);
            assertTrue(positive.compareTo(Fraction.of(one.positiveHigh())) <= 0);
            assertTrue(Fraction.of(one.negativeLow()).compareTo(negative) <= 0);
            assertTrue(negative.compareTo(Fraction.of(one.negativeHigh())) <= 0);
            assertTrue(0 <= one.beliefLow() && one.beliefLow() <= one.beliefHigh() && one.beliefHigh() < 1);
        }
    }

    @Tag("long")
    @Property(tries = 100_000)
    void theIntervalHoldsEverySweepOverAndOver(@ForAll("statements") List<Said> statements) {
        theIntervalHoldsEverySweepOfTheDefinition(statements);
    }

    @Property(tries = 300)
    void orderMakesNoDifferenceAndSelfPraiseNone(@ForAll("statements") List<Said> statements, @ForAll long shuffle) {
        List<Said> other = new ArrayList<>(statements);
        Collections.shuffle(other, new Random(shuffle));
        other.add(new Said(3, 3, 9_000, 0));
        assertEquals(
                EvidenceFlow.of(SIZE, statements, 0, 15_000).after(5),
                EvidenceFlow.of(SIZE, other, 0, 15_000).after(5));
    }

    /** Under other names and in another order the same; in range; and nothing is certain of whom nobody who is heard speaks. */
    @Property(tries = 300)
    void opinionsKeepTheCommonLaws(@ForAll("statements") List<Said> statements, @ForAll long shuffle) {
        Random random = new Random(shuffle);
        List<Integer> names = new ArrayList<>(IntStream.range(0, SIZE).boxed().toList());
        Collections.shuffle(names, random);
        List<Said> other = new ArrayList<>();
        statements.forEach(said ->
                other.add(new Said(names.get(said.from()), names.get(said.about()), said.positive(), said.negative())));
        Collections.shuffle(other, random);
        List<Known> plain = EvidenceFlow.of(SIZE, statements, 0, 15_000).after(5);
        List<Known> again = EvidenceFlow.of(SIZE, other, names.get(0), 15_000).after(5);
        BitSet heard = new BitSet();
        heard.set(0);
        for (int round = 0; round < SIZE; round++) {
            statements.stream().filter(said -> heard.get(said.from())).forEach(said -> heard.set(said.about()));
        }
        for (int entity = 1; entity < SIZE; entity++) {
            Known known = plain.get(entity);
            assertEquals(known, again.get(names.get(entity)));
            for (double share :
                    List.of(known.beliefLow(), known.beliefHigh(), known.disbeliefLow(), known.disbeliefHigh())) {
                assertTrue(share >= 0 && share < 1);
            }
            if (!heard.get(entity)) {
                assertEquals(0, known.positiveLow() + known.negativeLow());
            }
        }
    }

    @Tag("long")
    @Property(tries = 100_000)
    void opinionsKeepTheCommonLawsOverAndOver(@ForAll("statements") List<Said> statements, @ForAll long shuffle) {
        opinionsKeepTheCommonLaws(statements, shuffle);
    }

    @Tag("long")
    @Property(tries = 100_000)
    void orderMakesNoDifferenceAndSelfPraiseNoneOverAndOver(
            @ForAll("statements") List<Said> statements, @ForAll long shuffle) {
        orderMakesNoDifferenceAndSelfPraiseNone(statements, shuffle);
    }

    /** Exact rationals from R = A, with the opinion's own operators. */
    private static List<Opinion> jacobi(List<Said> statements, int sweeps) {
        List<Opinion> now = sweep(statements, Collections.nCopies(SIZE, Opinion.VACUOUS));
        for (int sweep = 0; sweep < sweeps; sweep++) {
            now = sweep(statements, now);
        }
        return now;
    }

    private static List<Opinion> sweep(List<Said> statements, List<Opinion> of) {
        List<Opinion> next = new ArrayList<>(Collections.nCopies(SIZE, Opinion.VACUOUS));
        for (Said said : statements) {
            if (said.from() != said.about()) {
                Opinion stated = Opinion.of(Fraction.of(said.positive(), 1000), Fraction.of(said.negative(), 1000));
                Opinion heard = said.from() == 0 ? stated : of.get(said.from()).discounting(stated);
                next.set(said.about(), next.get(said.about()).and(heard));
            }
        }
        return next;
    }
}
