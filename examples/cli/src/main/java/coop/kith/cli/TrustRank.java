package coop.kith.cli;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.algorithm.rank.Alpha;
import coop.kith.trust.algorithm.rank.EigenTrust;
import coop.kith.trust.algorithm.rank.OpenRank;
import coop.kith.trust.algorithm.rank.PersonalRank;
import coop.kith.trust.algorithm.rank.Scores;
import coop.kith.trust.algorithm.rank.Seeds;
import coop.kith.trust.algorithm.rank.SybilRank;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
        name = "rank",
        description = {
            "Rank the nodes of a plain graph, with the error of each score.",
            "A rank is a share of attention, never a permission; what counts towards a policy is asked with: kith"
                    + " trust ask"
        },
        footer = {
            "",
            "Examples:",
            "  kith trust rank --edges vouches.csv --preset ppr --seeds ana",
            "  kith trust rank --edges ratings.csv --preset eigentrust --seeds ana,ben --alpha 0.5 --tolerance 1e-12"
                    + " --json"
        })
final class TrustRank extends Command {
    /** The presets of the one kernel. */
    enum Preset {
        eigentrust,
        ppr,
        sybilrank,
        openrank
    }

    @Option(
            names = "--edges",
            paramLabel = "FILE",
            required = true,
            description = "A table: from,to,weight[,time]. Of several lines between the same two the weights add up;"
                    + " openrank takes weights below zero as distrust.")
    private Path file;

    @Option(names = "--preset", paramLabel = "PRESET", required = true, description = "${COMPLETION-CANDIDATES}.")
    private Preset preset;

    @Option(
            names = "--seeds",
            paramLabel = "NAME[=WEIGHT]",
            required = true,
            split = ",",
            description = "Where trust begins: the asker, or those trusted beforehand; weights are whole numbers.")
    private List<String> seeds = List.of();

    @Option(
            names = "--alpha",
            paramLabel = "A",
            description =
                    "The probability to go back to the seeds at each step. Default: 0.15, for eigentrust and openrank"
                            + " 0.5.")
    private Optional<String> alpha = Optional.empty();

    @Option(
            names = "--tolerance",
            paramLabel = "T",
            defaultValue = "1e-12",
            description = "How far a score may be off but for rounding. Default: ${DEFAULT-VALUE}.")
    private double tolerance;

    @Option(names = "--top", paramLabel = "N", description = "Only the best N. Default: all.")
    private Optional<Integer> top = Optional.empty();

    TrustRank(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return setting()
                .flatMap(restart -> Edges.read(file, 1, 2, terminal()).flatMap(edges -> ranked(edges, restart)))
                .fold(answer -> answer, Answer::refused);
    }

    private Result<Alpha> setting() {
        Alpha usual = preset == Preset.ppr ? PersonalRank.USUAL : EigenTrust.USUAL;
        try {
            Alpha restart = alpha.map(Alpha::of).orElse(usual);
            restart.sweepsFor(tolerance);
            if (top.filter(count -> count < 1).isPresent()) {
                throw new IllegalArgumentException("--top is at least 1");
            }
            return Result.ok(restart);
        } catch (IllegalArgumentException wrong) {
            return Result.refused(Problem.of(CliProblem.BAD_NUMBER, String.valueOf(wrong.getMessage())));
        }
    }

    private Result<Answer> ranked(Edges edges, Alpha restart) {
        return Weights.of(edges, file, preset == Preset.openrank)
                .flatMap(weights ->
                        seeds(edges).map(start -> printed(edges, weights, scores(weights, start, restart), restart)));
    }

    private Scores scores(Weights weights, Seeds start, Alpha restart) {
        int sweeps = restart.sweepsFor(tolerance);
        return switch (preset) {
            case eigentrust -> EigenTrust.of(weights.trust(), start, restart, sweeps);
            case ppr -> PersonalRank.of(weights.trust(), start, restart, sweeps);
            case sybilrank -> SybilRank.of(weights.trust(), start);
            case openrank -> OpenRank.of(weights.trust(), weights.distrust(), start, restart, sweeps);
        };
    }

    private Result<Seeds> seeds(Edges edges) {
        List<String> names = new ArrayList<>();
        List<Integer> weights = new ArrayList<>();
        for (String seed : seeds) {
            int at = edges.number(seed) < 0 ? seed.lastIndexOf('=') : -1;
            names.add(at < 0 ? seed : seed.substring(0, at));
            String weight = at < 0 ? "1" : seed.substring(at + 1);
            if (!weight.matches("[1-9][0-9]{0,8}")) {
                return Result.refused(Problem.of(
                        CliProblem.BAD_NUMBER,
                        "The weight of a seed is a whole number from 1 on, not '" + Wording.printable(weight) + "'."));
            }
            weights.add(Integer.parseInt(weight));
        }
        return edges.numbers(names).flatMap(numbers -> {
            TreeMap<Integer, Integer> start = new TreeMap<>();
            for (int i = 0; i < numbers.size(); i++) {
                start.merge(numbers.get(i), weights.get(i), Integer::sum);
            }
            return start.values().stream().mapToLong(Integer::longValue).sum() > Seeds.MOST
                    ? Result.refused(Problem.of(
                            CliProblem.BAD_NUMBER, "The weights of the seeds add up to more than " + Seeds.MOST + "."))
                    : Result.ok(new Seeds(start));
        });
    }

    private Answer printed(Edges edges, Weights weights, Scores scores, Alpha restart) {
        boolean bounded = !Double.isInfinite(scores.error());
        List<JsonValue> rows = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (int node : scores.top(top.orElse(scores.size()))) {
            BigDecimal score = exact(scores.units(node));
            rows.add(JsonObject.empty()
                    .with("node", edges.names().get(node))
                    .with("score", new JsonNumber(plain(score)))
                    .with("units", Long.toString(scores.units(node))));
            lines.add(String.format(
                    Locale.ROOT,
                    "%.9f  %s",
                    score,
                    Wording.printable(edges.names().get(node))));
        }
        JsonObject json = JsonObject.empty().with("preset", preset.name());
        if (preset != Preset.sybilrank) {
            json = json.with("alpha", new JsonNumber(restart.toString()))
                    .with("sweeps", JsonNumber.of(restart.sweepsFor(tolerance)));
        }
        json = json.with("error", bounded ? new JsonNumber(plain(new BigDecimal(scores.error()))) : JsonLiteral.NULL)
                .with("nodes", JsonNumber.of(scores.size()))
                .with("edges", JsonNumber.of(weights.trust().edges()))
                .with("scores", new JsonArray(rows));
        lines.add(
                bounded
                        ? String.format(Locale.ROOT, "Each score is within %.1e of the true one.", scores.error())
                        : "This preset stops early: its scores order nodes, and have no bound.");
        return new Answer(Exit.ACCEPTED, json, String.join("\n", lines));
    }

    private static BigDecimal exact(long units) {
        return new BigDecimal(BigInteger.valueOf(units)).divide(new BigDecimal(BigInteger.ONE.shiftLeft(62)));
    }

    /** Eighteen digits say all that a double could. */
    private static String plain(BigDecimal number) {
        return number.round(new MathContext(18)).stripTrailingZeros().toPlainString();
    }
}
