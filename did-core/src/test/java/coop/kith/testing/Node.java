package coop.kith.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** JavaScript implementations as oracles: a script that reads lines and answers each with a line, run by Node.js. */
public final class Node {
    private Node() {}

    /** The answers, one for each question; the test is skipped where Node.js is missing. */
    public static List<String> answers(Class<?> test, String script, List<String> questions) {
        return answers(test, script, "", questions);
    }

    /** With a package out of the folder that {@code -Dkith.node} names; the test is skipped where it is missing. */
    public static List<String> answers(Class<?> test, String script, String npmPackage, List<String> questions) {
        String modules = System.getProperty("kith.node", "");
        if (!npmPackage.isEmpty()) {
            boolean there = !modules.isEmpty() && Files.isDirectory(Path.of(modules, "node_modules", npmPackage));
            Required.NODE.check(there, npmPackage + " in -Dkith.node");
        }
        try {
            Path folder = Files.createTempDirectory("kith-node");
            Path code = folder.resolve("script.js");
            Path input = folder.resolve("input");
            Path output = folder.resolve("output");
            try (InputStream resource = Objects.requireNonNull(test.getResourceAsStream(script), script)) {
                Files.write(code, resource.readAllBytes());
            }
            Files.write(input, questions, StandardCharsets.UTF_8);
            int exit = run(List.of("node", code.toString(), modules), input, output);
            List<String> answers = Files.readAllLines(output, StandardCharsets.UTF_8);
            for (Path used : List.of(code, input, output, folder)) {
                Files.delete(used);
            }
            if (exit != 0 || answers.size() != questions.size()) {
                throw new AssertionError(script + " ended with " + exit + " and " + answers.size() + " answers");
            }
            return answers;
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private static int run(List<String> words, Path input, Path output) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(words)
                    .redirectInput(input.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException missing) {
            Required.NODE.check(false, String.valueOf(missing.getMessage()));
            throw missing;
        }
        try {
            return process.waitFor();
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            throw new AssertionError(stopped);
        }
    }
}
