package coop.kith.cli.vectors;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All vectors below a folder, in the order of their files' names. */
public final class VectorFolder {
    /** Deeper than any that is published. */
    private static final int DEPTH = 16;

    private VectorFolder() {}

    public static Result<List<VectorCase>> read(Path folder) {
        List<Path> files;
        try (Stream<Path> walked = Files.walk(folder.toAbsolutePath().normalize(), DEPTH)) {
            files = walked.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return Result.refused(Problem.of(VectorProblem.NO_VECTORS, "Cannot read " + folder + ".")
                    .next("Name a folder of vectors."));
        }
        List<VectorCase> vectors = new ArrayList<>();
        for (Path file : files) {
            for (Layout layout : Layout.all()) {
                if (layout.claims(file)) {
                    Result<List<VectorCase>> read = layout.read(file);
                    if (!read.isOk()) {
                        return read;
                    }
                    vectors.addAll(read.orThrow());
                    break;
                }
            }
        }
        return vectors.isEmpty()
                ? Result.refused(Problem.of(VectorProblem.NO_VECTORS, "There are no vectors in " + folder + ".")
                        .next("It needs a kith-vectors.json, or one of the published layouts."))
                : Result.ok(vectors);
    }

    /** The file's path below the nearest folders, enough to tell vectors apart. */
    static String id(Path file) {
        int names = file.getNameCount();
        return file.subpath(Math.max(0, names - 4), names).toString().replace('\\', '/');
    }

    static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }
}
