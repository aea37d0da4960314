package coop.kith.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What every command shares: {@code --help}, {@code --json}, and printing its one answer. */
@CommandLine.Command(mixinStandardHelpOptions = true)
abstract class Command implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--json", description = "Print one JSON object instead of text.")
    private boolean json;

    Command(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Does the work; whatever a stranger's input does wrong is an answer too. */
    abstract Answer answer();

    @Override
    public final Integer call() {
        Answer answer = Delegates.of(terminal.environment()).fold(valid -> answer(), Answer::refused);
        if (json) {
            print(terminal.out(), Wording.pretty(answer.json()));
        } else {
            print(terminal.out(), Colours.paint(answer.text(), terminal.colours()));
            print(terminal.err(), answer.complaint());
        }
        return answer.exit().code();
    }

    private static void print(PrintStream stream, String text) {
        if (!text.isEmpty()) {
            stream.println(text);
        }
        stream.flush();
    }

    /** Whether the answer goes out as JSON; for commands that say something before they answer. */
    final boolean asJson() {
        return json;
    }

    final Terminal terminal() {
        return terminal;
    }

    /** A path from the command line, relative to the folder the command was called in. */
    final Path path(Path given) {
        return terminal.folder().resolve(given).normalize();
    }
}
