package coop.kith.cli;

import coop.kith.crypto.Cryptography;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.issue.PresentationHolder;
import coop.kith.vc.model.Credential;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "present",
        description = {
            "Present credentials to one verifier, in answer to its challenge, and print the presentation.",
            "The holder is the key's own DID; credentials about somebody else are shown all the same."
        },
        footer = {
            "",
            "Examples:",
            "  kith vc present member.vc.json --key ana --challenge 8f3a-41d0 --domain club.example > shown.vp.json",
            "  kith vc present *.vc.json --key ana --challenge 8f3a-41d0 --domain club.example --minutes 5"
        })
final class VcPresent extends Command {
    @Mixin
    private KeyHome home;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Signed credentials, JSON; none shows only who presents.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--key", required = true, paramLabel = "NAME", description = "The key's name in the keystore.")
    private String key;

    @Option(
            names = "--challenge",
            required = true,
            paramLabel = "TEXT",
            description = "The challenge, as the verifier stated it.")
    private String challenge;

    @Option(
            names = "--domain",
            required = true,
            paramLabel = "TEXT",
            description = "The verifier's name, as you know it.")
    private String domain;

    @Option(
            names = "--suite",
            paramLabel = "SUITE",
            description = "The cryptosuite. Default: the usual one for the kind of key, such as eddsa-jcs-2022.")
    private Optional<String> suite = Optional.empty();

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "10",
            description = "For how long the presentation holds. Default: ${DEFAULT-VALUE}.")
    private int minutes;

    @Option(names = "--created", paramLabel = "TIME", description = "The proof's time. Default: now.")
    private Optional<String> created = Optional.empty();

    VcPresent(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        if (challenge.isBlank() || domain.isBlank() || minutes < 1) {
            return Answer.refused(Problem.of(
                            CliProblem.CHALLENGE_WITHOUT_DOMAIN,
                            "A presentation answers one verifier's challenge for its domain, for a minute or more.")
                    .next("Pass --challenge and --domain as the verifier stated them, and --minutes above 0."));
        }
        return credentials()
                .flatMap(read -> Setting.time("--created", created, terminal()).flatMap(time -> present(read, time)))
                .fold(shown -> new Answer(Exit.ACCEPTED, shown, Wording.pretty(shown)), Answer::refused);
    }

    private Result<List<JsonObject>> credentials() {
        List<JsonObject> credentials = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files) {
            InputFile.read(file, terminal())
                    .flatMap(content -> Json.parseObject(content, JsonLimits.standard()))
                    .flatMap(Credential::parse)
                    .fold(
                            credential -> credentials.add(credential.json()),
                            refused -> problems.addAll(refused.stream()
                                    .map(problem -> problem.with("file", file.toString()))
                                    .toList()));
        }
        return problems.isEmpty() ? Result.ok(credentials) : Result.refused(problems);
    }

    private Result<JsonObject> present(List<JsonObject> credentials, Instant time) {
        Set<String> subjects = new TreeSet<>();
        for (JsonObject credential : credentials) {
            Credential.parse(credential)
                    .orThrow()
                    .subjects()
                    .forEach(subject -> subject.string("id").ifPresent(subjects::add));
        }
        return home.signer(key, terminal(), Cryptography.standard())
                .flatMap(signer -> SigningChoice.wholeSuite(suite, signer)
                        .flatMap(chosen -> PresentationHolder.of(SigningChoice.method(signer, subjects), signer)
                                .suite(chosen)
                                .proofsExpireAfter(Duration.ofMinutes(minutes))
                                .present(credentials, challenge, domain, time.truncatedTo(ChronoUnit.SECONDS))));
    }
}
