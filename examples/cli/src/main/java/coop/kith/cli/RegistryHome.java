package coop.kith.cli;

import coop.kith.problem.Result;
import coop.kith.store.Postgres;
import coop.kith.store.Sqlite;
import coop.kith.vc.store.StatusRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** The status registry, a file or a server; mixed into the commands that publish statuses. */
final class RegistryHome {
    private static final String SERVER = "jdbc:postgresql:";

    @Option(
            names = "--registry",
            paramLabel = "FILE|URL",
            description =
                    "The status registry: a file, or jdbc:postgresql://HOST/DATABASE?user=NAME. Default: status.db in"
                            + " $KITH_HOME, else in .kith in your home directory.")
    private Optional<String> place = Optional.empty();

    /** The registry, made where there is none yet; closed when {@code use} returns. */
    <T> Result<T> with(Terminal terminal, Function<StatusRegistry, Result<T>> use) {
        Result<StatusRegistry> opened = place.filter(url -> url.startsWith(SERVER))
                .map(url -> Postgres.open(url, StatusRegistry.schema(), Sqlite.BUSY_WAIT)
                        .map(database -> StatusRegistry.on(database, terminal.random())))
                .orElseGet(() -> file(terminal));
        return opened.flatMap(registry -> {
            try (StatusRegistry closing = registry) {
                return use.apply(closing);
            }
        });
    }

    private Result<StatusRegistry> file(Terminal terminal) {
        Path file = terminal.folder()
                .resolve(place.map(Path::of)
                        .orElseGet(() -> Setting.home(terminal).resolve("status.db")))
                .normalize();
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException notWritable) {
            return Result.refused(CliProblem.unreadable(file, notWritable));
        }
        return StatusRegistry.open(file, terminal.random());
    }
}
