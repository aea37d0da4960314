package coop.kith.cli;

import coop.kith.cli.vectors.Observation;
import coop.kith.cli.vectors.Subject;
import coop.kith.cli.vectors.Task;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

@CommandLine.Command(
        name = "answer",
        description = "Read one task per line and write one answer per line, until the input ends.",
        footer = {
            "",
            "Examples:",
            "  kith vectors answer < tasks.jsonl",
            "  kith vectors diff kith 'java -jar older/kith.jar vectors answer' --corpus credentials/"
        })
final class VectorsAnswer extends Command {
    @Mixin
    private VectorSetting setting;

    VectorsAnswer(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return setting.kith(terminal()).fold(this::answerAll, Answer::refused);
    }

    private Answer answerAll(Subject kith) {
        long answered = 0;
        try (BufferedReader tasks =
                new BufferedReader(new InputStreamReader(terminal().in(), StandardCharsets.UTF_8))) {
            for (String line = tasks.readLine(); line != null; line = tasks.readLine()) {
                if (!line.isBlank()) {
                    terminal()
                            .out()
                            .println(Wording.escaped(Json.write(one(kith, line).json())));
                    terminal().out().flush();
                    answered++;
                }
            }
        } catch (IOException unreadable) {
            return Answer.refused(CliProblem.unreadable(Path.of("-"), unreadable));
        }
        return new Answer(Exit.ACCEPTED, JsonObject.empty().with("answered", JsonNumber.of(answered)), "");
    }

    private static Observation one(Subject kith, String line) {
        return Json.parseObject(line.getBytes(StandardCharsets.UTF_8), JsonLimits.standard())
                .flatMap(Task::parse)
                .fold(
                        kith::ask,
                        problems -> Observation.parse(JsonObject.empty()
                                .with("declined", problems.get(0).detail())));
    }
}
