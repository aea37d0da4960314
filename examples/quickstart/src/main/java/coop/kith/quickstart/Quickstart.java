package coop.kith.quickstart;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * The main job as a story: real keys, signed credentials, a git repository and a release archive go in; out comes who is behind each commit, how far the
 * maintainer trusts them, and how that trust was established. Everything that is printed under a {@code $} is printed by the {@code kith} command itself.
 *
 * <p>{@code quickstart [FOLDER [CREDENTIALS]]}: FOLDER takes the story's files, and nothing is written outside it (a new temporary folder by default); CREDENTIALS is
 * a folder of your own credentials, which are then added to a log of their own, and may be asked about.
 */
public final class Quickstart {
    private static final String USAGE = """
            Usage: quickstart [FOLDER [CREDENTIALS]]
              FOLDER       takes the story's files; new or empty. Default: a new temporary folder.
              CREDENTIALS  a folder of your own credentials (.json), to be asked about after the story.""";

    private Quickstart() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(out, InstantSource.system(), new SecureRandom(), arguments));
    }

    /** The exit status: 0, 1 when something of the story could not be made, 64 when the arguments were not understood. */
    static int run(PrintStream out, InstantSource clock, SecureRandom random, String... arguments) throws IOException {
        if (arguments.length > 2 || Stream.of(arguments).anyMatch(argument -> argument.startsWith("-"))) {
            out.println(USAGE);
            return List.of("--help", "-h").contains(arguments[0]) ? 0 : 64;
        }
        if (arguments.length == 2 && !Files.isDirectory(Path.of(arguments[1]))) {
            out.println("There is no folder " + arguments[1] + " with credentials of yours.");
            return 64;
        }
        Path folder = arguments.length > 0
                ? Path.of(arguments[0]).toAbsolutePath().normalize()
                : Files.createTempDirectory("kith-quickstart-");
        if (!isFree(folder)) {
            out.println(folder + " is not empty, and the story would write over what is in it.");
            out.println("Name a new or an empty folder, or none for a temporary one.");
            return 64;
        }
        boolean told = new Story(Files.createDirectories(folder), out, random).play();
        if (told && arguments.length == 2) {
            new YourOwn(folder.resolve("yours"), out, clock, random)
                    .ask(Path.of(arguments[1]).toAbsolutePath().normalize());
        }
        return told ? 0 : 1;
    }

    private static boolean isFree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }
}
