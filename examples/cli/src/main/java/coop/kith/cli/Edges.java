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
import java.util.Optional;
import java.util.TreeSet;

/**
 * A graph as a table: one edge a line, its ends by name, then numbers. A first line whose numbers are words, or that says from,to, is a heading; empty lines and lines that begin with # are passed over.
 *
 * @param names every end, in order; its place is its number
 */
record Edges(List<String> names, List<Row> rows) {
    /** Enough for a million edges. */
    private static final int MOST_BYTES = 1 << 26;

    /**
     * What stands behind the two names.
     *
     * @param least how many numbers each line has at least
     * @param most how many at the most
     * @param timed whether the last of these is a time: seconds since 1970, or a date or a date with time and offset as in ISO 8601
     */
    record Columns(int least, int most, boolean timed) {
        /** from,to,weight[,time] */
        static final Columns WEIGHTS = new Columns(1, 2, true);

        /** from,to[,time] */
        static final Columns VOUCHES = new Columns(0, 1, true);

        /** from,to, whatever follows as in {@link #WEIGHTS} */
        static final Columns ENDS = new Columns(0, 2, true);

        /** from,to,amount,depth */
        static final Columns CAPACITIES = new Columns(2, 2, false);

        String wording() {
            String numbers = least == most ? String.valueOf(least) : least + " to " + most;
            return "A line is two names and " + numbers + " plain numbers, divided by commas"
                    + (timed ? "; the last may be a time such as 2026-12-01 or 2026-12-01T09:30:00Z." : ".");
        }

        /** The numbers of a line, empty where they are none; the last may be left empty where it need not be there. */
        Optional<List<BigDecimal>> numbers(List<String> line) {
            boolean open = least < most
                    && line.size() == most + 2
                    && line.get(line.size() - 1).isEmpty();
            List<String> cells = open ? line.subList(0, line.size() - 1) : line;
            List<BigDecimal> numbers = new ArrayList<>();
            for (int at = 2; at < cells.size(); at++) {
                number(cells.get(at), timed && at == most + 1).ifPresent(numbers::add);
            }
            boolean all = numbers.size() == cells.size() - 2 && numbers.size() >= least && numbers.size() <= most;
            return all ? Optional.of(List.copyOf(numbers)) : Optional.empty();
        }

        boolean isHeading(List<String> cells) {
            return cells.size() > 2
                    ? cells.stream().skip(2).allMatch(Edges::isWord)
                    : cells.equals(List.of("from", "to"));
        }
    }

    /** One edge. */
    record Row(int line, String from, String to, List<BigDecimal> numbers) {
        /** Whether it leads to where it began. */
        boolean isLoop() {
            return from.equals(to);
        }
    }

    Edges {
        names = List.copyOf(names);
        rows = List.copyOf(rows);
    }

    int number(String name) {
        return Collections.binarySearch(names, name);
    }

    static Result<Edges> read(Path file, Columns columns, Terminal terminal) {
        return InputFile.read(file, MOST_BYTES, terminal).flatMap(content -> {
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(java.nio.ByteBuffer.wrap(content))
                        .toString();
                return parse(file, text.startsWith("\uFEFF") ? text.substring(1) : text, columns);
            } catch (CharacterCodingException notText) {
                return Result.refused(Problem.of(CliProblem.BAD_TABLE, file + " is not UTF-8 text."));
            }
        });
    }

    private static Result<Edges> parse(Path file, String text, Columns columns) {
        List<Row> rows = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>();
        List<String> lines = text.lines().toList();
        boolean first = true;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = CommaLine.cells(line).orElse(List.of());
            boolean heading = first && columns.isHeading(cells);
            first = false;
            if (heading) {
                continue;
            }
            Optional<List<BigDecimal>> numbers = columns.numbers(cells);
            if (numbers.isEmpty() || cells.get(0).isEmpty() || cells.get(1).isEmpty()) {
                return Result.refused(Problem.of(
                                CliProblem.BAD_TABLE,
                                file + " line " + (i + 1) + " is not an edge: "
                                        + Wording.printable(line.substring(0, Math.min(80, line.length()))))
                        .next(columns.wording()));
            }
            rows.add(new Row(i + 1, cells.get(0), cells.get(1), numbers.get()));
            Collections.addAll(names, cells.get(0), cells.get(1));
        }
        return rows.isEmpty()
                ? Result.refused(Problem.of(CliProblem.BAD_TABLE, file + " has no edge in it.")
                        .next(columns.wording()))
                : Result.ok(new Edges(List.copyOf(names), rows));
    }

    /** No exponent: a few characters could stand for a number of a billion digits. */
    private static Optional<BigDecimal> number(String cell, boolean maybeTime) {
        if (cell.matches("[+-]?[0-9]{1,18}(\\.[0-9]{1,18})?|[+-]?\\.[0-9]{1,18}")) {
            return Optional.of(new BigDecimal(cell));
        }
        return maybeTime
                ? Setting.time(cell)
                        .fold(time -> Optional.of(BigDecimal.valueOf(time.getEpochSecond())), none -> Optional.empty())
                : Optional.empty();
    }

    /** What may head a column of numbers, and is no slip of somebody who meant one. */
    private static boolean isWord(String cell) {
        return cell.matches("\\p{L}[\\p{L}\\p{N} _./()-]*") && !cell.matches("(?i)nan|inf|infinity|null|none");
    }

    /** A row that cannot be meant, as a problem. */
    static Problem wrong(Path file, Row row, String why) {
        return Problem.of(CliProblem.BAD_TABLE, file + " line " + row.line() + ": " + why);
    }

    /** The numbers of these names, or what is not there. */
    Result<List<Integer>> numbers(List<String> wanted) {
        List<Problem> missing = new ArrayList<>();
        List<Integer> found = new ArrayList<>();
        for (String typed : wanted) {
            // As cells are read: "ana, ben" means ben.
            String name = number(typed) < 0 ? typed.strip() : typed;
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
