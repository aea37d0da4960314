package coop.kith.cli;

import coop.kith.file.WholeFile;
import coop.kith.json.Jcs;
import coop.kith.json.JsonLimits;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.intake.generic.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The mappings by which credentials came into an evidence log, in a folder beside it: each in a file named by its digest, so that one that was changed
 * since is noticed before it can give old evidence a new meaning.
 */
record KeptMappings(Path folder) {
    private static final String ENDING = ".json";

    static KeptMappings beside(Path log) {
        return new KeptMappings(log.resolveSibling(log.getFileName() + ".mappings"));
    }

    /** All of them in the order of their digests; none where there is no folder. */
    Result<List<Mapping>> read() {
        if (!Files.isDirectory(folder)) {
            return Result.ok(List.of());
        }
        List<Mapping> mappings = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.filter(path -> path.toString().endsWith(ENDING))
                    .sorted()
                    .toList()) {
                read(file).fold(mappings::add, problems::addAll);
            }
        } catch (IOException unreadable) {
            return Result.refused(CliProblem.unreadable(folder, unreadable));
        }
        return problems.isEmpty() ? Result.ok(List.copyOf(mappings)) : Result.refused(problems);
    }

    private static Result<Mapping> read(Path file) throws IOException {
        return Mapping.parse(WholeFile.open(file).read(JsonLimits.standard().bytes()))
                .flatMap(
                        mapping -> file.endsWith(mapping.digest() + ENDING)
                                ? Result.ok(mapping)
                                : Result.refused(
                                        Problem.of(
                                                        CliProblem.CHANGED_MAPPING,
                                                        file
                                                                + " was changed since evidence came in by it: its digest is now "
                                                                + mapping.digest() + ".")
                                                .next(
                                                        "Put it back as it was; a new mapping comes in with: kith trust add --mapping FILE")));
    }

    Result<List<Mapping>> keep(Collection<Mapping> more) {
        try {
            Files.createDirectories(folder);
            for (Mapping mapping : more) {
                WholeFile file = WholeFile.open(folder.resolve(mapping.digest() + ENDING));
                byte[] content = Jcs.canonicalize(mapping.json()).orThrow();
                file.alone(() -> {
                    file.replace(content);
                    return content.length;
                });
            }
        } catch (IOException unwritable) {
            return Result.refused(CliProblem.unreadable(folder, unwritable));
        }
        return read();
    }
}
