package coop.kith.cli;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.algorithm.rank.RankGraph;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The weights of a table as the whole numbers that ranks work on: scaled until none has a fraction, then divided by what they have in common; those from one node to itself count nowhere. */
record Weights(RankGraph trust, RankGraph distrust) {
    static Result<Weights> of(Edges edges, Path file, boolean distrustAllowed) {
        int scale = edges.rows().stream()
                .filter(row -> !row.isLoop())
                .mapToInt(row ->
                        Math.max(0, row.numbers().get(0).stripTrailingZeros().scale()))
                .max()
                .orElse(0);
        List<BigInteger> whole = new ArrayList<>();
        BigInteger common = BigInteger.ZERO;
        for (Edges.Row row : edges.rows()) {
            BigDecimal weight = row.numbers().get(0);
            if (weight.signum() < 0 && !distrustAllowed) {
                return Result.refused(
                        Edges.wrong(file, row, "a weight below zero is distrust, which only openrank takes")
                                .next("Leave such lines out, or use --preset openrank."));
            }
            BigInteger scaled = row.isLoop()
                    ? BigInteger.ZERO
                    : weight.movePointRight(scale).toBigIntegerExact();
            whole.add(scaled);
            common = common.gcd(scaled);
        }
        RankGraph.Builder trust = RankGraph.builder(edges.names().size());
        RankGraph.Builder distrust = RankGraph.builder(edges.names().size());
        try {
            for (int i = 0; i < whole.size(); i++) {
                Edges.Row row = edges.rows().get(i);
                BigInteger least =
                        common.signum() == 0 ? whole.get(i) : whole.get(i).divide(common);
                int amount = least.abs().intValueExact();
                (least.signum() < 0 ? distrust : trust).edge(edges.number(row.from()), edges.number(row.to()), amount);
            }
            return Result.ok(new Weights(trust.build(), distrust.build()));
        } catch (ArithmeticException tooFine) {
            return Result.refused(Problem.of(
                            CliProblem.BAD_TABLE,
                            "The weights of " + file + " are too far apart in size for whole numbers of 31 bits.")
                    .next("Round the weights to fewer digits."));
        }
    }
}
