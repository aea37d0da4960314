package coop.kith.cli;

import coop.kith.net.Fetcher;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;

/**
 * The world as the command sees it; tests hand in another.
 *
 * @param out written in UTF-8, as {@code err} is, whatever the platform's charset
 * @param colours whether output goes to a person's terminal
 * @param folder what relative paths are relative to
 * @param network the only way out
 * @param memory what earlier calls remembered of logs
 */
public record Terminal(
        PrintStream out,
        PrintStream err,
        InputStream in,
        boolean colours,
        Path folder,
        Map<String, String> environment,
        InstantSource clock,
        SecureRandom random,
        Fetcher network,
        HomeMemory memory) {
    public Terminal {
        environment = Map.copyOf(environment);
    }

    /** With this machine's network. */
    public Terminal(
            PrintStream out,
            PrintStream err,
            InputStream in,
            boolean colours,
            Path folder,
            Map<String, String> environment,
            InstantSource clock,
            SecureRandom random) {
        this(out, err, in, colours, folder, environment, clock, random, new Network());
    }

    Terminal(
            PrintStream out,
            PrintStream err,
            InputStream in,
            boolean colours,
            Path folder,
            Map<String, String> environment,
            InstantSource clock,
            SecureRandom random,
            Fetcher network) {
        this(
                out,
                err,
                in,
                colours,
                folder,
                environment,
                clock,
                random,
                network,
                new HomeMemory(Setting.home(folder, environment), err));
    }

    /** The process's own streams, environment and clock; colours only on a terminal, and never where {@code NO_COLOR} is set. */
    static Terminal ofThisProcess() {
        Map<String, String> environment = System.getenv();
        return new Terminal(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                System.in,
                Tty.console().isPresent() && !environment.containsKey("NO_COLOR"),
                Path.of("").toAbsolutePath(),
                environment,
                InstantSource.system(),
                new SecureRandom());
    }
}
