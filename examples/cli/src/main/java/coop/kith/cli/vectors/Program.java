package coop.kith.cli.vectors;

import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.problem.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A command that reads tasks and writes answers, one on each line. It is killed when it takes too long, and started again for the next task. */
final class Program implements Subject {
    private static final long PATIENCE_SECONDS = 60;

    private final List<String> words;
    private final Path folder;
    private Optional<Running> running = Optional.empty();

    private record Running(Process process, BufferedReader answers) {}

    Program(String commandLine, Path folder) {
        this.folder = folder;
        this.words = List.of(commandLine.strip().split("\\s+"));
    }

    @Override
    public String name() {
        return String.join(" ", words);
    }

    @Override
    public Observation ask(Task task) {
        try {
            return answer(started(), Json.write(task.json()));
        } catch (IOException broken) {
            close();
            return silent("it cannot be started or does not read: " + broken.getMessage());
        }
    }

    private Running started() throws IOException {
        if (running.isPresent() && running.get().process().isAlive()) {
            return running.get();
        }
        close();
        Process process = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Running begun = new Running(
                process, new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
        running = Optional.of(begun);
        return begun;
    }

    private Observation answer(Running program, String line) throws IOException {
        OutputStream questions = program.process().getOutputStream();
        questions.write((line + '\n').getBytes(StandardCharsets.UTF_8));
        questions.flush();
        CompletableFuture<Optional<String>> reading = CompletableFuture.supplyAsync(() -> line(program.answers()));
        try {
            return reading.get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .map(text -> Json.parseObject(text.getBytes(StandardCharsets.UTF_8), JsonLimits.standard())
                            .fold(Observation::parse, Observation.Silent::new))
                    .orElseGet(() -> ended(program));
        } catch (TimeoutException tooLong) {
            close();
            return silent("it took longer than " + PATIENCE_SECONDS + " seconds");
        } catch (ExecutionException broken) {
            close();
            return silent("its output broke off");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            close();
            return silent("interrupted");
        }
    }

    private Observation ended(Running program) {
        close();
        return silent("it ended without an answer"
                + (program.process().isAlive()
                        ? ""
                        : ", with exit status " + program.process().exitValue()));
    }

    private static Optional<String> line(BufferedReader answers) {
        try {
            return Optional.ofNullable(answers.readLine());
        } catch (IOException closed) {
            return Optional.empty();
        }
    }

    private Observation silent(String why) {
        return new Observation.Silent(
                List.of(Problem.of(VectorProblem.NO_ANSWER, "No answer from \"" + name() + "\": " + why + ".")
                        .next("Try it by hand: it reads one JSON object per line and writes one per line.")));
    }

    @Override
    public void close() {
        running.ifPresent(program -> program.process().destroyForcibly());
        running = Optional.empty();
    }
}
