package coop.kith.cli;

import coop.kith.bytes.Bytes;
import coop.kith.did.normal.Normalized;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "normalize",
        description = {
            "Write a DID document in today's form: every key that can be read as a Multikey, ids absolute.",
            "The file stays as it is; what could not be rewritten is named, and stays as it was."
        },
        footer = {
            "",
            "Examples:",
            "  kith did normalize old-did.json",
            "  kith did resolve did:web:... | kith did normalize -"
        })
final class DidNormalize extends Command {
    @Parameters(paramLabel = "FILE", description = "The document, JSON; - is standard input.")
    private Path file;

    DidNormalize(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return InputFile.read(file, terminal())
                .flatMap(content -> Normalized.of(Bytes.of(content)))
                .fold(DidNormalize::told, Answer::refused);
    }

    private static Answer told(Normalized normalized) {
        List<JsonValue> changes = normalized.changes().stream()
                .map(change -> (JsonValue) JsonObject.empty()
                        .with("id", change.method().toString())
                        .with("from", change.from()))
                .toList();
        JsonObject json = JsonObject.empty()
                .with("document", normalized.document().json())
                .with("changes", new JsonArray(changes));
        String text = Wording.pretty(normalized.document().json());
        if (normalized.kept().isEmpty()) {
            return new Answer(Exit.ACCEPTED, json, text);
        }
        return new Answer(
                Exit.UNDECIDED,
                json.with("problems", Answer.problemArray(normalized.kept())),
                text + "\n\nLeft as it was:\n" + Wording.problems(normalized.kept()));
    }
}
