package coop.kith.quickstart;

import coop.kith.cli.Kith;
import coop.kith.cli.Terminal;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The main job as a story: real keys, signed credentials, a git repository and a release archive go in; out comes who is behind each commit, how far the
 * maintainer trusts them, and how that trust was established. Everything that is printed after a {@code $} is printed by the {@code kith} command itself.
 *
 * <p>{@code quickstart [FOLDER [CREDENTIALS]]}: FOLDER takes the story's files (a new temporary folder by default); CREDENTIALS is a folder of your own credentials,
 * which are then added and may be asked about.
 */
public final class Quickstart {
    private static final Instant TODAY = Instant.parse("2026-11-02T09:00:00Z");

    private final Path folder;
    private final PrintStream out;
    private final SecureRandom random;
    private final Cast cast;

    private Quickstart(Path folder, PrintStream out, SecureRandom random) {
        this.folder = folder;
        this.out = out;
        this.random = random;
        this.cast = Cast.of(random);
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Path folder = arguments.length > 0
                ? Files.createDirectories(Path.of(arguments[0]).toAbsolutePath())
                : Files.createTempDirectory("kith-quickstart-");
        boolean told = tell(folder, out, new SecureRandom());
        if (told && arguments.length > 1) {
            yourOwn(folder, Path.of(arguments[1]).toAbsolutePath(), out);
        }
        System.exit(told ? 0 : 1);
    }

    /** Plays the story in {@code folder}; false when something of it could not be made. */
    static boolean tell(Path folder, PrintStream out, SecureRandom random) throws IOException {
        return new Quickstart(folder, out, random).play();
    }

    private boolean play() throws IOException {
        say("A small project. Mara has kept it for years; she is the anchor: whom *you* trust to begin with.");
        say("Ana is new: Ben and Chloe know her. Jonas has sent good small patches since 2023.");
        say("");
        List<Problem> problems = writeCredentials();
        if (!problems.isEmpty()) {
            problems.forEach(problem -> say("could not sign: " + problem.detail()));
            return false;
        }
        Files.writeString(folder.resolve("names.json"), Json.pretty(cast.names()));
        SortedMap<String, String> released = writeProject();
        writeRelease(released);

        say("1. The evidence: credentials that people signed about each other, each verified before it is let in.");
        kith("trust", "add", "credentials", "--evidence", "evidence.db");

        say("2. Who signed each commit, and how far does Mara trust them?");
        kith(asking("git", "verify", "--repo", "project", "--policy", "vouched-newcomer"));

        say("3. May Ana maintain? She has two vouchers who do not depend on each other.");
        kith(asking(
                "trust",
                "explain",
                cast.ana().did().toString(),
                "--policy",
                "vouched-newcomer",
                "--picture",
                "ana.svg"));

        say("4. May Jonas? Counting vouchers says yes: five accounts know him.");
        kith(asking("trust", "ask", cast.jonas().did().toString(), "--policy", "count-only"));
        say(
                "   Kith asks how many of the five are independent of each other, and finds the one person behind them all:");
        kith(asking(
                "trust",
                "explain",
                cast.jonas().did().toString(),
                "--policy",
                "vouched-newcomer",
                "--picture",
                "jonas.svg"));

        say(
                "5. The release: what is in the archive and not in the tag? (The trigger of the XZ attack was such a file.)");
        kith(asking(
                "release",
                "verify",
                "pkg-1.1.0.tar.gz",
                "--tag",
                "v1.1.0",
                "--repo",
                "project",
                "--policy",
                "vouched-newcomer"));

        say("The pictures, to open in any browser:");
        say("  " + folder.resolve("ana.svg"));
        say("  " + folder.resolve("jonas.svg"));
        say("");
        say("Now yours: put credentials (.json) in a folder, then");
        say("  java -jar examples/cli/target/kith.jar trust add FOLDER");
        say("  java -jar examples/cli/target/kith.jar trust ask SUBJECT --anchor DID");
        return true;
    }

    private List<Problem> writeCredentials() throws IOException {
        Path credentials = Files.createDirectories(folder.resolve("credentials"));
        List<Problem> problems = new ArrayList<>();
        int number = 0;
        for (Cast.Bond bond : cast.bonds()) {
            for (Person writer : List.of(bond.one(), bond.other())) {
                Person other = writer.equals(bond.one()) ? bond.other() : bond.one();
                Result<JsonObject> signed = writer.knows(other, bond.since());
                number++;
                String name = String.format("%02d-%s-knows-%s.json", number, writer.name(), other.name());
                if (signed instanceof Result.Ok<JsonObject> good) {
                    Files.writeString(credentials.resolve(name), Json.pretty(good.value()));
                } else {
                    problems.addAll(signed.problems());
                }
            }
        }
        return problems;
    }

    /** The project's history; the files of the tag {@code v1.1.0}. */
    private SortedMap<String, String> writeProject() throws IOException {
        try (Project project = Project.in(Files.createDirectories(folder.resolve("project")))) {
            project.commit(
                    cast.mara(),
                    Instant.parse("2021-01-10T10:00:00Z"),
                    "Begin",
                    Map.of("README", "pkg: packs things\n", "pack.c", "int pack(void) { return 0; }\n"));
            project.commit(
                    cast.jonas(),
                    Instant.parse("2023-11-05T20:00:00Z"),
                    "Fix a typo",
                    Map.of("README", "pkg: packs things.\n"));
            project.commit(
                    cast.jonas(),
                    Instant.parse("2025-02-11T20:30:00Z"),
                    "Test packing",
                    Map.of("test.c", "int main(void) { return pack(); }\n"));
            project.commit(
                    cast.ana(),
                    Instant.parse("2026-05-20T08:00:00Z"),
                    "Unpack as well",
                    Map.of("unpack.c", "int unpack(void) { return 0; }\n"));
            project.commit(
                    cast.jonas(),
                    Instant.parse("2026-10-20T23:40:00Z"),
                    "Make the build faster",
                    Map.of("build.sh", "cc *.c\n"));
            project.tag("v1.1.0", cast.jonas(), Instant.parse("2026-10-21T00:05:00Z"));
            return project.files();
        }
    }

    private void writeRelease(SortedMap<String, String> files) throws IOException {
        files.put("m4/build-to-host.m4", "dnl not in the tag\n");
        Files.write(folder.resolve("pkg-1.1.0.tar.gz"), Tarball.of("pkg-1.1.0", files));
    }

    private String[] asking(String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(
                "--anchor", cast.mara().did().toString(), "--names", "names.json", "--evidence", "evidence.db"));
        return all.toArray(String[]::new);
    }

    private void kith(String... arguments) {
        say("   $ kith " + String.join(" ", arguments));
        int exit = Kith.run(terminal(folder, out, InstantSource.fixed(TODAY), random), arguments);
        say("   (exit " + exit + ")");
        say("");
    }

    private static void yourOwn(Path folder, Path credentials, PrintStream out) {
        out.println();
        out.println("Your own credentials, from " + credentials + ":");
        Kith.run(
                terminal(folder, out, InstantSource.system(), new SecureRandom()),
                "trust",
                "add",
                credentials.toString(),
                "--evidence",
                "evidence.db");
    }

    private static Terminal terminal(Path folder, PrintStream out, InstantSource clock, SecureRandom random) {
        return new Terminal(
                out,
                out,
                new ByteArrayInputStream(new byte[0]),
                false,
                folder,
                Map.of("KITH_HOME", folder.toString()),
                clock,
                random);
    }

    private void say(String line) {
        out.println(line);
    }
}
