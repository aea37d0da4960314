package coop.kith.cli;

import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.trust.policy.VettingRequirement;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "import",
        description = {
            "Read a vetting requirement that a community of OpenVTC publishes, and print it as a policy.",
            "What the policy does not decide by is carried along in it under \"carried\"; --json names each under notDecided."
        },
        footer = {"", "Examples:", "  kith trust policy import requirement.json > ours.json"})
final class TrustPolicyImport extends Command {
    @Parameters(paramLabel = "FILE", description = "The requirement; - is standard input.")
    private String requirement;

    TrustPolicyImport(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return InputFile.read(Path.of(requirement), terminal())
                .flatMap(content -> Json.parseObject(content, JsonLimits.standard()))
                .flatMap(VettingRequirement::read)
                .fold(this::told, Answer::refused);
    }

    private Answer told(VettingRequirement read) {
        JsonObject json = JsonObject.empty()
                .with("policy", read.policy().json())
                .with("notDecided", JsonArray.ofStrings(read.notDecided()));
        return new Answer(Exit.ACCEPTED, json, Wording.pretty(read.policy().json()));
    }
}
