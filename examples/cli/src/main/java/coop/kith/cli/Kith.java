package coop.kith.cli;

import coop.kith.vc.status.StatusPurpose;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** Runs one command line in the given world; the exit status. Nothing is thrown: a fault of Kith's own ends with 70. */
    public static int run(Terminal terminal, String... arguments) {
        CommandLine kith = commands(terminal);
        kith.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        kith.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        kith.setColorScheme(CommandLine.Help.defaultColorScheme(
                terminal.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        kith.setParameterExceptionHandler(Kith::notUnderstood);
        return run(terminal, kith, arguments);
    }

    /** The outermost place, where whatever was not foreseen must still end in a line that a person can act on. */
    static int run(Terminal terminal, CommandLine kith, String... arguments) {
        kith.setExecutionExceptionHandler((fault, line, parsed) -> internal(fault, terminal));
        try {
            return kith.execute(arguments);
        } catch (VirtualMachineError exhausted) {
            return exhausted(exhausted, terminal);
        } catch (Error fault) {
            return internal(fault, terminal);
        } finally {
            terminal.memory().close();
        }
    }

    static CommandLine commands(Terminal terminal) {
        return group(
                        "kith",
                        "Who is behind it, how they are trusted, and how that trust was established.",
                        "kith vc verify member.vc.json",
                        "kith git verify --anchor did:key:z6Mk...")
                .addSubcommand(group("key", "Make, list and export keys.", "kith key new ana")
                        .addSubcommand(new KeyNew(terminal))
                        .addSubcommand(new KeyList(terminal))
                        .addSubcommand(new KeyExport(terminal)))
                .addSubcommand(
                        group("did", "Create and resolve decentralized identifiers.", "kith did create key --key ana")
                                .addSubcommand(group(
                                                "create",
                                                "Make a DID: of keys alone, or of a domain and a key, with a history or"
                                                        + " without.",
                                                "kith did create key --key ana",
                                                "kith did create web --domain coop.example --key coop")
                                        .addSubcommand(new DidCreateKey(terminal))
                                        .addSubcommand(new DidCreateJwk(terminal))
                                        .addSubcommand("peer", new DidCreatePeer(terminal))
                                        .addSubcommand("web", new DidCreateWeb(terminal))
                                        .addSubcommand("webvh", new DidCreateWebvh(terminal)))
                                .addSubcommand(new DidUpdate(terminal))
                                .addSubcommand(new DidRotate(terminal))
                                .addSubcommand(new DidDeactivate(terminal))
                                .addSubcommand(group(
                                                "witness",
                                                "Approve a version of a did:webvh as its witness, or collect such approvals.",
                                                "kith did witness approve --dir from-coop --key ana --copy witnessed/coop",
                                                "kith did witness add ana.json --dir coop")
                                        .addSubcommand(new DidWitnessApprove(terminal))
                                        .addSubcommand(new DidWitnessAdd(terminal)))
                                .addSubcommand(new DidResolve(terminal))
                                .addSubcommand(new DidHistory(terminal))
                                .addSubcommand(new DidDiff(terminal))
                                .addSubcommand(group(
                                                "bundle",
                                                "Keep DIDs with everything that proves them, and verify that later.",
                                                "kith did bundle make did:web:coop.example --out kept.json",
                                                "kith did bundle verify kept.json")
                                        .addSubcommand(new DidBundleMake(terminal))
                                        .addSubcommand(new DidBundleVerify(terminal)))
                                .addSubcommand(group(
                                                "memory",
                                                "What is remembered of logs, so that one that is shortened or takes another"
                                                        + " course is noticed.",
                                                "kith did memory list",
                                                "kith did memory show did:webvh:QmSCID...:coop.example")
                                        .addSubcommand(new DidMemoryList(terminal))
                                        .addSubcommand(new DidMemoryShow(terminal))
                                        .addSubcommand(new DidMemoryForget(terminal)))
                                .addSubcommand(new DidServe(terminal))
                                .addSubcommand(new DidNormalize(terminal)))
                .addSubcommand(group(
                                "vc",
                                "Issue credentials, show parts of them, present and verify them.",
                                "kith vc verify member.vc.json")
                        .addSubcommand(new VcIssue(terminal))
                        .addSubcommand(new VcDerive(terminal))
                        .addSubcommand(new VcPresent(terminal))
                        .addSubcommand(new VcVerify(terminal))
                        .addSubcommand(new VcStatus(terminal))
                        .addSubcommand(new VcReplay(terminal))
                        .addSubcommand(new VcCovers(terminal)))
                .addSubcommand(group(
                                "status",
                                "Keep and publish status lists: give credentials their places, revoke, suspend,"
                                        + " restore.",
                                "kith status new members --url https://club.example/status/1 --key coop",
                                "kith status revoke members urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33")
                        .addSubcommand(new StatusNew(terminal))
                        .addSubcommand(new StatusLists(terminal))
                        .addSubcommand(new StatusAllocate(terminal))
                        .addSubcommand("revoke", new StatusSet(terminal, StatusPurpose.REVOCATION, 1, "revoked"))
                        .addSubcommand("suspend", new StatusSet(terminal, StatusPurpose.SUSPENSION, 1, "suspended"))
                        .addSubcommand("restore", new StatusSet(terminal, StatusPurpose.SUSPENSION, 0, "restored"))
                        .addSubcommand(new StatusPublish(terminal)))
                .addSubcommand(group(
                                "vectors",
                                "Put test vectors to any implementation, and find what two disagree on.",
                                "kith vectors run vectors/vc/w3c-rdf-canon")
                        .addSubcommand(new VectorsRun(terminal))
                        .addSubcommand(new VectorsEmit(terminal))
                        .addSubcommand(new VectorsDiff(terminal))
                        .addSubcommand(new VectorsAnswer(terminal)))
                .addSubcommand(group(
                                "trust",
                                "Gather evidence, and ask how far somebody is trusted.",
                                "kith trust add credentials/",
                                "kith trust ask did:key:z6Mk... --anchor did:key:z6Mk...")
                        .addSubcommand(new TrustAdd(terminal))
                        .addSubcommand(new TrustRefresh(terminal))
                        .addSubcommand(new TrustCompromised(terminal))
                        .addSubcommand(new TrustBlast(terminal))
                        .addSubcommand(new TrustPeople(terminal))
                        .addSubcommand(new TrustAsk(terminal))
                        .addSubcommand(new TrustExplain(terminal))
                        .addSubcommand(new TrustGraphCommand(terminal))
                        .addSubcommand(new TrustPolicies(terminal))
                        .addSubcommand(new TrustReceipt(terminal))
                        .addSubcommand(new TrustReplay(terminal))
                        .addSubcommand(group("policy", "Look at policies.", "kith trust policy check ours.json")
                                .addSubcommand(new TrustPolicyCheck(terminal))
                                .addSubcommand(new TrustPolicyImport(terminal))
                                .addSubcommand(new TrustPolicyExport(terminal))
                                .addSubcommand(new TrustPolicyFacts(terminal)))
                        .addSubcommand(new TrustHealth(terminal))
                        .addSubcommand(new TrustRank(terminal))
                        .addSubcommand(new TrustFlow(terminal))
                        .addSubcommand(new TrustWot(terminal)))
                .addSubcommand(group(
                                "git",
                                "Who signed the commits and tags of a repository, and how far they are trusted.",
                                "kith git verify origin/main..HEAD --anchor did:key:z6Mk...")
                        .addSubcommand(new GitVerify(terminal))
                        .addSubcommand(new GitSetUp(terminal))
                        .addSubcommand(GitSign.line(terminal)))
                .addSubcommand(group(
                                "release",
                                "Hold a release archive against its tag.",
                                "kith release verify pkg-5.6.1.tar.gz --tag v5.6.1 --anchor did:key:z6Mk...")
                        .addSubcommand(new ReleaseVerify(terminal)));
    }

    private static CommandLine group(String name, String description, String... examples) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.mixinStandardHelpOptions(true);
        spec.usageMessage().description(description);
        List<String> footer = new ArrayList<>(List.of("", "Examples:"));
        List.of(examples).forEach(example -> footer.add("  " + example));
        spec.usageMessage().footer(footer.toArray(String[]::new));
        spec.version("kith "
                + Optional.ofNullable(Kith.class.getPackage().getImplementationVersion())
                        .orElse("(not packaged)"));
        CommandLine line = new CommandLine(spec);
        line.setExecutionStrategy(new CommandLine.RunLast());
        return line;
    }

    private static int notUnderstood(CommandLine.ParameterException wrong, String[] arguments) {
        CommandLine line = wrong.getCommandLine();
        String command = line.getCommandSpec().qualifiedName();
        boolean group = !line.getSubcommands().isEmpty();
        if (group && arguments.length == command.split(" ").length - 1) {
            line.usage(line.getErr());
            return Exit.USAGE.code();
        }
        Optional<String> typed = group && wrong instanceof CommandLine.UnmatchedArgumentException unmatched
                ? unmatched.getUnmatched().stream().findFirst().filter(word -> !word.startsWith("-"))
                : Optional.empty();
        if (typed.isPresent()) {
            line.getErr().println(command + " has no command '" + Wording.printable(typed.get()) + "'.");
            Misspelling.of(typed.get(), line.getSubcommands().keySet())
                    .ifPresent(meant -> line.getErr().println("Did you mean: " + command + " " + meant + "?"));
        } else {
            line.getErr().println(Wording.printable(String.valueOf(wrong.getMessage())));
            if (CommandLine.UnmatchedArgumentException.printSuggestions(wrong, line.getErr())) {
                return Exit.USAGE.code();
            }
        }
        line.getErr().println("See: " + command + " --help");
        return Exit.USAGE.code();
    }

    /** With the work and its stack gone, one sentence can still be said. */
    private static int exhausted(VirtualMachineError error, Terminal terminal) {
        terminal.err()
                .println("kith: this took more " + (error instanceof StackOverflowError ? "stack" : "memory")
                        + " than Java may have here, so nothing was decided; ask for less, or set"
                        + " JAVA_TOOL_OPTIONS=-Xmx4g.");
        return Exit.INTERNAL.code();
    }

    private static int internal(Throwable fault, Terminal terminal) {
        terminal.err()
                .println("kith: a fault of its own: " + Wording.printable(String.valueOf(fault))
                        + ". Please report it, with the command line.");
        return Exit.INTERNAL.code();
    }
}
