package coop.kith.trust.intake.git;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the trailers of a commit or tag message, where git finds them and nowhere else.
 *
 * <p>A reviewer sees the signer that git shows, so the signer that is checked must be that one. The trailers are the last paragraph of the message, if it is
 * not also the first, and if either each of its lines is a trailer, or one of them is a trailer that git itself writes and at least a quarter of them
 * are trailers. This is git's view of a commit ({@code git log --format=%(trailers:only,unfold)}), which is that of
 * {@code git interpret-trailers --parse --no-divider} except that blank lines before the subject are not part of the message. A line {@code ---} means
 * nothing here: it ends the message of a mailed patch, but in a commit it is text. Git's defaults are followed for the separator and the comment
 * character; configuration that changes them is the reader's own and changes nothing about who signed.
 *
 * <p>Works on text with one character for each byte. One pass forwards and one backwards: linear in the message's length.
 *
 * @see <a href="https://git-scm.com/docs/git-interpret-trailers">git-interpret-trailers</a>
 */
public final class Trailers {
    private static final String COMMENT = "#";
    private static final String SCISSORS = COMMENT + " ------------------------ >8 ------------------------\n";
    private static final String OLD_CONFLICTS = "Conflicts:\n";
    private static final List<String> WRITTEN_BY_GIT = List.of("Signed-off-by: ", "(cherry picked from commit ");

    private Trailers() {}

    /** In order. {@code message} as {@link SignedObject#message} gives it. */
    public static List<Trailer> of(String message) {
        String text = message.substring(subject(message));
        String log = text.substring(0, end(text));
        return entries(log.substring(start(log)));
    }

    private static int subject(String message) {
        int line = 0;
        while (line < message.length() && isBlank(message, line)) {
            line = next(message, line);
        }
        return line;
    }

    /** Where the message ends for git: before a scissors line, and before the comments, blank lines and list of conflicts at its end. */
    private static int end(String text) {
        int cut = text.startsWith(SCISSORS) ? 0 : text.indexOf('\n' + SCISSORS) + 1;
        int limit = cut == 0 && !text.startsWith(SCISSORS) ? text.length() : cut;
        // 0 means none, as in git: a message is never ignored from its very first line on.
        int ignoredFrom = 0;
        boolean inConflicts = false;
        for (int line = 0; line < limit; line = next(text, line)) {
            boolean conflicts = text.startsWith(OLD_CONFLICTS, line);
            if (text.startsWith(COMMENT, line) || text.charAt(line) == '\n' || conflicts) {
                inConflicts |= conflicts;
                ignoredFrom = ignoredFrom == 0 ? line : ignoredFrom;
            } else if (!(inConflicts && text.charAt(line) == '\t') && ignoredFrom > 0) {
                ignoredFrom = 0;
                inConflicts = false;
            }
        }
        return ignoredFrom > 0 ? ignoredFrom : limit;
    }

    /** Where the paragraph of trailers begins; the end where there is none. */
    private static int start(String log) {
        int endOfTitle = 0;
        while (endOfTitle < log.length() && (log.startsWith(COMMENT, endOfTitle) || !isBlank(log, endOfTitle))) {
            endOfTitle = next(log, endOfTitle);
        }
        Paragraph paragraph = new Paragraph();
        for (int line = last(log, log.length()); line >= endOfTitle; line = last(log, line)) {
            if (log.startsWith(COMMENT, line)) {
                paragraph.comment();
            } else if (!isBlank(log, line)) {
                paragraph.add(log, line);
            } else if (!paragraph.empty) {
                return paragraph.isTrailers() ? next(log, line) : log.length();
            }
        }
        return log.length();
    }

    /** The lines of the last paragraph, counted from its end. */
    private static final class Paragraph {
        private boolean empty = true;
        private boolean writtenByGit;
        private int trailers;
        private int others;
        /** Indented lines, which belong to whatever stands above them. */
        private int undecided;

        void comment() {
            others += undecided;
            undecided = 0;
        }

        void add(String log, int line) {
            empty = false;
            if (WRITTEN_BY_GIT.stream().anyMatch(prefix -> log.startsWith(prefix, line))) {
                writtenByGit = true;
                trailers++;
                undecided = 0;
            } else if (isSpace(log.charAt(line))) {
                undecided++;
            } else if (separator(log, line) > line) {
                trailers++;
                undecided = 0;
            } else {
                others += 1 + undecided;
                undecided = 0;
            }
        }

        boolean isTrailers() {
            others += undecided;
            return (writtenByGit && trailers * 3 >= others) || (trailers > 0 && others == 0);
        }
    }

    private static List<Trailer> entries(String block) {
        List<StringBuilder> entries = new ArrayList<>();
        boolean open = false;
        for (int line = 0; line < block.length(); line = next(block, line)) {
            String text = block.substring(line, next(block, line));
            if (open && isSpace(text.charAt(0))) {
                entries.get(entries.size() - 1).append(text);
            } else {
                open = separator(text, 0) > 0;
                if (open) {
                    entries.add(new StringBuilder(text));
                }
            }
        }
        return entries.stream().map(entry -> trailer(entry.toString())).toList();
    }

    private static Trailer trailer(String entry) {
        int separator = separator(entry, 0);
        return new Trailer(trim(entry.substring(0, separator)), unfold(trim(entry.substring(separator + 1))));
    }

    /** Each newline and the blanks after it become one blank. */
    private static String unfold(String value) {
        StringBuilder line = new StringBuilder(value.length());
        int at = 0;
        while (at < value.length()) {
            char unit = value.charAt(at++);
            if (unit == '\n') {
                unit = ' ';
                while (at < value.length() && isSpace(value.charAt(at))) {
                    at++;
                }
            }
            line.append(unit);
        }
        return trim(line.toString());
    }

    /** The colon after a key of letters, digits and hyphens, blanks allowed between; -1 where the line has none. */
    private static int separator(String text, int line) {
        boolean blank = false;
        for (int at = line; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (unit == ':') {
                return at;
            }
            boolean word = (unit >= '0' && unit <= '9')
                    || (unit >= 'a' && unit <= 'z')
                    || (unit >= 'A' && unit <= 'Z')
                    || unit == '-';
            if (!blank && word) {
                continue;
            }
            if (at == line || (unit != ' ' && unit != '\t')) {
                return -1;
            }
            blank = true;
        }
        return -1;
    }

    private static boolean isBlank(String text, int line) {
        int at = line;
        while (at < text.length() && text.charAt(at) != '\n' && isSpace(text.charAt(at))) {
            at++;
        }
        return at == text.length() || text.charAt(at) == '\n';
    }

    /** What git's own isspace takes for a space. */
    private static boolean isSpace(char unit) {
        return unit == ' ' || unit == '\t' || unit == '\n' || unit == '\r';
    }

    private static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static int next(String text, int line) {
        int newline = text.indexOf('\n', line);
        return newline < 0 ? text.length() : newline + 1;
    }

    /** The start of the last line before {@code end}; -1 where there is none. */
    private static int last(String text, int end) {
        return end == 0 ? -1 : text.lastIndexOf('\n', end - 2) + 1;
    }
}
