package coop.kith.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests name the rows of the threat table that they hold, in their display names or Javadoc. What was held once must not get lost when tests move. */
final class ThreatRowsTest {
    private static final Pattern ROW = Pattern.compile("\\b[DVT][0-9]{2}\\b");

    /** Of keys, documents, methods and the network; of credentials, JSON and times; of trust. */
    private static final Pattern HELD =
            Pattern.compile("D(?:0[1-9]|[12][0-9]|3[0-5])|V(?:1[3-9]|2[0-6]|3[456])|T(?:0[1-9]|1[01])");

    @Test
    void everyRowOfTheFloorIsClaimedByATest() throws IOException {
        Set<String> held = Vectors.text("security/bad-inputs.csv")
                .lines()
                .map(line -> line.split(",", 2)[0])
                .filter(HELD.asMatchPredicate())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(35 + 17 + 11, held.size());
        held.removeAll(claimed());
        assertEquals(Set.of(), held);
    }

    private static Set<String> claimed() throws IOException {
        Path root = Path.of(System.getProperty("kith.root", "."));
        try (Stream<Path> files = Files.find(
                root, 16, (file, attributes) -> file.toString().endsWith(".java") && isTest(root.relativize(file)))) {
            return files.flatMap(ThreatRowsTest::rows).collect(Collectors.toSet());
        }
    }

    private static boolean isTest(Path file) {
        return file.toString().replace('\\', '/').contains("src/test/java/") && !file.endsWith("ThreatRowsTest.java");
    }

    private static Stream<String> rows(Path file) {
        try {
            return ROW.matcher(Files.readString(file)).results().map(found -> found.group()).toList().stream();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
