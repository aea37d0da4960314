package coop.kith.cli;

import coop.kith.cli.git.GitReport;
import coop.kith.cli.git.GitRepository;
import coop.kith.cli.git.SignerNames;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.intake.git.Exemptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "verify",
        description = {
            "Who signed each commit and signed tag, and how far they are trusted under the policy.",
            "Words: trusted, exempt, unsigned, noSignerDid, unresolvedSigner, unknownKey, badSignature, conflictingSigner,",
            "malformed, unauthorized, need, refer, stolenKey, registryUnavailable.",
            "By a key that is noted as stolen (kith trust compromised) nobody is trusted, unless the commits were there before: --first-seen.",
            "Exit status: 0 all trusted or exempt, 2 the worst is undecided, need or refer, 1 anything worse."
        },
        footer = {
            "",
            "Examples:",
            "  kith git verify --anchor did:key:z6Mk...",
            "  kith git verify origin/main..HEAD --repo ~/src/project --anchor did:key:z6Mk... --policy vouched-newcomer --json"
        })
final class GitVerify extends Command {
    @Mixin
    private Asking asking;

    @Parameters(
            arity = "0..1",
            paramLabel = "RANGE",
            defaultValue = "HEAD",
            description = "A..B, or one revision and all below it. Default: ${DEFAULT-VALUE}.")
    private String range;

    @Option(
            names = "--repo",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The repository. Default: the current folder.")
    private Path repository;

    @Option(
            names = "--exempt",
            paramLabel = "COMMIT=WHY",
            description =
                    "Let this commit (its full id) pass without judgement; the report says why. Several times for several.")
    private Map<String, String> exempt = Map.of();

    @Option(
            names = "--first-seen",
            paramLabel = "TIME",
            description = "When you, or somebody you trust who is not a signer, had every commit and tag of the range:"
                    + " what a key signed by then that was stolen later, its owner signed.")
    private Optional<String> firstSeen = Optional.empty();

    GitVerify(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return exemptions()
                .flatMap(excused -> Setting.time("--first-seen", firstSeen, terminal())
                        .flatMap(seen -> GitRepository.open(path(repository)).flatMap(opened -> {
                            try (GitRepository closing = opened) {
                                return Signers.verification(closing, asking, excused, seen, terminal())
                                        .flatMap(prepared -> prepared.verification()
                                                .verify(range)
                                                .map(report -> reported(report, prepared.names())));
                            }
                        })))
                .fold(answer -> answer, Answer::refused);
    }

    private Result<Exemptions> exemptions() {
        try {
            return Result.ok(new Exemptions(exempt));
        } catch (IllegalArgumentException notAnExemption) {
            return Result.refused(Problem.of(CliProblem.BAD_EXEMPTION, String.valueOf(notAnExemption.getMessage()))
                    .next("Write --exempt FULL_COMMIT_ID=REASON."));
        }
    }

    private static Answer reported(GitReport report, SignerNames names) {
        return new Answer(Exit.of(report.outcome()), report.toJson(), report.toText(names));
    }
}
