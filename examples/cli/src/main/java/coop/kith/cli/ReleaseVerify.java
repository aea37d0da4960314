package coop.kith.cli;

import coop.kith.cli.git.GitRepository;
import coop.kith.cli.git.SignerNames;
import coop.kith.cli.release.ReleaseComparison;
import coop.kith.cli.release.ReleaseReport;
import coop.kith.trust.intake.git.Exemptions;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "verify",
        description = {
            "Hold a release archive against its tag: every file that the tag does not have, or has otherwise,",
            "who signed the tag, and how far they are trusted under the policy.",
            "Exit status: 0 equal and trusted, 2 undecided, need or refer, 1 anything worse."
        },
        footer = {
            "",
            "Examples:",
            "  kith release verify pkg-5.6.1.tar.gz --tag v5.6.1 --repo ~/src/pkg --anchor did:key:z6Mk..."
        })
final class ReleaseVerify extends Command {
    @Mixin
    private Asking asking;

    @Parameters(paramLabel = "TARBALL", description = "The archive: .tar, .tar.gz, .tgz or .tar.xz.")
    private Path archive;

    @Option(
            names = "--tag",
            required = true,
            paramLabel = "TAG",
            description = "The tag that the archive claims to be.")
    private String tag;

    @Option(
            names = "--repo",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The repository. Default: the current folder.")
    private Path repository;

    ReleaseVerify(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return GitRepository.open(path(repository))
                .flatMap(opened -> {
                    try (GitRepository closing = opened) {
                        return Signers.verification(closing, asking, Exemptions.none(), terminal())
                                .flatMap(prepared -> ReleaseComparison.of(closing, prepared.verification())
                                        .compare(path(archive), tag)
                                        .map(report -> reported(report, prepared.names())));
                    }
                })
                .fold(answer -> answer, Answer::refused);
    }

    private static Answer reported(ReleaseReport report, SignerNames names) {
        return new Answer(Exit.of(report.outcome()), report.toJson(), report.toText(names));
    }
}
