package coop.kith.cli;

import coop.kith.did.Did;
import coop.kith.file.WholeFile;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whose word an evidence log takes, in a file beside it: {@code {"keepers":[did],"recorders":[did]}}. */
record KeptBelieved(Path file) {
    private static final String KEEPERS = "keepers";
    private static final String RECORDERS = "recorders";

    static KeptBelieved beside(Path log) {
        return new KeptBelieved(log.resolveSibling(log.getFileName() + ".believed.json"));
    }

    /** Nobody where there is no file. */
    Result<Believed> read() {
        if (!Files.exists(file)) {
            return Result.ok(Believed.NOBODY);
        }
        try {
            return Json.parseObject(
                            WholeFile.open(file).read(JsonLimits.standard().bytes()), JsonLimits.standard())
                    .flatMap(written -> dids(written, KEEPERS)
                            .flatMap(keepers ->
                                    dids(written, RECORDERS).map(recorders -> new Believed(keepers, recorders))));
        } catch (IOException unreadable) {
            return Result.refused(CliProblem.unreadable(file, unreadable));
        }
    }

    private Result<Set<Did>> dids(JsonObject written, String member) {
        Set<Did> dids = new TreeSet<>();
        Optional<JsonArray> listed = written.array(member);
        boolean known = listed.isPresent()
                && listed.get().items().stream()
                        .allMatch(item -> item instanceof JsonString did
                                && Did.parse(did.value()).fold(dids::add, problems -> false));
        return known
                ? Result.ok(dids)
                : Result.refused(Problem.of(
                                CliProblem.BAD_BELIEVED,
                                file + " does not list " + member + ", each once, by their DIDs.",
                                JsonPointer.of(member))
                        .next("Write {\"keepers\":[\"did:...\"],\"recorders\":[]}, or take the file away and name them"
                                + " anew: kith trust add FILE --keeper DID, --recorder DID."));
    }

    /** These too from now on; all of them. */
    Result<Believed> keep(Believed more) {
        return read().flatMap(before -> before.and(more).equals(before) ? Result.ok(before) : written(more));
    }

    private Result<Believed> written(Believed more) {
        try {
            WholeFile whole = WholeFile.open(file);
            return whole.alone(() -> {
                Result<Believed> all = read().map(before -> before.and(more));
                if (all.isOk()) {
                    JsonObject json = JsonObject.empty()
                            .with(KEEPERS, texts(all.orThrow().keepers()))
                            .with(RECORDERS, texts(all.orThrow().recorders()));
                    whole.replace(Json.write(json).getBytes(StandardCharsets.UTF_8));
                }
                return all;
            });
        } catch (IOException unwritable) {
            return Result.refused(CliProblem.unreadable(file, unwritable));
        }
    }

    private static JsonValue texts(Set<Did> dids) {
        return JsonArray.ofStrings(dids.stream().map(Did::toString).toList());
    }
}
