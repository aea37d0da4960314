package coop.kith.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One line of a table, divided by commas as in RFC 4180: a cell may stand in quotes, with quotes within it doubled; blanks around cells say nothing. Mutable; one reader's own. */
final class CommaLine {
    private final String line;
    private int at;

    private CommaLine(String line) {
        this.line = line;
    }

    /** At least one cell; empty where a quote is out of place. */
    static Optional<List<String>> cells(String line) {
        CommaLine reader = new CommaLine(line);
        List<String> cells = new ArrayList<>();
        Optional<String> cell = reader.cell();
        while (cell.isPresent()) {
            cells.add(cell.get());
            if (reader.at >= line.length()) {
                return Optional.of(cells);
            }
            reader.at++;
            cell = reader.cell();
        }
        return Optional.empty();
    }

    /** The next cell; stands at its comma or the end afterwards. */
    private Optional<String> cell() {
        blanks();
        if (is('"')) {
            Optional<String> quoted = quoted();
            blanks();
            return at >= line.length() || is(',') ? quoted : Optional.empty();
        }
        int begin = at;
        int comma = line.indexOf(',', at);
        at = comma < 0 ? line.length() : comma;
        return Optional.of(line.substring(begin, at).strip());
    }

    private Optional<String> quoted() {
        StringBuilder cell = new StringBuilder();
        at++;
        for (int quote = line.indexOf('"', at); quote >= 0; quote = line.indexOf('"', at)) {
            cell.append(line, at, quote);
            at = quote + 1;
            if (!is('"')) {
                return Optional.of(cell.toString());
            }
            cell.append('"');
            at++;
        }
        return Optional.empty();
    }

    private boolean is(char wanted) {
        return at < line.length() && line.charAt(at) == wanted;
    }

    private void blanks() {
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
    }
}
