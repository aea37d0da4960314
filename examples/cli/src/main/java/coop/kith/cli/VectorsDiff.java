package coop.kith.cli;

import coop.kith.cli.vectors.Circumstances;
import coop.kith.cli.vectors.NegativeMaker;
import coop.kith.cli.vectors.Observation;
import coop.kith.cli.vectors.Reduction;
import coop.kith.cli.vectors.Subject;
import coop.kith.cli.vectors.Task;
import coop.kith.crypto.Cryptography;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.key.KeyType;
import coop.kith.problem.Result;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "diff",
        description = {
            "Put a corpus to two implementations, and show the smallest documents on which their verdicts differ.",
            "Exit status: 0 they agree on all, 1 they differ."
        },
        footer = {
            "",
            "Examples:",
            "  kith vectors diff kith http://localhost:8080 --corpus credentials/",
            "  kith vectors diff kith './other-verifier --lines' --corpus credentials/ --sign-anew"
        })
final class VectorsDiff extends Command {
    @Mixin
    private VectorSetting setting;

    @Parameters(index = "0", paramLabel = "A", description = "kith, the address of a VC-API endpoint, or a command.")
    private String first;

    @Parameters(index = "1", paramLabel = "B", description = "Likewise.")
    private String second;

    @Option(
            names = "--corpus",
            required = true,
            paramLabel = "DIR",
            description = "Credentials and presentations, .json files; can be repeated.")
    private List<Path> corpus;

    @Option(
            names = "--sign-anew",
            description =
                    "Sign each document, and each smaller one, with a key made for this, as its issuer and holder;"
                            + " otherwise a document can hardly get smaller without breaking its signature.")
    private boolean signAnew;

    VectorsDiff(Terminal terminal) {
        super(terminal);
    }

    private record Difference(String file, JsonObject document, String first, String second) {
        int size() {
            return Json.write(document).length();
        }
    }

    @Override
    Answer answer() {
        return CredentialFiles.among(corpus, terminal())
                .flatMap(files -> setting.subject(first, terminal())
                        .flatMap(one -> setting.subject(second, terminal()).map(other -> compare(files, one, other))))
                .fold(answer -> answer, Answer::refused);
    }

    private Answer compare(List<Path> files, Subject one, Subject other) {
        try (one;
                other) {
            NegativeMaker maker = new NegativeMaker(
                    Cryptography.standard().generate(KeyType.ED25519, terminal().random()),
                    terminal().clock().instant().truncatedTo(ChronoUnit.SECONDS));
            List<Difference> differences = new ArrayList<>();
            int asked = 0;
            for (Path file : files) {
                Result<JsonObject> read = InputFile.read(file, terminal())
                        .flatMap(content -> Json.parseObject(content, JsonLimits.standard()));
                if (read.isOk()) {
                    asked++;
                    differing(file.toString(), read.orThrow(), one, other, maker)
                            .forEach(differences::add);
                }
            }
            return told(smallest(differences), asked);
        }
    }

    private List<Difference> differing(
            String file, JsonObject document, Subject one, Subject other, NegativeMaker maker) {
        String before = verdicts(document, one, other, maker);
        if (agree(before)) {
            return List.of();
        }
        JsonObject small = Reduction.of(
                signAnew ? document.without("proof") : document,
                smaller -> verdicts(smaller, one, other, maker).equals(before));
        String[] words = before.split(" ", -1);
        return List.of(new Difference(file, prepared(small, maker), words[0], words[1]));
    }

    private String verdicts(JsonObject document, Subject one, Subject other, NegativeMaker maker) {
        Task task = new Task.Verify(prepared(document, maker), Circumstances.ordinary());
        return word(one.ask(task)) + ' ' + word(other.ask(task));
    }

    private JsonObject prepared(JsonObject document, NegativeMaker maker) {
        return signAnew ? maker.signedAnew(document).fold(signed -> signed, unsigned -> document) : document;
    }

    private static String word(Observation seen) {
        return seen instanceof Observation.Judged judged ? judged.word().word() : "silent";
    }

    /** An endpoint that says refused does not contradict one that says rejected or undecided. */
    private static boolean agree(String verdicts) {
        String[] words = verdicts.split(" ", -1);
        boolean vague = verdicts.contains("refused") && !verdicts.contains("accepted") && !verdicts.contains("silent");
        return words[0].equals(words[1]) || vague;
    }

    /** One for each small document, the smallest first. */
    private static List<Difference> smallest(List<Difference> differences) {
        Map<String, Difference> distinct = new TreeMap<>();
        differences.forEach(
                one -> distinct.putIfAbsent(Json.write(one.document().without("proof")), one));
        return distinct.values().stream()
                .sorted(Comparator.comparingInt(Difference::size).thenComparing(Difference::file))
                .toList();
    }

    private Answer told(List<Difference> differences, int asked) {
        List<JsonValue> results = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Difference one : differences) {
            results.add(JsonObject.empty()
                    .with("file", one.file())
                    .with("first", one.first())
                    .with("second", one.second())
                    .with("document", one.document()));
            lines.add(one.file() + ": " + one.first() + " by " + first + ", " + one.second() + " by " + second + "\n"
                    + Wording.pretty(one.document()));
        }
        lines.add(
                differences.isEmpty()
                        ? "They agree on all " + asked + " documents."
                        : differences.size() + " different small documents, out of " + asked + ".");
        return new Answer(
                differences.isEmpty() ? Exit.ACCEPTED : Exit.REJECTED,
                JsonObject.empty().with("documents", JsonNumber.of(asked)).with("differences", new JsonArray(results)),
                String.join("\n", lines));
    }
}
