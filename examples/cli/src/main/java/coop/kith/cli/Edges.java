package coop.kith.cli;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * A graph as a table: one edge a line, its ends by name, then numbers. A first line whose numbers are words is a heading; empty lines and lines that begin with # are passed over.
 *
 * @param names every end, in order; its place is its number
 */
record Edges(List<String> names, List<Row> rows) {
    /** Enough for a million edges. */
    private static final int MOST_BYTES = 1 << 26;

    /** One edge. */
    record Row(int line, String from, String to, List<BigDecimal> numbers) {}

    Edges {
        names = List.copyOf(names);
        rows = List.copyOf(rows);
    }

    int number(String name) {
        return Collections.binarySearch(names, name);
    }

    /**
     * Reads a table.
     *
     * @param least how many numbers each line has at least
     * @param most how many at the most
     */
    static Result<Edges> read(Path file, int least, int most, Terminal terminal) {
        return InputFile.read(file, MOST_BYTES, terminal).flatMap(content -> {
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(java.nio.ByteBuffer.wrap(content))
                        .toString();
                return parse(file, text.startsWith("\uFEFF") ? text.substring(1) : text, least, most);
            } catch (CharacterCodingException notText) {
                return Result.refused(Problem.of(CliProblem.BAD_TABLE, file + " is not UTF-8 text."));
            }
        });
    }

    private static Result<Edges> parse(Path file, String text, int least, int most) {
        List<Row> rows = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#") || (rows.isEmpty() && isHeading(line))) {
                continue;
            }
            List<String> cells = cells(line);
            List<BigDecimal> numbers = new ArrayList<>();
            boolean proper = cells.size() >= 2 + least
                    && cells.size() <= 2 + most
                    && !cells.get(0).isEmpty()
                    && !cells.get(1).isEmpty()
                    && cells.stream().skip(2).allMatch(Edges::isNumber);
            if (!proper) {
                return Result.refused(Problem.of(
                                CliProblem.BAD_TABLE,
                                file + " line " + (i + 1) + " is not an edge: "
                                        + Wording.printable(line.substring(0, Math.min(80, line.length()))))
                        .next("A line is two names and " + (least == most ? least : least + " to " + most)
                                + " plain numbers, divided by commas."));
            }
            cells.stream().skip(2).map(BigDecimal::new).forEach(numbers::add);
            rows.add(new Row(i + 1, cells.get(0), cells.get(1), List.copyOf(numbers)));
            Collections.addAll(names, cells.get(0), cells.get(1));
        }
        return rows.isEmpty()
                ? Result.refused(Problem.of(CliProblem.BAD_TABLE, file + " has no edge in it.")
                        .next("A line is two names and numbers, divided by commas."))
                : Result.ok(new Edges(List.copyOf(names), rows));
    }

    private static boolean isHeading(String line) {
        List<String> cells = cells(line);
        return cells.size() > 2 && cells.stream().skip(2).noneMatch(Edges::isNumber);
    }

    private static List<String> cells(String line) {
        return List.of(line.split(",", -1)).stream().map(String::strip).toList();
    }

    /** No exponent: a few characters could stand for a number of a billion digits. */
    private static boolean isNumber(String cell) {
        return cell.matches("[+-]?[0-9]{1,18}(\\.[0-9]{1,18})?|[+-]?\\.[0-9]{1,18}");
    }

    /** A row that cannot be meant, as a problem. */
    static Problem wrong(Path file, Row row, String why) {
        return Problem.of(CliProblem.BAD_TABLE, file + " line " + row.line() + ": " + why);
    }

    /** The numbers of these names, or what is not there. */
    Result<List<Integer>> numbers(List<String> wanted) {
        List<Problem> missing = new ArrayList<>();
        List<Integer> found = new ArrayList<>();
        for (String name : wanted) {
            if (number(name) < 0) {
                missing.add(Problem.of(
                                CliProblem.NO_SUCH_NODE,
                                "No edge in the table begins or ends at '" + Wording.printable(name) + "'.")
                        .next("Names are compared letter by letter."));
            } else {
                found.add(number(name));
            }
        }
        return missing.isEmpty() ? Result.ok(found) : Result.refused(missing);
    }
}
