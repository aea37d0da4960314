package coop.kith.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.resolve.Resolution;
import coop.kith.problem.Result;
import coop.kith.testing.Vectors;
import coop.kith.vc.verdict.Verdict;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every benchmark runs once, and what it measures is work that succeeds: a fast refusal is no figure. */
final class BenchmarkTest {
    @TestFactory
    Stream<DynamicTest> everyBenchmarkDoesItsWork() {
        return Subjects.all().stream()
                .filter(BenchmarkTest::isSmall)
                .map(subject -> DynamicTest.dynamicTest(subject.type().getSimpleName(), () -> runs(subject)));
    }

    /** Work on large graphs is the same work, and takes minutes. */
    private static boolean isSmall(Subjects.Subject subject) {
        return !OfGraph.class.isAssignableFrom(subject.type())
                || subject.parameter().equals(GraphSize.TINY.name());
    }

    private static void runs(Subjects.Subject subject) throws ReflectiveOperationException {
        if (subject.type() == AdvogatoFlow.class) {
            Vectors.at(Advogato.DATA_SET);
        }
        Measured benchmarks = subject.create().get();
        for (Method benchmark : subject.benchmarks()) {
            succeeded(benchmark.invoke(benchmarks), subject.inResults(benchmark.getName()));
        }
    }

    private static void succeeded(Object done, String name) {
        if (done instanceof Boolean holds) {
            assertTrue(holds, name);
        } else if (done instanceof Result<?> result) {
            assertInstanceOf(Result.Ok.class, result, name);
        } else if (done instanceof Verdict<?> verdict) {
            assertInstanceOf(Verdict.Accepted.class, verdict, name);
        } else if (done instanceof Resolution resolution) {
            assertInstanceOf(Resolution.Resolved.class, resolution, name);
        } else if (done instanceof Long sum) {
            assertTrue(sum > 0, name);
        } else {
            assertNotNull(done, name);
        }
    }

    @Test
    void everyFigureOfOursStandsBesideAPeerOfItsClassAndNoBenchmarkIsLeftOver() {
        for (Subjects.Subject subject : Subjects.all()) {
            Set<String> named = new TreeSet<>();
            for (Method benchmark : subject.benchmarks()) {
                Beside beside = benchmark.getAnnotation(Beside.class);
                if (beside != null) {
                    assertNotEquals(benchmark.getName(), beside.method());
                    named.addAll(List.of(benchmark.getName(), beside.method()));
                }
            }
            Set<String> all =
                    subject.benchmarks().stream().map(Method::getName).collect(Collectors.toCollection(TreeSet::new));
            assertEquals(all, named, subject.type().getName());
        }
    }

    @Test
    void theMembershipHasTheSizeThatTheGoalsSpeakOf() {
        int bytes = SuiteAndKey.EDDSA_JCS_2022.work().document().length();
        assertTrue(bytes > 1_350 && bytes < 1_450, "1.4 KB, not " + bytes);
    }
}
