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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of published vectors about credentials, {@code vectors.tsv}: folder, the tests that read it, and what of it nobody reads, with the reason. */
final class VectorFoldersTest {
    private record Row(String folder, String tests, String unread) {}

    @Test
    void everyFolderIsReadByTestsThatExistOrSaysWhyNot() throws IOException, ClassNotFoundException {
        for (Row row : rows()) {
            assertFalse(row.tests.isEmpty() && row.unread.isEmpty(), row::toString);
            for (String test : row.tests.isEmpty() ? new String[0] : row.tests.split(";", -1)) {
                assertTrue(Class.forName(test, false, VectorFoldersTest.class.getClassLoader())
                        .getSimpleName()
                        .endsWith("Vectors"));
            }
        }
    }

    @Test
    void noFolderIsMissing() throws IOException {
        try (Stream<Path> folders = Files.list(Vectors.at("vc"))) {
            assertEquals(
                    folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString())
                            .sorted()
                            .toList(),
                    rows().stream().map(Row::folder).toList());
        }
    }

    private static List<Row> rows() throws IOException {
        try (InputStream table = VectorFoldersTest.class.getResourceAsStream("vectors.tsv")) {
            assertTrue(table != null, "the table");
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Row(cells[0], cells[1], cells[2]))
                    .toList();
        }
    }
}
