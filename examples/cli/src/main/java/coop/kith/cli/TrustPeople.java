package coop.kith.cli;

import coop.kith.did.Did;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.trust.graph.TrustGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@CommandLine.Command(
        name = "people",
        description = "List whom the evidence speaks of, by how many vouch for them: whom you can ask about.",
        footer = {
            "",
            "Examples:",
            "  kith trust people",
            "  kith trust people --as-of 2026-03-01T00:00:00Z --json",
            "  kith trust people --keyring ring.pgp"
        })
final class TrustPeople extends Command {
    @Mixin
    private EvidenceHome home;

    @Mixin
    private Sources sources;

    @Mixin
    private Names names;

    @Option(names = "--as-of", paramLabel = "TIME", description = "The time that claims must hold at. Default: now.")
    private Optional<String> asOf = Optional.empty();

    @Option(
            names = "--known-at",
            paramLabel = "TIME",
            description = "Count only evidence that had reached you by then. Default: now.")
    private Optional<String> knownAt = Optional.empty();

    TrustPeople(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return Setting.time("--as-of", asOf, terminal())
                .flatMap(claims -> Setting.time("--known-at", knownAt, terminal())
                        .flatMap(learned -> names.read(terminal())
                                .flatMap(known -> sources.with(
                                                home, known, Sources.Clocks.at(claims, learned), knownAt, terminal())
                                        .map(gathered -> listed(
                                                TrustGraph.of(gathered.evidence(), claims),
                                                known,
                                                gathered.unread())))))
                .fold(answer -> answer, Answer::refused);
    }

    private static Answer listed(TrustGraph graph, Names.Known known, List<Problem> unread) {
        List<JsonValue> rows = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < graph.size(); i++) {
            Did did = graph.entity(i);
            long vouchedBy = others(graph.edgesTo(i), TrustGraph.Edge::from);
            long vouchesFor = others(graph.edgesFrom(i), TrustGraph.Edge::to);
            Optional<String> name = Optional.ofNullable(known.names().get(did));
            JsonObject row = JsonObject.empty().with("did", did.toString());
            row = name.isPresent() ? row.with("name", name.get()) : row;
            rows.add(row.with("vouchedForBy", JsonNumber.of(vouchedBy)).with("vouchesFor", JsonNumber.of(vouchesFor)));
            lines.add(String.format(Locale.ROOT, "%s  vouched for by %d, vouches for %d", did, vouchedBy, vouchesFor)
                    + name.map(text -> "  " + Wording.printable(text)).orElse(""));
        }
        JsonObject json = JsonObject.empty().with("people", new JsonArray(rows));
        return new Answer(
                Exit.ACCEPTED,
                unread.isEmpty() ? json : json.with("problems", Answer.problemArray(unread)),
                lines.isEmpty() ? "The evidence speaks of nobody at that time." : String.join("\n", lines),
                unread.isEmpty() ? "" : Wording.problems(unread));
    }

    private static long others(List<TrustGraph.Edge> edges, java.util.function.ToIntFunction<TrustGraph.Edge> end) {
        return edges.stream().mapToInt(end).distinct().count();
    }
}
