package coop.kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.cli.Shell.Ran;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {
    @TempDir
    private Path folder;

    static Stream<String> commands() {
        List<String> names = new ArrayList<>();
        Shell nowhere = Shell.in(Path.of("."));
        collect(Kith.commands(nowhere.terminal(new ByteArrayOutputStream(), new ByteArrayOutputStream())), "", names);
        return names.stream();
    }

    private static void collect(CommandLine line, String words, List<String> names) {
        names.add(words);
        line.getSubcommands().forEach((name, below) -> collect(below, (words + " " + name).strip(), names));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItselfWithAnExample(String command) {
        String[] words = command.isEmpty() ? new String[0] : command.split(" ");
        String[] asking = Arrays.copyOf(words, words.length + 1);
        asking[words.length] = "--help";
        Ran ran = Shell.in(folder).run(asking);
        assertEquals(0, ran.exit(), ran::toString);
        assertTrue(ran.out().contains("Examples:"), ran::toString);
        assertTrue(ran.out().contains("\n  kith " + command), ran::toString);
        assertTrue(ran.out().contains("Usage: kith"), ran::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "'trust aks', 'kith trust ask'",
        "'vc verfiy', 'kith vc verify'",
        "'gti verify', 'kith git'",
        "'did craete key', 'kith did create'"
    })
    void aMisspeltCommandIsMetWithTheOneThatWasMeant(String typed, String meant) {
        Ran ran = Shell.in(folder).run(typed.split(" "));
        assertEquals(64, ran.exit(), ran::toString);
        assertTrue(ran.err().contains("Did you mean: " + meant + "?"), ran::toString);
    }

    @Test
    void aWordThatResemblesNothingIsNotGuessedAt() {
        Ran ran = Shell.in(folder).run("frobnicate");
        assertEquals(64, ran.exit());
        assertFalse(ran.err().contains("Did you mean"), ran::toString);
        assertTrue(ran.err().contains("See: kith --help"), ran::toString);
    }

    @Test
    void aGroupAloneShowsWhatIsInIt() {
        for (String group : List.of("key", "did", "vc", "vectors", "trust", "git", "release")) {
            Ran ran = Shell.in(folder).run(group);
            assertEquals(64, ran.exit(), ran::toString);
            assertTrue(ran.err().contains("Usage: kith " + group), ran::toString);
        }
        assertTrue(Shell.in(folder).run().err().contains("Usage: kith"));
    }

    @Test
    void theVersionIsSaid() {
        assertTrue(Shell.in(folder).run("--version").out().startsWith("kith "));
    }
}
