package coop.kith.benchmarks;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one run of JMH measured.
 *
 * @param rates by the benchmark's full name, with its parameter's value: operations per second of each measured iteration, sorted
 */
record Run(NavigableMap<String, List<Double>> rates) {
    Run {
        rates = Collections.unmodifiableNavigableMap(new TreeMap<>(rates));
    }

    /** From the value of a result file that JMH wrote with {@code -rf json}. Throws IllegalArgumentException when it is none, or not in operations per second. */
    static Run of(JsonValue results) {
        if (!(results instanceof JsonArray array)) {
            throw new IllegalArgumentException("JMH's results are a JSON array, not " + results.kind());
        }
        NavigableMap<String, List<Double>> rates = new TreeMap<>();
        for (JsonValue item : array.items()) {
            JsonObject metric = Optional.of(item)
                    .filter(JsonObject.class::isInstance)
                    .flatMap(result -> ((JsonObject) result).object("primaryMetric"))
                    .orElseThrow(() -> new IllegalArgumentException("a result without a primaryMetric"));
            String name = name((JsonObject) item);
            if (!metric.string("scoreUnit").equals(Optional.of("ops/s"))) {
                throw new IllegalArgumentException(name + " is not in ops/s; run it without -bm and -tu");
            }
            List<Double> sorted = new ArrayList<>();
            for (JsonValue fork : metric.oneOrMany("rawData")) {
                for (JsonValue rate :
                        fork instanceof JsonArray iterations ? iterations.items() : List.<JsonValue>of()) {
                    sorted.add(Double.parseDouble(((JsonNumber) rate).text()));
                }
            }
            Collections.sort(sorted);
            rates.put(name, List.copyOf(sorted));
        }
        return new Run(rates);
    }

    private static String name(JsonObject result) {
        String parameters = result.object("params").stream()
                .flatMap(all -> all.members().keySet().stream()
                        .map(name -> all.string(name).orElse("")))
                .collect(Collectors.joining(","));
        return name(result.string("benchmark").orElse(""), parameters);
    }

    /** What a benchmark is called with this value of its parameter, which is empty where it has none. */
    static String name(String benchmark, String parameter) {
        return parameter.isEmpty() ? benchmark : benchmark + ":" + parameter;
    }

    /** Whether this benchmark was measured in this run. */
    boolean has(String benchmark) {
        return !rates.getOrDefault(benchmark, List.of()).isEmpty();
    }

    double slowest(String benchmark) {
        return of(benchmark).get(0);
    }

    double median(String benchmark) {
        return middle(of(benchmark));
    }

    double quickest(String benchmark) {
        return of(benchmark).get(of(benchmark).size() - 1);
    }

    private List<Double> of(String benchmark) {
        return rates.getOrDefault(benchmark, List.of());
    }

    /** The middle of sorted numbers; of an even count the mean of the two in the middle. */
    static double middle(List<Double> sorted) {
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
