package coop.kith.cli;

import coop.kith.cli.git.SigningProgram;
import coop.kith.crypto.Cryptography;
import coop.kith.crypto.Signer;
import coop.kith.key.PublicKey;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;

/** Speaks ssh-keygen's language rather than that of the other commands, since git is who calls it. */
@CommandLine.Command(
        name = "sign",
        description = {
            "What git calls to sign and to check signatures, in place of ssh-keygen (gpg.ssh.program).",
            "Set a repository up for it with: kith git setup --key NAME."
        },
        footer = {"", "Examples:", "  kith git sign -Y sign -n git -f key.pub commit.txt"})
final class GitSign implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private KeyHome home;

    @Unmatched
    private List<String> gits = new ArrayList<>();

    private GitSign(Terminal terminal) {
        this.terminal = terminal;
    }

    /** From git's first option on, everything is git's, and is kept in its order. */
    static CommandLine line(Terminal terminal) {
        CommandLine line = new CommandLine(new GitSign(terminal)).setStopAtUnmatched(true);
        line.getCommandSpec()
                .addOption(CommandLine.Model.OptionSpec.builder("--help")
                        .usageHelp(true)
                        .description("Show this help message and exit.")
                        .build());
        return line;
    }

    @Override
    public Integer call() throws IOException {
        List<String> arguments = List.copyOf(gits);
        Cryptography cryptography = Cryptography.standard();
        boolean reads = arguments.contains("verify") || arguments.contains("check-novalidate");
        byte[] input = reads ? terminal.in().readNBytes(1 << 24) : new byte[0];
        SigningProgram.Ending ending = SigningProgram.of(key -> signer(key, cryptography), cryptography)
                .run(arguments, input);
        terminal.out().print(ending.out());
        terminal.err().print(ending.err());
        terminal.out().flush();
        terminal.err().flush();
        return ending.exit();
    }

    private Result<Signer> signer(PublicKey key, Cryptography cryptography) {
        return home.open(terminal, cryptography)
                .flatMap(keystore -> keystore.signer(key)
                        .map(Result::ok)
                        .orElseGet(() -> Result.refused(
                                Problem.of(CliProblem.NO_SUCH_KEY, "The keystore has no key " + key + ".")
                                        .next("Set the repository up again with: kith git setup --key NAME."))));
    }
}
