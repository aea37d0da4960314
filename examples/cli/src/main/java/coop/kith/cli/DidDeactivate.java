package coop.kith.cli;

import coop.kith.did.method.webvh.LogChange;
import coop.kith.did.method.webvh.LogKeeper;
import coop.kith.did.method.webvh.VerifiedEntry;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@CommandLine.Command(
        name = "deactivate",
        description = {
            "End a did:webvh for good. Earlier versions can still be resolved, marked as of a DID that ended.",
            "Where the next key is promised, two versions are needed, and the promised key must be at hand (--key)."
        },
        footer = {"", "Examples:", "  kith did deactivate --yes", "  kith did deactivate --yes --key coop-2 --dir coop"
        })
final class DidDeactivate extends Command {
    @Mixin
    private LogHome home;

    @Option(names = "--yes", description = "Needed, since nothing brings the DID back.")
    private boolean yes;

    @Option(names = "--key", paramLabel = "NAME", description = "The promised key, by its name in the keystore.")
    private Optional<String> key = Optional.empty();

    DidDeactivate(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        if (!yes) {
            return Answer.refused(Problem.of(CliProblem.NOTHING_TO_DO, "A DID that was deactivated never comes back.")
                    .next("Say --yes if that is what you want."));
        }
        return home.keeper(terminal())
                .flatMap(this::ended)
                .flatMap(standing -> ParallelFile.kept(standing, home.folder(terminal()), false))
                .fold(standing -> LogAnswer.of(standing, home.folder(terminal())), Answer::refused);
    }

    private Result<LogKeeper.Standing> ended(LogKeeper keeper) {
        return keeper.standing().flatMap(now -> {
            boolean promised = now.proposal().isEmpty()
                    && now.log()
                            .latest()
                            .map(VerifiedEntry::parameters)
                            .filter(set -> set.preRotates())
                            .isPresent();
            if (!promised) {
                return added(keeper, LogChange.deactivation());
            }
            if (key.isEmpty()) {
                return Result.refused(
                        Problem.of(CliProblem.NO_SUCH_KEY, "The next key is promised, and only it can end the DID.")
                                .next("Name it with --key."));
            }
            return home.keys(List.of(key.get()), terminal())
                    .flatMap(keys ->
                            added(keeper, LogChange.none().updateKeys(keys).promising(List.of())))
                    .flatMap(released -> released.proposal().isPresent()
                            ? Result.ok(released)
                            : added(keeper, LogChange.deactivation()));
        });
    }

    private Result<LogKeeper.Standing> added(LogKeeper keeper, LogChange change) {
        return keeper.change(change)
                .flatMap(draft ->
                        home.signerOf(draft.signers(), terminal()).flatMap(signer -> keeper.propose(draft, signer)));
    }
}
