package coop.kith.cli;

import coop.kith.did.Did;
import coop.kith.file.WholeFile;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The keepers whose lists of tags an evidence log takes, in a file beside it: {@code {"keepers":[did]}}. */
record KeptKeepers(Path file) {
    private static final String MEMBER = "keepers";

    static KeptKeepers beside(Path log) {
        return new KeptKeepers(log.resolveSibling(log.getFileName() + ".keepers.json"));
    }

    /** None where there is no file. */
    Result<Set<Did>> read() {
        if (!Files.exists(file)) {
            return Result.ok(Set.of());
        }
        try {
            return Json.parseObject(
                            WholeFile.open(file).read(JsonLimits.standard().bytes()), JsonLimits.standard())
                    .flatMap(this::keepers);
        } catch (IOException unreadable) {
            return Result.refused(CliProblem.unreadable(file, unreadable));
        }
    }

    private Result<Set<Did>> keepers(JsonObject written) {
        Set<Did> keepers = new TreeSet<>();
        Optional<JsonArray> listed = written.array(MEMBER);
        boolean known = listed.isPresent()
                && listed.get().items().stream()
                        .allMatch(item -> item instanceof JsonString did
                                && Did.parse(did.value()).fold(keepers::add, problems -> false));
        return known
                ? Result.ok(keepers)
                : Result.refused(Problem.of(
                                CliProblem.BAD_KEEPERS,
                                file + " does not list keepers, each once, by their DIDs.",
                                JsonPointer.of(MEMBER))
                        .next("Write {\"keepers\":[\"did:...\"]}, or add the list of tags again with --keeper."));
    }

    /** These too from now on; all of them. */
    Result<Set<Did>> keep(Set<Did> more) {
        return read().flatMap(before -> before.containsAll(more) ? Result.ok(before) : written(more));
    }

    private Result<Set<Did>> written(Set<Did> more) {
        try {
            WholeFile whole = WholeFile.open(file);
            return whole.alone(() -> {
                Result<Set<Did>> all = read().map(before -> {
                    Set<Did> joined = new TreeSet<>(before);
                    joined.addAll(more);
                    return joined;
                });
                if (all.isOk()) {
                    List<String> dids =
                            all.orThrow().stream().map(Did::toString).toList();
                    whole.replace(Json.write(JsonObject.empty().with(MEMBER, JsonArray.ofStrings(dids)))
                            .getBytes(StandardCharsets.UTF_8));
                }
                return all;
            });
        } catch (IOException unwritable) {
            return Result.refused(CliProblem.unreadable(file, unwritable));
        }
    }
}
