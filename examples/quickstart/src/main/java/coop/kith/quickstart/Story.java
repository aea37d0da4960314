package coop.kith.quickstart;

import coop.kith.cli.Kith;
import coop.kith.cli.Terminal;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** A small project with a maintainer of long standing, a newcomer with independent vouchers, and a patient impostor; told in the order a maintainer would look. */
final class Story {
    private static final Instant TODAY = Instant.parse("2026-11-02T09:00:00Z");

    private final Path folder;
    private final PrintStream out;
    private final SecureRandom random;
    private final Cast cast;

    /** A story with new people, in an empty folder. */
    Story(Path folder, PrintStream out, SecureRandom random) {
        this.folder = folder;
        this.out = out;
        this.random = random;
        this.cast = Cast.of(random);
    }

    /** False when something of it could not be made. */
    boolean play() throws IOException {
        List<Problem> problems = writeCredentials();
        if (!problems.isEmpty()) {
            problems.forEach(problem -> say("could not sign: " + problem.detail()));
            return false;
        }
        Files.writeString(folder.resolve("names.json"), Json.pretty(cast.names()));
        writeRelease(writeProject());

        say("Mara has kept a small project for years. She is the anchor: whom *you* trust to begin with.");
        say(
                "Ana is new; Ben and Chloe know her. Jonas has sent small good patches since 2023, and made the last release.");
        say("Everything below is real: keys, signed credentials, a git repository, an archive. It lies in");
        say("  " + folder);
        say("");

        say("1. The evidence: credentials that people signed about each other. Each is verified before it is let in.");
        kith("trust", "add", "credentials");

        say("2. Who signed each commit, and how far does Mara's circle carry them?");
        kith("git", "verify", "--repo", "project", "--anchor", "Mara");

        say("3. May Ana maintain? She has two vouchers who do not depend on each other.");
        kith("trust", "explain", "Ana", "--anchor", "Mara", "--picture", "ana.svg");

        say("4. May Jonas? A rule that only counts vouchers says yes:");
        kith("trust", "explain", "Jonas", "--anchor", "Mara", "--policy", "count-only", "--telling", "counts");
        say("   Kith asks how many of the five are independent of each other:");
        kith("trust", "explain", "Jonas", "--anchor", "Mara", "--picture", "jonas.svg");
        say("   The person behind all five vouchers stands in the first line: "
                + cast.viktor().name() + ", whom Mara met a month ago.");
        say("   In jonas.svg it is the waist of the hourglass.");
        say("");

        say(
                "5. The release: what is in the archive and not in the tag? (The trigger of the XZ attack was such a file.)");
        kith("release", "verify", "pkg-1.1.0.tar.gz", "--tag", "v1.1.0", "--repo", "project", "--anchor", "Mara");

        say("Open the two pictures in any browser:");
        say("  " + folder.resolve("ana.svg"));
        say("  " + folder.resolve("jonas.svg"));
        say("");
        say("Now yours. Put credentials (.json) into a folder, and ask:");
        say("  java -jar examples/cli/target/kith.jar trust add FOLDER");
        say("  java -jar examples/cli/target/kith.jar trust people");
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
                String name = String.format(Locale.ROOT, "%02d-%s-knows-%s.json", number, writer.name(), other.name());
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

    private void kith(String... arguments) {
        say("   $ kith " + String.join(" ", arguments));
        int exit = Kith.run(
                new Terminal(
                        out,
                        out,
                        new ByteArrayInputStream(new byte[0]),
                        false,
                        folder,
                        Map.of("KITH_HOME", folder.toString()),
                        InstantSource.fixed(TODAY),
                        random),
                arguments);
        say("   (exit " + exit + ")");
        say("");
    }

    private void say(String line) {
        out.println(line);
    }
}
