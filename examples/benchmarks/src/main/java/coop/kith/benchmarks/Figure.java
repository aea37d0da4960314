package coop.kith.benchmarks;

import coop.kith.benchmarks.Subjects.Subject;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * One line of the table: a rate of ours over a peer's rate from the same run.
 *
 * @param ours operations per second, the median over the runs of each run's median
 * @param theirs likewise
 * @param ratio the median over the runs of ours over theirs
 * @param low the slowest iteration of ours over the quickest of theirs, in whichever run that was least
 * @param high the quickest of ours over the slowest of theirs, in whichever run that was most
 * @param runs how many runs measured both
 */
record Figure(String what, String peer, double ours, double theirs, double ratio, double low, double high, int runs) {
    private static final MathContext THREE_DIGITS = new MathContext(3);

    /** Empty for a benchmark that stands beside nothing, or that no run measured together with its peer. */
    static Optional<Figure> of(Subject subject, Method benchmark, List<Run> all) {
        Beside beside = benchmark.getAnnotation(Beside.class);
        if (beside == null) {
            return Optional.empty();
        }
        String ours = subject.inResults(benchmark.getName());
        String theirs = subject.inResults(beside.method());
        List<Run> runs =
                all.stream().filter(run -> run.has(ours) && run.has(theirs)).toList();
        return runs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Figure(
                        subject.parameter().isEmpty() ? beside.what() : beside.what() + ", " + subject.parameter(),
                        beside.peer(),
                        middle(runs, run -> run.median(ours)),
                        middle(runs, run -> run.median(theirs)),
                        middle(runs, run -> run.median(ours) / run.median(theirs)),
                        sorted(runs, run -> run.slowest(ours) / run.quickest(theirs))
                                .get(0),
                        sorted(runs, run -> -run.quickest(ours) / run.slowest(theirs))
                                        .get(0)
                                * -1,
                        runs.size()));
    }

    private static double middle(List<Run> runs, ToDoubleFunction<Run> figure) {
        return Run.middle(sorted(runs, figure));
    }

    private static List<Double> sorted(List<Run> runs, ToDoubleFunction<Run> figure) {
        return runs.stream().mapToDouble(figure).sorted().boxed().toList();
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %s/s | %s | %s/s | **%.2f** | %.2f to %.2f |",
                what,
                digits(ours),
                peer,
                digits(theirs),
                ratio,
                low,
                high);
    }

    JsonObject json() {
        return JsonObject.empty()
                .with("what", what)
                .with("peer", peer)
                .with("oursPerSecond", new JsonNumber(digits(ours)))
                .with("peerPerSecond", new JsonNumber(digits(theirs)))
                .with("ratio", new JsonNumber(digits(ratio)))
                .with("least", new JsonNumber(digits(low)))
                .with("most", new JsonNumber(digits(high)))
                .with("runs", JsonNumber.of(runs));
    }

    private static String digits(double number) {
        return BigDecimal.valueOf(number).round(THREE_DIGITS).toPlainString();
    }
}
