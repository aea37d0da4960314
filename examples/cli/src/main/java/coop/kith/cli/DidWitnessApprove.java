package coop.kith.cli;

import coop.kith.did.method.key.DidKey;
import coop.kith.did.method.webvh.LogFolder;
import coop.kith.did.method.webvh.VerifiedEntry;
import coop.kith.did.method.webvh.WitnessDesk;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@CommandLine.Command(
        name = "approve",
        description = {
            "As a witness: verify the version that a controller proposes, and print your approval of it.",
            "Your own copy of the log (--copy) is what notices a second history; keep it where the controller cannot"
                    + " write."
        },
        footer = {
            "",
            "Examples:",
            "  kith did witness approve --dir from-coop --key ana --copy witnessed/coop --review",
            "  kith did witness approve --dir from-coop --key ana --copy witnessed/coop > approval.json"
        })
final class DidWitnessApprove extends Command {
    @Mixin
    private LogHome home;

    @Option(names = "--key", required = true, paramLabel = "NAME", description = "Your key's name in the keystore.")
    private String key;

    @Option(
            names = "--copy",
            required = true,
            paramLabel = "OWN",
            description = "The folder of your own copy of the log.")
    private Path copy;

    @Option(names = "--review", description = "Approve nothing; print the document as this version would have it.")
    private boolean review;

    DidWitnessApprove(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        LogFolder own = LogFolder.at(path(copy));
        if (own.log().equals(home.folder(terminal()).log())) {
            return Answer.refused(Problem.of(CliProblem.BAD_WITNESSES, "Your copy cannot be the controller's folder.")
                    .next("Name another folder with --copy; it may be empty the first time."));
        }
        return home.instant(terminal())
                .map(now -> WitnessDesk.of(own, InstantSource.fixed(now)))
                .flatMap(desk -> home.folder(terminal())
                        .read()
                        .flatMap(shown -> desk.review(shown)
                                .flatMap(entry -> review ? Result.ok(reviewed(entry)) : approved(desk, shown))))
                .fold(answer -> answer, Answer::refused);
    }

    private Result<Answer> approved(WitnessDesk desk, LogFolder.Kept shown) {
        return home.signer(key, terminal())
                .flatMap(signer -> desk.review(shown)
                        .flatMap(entry ->
                                mayWitness(entry, DidKey.of(signer.publicKey()).toString()))
                        .flatMap(entry -> desk.approve(shown, signer))
                        .map(proof -> new Answer(Exit.ACCEPTED, proof, Wording.pretty(proof))));
    }

    private static Result<VerifiedEntry> mayWitness(VerifiedEntry entry, String witness) {
        return entry.witnessRule()
                        .filter(rule -> rule.witnesses().contains(witness))
                        .isPresent()
                ? Result.ok(entry)
                : Result.refused(Problem.of(
                                CliProblem.BAD_WITNESSES,
                                witness + " is not a witness of version " + entry.versionId() + ".")
                        .next("Choose your key with --key; see their DIDs with: kith key list."));
    }

    private static Answer reviewed(VerifiedEntry entry) {
        JsonObject json = JsonObject.empty()
                .with("did", entry.id().toString())
                .with("versionId", entry.versionId().toString())
                .with("parameters", entry.entry().parameters())
                .with("document", entry.entry().state());
        String text = "Version " + Optional.of(entry.versionId()).get() + " of " + entry.id()
                + " holds and may follow. It changes these settings:\n"
                + Wording.pretty(entry.entry().parameters())
                + "\nand its document is\n" + Wording.pretty(entry.entry().state());
        return new Answer(Exit.ACCEPTED, json, text);
    }
}
