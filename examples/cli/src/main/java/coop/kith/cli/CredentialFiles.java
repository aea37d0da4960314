package coop.kith.cli;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Files and folders from the command line, as a list of files: folders give their {@code .json} files, sorted, links not followed. */
final class CredentialFiles {
    /** Deep enough for any archive of credentials, shallow enough to end. */
    private static final int DEPTH = 16;

    private CredentialFiles() {}

    static Result<List<Path>> among(List<Path> given, Terminal terminal) {
        List<Path> files = new ArrayList<>();
        for (Path path : given) {
            Path resolved = terminal.folder().resolve(path);
            if (!Files.isDirectory(resolved)) {
                files.add(path);
                continue;
            }
            try (Stream<Path> found = Files.walk(resolved, DEPTH)) {
                found.filter(Files::isRegularFile)
                        .filter(file -> file.toString().endsWith(".json"))
                        .sorted()
                        .map(file -> path.resolve(resolved.relativize(file)))
                        .forEach(files::add);
            } catch (IOException unreadable) {
                return Result.refused(CliProblem.unreadable(resolved, unreadable));
            } catch (UncheckedIOException unreadable) {
                return Result.refused(CliProblem.unreadable(resolved, new IOException(unreadable)));
            }
        }
        if (files.isEmpty()) {
            return Result.refused(
                    Problem.of(CliProblem.NOTHING_TO_DO, "There is no .json file in " + given.get(0) + ".")
                            .next("Name a file, or a folder with credentials in .json files."));
        }
        return Result.ok(files);
    }
}
