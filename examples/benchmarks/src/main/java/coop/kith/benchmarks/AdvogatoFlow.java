package coop.kith.benchmarks;

import coop.kith.trust.algorithm.flow.CountedVouchers;
import coop.kith.trust.algorithm.flow.GreedyFlow;
import coop.kith.trust.algorithm.flow.IndependentVouchers;
import coop.kith.trust.algorithm.flow.PathFlow;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.TrustAlgorithm;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * A hundred questions about Advogato's 5,155 members and 47,135 certifications, at most five hops far. One operation is all hundred, so that easy and hard questions
 * weigh the same in every run; {@link FlowTimes} shows how they differ.
 */
public class AdvogatoFlow extends Measured {
    private final List<Inquiry> questions = Advogato.questions(Advogato.graph());

    @Benchmark
    @Beside(what = "independent vouchers, 100 pairs", method = "counted", peer = "naive counting, which resists nobody")
    public long independent() {
        return sum(new IndependentVouchers());
    }

    @Benchmark
    public long counted() {
        return sum(new CountedVouchers());
    }

    @Benchmark
    @Beside(
            what = "exact flow, 100 pairs",
            method = "greedyFlow",
            peer = "the greedy flow of sequoia-wot, which can fall short")
    public long exactFlow() {
        return sum(new PathFlow());
    }

    @Benchmark
    public long greedyFlow() {
        return sum(new GreedyFlow());
    }

    private long sum(TrustAlgorithm algorithm) {
        return questions.stream()
                .mapToLong(question -> algorithm.find(question).lower())
                .sum();
    }
}
