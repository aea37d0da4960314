package coop.kith.cli;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.trust.engine.Blast;
import coop.kith.trust.evidence.Compromise;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "blast",
        description = {
            "If somebody's key was stolen then, whose answer would be another one? Everybody in the evidence is asked"
                    + " about, without and with what the thief may have signed.",
            "Nothing is noted; for that: kith trust compromised.",
            "Exit status: 0 nobody's answer changes, 2 somebody's does."
        },
        footer = {
            "",
            "Examples:",
            "  kith trust blast did:key:z6Mk... --from 2026-03-03T00:00:00Z --anchor did:key:z6Mk...",
            "  kith trust blast Leo --from 2026-03-03T00:00:00Z --anchor Mara --policy count-only --json"
        })
final class TrustBlast extends Command {
    @Mixin
    private Asking asking;

    @Parameters(paramLabel = "DID", description = "Whose key was stolen: a DID, or your name for it.")
    private String whose;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "TIME",
            description = "The first moment at which the thief may have had it.")
    private String from;

    TrustBlast(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return Setting.time("--from", Optional.of(from), terminal())
                .flatMap(time -> asking.prepare(terminal())
                        .flatMap(asked -> asked.names().did(whose).map(did -> {
                            Compromise stolen = new Compromise(did, time, asked.knownAt());
                            Blast blast =
                                    Blast.of(stolen, asked.evidence(), asked.policy(), asked.asOf(), asked.knownAt());
                            return told(stolen, blast, asked);
                        })))
                .fold(answer -> answer, Answer::refused);
    }

    private static Answer told(Compromise stolen, Blast blast, Asking.Asked asked) {
        List<JsonValue> rows = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Blast.Change change : blast.changes()) {
            Optional<String> name = Optional.ofNullable(asked.names().names().get(change.subject()));
            String before = change.before().decision().term();
            String after = change.after().decision().term();
            JsonObject row = JsonObject.empty().with("subject", change.subject().toString());
            row = name.isPresent() ? row.with("name", name.get()) : row;
            rows.add(row.with("before", before)
                    .with("after", after)
                    .with("falls", JsonLiteral.of(change.falls()))
                    .with("needs", needs(change, asked)));
            lines.add(
                    before.toUpperCase(Locale.ROOT) + " -> " + after.toUpperCase(Locale.ROOT) + "  " + change.subject()
                            + name.map(text -> "  " + Wording.printable(text)).orElse(""));
        }
        lines.add(
                blast.changes().size() + " of " + blast.asked() + " asked about would have another answer without what "
                        + stolen.did() + " issued and this log had not seen before " + stolen.from() + ".");
        JsonObject json = JsonObject.empty()
                .with("did", stolen.did().toString())
                .with("from", stolen.from().toString())
                .with("asked", JsonNumber.of(blast.asked()))
                .with("changed", new JsonArray(rows));
        List<Problem> unread = asked.unreadEvidence();
        return new Answer(
                blast.changes().isEmpty() && unread.isEmpty() ? Exit.ACCEPTED : Exit.UNDECIDED,
                unread.isEmpty() ? json : json.with("problems", Answer.problemArray(unread)),
                String.join("\n", lines),
                unread.isEmpty() ? "" : Wording.problems(unread));
    }

    private static JsonValue needs(Blast.Change change, Asking.Asked asked) {
        return change.after().toJson(asked.view()).get("needs").orElseGet(JsonArray::of);
    }
}
