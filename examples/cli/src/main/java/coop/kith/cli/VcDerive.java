package coop.kith.cli;

import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.vc.issue.CredentialDeriver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "derive",
        description =
                "Show a part of a credential: print what was chosen, and what its issuer demands to be seen, with a"
                        + " proof over just that. For credentials with a proof of ecdsa-sd-2023; no key is needed.",
        footer = {
            "",
            "Examples:",
            "  kith vc derive card.vc.json --show /credentialSubject/birthCountry > shown.vc.json",
            "  kith vc derive card.vc.json --show /credentialSubject/boats/0 --show /name | kith vc verify -"
        })
final class VcDerive extends Command {
    @Parameters(paramLabel = "FILE", description = "The credential as its issuer gave it, JSON; - is standard input.")
    private Path file;

    @Option(
            names = "--show",
            paramLabel = "POINTER",
            description =
                    "What to show, as a JSON Pointer; can be repeated. Without any, only what the issuer demands is"
                            + " shown.")
    private List<String> shown = new ArrayList<>();

    VcDerive(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return Pointers.read(shown)
                .flatMap(pointers -> InputFile.read(file, terminal())
                        .flatMap(content -> Json.parseObject(content, JsonLimits.standard()))
                        .flatMap(credential -> CredentialDeriver.standard().derive(credential, pointers)))
                .fold(derived -> new Answer(Exit.ACCEPTED, derived, Wording.pretty(derived)), Answer::refused);
    }
}
