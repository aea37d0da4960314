package coop.kith.benchmarks;

import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Turns JMH's result files into the table of ratios. Several files are several runs: each ratio is taken within one run, where machine and load were the same, and
 * the table shows the median of them and the extremes.
 */
public final class Report {
    private Report() {}

    /** Arguments: the file for the summary, then JMH's result files. The table goes to standard output, as Markdown. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2) {
            System.err.println("usage: Report SUMMARY.json JMH-RESULT.json..");
            System.exit(64);
        }
        List<Run> runs = Stream.of(arguments).skip(1).map(Report::read).toList();
        List<Figure> figures = figures(runs);
        System.out.print(table(figures));
        Files.writeString(Path.of(arguments[0]), Json.pretty(summary(figures)) + "\n");
    }

    static List<Figure> figures(List<Run> runs) {
        return Subjects.all().stream()
                .flatMap(subject -> subject.benchmarks().stream()
                        .flatMap(benchmark -> Figure.of(subject, benchmark, runs).stream()))
                .toList();
    }

    static String table(List<Figure> figures) {
        StringBuilder table = new StringBuilder(
                "| work | Kith | beside | its rate | ratio | worst to best iteration |\n|---|---|---|---|---|---|\n");
        figures.forEach(figure -> table.append(figure.row()).append('\n'));
        return table.toString();
    }

    static JsonObject summary(List<Figure> figures) {
        List<JsonValue> items =
                figures.stream().map(figure -> (JsonValue) figure.json()).toList();
        return JsonObject.empty().with("machine", machine()).with("figures", new JsonArray(items));
    }

    private static JsonObject machine() {
        return JsonObject.empty()
                .with("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"))
                .with("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"))
                .with("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    }

    private static Run read(String file) {
        try {
            return Run.of(Json.parse(Files.readString(Path.of(file))).orThrow());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
