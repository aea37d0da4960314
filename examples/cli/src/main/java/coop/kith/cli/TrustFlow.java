package coop.kith.cli;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.algorithm.flow.Flow;
import coop.kith.trust.algorithm.flow.PathFlow;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.VouchGraph;
import coop.kith.trust.answer.VouchGraph.Arc;
import coop.kith.trust.exact.Fraction;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
        name = "flow",
        description = {
            "How much trust can flow from one node of a plain graph to another, exactly: over paths on which each"
                    + " vouch allows the hops that follow it.",
            "Prints the paths, the prices that prove that there is no more, and without whom it falls."
        },
        footer = {
            "",
            "Examples:",
            "  kith trust flow --edges vouches.csv --from ana --to eve",
            "  kith trust flow --edges vouches.csv --from ana --to eve --threshold 120 --json"
        })
final class TrustFlow extends Command {
    /** Full trust, as in OpenPGP. */
    private static final int FULL = 120;

    @Option(
            names = "--edges",
            paramLabel = "FILE",
            required = true,
            description =
                    "A table: from,to,amount,depth. Amount 0 to 255; depth is how many hops may follow, 255 without"
                            + " limit. Of several lines between the same two the last counts.")
    private Path file;

    @Option(
            names = "--from",
            paramLabel = "NAME",
            required = true,
            arity = "1..*",
            split = ",",
            description = "Where trust begins; several one after another or divided by commas.")
    private List<String> from = List.of();

    @Option(names = "--to", paramLabel = "NAME", required = true, description = "Whom it is asked about.")
    private String to;

    @Option(
            names = "--threshold",
            paramLabel = "N",
            description = "Fragile is who takes the flow below this. Default: what flows, but at most 120.")
    private Optional<Integer> threshold = Optional.empty();

    @Option(
            names = "--max-hops",
            paramLabel = "N",
            defaultValue = "255",
            description = "The most vouches a path may have. Default: ${DEFAULT-VALUE}.")
    private int maxHops;

    TrustFlow(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        if (maxHops < 1 || maxHops > 255 || threshold.filter(least -> least < 1).isPresent()) {
            return Answer.refused(
                    Problem.of(CliProblem.BAD_NUMBER, "--max-hops is 1 to 255, and --threshold at least 1."));
        }
        return Edges.read(file, Edges.Columns.CAPACITIES, terminal())
                .flatMap(edges -> arcs(edges)
                        .flatMap(arcs -> edges.numbers(from)
                                .flatMap(anchors -> edges.numbers(List.of(to))
                                        .flatMap(subject -> solved(edges, arcs, anchors, subject.get(0))))))
                .fold(answer -> answer, Answer::refused);
    }

    /** Capacity belongs to the two: the newest line is the one that counts, never the sum. */
    private Result<List<Arc>> arcs(Edges edges) {
        Map<List<Integer>, Arc> newest = new TreeMap<>(Comparator.<List<Integer>, Integer>comparing(pair -> pair.get(0))
                .thenComparing(pair -> pair.get(1)));
        for (Edges.Row row : edges.rows()) {
            Optional<Integer> amount = octet(row.numbers().get(0));
            Optional<Integer> depth = octet(row.numbers().get(1));
            if (amount.isEmpty() || depth.isEmpty()) {
                return Result.refused(Edges.wrong(file, row, "amount and depth are whole numbers from 0 to 255"));
            }
            int source = edges.number(row.from());
            int target = edges.number(row.to());
            newest.put(List.of(source, target), new Arc(source, target, amount.get(), depth.get(), row.line()));
        }
        return Result.ok(List.copyOf(newest.values()));
    }

    private static Optional<Integer> octet(BigDecimal number) {
        try {
            int whole = number.intValueExact();
            return whole >= 0 && whole <= 255 ? Optional.of(whole) : Optional.empty();
        } catch (ArithmeticException fraction) {
            return Optional.empty();
        }
    }

    private Result<Answer> solved(Edges edges, List<Arc> arcs, List<Integer> anchors, int subject) {
        if (anchors.contains(subject)) {
            return Result.refused(
                    Problem.of(CliProblem.BAD_NUMBER, "--from and --to are the same; nothing needs to flow."));
        }
        Inquiry inquiry = Inquiry.of(VouchGraph.of(edges.names().size(), arcs), subject, anchors, maxHops);
        Flow flow = new PathFlow().solve(inquiry);
        Fraction least = Fraction.of(threshold.orElseGet(
                () -> (int) Math.max(1, Math.min(FULL, flow.value().floor()))));
        return Result.ok(printed(edges, flow, least, fragile(inquiry, flow, least)));
    }

    /**
     * Each single node on a path whose removal, solved again, takes the flow below the threshold, with what is left at most; nobody where it is below already. Who carries so little that the
     * other paths are enough is not asked for again; the rest have {@link PathFlow#STEPS} steps between them, and who is not settled in its share of these is not named.
     */
    private static Map<Integer, Fraction> fragile(Inquiry inquiry, Flow flow, Fraction least) {
        Map<Integer, Fraction> fragile = new TreeMap<>();
        if (flow.value().compareTo(least) < 0) {
            return fragile;
        }
        Map<Integer, Fraction> carried = new TreeMap<>();
        flow.shares()
                .forEach(share ->
                        share.path().forEach(arc -> carried.merge(arc.from(), share.amount(), Fraction::plus)));
        carried.values().removeIf(amount -> flow.value().minus(amount).compareTo(least) >= 0);
        for (int node : carried.keySet()) {
            Fraction left = PathFlow.within(Math.max(1, PathFlow.STEPS / carried.size()))
                    .solve(inquiry.without(node))
                    .bound();
            if (left.compareTo(least) < 0) {
                fragile.put(node, left);
            }
        }
        return fragile;
    }

    private static Answer printed(Edges edges, Flow flow, Fraction least, Map<Integer, Fraction> fragile) {
        List<JsonValue> paths = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        lines.add(
                flow.exact()
                        ? "Flow " + flow.value() + ", exactly."
                        : "Flow from " + flow.value() + " to " + flow.bound() + "; the search was cut short.");
        for (Flow.Share share : flow.shares()) {
            List<String> nodes = new ArrayList<>();
            share.path().forEach(arc -> nodes.add(edges.names().get(arc.from())));
            nodes.add(
                    edges.names().get(share.path().get(share.path().size() - 1).to()));
            paths.add(JsonObject.empty()
                    .with("amount", number(share.amount()))
                    .with("exact", share.amount().toString())
                    .with("nodes", JsonArray.ofStrings(nodes)));
            lines.add("  " + share.amount() + " over " + Wording.printable(String.join(" -> ", nodes)));
        }
        List<JsonValue> prices = new ArrayList<>();
        flow.prices().forEach((limit, price) -> {
            if (price.signum() > 0) {
                JsonObject row = JsonObject.empty().with("line", JsonNumber.of(limit.vouch()));
                Optional<Edges.Row> edge = edges.rows().stream()
                        .filter(one -> one.line() == limit.vouch())
                        .findFirst();
                if (edge.isPresent()) {
                    row = row.with("from", edge.get().from())
                            .with("to", edge.get().to());
                }
                prices.add(row.with("amount", JsonNumber.of(limit.amount())).with("price", price.toString()));
            }
        });
        List<JsonValue> hanging = new ArrayList<>();
        fragile.forEach((node, left) -> {
            String name = edges.names().get(node);
            hanging.add(JsonObject.empty().with("node", name).with("flow", left.toString()));
            lines.add("Without " + Wording.printable(name) + " it falls to " + left + '.');
        });
        JsonObject json = JsonObject.empty()
                .with("flow", number(flow.value()))
                .with("exact", flow.value().toString())
                .with("floor", JsonNumber.of(flow.value().floor()))
                .with("bound", flow.bound().toString())
                .with("optimal", JsonLiteral.of(flow.exact()))
                .with("paths", new JsonArray(paths))
                .with("prices", new JsonArray(prices))
                .with("threshold", new JsonString(least.toString()))
                .with("fragileTo", new JsonArray(hanging));
        return new Answer(flow.exact() ? Exit.ACCEPTED : Exit.UNDECIDED, json, String.join("\n", lines));
    }

    private static JsonNumber number(Fraction amount) {
        return new JsonNumber(new BigDecimal(amount.numerator())
                .divide(new BigDecimal(amount.denominator()), new MathContext(18))
                .stripTrailingZeros()
                .toPlainString());
    }
}
