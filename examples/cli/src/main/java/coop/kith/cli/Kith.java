package coop.kith.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The {@code kith} command: who is behind it, how they are trusted, and how that trust was established.
 *
 * <p>Exit status: 0 accepted, 1 rejected, 2 undecided, 64 the command line was not understood, 70 a fault of Kith's own.
 */
public final class Kith {
    private Kith() {}

    public static void main(String[] arguments) {
        System.exit(run(Terminal.ofThisProcess(), arguments));
    }

    /** Runs one command line in the given world; the exit status. */
    public static int run(Terminal terminal, String... arguments) {
        CommandLine kith = commands(terminal);
        kith.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        kith.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        kith.setColorScheme(CommandLine.Help.defaultColorScheme(
                terminal.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        kith.setParameterExceptionHandler(Kith::notUnderstood);
        kith.setExecutionExceptionHandler((fault, line, parsed) -> internal(fault, terminal));
        return kith.execute(arguments);
    }

    private static CommandLine commands(Terminal terminal) {
        return group("kith", "Who is behind it, how they are trusted, and how that trust was established.")
                .addSubcommand(group("key", "Make, list and export keys.")
                        .addSubcommand(new KeyNew(terminal))
                        .addSubcommand(new KeyList(terminal))
                        .addSubcommand(new KeyExport(terminal)))
                .addSubcommand(group("did", "Create and resolve decentralized identifiers.")
                        .addSubcommand(new DidCreate(terminal))
                        .addSubcommand(new DidResolve(terminal)))
                .addSubcommand(group("vc", "Issue and verify credentials.")
                        .addSubcommand(new VcIssue(terminal))
                        .addSubcommand(new VcVerify(terminal)))
                .addSubcommand(group("trust", "Gather evidence, and ask how far somebody is trusted.")
                        .addSubcommand(new TrustAdd(terminal))
                        .addSubcommand(new TrustAsk(terminal))
                        .addSubcommand(new TrustExplain(terminal))
                        .addSubcommand(new TrustGraphCommand(terminal))
                        .addSubcommand(new TrustPolicies(terminal)))
                .addSubcommand(
                        group("git", "Who signed the commits and tags of a repository, and how far they are trusted.")
                                .addSubcommand(new GitVerify(terminal))
                                .addSubcommand(new GitSetUp(terminal))
                                .addSubcommand(new GitSign(terminal)))
                .addSubcommand(group("release", "Hold a release archive against its tag.")
                        .addSubcommand(new ReleaseVerify(terminal)));
    }

    private static CommandLine group(String name, String description) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.mixinStandardHelpOptions(true);
        spec.usageMessage().description(description);
        spec.version("kith "
                + java.util.Optional.ofNullable(Kith.class.getPackage().getImplementationVersion())
                        .orElse("(not packaged)"));
        CommandLine line = new CommandLine(spec);
        line.setExecutionStrategy(new CommandLine.RunLast());
        return line;
    }

    private static int notUnderstood(CommandLine.ParameterException wrong, String[] arguments) {
        CommandLine line = wrong.getCommandLine();
        if (line.getSubcommands().size() > 0
                && arguments.length == line.getCommandSpec().qualifiedName().split(" ").length - 1) {
            line.usage(line.getErr());
            return Exit.USAGE.code();
        }
        line.getErr().println(Wording.printable(String.valueOf(wrong.getMessage())));
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(wrong, line.getErr())) {
            line.getErr().println("See: " + line.getCommandSpec().qualifiedName() + " --help");
        }
        return Exit.USAGE.code();
    }

    private static int internal(Exception fault, Terminal terminal) {
        terminal.err()
                .println("kith: a fault of its own: " + Wording.printable(String.valueOf(fault))
                        + ". Please report it, with the command line.");
        return Exit.INTERNAL.code();
    }
}
