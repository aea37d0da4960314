package coop.kith.cli;

import coop.kith.did.Did;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** The user's own names for DIDs, to read and to type instead of them; mixed into the commands that speak of people. */
final class Names {
    @Option(
            names = "--names",
            paramLabel = "FILE",
            description = {
                "Your own names for DIDs: a JSON object from DID to name. Default: names.json beside the evidence, if it is there.",
                "A name may stand wherever a DID does."
            })
    private Optional<Path> file = Optional.empty();

    /** What people are called by this user. */
    record Known(Map<Did, String> names) {
        Known {
            names = Map.copyOf(names);
        }

        /** The DID that was typed, or that of the one person of that name. */
        Result<Did> did(String given) {
            if (given.startsWith("did:") || names.isEmpty()) {
                return Did.parse(given);
            }
            List<Did> called = names.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(given))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
            return called.size() == 1 ? Result.ok(called.get(0)) : Result.refused(unclear(given, called));
        }

        private static Problem unclear(String given, List<Did> called) {
            return called.isEmpty()
                    ? Problem.of(
                                    CliProblem.NO_SUCH_NAME,
                                    "'" + given + "' is not a DID, and your names have nobody of that name.")
                            .next("Write the DID, or give it that name in your names file.")
                    : Problem.of(
                                    CliProblem.NO_SUCH_NAME,
                                    "Your names have " + called.size() + " people called '" + given + "'.")
                            .next("Write the DID: " + called.get(0) + " or " + called.get(1) + ".");
        }
    }

    Result<Known> read(Terminal terminal) {
        Path usual = Setting.home(terminal).resolve("names.json");
        Optional<Path> chosen = file.or(() -> Files.exists(usual) ? Optional.of(usual) : Optional.empty());
        return chosen.isEmpty()
                ? Result.ok(new Known(Map.of()))
                : InputFile.read(chosen.get(), terminal)
                        .flatMap(content -> Json.parseObject(content, JsonLimits.standard()))
                        .flatMap(Names::named);
    }

    private static Result<Known> named(JsonObject json) {
        Map<Did, String> named = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        json.members().forEach((did, name) -> {
            if (name instanceof JsonString text) {
                Did.parse(did).fold(parsed -> named.put(parsed, text.value()), problems::addAll);
            } else {
                problems.add(Problem.of(CliProblem.BAD_NAMES, "A name is a string.", JsonPointer.of(did))
                        .next("Write \"did:...\": \"Ana\"."));
            }
        });
        return problems.isEmpty() ? Result.ok(new Known(named)) : Result.refused(problems);
    }
}
