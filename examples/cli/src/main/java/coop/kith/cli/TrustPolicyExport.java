package coop.kith.cli;

import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.trust.policy.Policy;
import coop.kith.trust.policy.VettingRequirement;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "export",
        description = {
            "Print a policy as a vetting requirement of OpenVTC.",
            "A policy that decides by what no requirement can say is refused, and that is named."
        },
        footer = {"", "Examples:", "  kith trust policy export ours.json > requirement.json"})
final class TrustPolicyExport extends Command {
    @Parameters(paramLabel = "FILE", description = "The policy; - is standard input.")
    private String policy;

    TrustPolicyExport(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return InputFile.read(Path.of(policy), terminal())
                .flatMap(content -> Json.parseObject(content, JsonLimits.standard()))
                .flatMap(Policy::parse)
                .flatMap(VettingRequirement::write)
                .fold(written -> new Answer(Exit.ACCEPTED, written, Wording.pretty(written)), Answer::refused);
    }
}
