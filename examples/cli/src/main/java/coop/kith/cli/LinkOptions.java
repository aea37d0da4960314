package coop.kith.cli;

import coop.kith.bytes.Bytes;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.linked.LinkedDocuments;
import coop.kith.vc.verify.VerificationPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Where status lists and schemas are had from; mixed into the commands that verify. */
final class LinkOptions {
    private static final Pattern AGE = Pattern.compile("([1-9][0-9]{0,5})([mhd])");

    @Option(
            names = "--linked",
            paramLabel = "FILE|DIR",
            description = "Status lists and schemas at hand, JSON, each known by its own id; may be repeated.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--fetch",
            description = "Fetch status lists and schemas that are not at hand; who publishes them may notice.")
    private boolean fetch;

    @Option(
            names = "--status-age",
            paramLabel = "AGE",
            description = "How old a status list may be: 12h, 1d, 30m. Default: as old as its publisher lets it be.")
    private Optional<String> age = Optional.empty();

    /** The documents that the command line names, before the network where that is asked for. */
    Result<LinkedDocuments> documents(Terminal terminal, boolean network) {
        if (files.isEmpty()) {
            return Result.ok(fetch || network ? LinkedDocuments.over(terminal.network()) : LinkedDocuments.none());
        }
        return CredentialFiles.among(files, terminal)
                .flatMap(found -> shelf(found, terminal))
                .map(shelf -> {
                    LinkedDocuments atHand = LinkedDocuments.of(shelf);
                    return fetch ? atHand.orElse(LinkedDocuments.over(terminal.network())) : atHand;
                });
    }

    /** The same, for a command that is about nothing else; refused where the command line names no document and no network. */
    Result<LinkedDocuments> demanded(Terminal terminal) {
        return files.isEmpty() && !fetch
                ? Result.refused(Problem.of(CliProblem.NOTHING_TO_DO, "There is nothing to look in.")
                        .next("Pass the status lists with --linked DIR, or let them be fetched with --fetch."))
                : documents(terminal, false);
    }

    private static Result<Map<String, Bytes>> shelf(List<Path> files, Terminal terminal) {
        Map<String, Bytes> shelf = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files) {
            InputFile.read(file, terminal)
                    .flatMap(content -> Json.parseObject(content, JsonLimits.standard())
                            .flatMap(json -> id(json, file).map(id -> shelf.put(id, Bytes.of(content)) == null)))
                    .fold(isNew -> isNew, problems::addAll);
        }
        return problems.isEmpty() ? Result.ok(shelf) : Result.refused(problems);
    }

    private static Result<String> id(JsonObject json, Path file) {
        return json.string("id")
                .or(() -> json.string("$id"))
                .map(Result::ok)
                .orElseGet(() -> Result.refused(Problem.of(
                                CliProblem.BAD_LINKED, file + " has no id, which would say what address it stands for.")
                        .next("Pass status lists as they are published, and schemas with their $id.")));
    }

    /** The policy with the age limit that was given. */
    Result<VerificationPolicy> limited(VerificationPolicy policy) {
        if (age.isEmpty()) {
            return Result.ok(policy);
        }
        Matcher parts = AGE.matcher(age.get());
        if (!parts.matches()) {
            return Result.refused(Problem.of(
                            CliProblem.BAD_TIME,
                            "--status-age takes an age such as 12h, 1d or 30m, not '" + age.get() + "'.")
                    .next("Write a number and m, h or d."));
        }
        long count = Long.parseLong(parts.group(1));
        return Result.ok(policy.statusNoOlderThan(
                switch (parts.group(2)) {
                    case "m" -> Duration.ofMinutes(count);
                    case "h" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                }));
    }
}
