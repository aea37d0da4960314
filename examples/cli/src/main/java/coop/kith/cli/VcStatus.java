package coop.kith.cli;

import coop.kith.json.JsonObject;
import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.linked.LinkedDocuments;
import coop.kith.vc.status.StatusProblem;
import coop.kith.vc.verdict.Verdict;
import coop.kith.vc.verdict.VerdictJson;
import coop.kith.vc.verify.VerificationPolicy;
import coop.kith.vc.verify.VerifiedCredential;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "status",
        description = {
            "Whether a credential was revoked or suspended since: fetches its status lists, or reads those at hand.",
            "Exit status: 0 nothing speaks against it, 1 revoked or suspended, 2 that is not known."
        },
        footer = {
            "",
            "Examples:",
            "  kith vc status member.vc.json",
            "  kith vc status member.vc.json --linked lists/ --status-age 1d"
        })
final class VcStatus extends Command {
    @Mixin
    private LinkOptions links;

    @Parameters(paramLabel = "FILE", description = "The credential, JSON; - is standard input.")
    private Path file;

    @Option(names = "--at", paramLabel = "TIME", description = "Judge as of this time. Default: now.")
    private Optional<String> at = Optional.empty();

    VcStatus(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return Setting.time("--at", at, terminal())
                .flatMap(time -> links.limited(VerificationPolicy.strict())
                        .flatMap(policy -> links.documents(terminal(), true)
                                .flatMap(documents -> verdict(documents, policy, time))))
                .fold(VcStatus::told, Answer::refused);
    }

    private Result<Verdict<VerifiedCredential>> verdict(
            LinkedDocuments documents, VerificationPolicy policy, Instant time) {
        return InputFile.read(file, terminal())
                .map(content ->
                        Setting.verifier(terminal()).following(documents).verify(content, policy, time));
    }

    private static Answer told(Verdict<VerifiedCredential> verdict) {
        Optional<Check> status = verdict.protocol().stream()
                .filter(check -> check.name().equals("status"))
                .findFirst();
        if (status.isEmpty()) {
            return Answer.refused(verdict.problems());
        }
        List<Problem> problems = problems(status.get());
        String word = word(status.get(), problems);
        List<Problem> why = status.get().outcome() == Outcome.UNDECIDED ? verdict.problems() : problems;
        return new Answer(
                Exit.of(status.get().outcome()),
                JsonObject.empty()
                        .with("status", word)
                        .with("check", VerdictJson.of(status.get()))
                        .with("problems", Answer.problemArray(why)),
                word + facts(status.get()),
                Wording.problems(why));
    }

    private static String word(Check status, List<Problem> problems) {
        return switch (status.outcome()) {
            case PASSED -> "valid";
            case NOT_REQUESTED -> "none: the credential names no status";
            case UNDECIDED -> "unknown";
            case FAILED ->
                problems.stream().anyMatch(problem -> problem.type() == StatusProblem.REVOKED)
                        ? "revoked"
                        : problems.stream().anyMatch(problem -> problem.type() == StatusProblem.SUSPENDED)
                                ? "suspended"
                                : "malformed";
        };
    }

    private static List<Problem> problems(Check check) {
        List<Problem> problems = new ArrayList<>();
        check.problem().ifPresent(problems::add);
        check.parts().forEach(part -> problems.addAll(problems(part)));
        return problems;
    }

    private static String facts(Check status) {
        return status.parts().stream()
                .filter(part -> !part.facts().isEmpty())
                .map(part -> "\n  "
                        + part.facts().entrySet().stream()
                                .map(fact -> fact.getKey() + ": " + Wording.printable(fact.getValue()))
                                .collect(Collectors.joining("; ")))
                .collect(Collectors.joining());
    }
}
