package coop.kith.vc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.testing.Vectors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The threat model of VCDM 2.1, {@code threat-model.tsv}: threat, response, the response's name, the tests that hold it, and what of it is outside of a library's reach, with the
 * reason. A row has tests, or a reason, or both. Here the table is held against the tests and against the published model.
 */
final class ThreatModelTest {
    private static final Pattern MEMBER = Pattern.compile("(id|  - id|    name): (.*)");

    private record Row(String threat, String response, String name, List<String> tests, String outside) {
        String key() {
            return threat + " " + response + " " + name;
        }
    }

    @Test
    void everyResponseHasTestsThatExistOrAReasonWhyItIsOutside() throws IOException, ClassNotFoundException {
        for (Row row : rows()) {
            assertFalse(row.tests.isEmpty() && row.outside.isEmpty(), row::toString);
            for (String test : row.tests) {
                NamedTest.find(test);
            }
        }
    }

    @Test
    void everyResponseOfThePublishedModelIsInTheTableOnce() throws IOException {
        assertEquals(published(), rows().stream().map(Row::key).sorted().toList());
    }

    private static List<String> published() throws IOException {
        Path folder = Vectors.at("security/vcdm-threat-model/threat-model/threats");
        TreeSet<String> responses = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("t"))
                    .toList()) {
                responses.addAll(responses(Files.readAllLines(file)));
            }
        }
        return List.copyOf(responses);
    }

    private static List<String> responses(List<String> lines) {
        List<String> found = new ArrayList<>();
        String threat = "";
        String response = "";
        for (String line : lines) {
            Matcher member = MEMBER.matcher(line);
            if (member.matches()) {
                switch (member.group(1)) {
                    case "id" -> threat = member.group(2);
                    case "  - id" -> response = member.group(2);
                    default -> found.add(threat + " " + response + " " + member.group(2));
                }
            }
        }
        return found;
    }

    private static List<Row> rows() throws IOException {
        try (InputStream table = ThreatModelTest.class.getResourceAsStream("threat-model.tsv")) {
            assertTrue(table != null, "the table");
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Row(
                            cells[0],
                            cells[1],
                            cells[2],
                            cells[3].isEmpty() ? List.of() : List.of(cells[3].split(";", -1)),
                            cells[4]))
                    .toList();
        }
    }
}
