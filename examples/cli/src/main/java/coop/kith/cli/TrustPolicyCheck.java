package coop.kith.cli;

import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import coop.kith.trust.policy.Policy;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "check",
        description = {
            "Read a policy, and say where more evidence in somebody's favour could make an answer worse.",
            "Exit status: 0 it never can, 2 it can, 1 it is no policy."
        },
        footer = {
            "",
            "Examples:",
            "  kith trust policy check ours.json",
            "  kith trust policy check kernel-developer --json"
        })
final class TrustPolicyCheck extends Command {
    @Parameters(paramLabel = "NAME|FILE", description = "A bundled policy or a file; - is standard input.")
    private String policy;

    TrustPolicyCheck(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        Result<Policy> read = Policy.bundledNames().contains(policy)
                ? Policy.bundled(policy)
                : InputFile.read(Path.of(policy), terminal())
                        .flatMap(content -> Json.parseObject(content, JsonLimits.standard()))
                        .flatMap(Policy::parse);
        return read.fold(TrustPolicyCheck::told, Answer::refused);
    }

    private static Answer told(Policy policy) {
        List<String> exceptions = policy.notMonotone();
        JsonObject json = JsonObject.empty()
                .with("name", policy.name())
                .with("digest", policy.digest())
                .with("monotone", JsonLiteral.of(exceptions.isEmpty()))
                .with("notMonotone", JsonArray.ofStrings(exceptions))
                .with("underEveryPolicy", JsonArray.ofStrings(Policy.neverMonotone()));
        String head = "The policy " + Wording.printable(policy.name()) + ", " + policy.digest() + ", ";
        String text = exceptions.isEmpty()
                ? head
                        + "is monotone: more evidence in somebody's favour never makes an answer worse, but for what is named below."
                : head + "can answer worse on more evidence:\n  " + String.join("\n  ", exceptions);
        String always = "\nUnder every policy these can make an answer worse:\n  "
                + String.join("\n  ", Policy.neverMonotone());
        return new Answer(exceptions.isEmpty() ? Exit.ACCEPTED : Exit.UNDECIDED, json, text + always);
    }
}
