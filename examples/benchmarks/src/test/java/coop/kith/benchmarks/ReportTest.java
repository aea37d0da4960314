package coop.kith.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReportTest {
    private static Run run(String... items) {
        return Run.of(Json.parse("[" + String.join(",", items) + "]").orThrow());
    }

    private static String item(String method, String unit, String iterations) {
        return """
                {"jmhVersion": "1.37", "benchmark": "coop.kith.benchmarks.Ed25519Verification.%s", "mode": "thrpt",
                 "primaryMetric": {"score": 1, "scoreError": "NaN", "scoreUnit": "%s", "rawData": [%s]}}""".formatted(method, unit, iterations);
    }

    @Test
    void ratiosAreTakenWithinARunAndTheMedianRunIsShown() {
        List<Figure> figures = Report.figures(List.of(
                run(item("ours", "ops/s", "[40, 50, 60]"), item("alone", "ops/s", "[90, 100, 110]")),
                run(item("ours", "ops/s", "[5, 6, 7]"), item("alone", "ops/s", "[9, 10, 20]")),
                run(item("ours", "ops/s", "[90], [70, 80]"), item("alone", "ops/s", "[100]"))));
        Figure figure = figures.get(0);
        assertEquals(1, figures.size());
        assertEquals(0.6, figure.ratio(), 1e-9);
        assertEquals(50, figure.ours(), 1e-9);
        assertEquals(5.0 / 20, figure.low(), 1e-9);
        assertEquals(90.0 / 100, figure.high(), 1e-9);
        assertEquals(3, figure.runs());
        assertTrue(Report.table(figures)
                .endsWith("| Ed25519 verify | 50.0/s | Bouncy Castle alone | 100/s | **0.60** | 0.25 to 0.90 |\n"));
    }

    @Test
    void eachValueOfAParameterIsARowOfItsOwn() {
        List<Figure> figures = Report.figures(List.of(run(
                suite("verify", "MLDSA44_JCS_2024", "[1]"),
                suite("verifyAlone", "MLDSA44_JCS_2024", "[2]"),
                suite("verify", "SLHDSA128_JCS_2024", "[3]"),
                suite("verifyAlone", "SLHDSA128_JCS_2024", "[4]"))));
        assertEquals(
                List.of("verify, MLDSA44_JCS_2024", "verify, SLHDSA128_JCS_2024"),
                figures.stream().map(Figure::what).toList());
        assertEquals(List.of(0.5, 0.75), figures.stream().map(Figure::ratio).toList());
    }

    private static String suite(String method, String value, String iterations) {
        return item(method, "ops/s", iterations)
                .replace(
                        "Ed25519Verification." + method + "\",",
                        "SuiteCredential." + method + "\", \"params\": {\"suite\": \"" + value + "\"},");
    }

    @Test
    void aRateWithoutItsPeerIsNotReported() {
        assertEquals(List.of(), Report.figures(List.of(run(item("ours", "ops/s", "[40]")), run())));
    }

    @Test
    void refusesResultsThatAreNotRates() {
        assertThrows(IllegalArgumentException.class, () -> run(item("ours", "us/op", "[40]")));
    }
}
