package coop.kith.testing;

import coop.kith.bytes.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An external program, run in a folder with nothing of the user's configuration: no system or global git configuration, a home of its own, fixed names and dates.
 * Where the program is missing, the test is skipped or fails as {@link Required} says.
 */
public final class Program {
    private final String name;
    private final Path folder;
    private final Map<String, String> environment;

    private Program(String name, Path folder, Map<String, String> environment) {
        this.name = name;
        this.folder = folder;
        this.environment = environment;
    }

    /** What a run gave. */
    public record Output(int exit, Bytes out, String err) {
        /** Standard output as UTF-8, without blanks at its end. */
        public String text() {
            return new String(out.toArray(), StandardCharsets.UTF_8).stripTrailing();
        }
    }

    public static Program git(Path folder) {
        return of("git", Required.GIT, folder);
    }

    public static Program sshKeygen(Path folder) {
        return of("ssh-keygen", Required.SSH, folder);
    }

    private static Program of(String name, Required required, Path folder) {
        required.check(onPath(name), name + " is not on the PATH");
        Map<String, String> environment = new TreeMap<>();
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", folder.toString());
        environment.put("LC_ALL", "C");
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_CONFIG_GLOBAL", folder.resolve("no-such-config").toString());
        environment.put("GIT_TERMINAL_PROMPT", "0");
        for (String role : List.of("AUTHOR", "COMMITTER")) {
            environment.put("GIT_" + role + "_NAME", "Ana");
            environment.put("GIT_" + role + "_EMAIL", "ana@planet.example");
            environment.put("GIT_" + role + "_DATE", "1790000000 +0000");
        }
        return new Program(name, folder, environment);
    }

    private static boolean onPath(String name) {
        for (String place : System.getenv("PATH").split(java.io.File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(place, name))) {
                return true;
            }
        }
        return false;
    }

    /** The same program with one environment variable set. */
    public Program with(String variable, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(variable, value);
        return new Program(name, folder, more);
    }

    /** Runs to the end, with {@code input} as standard input. */
    public Output run(byte[] input, String... arguments) {
        List<String> command = new ArrayList<>(List.of(name));
        command.addAll(List.of(arguments));
        try {
            Path in = Files.createTempFile("kith-in", "");
            Path out = Files.createTempFile("kith-out", "");
            Path err = Files.createTempFile("kith-err", "");
            Files.write(in, input);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            int exit = builder.start().waitFor();
            Output output = new Output(exit, Bytes.of(Files.readAllBytes(out)), Files.readString(err));
            for (Path file : List.of(in, out, err)) {
                Files.delete(file);
            }
            return output;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while " + command + " ran", interrupted);
        }
    }

    /** Runs to the end, and must succeed; its standard output. */
    public String ok(String... arguments) {
        return ok(new byte[0], arguments);
    }

    /** As above, with {@code input} as standard input. */
    public String ok(byte[] input, String... arguments) {
        Output output = run(input, arguments);
        if (output.exit() != 0) {
            throw new AssertionError(
                    name + ' ' + String.join(" ", arguments) + " ended with " + output.exit() + ": " + output.err());
        }
        return output.text();
    }
}
