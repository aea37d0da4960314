package coop.kith.trust.intake.git;

import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The headers of a commit or a tag, in their order: lines of a name, a blank and a value, where a line that begins with a blank continues the one
 * before it; an empty line ends them.
 *
 * @param all in order
 * @param text the whole object, one character for each byte
 * @param messageStart where the message begins
 */
record GitHeaders(List<Header> all, String text, int messageStart) {
    /** Git sets no limit of its own; the largest commits of the Linux kernel (octopus merges with signed tags) are below 100 KiB. */
    static final int MAX_OBJECT = 1 << 20;

    /**
     * One header.
     *
     * @param value its lines, without the blank that continues them, joined by newlines
     * @param start offset of its first character
     * @param end offset after its last newline
     */
    record Header(String name, String value, int start, int end) {}

    static Result<GitHeaders> parse(byte[] content) {
        if (content.length > MAX_OBJECT) {
            return malformed("it has " + content.length + " bytes, and the limit is " + MAX_OBJECT, MAX_OBJECT);
        }
        String text = GitText.ofBytes(content);
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            return malformed("it has a NUL byte, at which git stops reading while the signature goes on", nul);
        }
        List<Header> all = new ArrayList<>();
        int at = 0;
        while (at < text.length() && text.charAt(at) != '\n') {
            if (text.charAt(at) == ' ') {
                return malformed("its first line continues nothing", at);
            }
            int start = at;
            StringBuilder value = new StringBuilder();
            String name = "";
            do {
                int newline = text.indexOf('\n', at);
                if (newline < 0) {
                    return malformed("its headers end without an empty line", at);
                }
                if (at == start) {
                    int blank = text.indexOf(' ', at);
                    int nameEnd = blank < 0 || blank > newline ? newline : blank;
                    name = text.substring(at, nameEnd);
                    value.append(text, Math.min(nameEnd + 1, newline), newline);
                } else {
                    value.append('\n').append(text, at + 1, newline);
                }
                at = newline + 1;
            } while (at < text.length() && text.charAt(at) == ' ');
            all.add(new Header(name, value.toString(), start, at));
        }
        if (at >= text.length()) {
            return malformed("its headers end without an empty line", text.length());
        }
        return Result.ok(new GitHeaders(List.copyOf(all), text, at + 1));
    }

    /** The values of every header of this name. */
    List<String> values(String name) {
        return all.stream()
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .toList();
    }

    Optional<String> first(String name) {
        return values(name).stream().findFirst();
    }

    /** The object's first {@code end} characters without the headers for which {@code removed} holds. */
    byte[] without(java.util.function.Predicate<Header> removed, int end) {
        StringBuilder kept = new StringBuilder(text.length());
        int at = 0;
        for (Header header : all) {
            if (removed.test(header)) {
                kept.append(text, at, header.start());
                at = header.end();
            }
        }
        return GitText.bytes(kept.append(text, at, end).toString());
    }

    /**
     * What is wrong with the headers' order: those of {@code order} come first and nowhere else, each once, but any number (none, too) of
     * {@code optional}; those of {@code once} at most once.
     */
    Optional<Problem> disorder(List<String> order, String optional, List<String> once) {
        int at = 0;
        for (String name : order) {
            int from = at;
            while (is(name, at) && (at == from || name.equals(optional))) {
                at++;
            }
            if (at == from && !name.equals(optional)) {
                return Optional.of(problem("the header " + name + " is missing or not in its place", offset(at)));
            }
        }
        for (int rest = at; rest < all.size(); rest++) {
            if (order.contains(all.get(rest).name())) {
                return Optional.of(problem(
                        "the header " + all.get(rest).name() + " is repeated or not in its place", offset(rest)));
            }
        }
        return once.stream()
                .filter(name -> values(name).size() > 1)
                .map(name -> problem("the header " + name + " is repeated", 0))
                .findFirst();
    }

    private boolean is(String name, int index) {
        return index < all.size() && all.get(index).name().equals(name);
    }

    private int offset(int index) {
        return index < all.size() ? all.get(index).start() : messageStart;
    }

    static Problem problem(String why, int offset) {
        return Problem.of(
                        GitProblem.MALFORMED_OBJECT,
                        "The git object is malformed: " + why + " (byte " + offset + ").",
                        JsonPointer.of("bytes").append(offset))
                .next("Look at it with: git cat-file -p <id>; git fsck names the same defect.");
    }

    static <T> Result<T> malformed(String why, int offset) {
        return Result.refused(problem(why, offset));
    }
}
