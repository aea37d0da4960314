package coop.kith.cli.vectors;

import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of vectors: files below it are read, within a limit, and none outside. */
public record Folder(Path path) {
    /** Beside another file. */
    static Folder of(Path file) {
        Path parent = file.toAbsolutePath().normalize().getParent();
        return new Folder(parent == null ? file : parent);
    }

    Result<JsonObject> object(String name) {
        return text(name)
                .flatMap(text -> Json.parseObject(text.getBytes(StandardCharsets.UTF_8), JsonLimits.standard()));
    }

    /** The content as UTF-8. */
    Result<String> text(String name) {
        Path file = path.resolve(name).normalize();
        if (!file.startsWith(path)) {
            return unreadable(file, "it lies outside of the folder of its manifest");
        }
        int most = JsonLimits.standard().bytes();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(most + 1);
            return content.length > most
                    ? unreadable(file, "it is larger than " + most + " bytes")
                    : Result.ok(new String(content, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            return unreadable(file, "it is not there or may not be read");
        }
    }

    private static <T> Result<T> unreadable(Path file, String why) {
        return Result.refused(Problem.of(VectorProblem.BAD_VECTOR, "Cannot read " + file + ": " + why + "."));
    }
}
