package coop.kith.cli;

import coop.kith.cli.git.CommitBlast;
import coop.kith.cli.git.GitReport;
import coop.kith.cli.git.GitRepository;
import coop.kith.cli.git.SignerTrust;
import coop.kith.cli.git.StolenKeys;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.answer.TrustQuestion;
import coop.kith.trust.engine.Blast;
import coop.kith.trust.engine.TrustEngine;
import coop.kith.trust.evidence.Compromise;
import coop.kith.trust.intake.git.Exemptions;
import java.nio.file.Path;
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
            "With --repo, the commits and signed tags too of which another word would be said (see: kith git verify).",
            "Nothing is noted; for that: kith trust compromised.",
            "Exit status: 0 nothing changes, 2 something does."
        },
        footer = {
            "",
            "Examples:",
            "  kith trust blast did:key:z6Mk... --from 2026-03-03T00:00:00Z --anchor did:key:z6Mk...",
            "  kith trust blast Leo --from 2026-03-03T00:00:00Z --anchor Mara --policy count-only --json",
            "  kith trust blast Leo --from 2026-03-03T00:00:00Z --anchor Mara --repo ~/src/project --range v1..HEAD"
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

    @Option(
            names = "--repo",
            paramLabel = "DIR",
            description = "A repository whose commits and tags are looked at too.")
    private Optional<Path> repository = Optional.empty();

    @Option(
            names = "--range",
            paramLabel = "RANGE",
            defaultValue = "HEAD",
            description = "Of it A..B, or one revision and all below it. Default: ${DEFAULT-VALUE}.")
    private String range;

    TrustBlast(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return Setting.time("--from", Optional.of(from), terminal())
                .flatMap(time -> asking.prepare(terminal())
                        .flatMap(asked -> asked.names().did(whose).flatMap(did -> {
                            Compromise stolen = new Compromise(did, time, asked.knownAt());
                            Blast blast =
                                    Blast.of(stolen, asked.evidence(), asked.policy(), asked.asOf(), asked.knownAt());
                            return signed(stolen, asked).map(signed -> told(stolen, blast, signed, asked));
                        })))
                .fold(answer -> answer, Answer::refused);
    }

    /** What was signed, where a repository was named, and what of it could not be looked at. */
    private record Signed(Optional<CommitBlast> blast, List<Problem> problems) {}

    private Result<Signed> signed(Compromise stolen, Asking.Asked asked) {
        if (repository.isEmpty()) {
            return Result.ok(new Signed(Optional.empty(), List.of()));
        }
        Blast.Sides sides = Blast.sides(stolen, asked.evidence(), asked.knownAt());
        List<Compromise> others = asked.gathered().stolen().stream()
                .filter(one -> !one.did().equals(stolen.did()))
                .toList();
        List<Compromise> all = new ArrayList<>(others);
        all.add(stolen);
        return GitRepository.open(path(repository.get())).flatMap(opened -> {
            try (GitRepository closing = opened) {
                return report(closing, sides.without(), others, asked)
                        .flatMap(before -> report(closing, sides.with(), all, asked)
                                .map(after ->
                                        new Signed(Optional.of(CommitBlast.between(before, after)), after.problems())));
            }
        });
    }

    private Result<GitReport> report(
            GitRepository opened, TrustEngine engine, List<Compromise> stolen, Asking.Asked asked) {
        SignerTrust trust = SignerTrust.asking(
                did -> engine.ask(
                        new TrustQuestion(did, asked.community(), asked.asOf(), asked.knownAt()), asked.policy()),
                asked.view());
        return Signers.verification(
                        opened,
                        trust,
                        new StolenKeys(stolen, terminal().clock().instant()),
                        Exemptions.none(),
                        terminal())
                .verify(range);
    }

    private static Answer told(Compromise stolen, Blast blast, Signed signed, Asking.Asked asked) {
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
        json = signed.blast().isPresent() ? signed.blast().get().json(json) : json;
        signed.blast().ifPresent(changed -> lines.addAll(signed(changed)));
        List<Problem> unread = new ArrayList<>(asked.unreadEvidence());
        unread.addAll(signed.problems());
        boolean nothing = blast.changes().isEmpty()
                && signed.blast().filter(changed -> !changed.isEmpty()).isEmpty();
        return new Answer(
                nothing && unread.isEmpty() ? Exit.ACCEPTED : Exit.UNDECIDED,
                unread.isEmpty() ? json : json.with("problems", Answer.problemArray(unread)),
                String.join("\n", lines),
                unread.isEmpty() ? "" : Wording.problems(unread));
    }

    private static List<String> signed(CommitBlast changed) {
        List<String> lines = new ArrayList<>(changed.lines());
        lines.add("With another word in the range: commits " + changed.commits().size() + ", signed tags "
                + changed.tags().size() + ".");
        return lines;
    }

    private static JsonValue needs(Blast.Change change, Asking.Asked asked) {
        return change.after().toJson(asked.view()).get("needs").orElseGet(JsonArray::of);
    }
}
