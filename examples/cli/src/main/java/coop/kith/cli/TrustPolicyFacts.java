package coop.kith.cli;

import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.answer.TrustQuestion;
import coop.kith.trust.evidence.EvidenceLog;
import coop.kith.trust.policy.VettingFacts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "facts",
        description = {
            "Print what the log shows of somebody's vetting, counted by a requirement of OpenVTC, in the form that its communities' policies take.",
            "Vetters are members whom the community gave the role by an authority credential. Facts decide nothing.",
            "Exit status: 0 printed, 2 evidence in the log no longer verifies, so that not all is known."
        },
        footer = {
            "",
            "Examples:",
            "  kith trust policy facts requirement.json did:key:z6Mk... --community did:key:z6Mk... > facts.json"
        })
final class TrustPolicyFacts extends Command {
    @Mixin
    private EvidenceHome home;

    @Mixin
    private Names names;

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "The requirement as the community publishes it; - is standard input.")
    private Path requirement;

    @Parameters(index = "1", paramLabel = "SUBJECT", description = "Who is vetted: a DID, or your name for it.")
    private String subject;

    @Option(
            names = "--community",
            required = true,
            paramLabel = "DID",
            description = "Whose requirement it is, by DID or by your name for it.")
    private String community;

    @Option(
            names = "--gathered-for",
            paramLabel = "DIGEST",
            description = "The requirementsDigest for which the statements were gathered, if the applicant named one.")
    private Optional<String> gatheredFor = Optional.empty();

    @Option(names = "--as-of", paramLabel = "TIME", description = "The time that claims must hold at. Default: now.")
    private Optional<String> asOf = Optional.empty();

    @Option(
            names = "--known-at",
            paramLabel = "TIME",
            description = "Count only evidence that had reached you by then. Default: now.")
    private Optional<String> knownAt = Optional.empty();

    TrustPolicyFacts(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return InputFile.read(requirement, terminal())
                .flatMap(content -> Json.parseObject(content, JsonLimits.standard()))
                .flatMap(published -> question()
                        .flatMap(question -> home.read(terminal(), question.asOf(), question.knownAt())
                                .flatMap(log -> counted(published, question, log))))
                .fold(answer -> answer, Answer::refused);
    }

    private Result<TrustQuestion> question() {
        return names.read(terminal())
                .flatMap(known -> known.did(subject)
                        .flatMap(about -> known.did(community)
                                .flatMap(within -> time("--as-of", asOf)
                                        .flatMap(claims -> time("--known-at", knownAt)
                                                .map(learned -> new TrustQuestion(
                                                        about, Optional.of(within), claims, learned))))));
    }

    private Result<Instant> time(String option, Optional<String> given) {
        return Setting.time(option, given, terminal());
    }

    private Result<Answer> counted(JsonObject published, TrustQuestion question, EvidenceLog.Contents log) {
        return VettingFacts.of(published, question, gatheredFor, log.evidence())
                .map(facts -> told(facts.json(), log.problems()));
    }

    private static Answer told(JsonObject facts, List<Problem> unread) {
        return new Answer(
                unread.isEmpty() ? Exit.ACCEPTED : Exit.UNDECIDED,
                facts,
                Wording.pretty(facts),
                unread.isEmpty() ? "" : Wording.problems(unread));
    }
}
