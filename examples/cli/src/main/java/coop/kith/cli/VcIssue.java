package coop.kith.cli;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.Signer;
import coop.kith.did.DidUrl;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import coop.kith.vc.issue.CredentialIssuer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "issue",
        description =
                "Sign a credential and print it with its proof. The issuer is filled in where the file names none.",
        footer = {
            "",
            "Examples:",
            "  kith vc issue member.json --key coop > member.vc.json",
            "  kith vc issue - --key coop --suite eddsa-jcs-2022 < member.json"
        })
final class VcIssue extends Command {
    @Mixin
    private KeyHome home;

    @Parameters(paramLabel = "FILE", description = "The unsigned credential, JSON; - is standard input.")
    private Path file;

    @Option(names = "--key", required = true, paramLabel = "NAME", description = "The key's name in the keystore.")
    private String key;

    @Option(
            names = "--suite",
            paramLabel = "SUITE",
            defaultValue = "eddsa-jcs-2022",
            description = "The cryptosuite. Default: ${DEFAULT-VALUE}.")
    private String suite;

    @Option(names = "--created", paramLabel = "TIME", description = "The proof's time. Default: now.")
    private Optional<String> created = Optional.empty();

    VcIssue(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return InputFile.read(file, terminal())
                .flatMap(content -> Json.parseObject(content, JsonLimits.standard()))
                .flatMap(unsigned ->
                        Setting.time("--created", created, terminal()).flatMap(time -> issue(unsigned, time)))
                .fold(signed -> new Answer(Exit.ACCEPTED, signed, Json.pretty(signed)), Answer::refused);
    }

    private Result<JsonObject> issue(JsonObject unsigned, Instant time) {
        return SigningChoice.suite(suite)
                .flatMap(chosen -> home.signer(key, terminal(), Cryptography.standard())
                        .flatMap(signer -> CredentialIssuer.builder(method(unsigned, signer), signer)
                                .suite(chosen)
                                .build()
                                .issue(unsigned, time.truncatedTo(ChronoUnit.SECONDS))));
    }

    private static DidUrl method(JsonObject unsigned, Signer signer) {
        return SigningChoice.method(
                signer,
                unsigned.string("issuer")
                        .or(() -> unsigned.object("issuer").flatMap(issuer -> issuer.string("id")))
                        .map(Set::of)
                        .orElse(Set.of()));
    }
}
