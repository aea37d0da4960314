package coop.kith.cli;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.trust.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "policies",
        description = "List the bundled policies, or print one, to start your own from.",
        footer = {"", "Examples:", "  kith trust policies", "  kith trust policies vouched-newcomer > my-policy.json"})
final class TrustPolicies extends Command {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Print this one.")
    private Optional<String> name = Optional.empty();

    TrustPolicies(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        if (name.isPresent() && !Policy.bundledNames().contains(name.get())) {
            return Answer.refused(
                    Problem.of(CliProblem.NO_SUCH_POLICY, "There is no bundled policy named '" + name.get() + "'.")
                            .next("Choose one of " + String.join(", ", Policy.bundledNames()) + "."));
        }
        return name.isPresent() ? one(name.get()) : all();
    }

    private static Answer one(String name) {
        return Policy.bundled(name)
                .fold(
                        policy -> new Answer(Exit.ACCEPTED, policy.json(), Wording.pretty(policy.json())),
                        Answer::refused);
    }

    private static Answer all() {
        List<JsonValue> rows = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String name : Policy.bundledNames()) {
            Policy policy = Policy.bundled(name).orThrow();
            String description = policy.json().string("description").orElse("");
            rows.add(JsonObject.empty()
                    .with("name", name)
                    .with("description", description)
                    .with("digest", policy.digest()));
            lines.add(String.format(Locale.ROOT, "%-18s %s", name, description));
        }
        return new Answer(
                Exit.ACCEPTED, JsonObject.empty().with("policies", new JsonArray(rows)), String.join("\n", lines));
    }
}
