package coop.kith.vc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The table of normative statements, {@code normative-statements.tsv}: specification, section, statement, and the tests that fail when it is not kept. 2.0 and 1.1
 * are the data model, the others go by their names. Where Kith keeps to less or to more than the statement, the row says so, and its tests hold that. Statements
 * about people, other specifications, published vocabularies or members that Kith does not read are not in it. Here the table is held against the tests.
 */
final class NormativeStatementsTest {
    private record Row(String specification, String section, String statement, List<String> tests) {}

    @Test
    void everyStatementHasTestsThatExist() throws IOException, ClassNotFoundException {
        for (Row row : rows()) {
            assertTrue(!row.tests.isEmpty(), row::toString);
            for (String test : row.tests) {
                NamedTest.find(test);
            }
        }
    }

    @Test
    void tablesOfStructureHaveARowForEachSectionThatTheyStandFor() throws IOException, ClassNotFoundException {
        for (Row row : rows()) {
            for (String test : row.tests) {
                CsvSource table = NamedTest.find(test).getAnnotation(CsvSource.class);
                if (test.contains("CredentialStructureTest#refuses") && table != null) {
                    String start =
                            (row.specification.equals("1.1") && test.endsWith("Version11") ? "1.1 " : "") + row.section;
                    boolean there = table.textBlock()
                            .lines()
                            .anyMatch(line -> line.strip().startsWith(start + " "));
                    assertTrue(there || row.section.equals("7.2"), () -> test + " has no row for " + start);
                }
            }
        }
    }

    @Test
    void noStatementIsListedTwice() throws IOException {
        List<String> statements = rows().stream()
                .map(row -> row.specification + row.section + row.statement)
                .toList();
        assertEquals(statements.stream().distinct().toList(), statements);
    }

    private static List<Row> rows() throws IOException {
        try (InputStream table = NormativeStatementsTest.class.getResourceAsStream("normative-statements.tsv")) {
            assertTrue(table != null, "the table");
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Row(cells[0], cells[1], cells[2], List.of(cells[3].split(";", -1))))
                    .toList();
        }
    }
}
