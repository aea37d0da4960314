package coop.kith.cli;

import coop.kith.did.Did;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import coop.kith.trust.evidence.Compromise;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "compromised",
        description = {
            "Note that somebody's key was stolen: what they issued counts only where this log saw it before that time.",
            "It cannot be taken back. Who hangs on it: kith trust blast."
        },
        footer = {"", "Examples:", "  kith trust compromised did:key:z6Mk... --from 2026-03-03T00:00:00Z"})
final class TrustCompromised extends Command {
    @Mixin
    private EvidenceHome home;

    @Mixin
    private Names names;

    @Parameters(paramLabel = "DID", description = "Whose key was stolen: a DID, or your name for it.")
    private String whose;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "TIME",
            description = "The first moment at which the thief may have had it.")
    private String from;

    TrustCompromised(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        Instant now = terminal().clock().instant();
        return names.read(terminal())
                .flatMap(known -> known.did(whose))
                .flatMap(did -> Setting.time("--from", Optional.of(from), terminal())
                        .map(time -> new Compromise(did, time, now)))
                .flatMap(stolen -> home.with(terminal(), opened -> opened.log().noteAll(List.of(stolen)))
                        .flatMap(added -> Result.ok(told(stolen, added == 1))))
                .fold(answer -> answer, Answer::refused);
    }

    private static Answer told(Compromise stolen, boolean isNew) {
        Did did = stolen.did();
        return new Answer(
                Exit.ACCEPTED,
                JsonObject.empty()
                        .with("did", did.toString())
                        .with("from", stolen.from().toString())
                        .with("new", JsonLiteral.of(isNew)),
                (isNew ? "Noted" : "Noted before") + ": what " + did + " issued and this log had not seen before "
                        + stolen.from() + " does not count.\nnext: kith trust blast " + did + " --from "
                        + stolen.from() + " --anchor DID");
    }
}
