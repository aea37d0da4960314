package coop.kith.cli;

import coop.kith.bytes.Bytes;
import coop.kith.did.bundle.Bundle;
import coop.kith.did.bundle.Bundle.Verified;
import coop.kith.did.resolve.DidMethod;
import coop.kith.json.DateTimeStamp;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "verify",
        description = "Run the methods again over the bytes of a bundle, without a network.",
        footer = {"", "Examples:", "  kith did bundle verify kept.json --sha256 9f86d081..."})
final class DidBundleVerify extends Command {
    @Parameters(paramLabel = "FILE", description = "The bundle.")
    private Path file;

    @Option(names = "--sha256", paramLabel = "HEX", description = "The digest that the file must have.")
    private Optional<String> digest = Optional.empty();

    @Mixin
    private MethodOptions methods = new MethodOptions();

    DidBundleVerify(Terminal terminal) {
        super(terminal);
    }

    /** A bundle and what came of it. */
    private record Judged(Bundle bundle, List<Verified> entries) {}

    @Override
    Answer answer() {
        return BundleFile.read(file, terminal())
                .flatMap(bundle -> methods.ofAnotherTime(terminal()).flatMap(known -> judged(bundle, known)))
                .fold(DidBundleVerify::answer, Answer::refused);
    }

    private Result<Judged> judged(Bundle bundle, List<DidMethod> known) {
        if (digest.isEmpty()) {
            return Result.ok(new Judged(bundle, bundle.verify(known)));
        }
        if (!digest.get().matches("[0-9a-fA-F]{64}")) {
            return Result.refused(Problem.of(
                            CliProblem.BAD_DIGEST, "--sha256 takes 64 hexadecimal digits, not '" + digest.get() + "'.")
                    .next("Give the digest that kith did bundle make printed."));
        }
        return bundle.verify(known, Bytes.ofHex(digest.get())).map(entries -> new Judged(bundle, entries));
    }

    private static Answer answer(Judged judged) {
        boolean good = judged.entries().stream().allMatch(entry -> entry.check().outcome() == Outcome.PASSED);
        JsonObject json = JsonObject.empty()
                .with("verdict", good ? "accepted" : "rejected")
                .with("madeAt", DateTimeStamp.format(judged.bundle().madeAt()))
                .with("sha256", judged.bundle().digest().hex())
                .with(
                        "entries",
                        new JsonArray(List.copyOf(judged.entries().stream()
                                .map(DidBundleVerify::json)
                                .toList())));
        String text = judged.entries().stream()
                .map(entry -> (entry.check().outcome() == Outcome.PASSED ? "ok      " : "FAILED  ")
                        + Wording.printable(entry.did().toString()))
                .collect(Collectors.joining("\n"));
        List<Problem> problems = judged.entries().stream()
                .flatMap(entry -> problems(entry.check()).stream())
                .toList();
        return new Answer(
                good ? Exit.ACCEPTED : Exit.REJECTED, json, text, problems.isEmpty() ? "" : Wording.problems(problems));
    }

    private static JsonObject json(Verified entry) {
        JsonObject json = JsonObject.empty()
                .with("did", entry.did().toString())
                .with("outcome", entry.check().outcome() == Outcome.PASSED ? "passed" : "failed");
        List<Problem> problems = problems(entry.check());
        return problems.isEmpty() ? json : json.with("problems", Answer.problemArray(problems));
    }

    private static List<Problem> problems(Check check) {
        List<Problem> problems = new ArrayList<>();
        check.problem().ifPresent(problems::add);
        check.parts().forEach(part -> problems.addAll(problems(part)));
        return problems;
    }
}
