package coop.kith.cli;

import coop.kith.json.JsonLimits;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file named on the command line, read within a limit; {@code -} is standard input. */
final class InputFile {
    private InputFile() {}

    static Result<byte[]> read(Path file, Terminal terminal) {
        return read(file, JsonLimits.standard().bytes(), terminal);
    }

    static Result<byte[]> read(Path file, int limit, Terminal terminal) {
        Path resolved = terminal.folder().resolve(file);
        try (InputStream in = "-".equals(file.toString()) ? terminal.in() : Files.newInputStream(resolved)) {
            byte[] content = in.readNBytes(limit + 1);
            return content.length > limit ? Result.refused(tooLarge(file, limit)) : Result.ok(content);
        } catch (IOException unreadable) {
            return Result.refused(CliProblem.unreadable(resolved, unreadable));
        }
    }

    static Problem tooLarge(Path file, int limit) {
        return Problem.of(
                        CliProblem.FILE_TOO_LARGE,
                        file + " is larger than " + limit + " bytes, the most Kith reads of one document.")
                .next("A credential or policy is far smaller; check that this is the file you mean.");
    }
}
