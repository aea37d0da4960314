package coop.kith.cli;

import coop.kith.did.method.webvh.LogFolder;
import coop.kith.did.method.webvh.LogKeeper;
import coop.kith.did.method.webvh.ParallelWeb;
import coop.kith.did.method.webvh.VerifiedEntry;
import coop.kith.json.Json;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;

/** {@code did.json} beside the log, which must never say anything else than the log's last version. */
final class ParallelFile {
    private ParallelFile() {}

    /** Writes it where it is wanted, and where there is one already, once the log's last version is settled. */
    static Result<LogKeeper.Standing> kept(LogKeeper.Standing standing, LogFolder folder, boolean wanted) {
        Optional<VerifiedEntry> latest = standing.log().latest();
        if (latest.isEmpty() || standing.proposal().isPresent() || !(wanted || Files.exists(folder.parallel()))) {
            return Result.ok(standing);
        }
        return latest.get()
                .document()
                .flatMap(ParallelWeb::document)
                .map(document -> (Json.pretty(document.json()) + "\n").getBytes(StandardCharsets.UTF_8))
                .flatMap(folder::keepParallel)
                .map(file -> standing);
    }
}
