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
import coop.kith.trust.algorithm.rank.RankGraph;
import coop.kith.trust.algorithm.rank.Scores;
import coop.kith.trust.algorithm.rank.Seeds;
import coop.kith.trust.algorithm.rank.SybilBound;
import coop.kith.trust.algorithm.rank.SybilRank;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
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
            "  kith trust rank --edges vouches.csv --preset ppr --seeds ana ben --suspect ben,eve",
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
            description =
                    "A table: from,to,weight[,time]; no score goes by the time. Of several lines between the same two the"
                            + " weights add up; those from one to itself are left out;"
                            + " openrank takes weights below zero as distrust.")
    private Path file;

    @Option(names = "--preset", paramLabel = "PRESET", required = true, description = "${COMPLETION-CANDIDATES}.")
    private Preset preset;

    @Option(
            names = "--seeds",
            paramLabel = "NAME[=WEIGHT]",
            required = true,
            arity = "1..*",
            split = ",",
            description = "Where trust begins: the asker, or those trusted beforehand; weights are whole numbers.")
    private List<String> seeds = List.of();

    @Option(
            names = "--suspect",
            paramLabel = "FROM,TO",
            description = "An edge that an attacker may have won; again for more. With these ppr and eigentrust certify"
                    + " the most that all who are reached over them alone can hold, whatever they do.")
    private List<String> suspects = List.of();

    @Option(names = "--attack-edges", paramLabel = "FILE", description = "The same, from a table: from,to.")
    private Optional<Path> attackEdges = Optional.empty();

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
                .flatMap(restart ->
                        Edges.read(file, Edges.Columns.WEIGHTS, terminal()).flatMap(edges -> ranked(edges, restart)))
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
                .flatMap(weights -> seeds(edges)
                        .flatMap(start -> suspected(edges).flatMap(suspected -> {
                            Scores scores = scores(weights, start, restart);
                            Answer answer = printed(edges, weights, scores, restart);
                            return suspected.isEmpty()
                                    ? Result.ok(answer)
                                    : region(weights, start, suspected)
                                            .map(region -> bounded(answer, weights, start, restart, scores, region));
                        })));
    }

    private Result<Set<RankGraph.Edge>> suspected(Edges edges) {
        Result<List<String>> listed = attackEdges
                .map(table -> Edges.read(table, Edges.Columns.ENDS, terminal())
                        .map(rows -> rows.rows().stream()
                                .map(row -> row.from() + ',' + row.to())
                                .toList()))
                .orElse(Result.ok(List.of()));
        return listed.flatMap(more -> {
            List<String> ends = new ArrayList<>();
            for (String edge : Stream.concat(suspects.stream(), more.stream()).toList()) {
                List<String> pair = List.of(edge.split(",", -1));
                if (pair.size() != 2) {
                    return Result.refused(Problem.of(
                            CliProblem.BAD_TABLE, "An edge is FROM,TO, not '" + Wording.printable(edge) + "'."));
                }
                pair.forEach(end -> ends.add(end.strip()));
            }
            return edges.numbers(ends).map(numbers -> {
                Set<RankGraph.Edge> suspected = new HashSet<>();
                for (int at = 0; at < numbers.size(); at += 2) {
                    suspected.add(new RankGraph.Edge(numbers.get(at), numbers.get(at + 1)));
                }
                return suspected;
            });
        });
    }

    /** Whom no walk comes to but over a suspected edge. */
    private Result<BitSet> region(Weights weights, Seeds start, Set<RankGraph.Edge> suspected) {
        return preset == Preset.ppr || preset == Preset.eigentrust
                ? Result.ok(weights.trust().behind(start, suspected))
                : Result.refused(Problem.of(
                                CliProblem.BAD_NUMBER, "What " + preset + " gives to a region has no certified bound.")
                        .next("Ask with --preset ppr or --preset eigentrust."));
    }

    private Answer bounded(Answer answer, Weights weights, Seeds start, Alpha restart, Scores scores, BitSet region) {
        double bound = SybilBound.of(weights.trust(), start, restart, restart.sweepsFor(tolerance), region);
        BigDecimal held = exact(region.stream().mapToLong(scores::units).sum());
        JsonObject sybil = JsonObject.empty()
                .with("nodes", JsonNumber.of(region.cardinality()))
                .with("holds", new JsonNumber(plain(held)))
                .with("bound", new JsonNumber(upwards(bound)));
        String told = String.format(
                Locale.ROOT,
                "The %d behind suspected edges hold %.9f together, and at most %s whatever they do.",
                region.cardinality(),
                held,
                upwards(bound));
        return new Answer(answer.exit(), answer.json().with("sybil", sybil), answer.text() + '\n' + told);
    }

    /** Nine digits, never below. */
    private static String upwards(double bound) {
        return new BigDecimal(bound)
                .setScale(9, RoundingMode.CEILING)
                .stripTrailingZeros()
                .toPlainString();
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
