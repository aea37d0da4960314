package coop.kith.trust.policy;

import static coop.kith.trust.policy.Village.did;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.trust.algorithm.TrustAlgorithms;
import coop.kith.trust.algorithm.flow.CountedVouchers;
import coop.kith.trust.algorithm.flow.IndependentVouchers;
import coop.kith.trust.algorithm.flow.PathFlow;
import coop.kith.trust.answer.Finding;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.TrustAlgorithm;
import coop.kith.trust.answer.TrustAnswer;
import coop.kith.trust.answer.TrustAnswer.Decision;
import coop.kith.trust.answer.TrustAnswer.Ground;
import coop.kith.trust.answer.TrustQuestion;
import coop.kith.trust.answer.VouchGraph.Arc;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Algorithms of somebody else's that throw, hang, lie and meddle. */
final class MeasuresAbuse {
    private static final Village VILLAGE = Village.of("mara > ben > ana", "mara > chloe > ana");
    private static final Policy POLICY = Village.policy("vouched-newcomer", "mara");

    private record Foreign(Function<Inquiry, Finding> way) implements TrustAlgorithm {
        @Override
        public String name() {
            return IndependentVouchers.NAME;
        }

        @Override
        public Finding find(Inquiry inquiry) {
            return way.apply(inquiry);
        }
    }

    private static TrustAnswer ask(Policy policy, Function<Inquiry, Finding> way) {
        Measures measures = new Measures(
                TrustAlgorithms.of(List.of(new Foreign(way), new CountedVouchers(), new PathFlow())),
                Duration.ofMillis(500));
        Admission admission = new Admission(VILLAGE.vouches(), List.of(), List.of());
        return Judgement.of(
                new TrustQuestion(did("ana"), Village.NOW, Village.NOW),
                policy,
                Admitted.of(policy.rules(), admission),
                measures);
    }

    private static void failed(Function<Inquiry, Finding> way, String why) {
        TrustAnswer answer = ask(POLICY, way);
        assertEquals(Decision.REFER, answer.decision());
        assertEquals(Ground.FAILED, answer.ground());
        assertTrue(answer.explanation().parts().get(0).error().contains(why), answer::toString);
        assertTrue(answer.toText().contains("failed"), answer::toText);
    }

    @Test
    @DisplayName("T14: an algorithm that throws is an error that the answer tells")
    void oneThatThrowsIsReferred() {
        failed(
                inquiry -> {
                    throw new IllegalStateException("no");
                },
                "IllegalStateException");
        failed(
                inquiry -> {
                    throw new StackOverflowError();
                },
                "StackOverflowError");
        failed(inquiry -> new Finding(-1, -2, List.of()), "IllegalArgumentException");
    }

    @Test
    @DisplayName("T14: an algorithm that hangs is left behind when its time is up")
    void oneThatHangsIsLeftBehind() {
        CountDownLatch never = new CountDownLatch(1);
        assertTimeout(
                Duration.ofSeconds(20),
                () -> failed(
                        inquiry -> {
                            try {
                                never.await();
                            } catch (InterruptedException ended) {
                                Thread.currentThread().interrupt();
                            }
                            return Solver.NOTHING;
                        },
                        "longer than"));
        AtomicBoolean stop = new AtomicBoolean();
        assertTimeout(
                Duration.ofSeconds(20),
                () -> failed(
                        inquiry -> {
                            while (!stop.get()) {
                                Thread.onSpinWait();
                            }
                            return Solver.NOTHING;
                        },
                        "longer than"));
        stop.set(true);
    }

    @Test
    @DisplayName(
            "T14: what cannot be is not believed: more vouchers than there are, paths that lead nowhere, nothing at all")
    void oneThatLiesIsNotBelieved() {
        Arc invented = new Arc(0, 1, 255, 255, 0);
        failed(inquiry -> null, "cannot be");
        failed(inquiry -> new Finding(2, 2, List.of()), "cannot be");
        failed(inquiry -> new Finding(0, Long.MAX_VALUE, List.of()), "cannot be");
        failed(inquiry -> new Finding(1, 1, List.of(List.of())), "cannot be");
        failed(inquiry -> new Finding(1, 1, List.of(List.of(invented))), "cannot be");
        failed(
                inquiry -> {
                    List<Arc> path =
                            new IndependentVouchers().find(inquiry).paths().get(0);
                    return new Finding(2, 2, List.of(path, path));
                },
                "cannot be");
    }

    @Test
    @DisplayName("T14: nothing that an algorithm is given can be changed")
    void oneThatMeddlesChangesNothing() {
        for (Function<Inquiry, Object> meddling : List.<Function<Inquiry, Object>>of(
                inquiry -> inquiry.anchors().add(9),
                inquiry -> inquiry.graph().from(0).remove(0),
                inquiry -> inquiry.graph().to(inquiry.subject()).add(new Arc(0, 1, 255, 255, 0)),
                inquiry -> inquiry.caps().add(new Inquiry.Cap(java.util.Set.of(), 1)),
                inquiry -> inquiry.without().add(0))) {
            failed(
                    inquiry -> new Finding(0, meddling.apply(inquiry).hashCode(), List.of()),
                    "UnsupportedOperationException");
        }
    }

    @Test
    @DisplayName("T14: other measures of the same policy are not touched by one that fails")
    void theOthersAreNotTouched() {
        Policy policy = Village.written(
                "{'kith':'policy-1','name':'two','anchors':['did:example:mara'],'vouchers':[{'kind':'relationship','amount':120,'depth':255}],"
                        + "'decide':{'any':[{'vouchers':2,'independent':true},{'flow':{'atLeast':240}}]}}");
        TrustAnswer answer = ask(policy, inquiry -> {
            throw new IllegalStateException("no");
        });
        assertEquals(Decision.ALLOW, answer.decision());
        assertEquals(Decision.REFER, answer.explanation().parts().get(0).decision());
        assertEquals(Ground.FAILED, answer.explanation().parts().get(0).ground());
    }

    @Test
    @DisplayName("T14: an algorithm of somebody else's that does its work is as good as Kith's own")
    void oneThatWorksIsHeard() {
        TrustAnswer answer = ask(POLICY, new IndependentVouchers()::find);
        assertEquals(VILLAGE.ask("ana", POLICY), answer);
    }

    @Test
    @DisplayName("T14: an algorithm that is not there is an error that the answer tells")
    void oneThatIsNotThereIsReferred() {
        Measures none = new Measures(TrustAlgorithms.of(List.of(new CountedVouchers())), Measures.LONGEST);
        TrustAnswer answer = Judgement.of(
                new TrustQuestion(did("ana"), Village.NOW, Village.NOW),
                POLICY,
                Admitted.of(POLICY.rules(), new Admission(VILLAGE.vouches(), List.of(), List.of())),
                none);
        assertEquals(Ground.FAILED, answer.ground());
    }
}
