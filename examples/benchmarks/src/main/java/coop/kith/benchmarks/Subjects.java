package coop.kith.benchmarks;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;

/** All benchmarks, in the order in which they are reported. */
final class Subjects {
    private Subjects() {}

    /**
     * A class of benchmarks, and how it is made ready.
     *
     * @param parameter the value of JMH's parameter that this is, empty where the class has none
     */
    record Subject(Class<? extends Measured> type, Supplier<? extends Measured> create, String parameter) {
        Subject(Class<? extends Measured> type, Supplier<? extends Measured> create) {
            this(type, create, "");
        }

        /** Its benchmarks, sorted by name. */
        List<Method> benchmarks() {
            return Arrays.stream(type.getMethods())
                    .filter(method -> method.isAnnotationPresent(Benchmark.class))
                    .sorted(Comparator.comparing(Method::getName))
                    .toList();
        }

        /** The name of one of its benchmarks in JMH's results. */
        String inResults(String method) {
            return Run.name(type.getName() + "." + method, parameter);
        }
    }

    static List<Subject> all() {
        return Stream.of(single(), eachSuite(), eachSize())
                .flatMap(subjects -> subjects)
                .toList();
    }

    private static Stream<Subject> eachSize() {
        return Arrays.stream(GraphSize.values())
                .flatMap(size -> Stream.of(
                        new Subject(GraphBuilding.class, () -> OfGraph.of(new GraphBuilding(), size), size.name()),
                        new Subject(RankSweeps.class, () -> OfGraph.of(new RankSweeps(), size), size.name()),
                        new Subject(WholeGraphRank.class, () -> OfGraph.of(new WholeGraphRank(), size), size.name()),
                        new Subject(ViewersBest.class, () -> OfGraph.of(new ViewersBest(), size), size.name()),
                        new Subject(FlowQuestions.class, () -> OfGraph.of(new FlowQuestions(), size), size.name())));
    }

    private static Stream<Subject> eachSuite() {
        return Arrays.stream(SuiteAndKey.values())
                .map(suite -> new Subject(SuiteCredential.class, () -> SuiteCredential.of(suite), suite.name()));
    }

    private static Stream<Subject> single() {
        return Stream.of(
                new Subject(DidKeyResolution.class, DidKeyResolution::new),
                new Subject(DidPeerResolution.class, DidPeerResolution::new),
                new Subject(DidWebResolution.class, DidWebResolution::new),
                new Subject(CacheHit.class, CacheHit::new),
                new Subject(WebvhResolution.class, WebvhResolution::new),
                new Subject(Ed25519Verification.class, Ed25519Verification::new),
                new Subject(P256Verification.class, P256Verification::new),
                new Subject(Secp256k1Verification.class, Secp256k1Verification::new),
                new Subject(SelectiveCredential.class, SelectiveCredential::new),
                new Subject(JsonText.class, JsonText::new),
                new Subject(AdvogatoFlow.class, AdvogatoFlow::new));
    }
}
