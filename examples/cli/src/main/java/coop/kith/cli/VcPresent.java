package coop.kith.cli;

import coop.kith.crypto.Cryptography;
import coop.kith.did.DidUrl;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.issue.PresentationHolder;
import coop.kith.vc.issue.TokenHolder;
import coop.kith.vc.model.EnvelopedPresentation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
            "  kith vc present *.vc.json --key ana --challenge 8f3a-41d0 --domain club.example --minutes 5",
            "  kith vc present member.jwt --key ana --challenge 8f3a-41d0 --domain club.example --suite vp+jwt"
        })
final class VcPresent extends Command {
    private static final String TOKEN = "vp+jwt";

    @Mixin
    private KeyHome home;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Signed credentials, JSON or tokens; none shows only who presents.")
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
            description = "The cryptosuite, or vp+jwt for a token, which takes tokens only. Default: the usual one for"
                    + " the kind of key, such as eddsa-jcs-2022.")
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
        return HeldCredential.readAll(files, terminal())
                .flatMap(held -> Setting.time("--created", created, terminal())
                        .flatMap(time -> present(held, time.truncatedTo(ChronoUnit.SECONDS))))
                .fold(
                        shown -> new Answer(
                                Exit.ACCEPTED,
                                shown,
                                EnvelopedPresentation.parse(shown)
                                        .fold(EnvelopedPresentation::data, noEnvelope -> Wording.pretty(shown))),
                        Answer::refused);
    }

    private Result<JsonObject> present(List<HeldCredential> held, Instant time) {
        List<JsonObject> credentials = held.stream().map(HeldCredential::json).toList();
        Set<String> subjects =
                held.stream().flatMap(one -> one.subjects().stream()).collect(Collectors.toCollection(TreeSet::new));
        return home.signer(key, terminal(), Cryptography.standard()).flatMap(signer -> {
            DidUrl method = SigningChoice.method(signer, subjects);
            return suite.filter(TOKEN::equals).isPresent()
                    ? SigningChoice.forToken(TOKEN, signer)
                            .flatMap(fits -> TokenHolder.of(method, signer)
                                    .tokensExpireAfter(Duration.ofMinutes(minutes))
                                    .present(credentials, challenge, domain, time))
                            .map(EnvelopedPresentation::json)
                    : SigningChoice.wholeSuite(suite, signer)
                            .flatMap(chosen -> PresentationHolder.of(method, signer)
                                    .suite(chosen)
                                    .proofsExpireAfter(Duration.ofMinutes(minutes))
                                    .present(credentials, challenge, domain, time));
        });
    }
}
