package coop.kith.cli;

import coop.kith.crypto.Cryptography;
import coop.kith.did.DidUrl;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import coop.kith.vc.issue.CredentialIssuer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "publish",
        description = {
            "Sign a list as it stands, and print it or write it to a file that your web server serves at the list's"
                    + " URL.",
            "The file is exchanged as a whole: whoever reads it gets the old list or the new one."
        },
        footer = {
            "",
            "Examples:",
            "  kith status publish members --key coop --out /var/www/status/1",
            "  kith status publish members --key coop --method did:web:club.example#key-1 > 1.json"
        })
final class StatusPublish extends Command {
    @Mixin
    private RegistryHome registry;

    @Mixin
    private KeyHome home;

    @Parameters(paramLabel = "LIST", description = "The list's name.")
    private String name;

    @Option(names = "--key", required = true, paramLabel = "NAME", description = "The issuer's key in the keystore.")
    private String key;

    @Option(
            names = "--method",
            paramLabel = "DIDURL",
            description = "The key's verification method. Default: the one of its did:key.")
    private Optional<String> method = Optional.empty();

    @Option(names = "--out", paramLabel = "FILE", description = "Write the list there, and print what was written.")
    private Optional<Path> out = Optional.empty();

    StatusPublish(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return home.signer(key, terminal(), Cryptography.standard())
                .flatMap(signer -> method.map(DidUrl::parse)
                        .orElseGet(() -> Result.ok(SigningChoice.method(signer, Set.of())))
                        .map(known -> CredentialIssuer.of(known, signer)))
                .flatMap(issuer -> registry.with(
                        terminal(),
                        open -> open.publish(name, terminal().clock().instant(), issuer::issue)))
                .flatMap(list -> out.map(file -> written(list, file)).orElseGet(() -> Result.ok(list)))
                .fold(this::told, Answer::refused);
    }

    private Answer told(JsonObject list) {
        return new Answer(
                Exit.ACCEPTED,
                list,
                out.map(file -> "The list of " + list.string("validFrom").orElse("now") + " is in " + file + ".")
                        .orElseGet(() -> Wording.pretty(list)));
    }

    private Result<JsonObject> written(JsonObject list, Path given) {
        Path file = path(given);
        try {
            Path folder =
                    Optional.ofNullable(file.getParent()).orElse(terminal().folder());
            Path whole = Files.createTempFile(folder, ".kith-status", ".json");
            Files.write(whole, (Json.write(list) + "\n").getBytes(StandardCharsets.UTF_8));
            whole.toFile().setReadable(true, false);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return Result.ok(list);
        } catch (IOException notWritten) {
            return Result.refused(CliProblem.unreadable(file, notWritten));
        }
    }
}
