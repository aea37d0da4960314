package coop.kith.cli.release;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A pattern of a {@code .gitattributes} file (gitattributes(5), after gitignore(5)): {@code *} and {@code ?} within a name, classes such as {@code [a-z]}, and {@code **} for
 * folders. Whatever else it may be in git, such as a quoted or escaped pattern, is not understood here.
 *
 * <p>A pattern is a stranger's. So a star that was passed is never gone back to once a later one matched, which makes a match cost the product of the lengths at most, and every step
 * is counted.
 */
final class Glob {
    /** No single character, hence empty; no class is. */
    private static final BitSet STAR = new BitSet(0);

    private static final BitSet ANY = allBut('/');
    /** No name, hence empty; no name is. */
    private static final List<BitSet> FOLDERS = List.of();

    private final List<List<BitSet>> names;
    private final boolean anchored;
    private final boolean foldersOnly;

    private Glob(List<List<BitSet>> names, boolean anchored, boolean foldersOnly) {
        this.names = names;
        this.anchored = anchored;
        this.foldersOnly = foldersOnly;
    }

    /** Steps that are left, for all matches of a run. */
    static final class Steps {
        private long left;

        Steps(long left) {
            this.left = left;
        }

        boolean take(long count) {
            left -= Math.min(left + 1, count);
            return left >= 0;
        }

        boolean spent() {
            return left < 0;
        }
    }

    /** Empty where the pattern is not understood; one character for each byte. */
    static Optional<Glob> parse(String pattern) {
        boolean foldersOnly = pattern.endsWith("/");
        String plain = foldersOnly ? pattern.substring(0, pattern.length() - 1) : pattern;
        boolean anchored = plain.indexOf('/') >= 0;
        plain = plain.startsWith("/") ? plain.substring(1) : plain;
        if (plain.startsWith("!") || plain.startsWith("\"") || plain.indexOf('\\') >= 0 || plain.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        List<List<BitSet>> names = new ArrayList<>();
        for (String name : plain.split("/", -1)) {
            if (anchored && name.equals("**")) {
                names.add(FOLDERS);
                continue;
            }
            Optional<List<BitSet>> read = anchored && name.contains("**") ? Optional.empty() : name(name);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            names.add(read.get());
        }
        if (names.get(names.size() - 1).isEmpty()) {
            // At the end it stands for everything inside, and not for the folder itself.
            names.add(List.of(STAR));
        }
        return Optional.of(new Glob(List.copyOf(names), anchored, foldersOnly));
    }

    private static Optional<List<BitSet>> name(String name) {
        List<BitSet> units = new ArrayList<>();
        int at = 0;
        while (at < name.length()) {
            char unit = name.charAt(at);
            int close = unit == '[' ? name.indexOf(']', at + 1) : at;
            Optional<BitSet> read = switch (unit) {
                case '*' -> Optional.of(STAR);
                case '?' -> Optional.of(ANY);
                case '[' -> close < 0 ? Optional.empty() : set(name.substring(at + 1, close));
                default -> Optional.of(one(unit));
            };
            if (read.isEmpty()) {
                return Optional.empty();
            }
            units.add(read.get());
            at = close + 1;
        }
        return units.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(units));
    }

    private static Optional<BitSet> set(String inside) {
        boolean not = inside.startsWith("!") || inside.startsWith("^");
        String members = not ? inside.substring(1) : inside;
        if (members.isEmpty() || members.startsWith("-") || members.endsWith("-") || members.indexOf('[') >= 0) {
            return Optional.empty();
        }
        BitSet set = new BitSet(256);
        for (int at = 0; at < members.length(); at++) {
            char first = members.charAt(at);
            boolean range = at + 1 < members.length() && members.charAt(at + 1) == '-';
            char last = range ? members.charAt(at + 2) : first;
            if (first > last || last == '-') {
                return Optional.empty();
            }
            set.set(first, last + 1);
            at += range ? 2 : 0;
        }
        if (not) {
            set.flip(0, 256);
        }
        set.clear('/');
        return set.isEmpty() ? Optional.empty() : Optional.of(set);
    }

    private static BitSet one(char unit) {
        BitSet set = new BitSet(unit + 1);
        set.set(unit);
        return set;
    }

    private static BitSet allBut(char unit) {
        BitSet set = new BitSet(256);
        set.set(0, 256);
        set.clear(unit);
        return set;
    }

    /** Whether {@code path}, relative to the folder of the pattern's file, matches; false when the steps are spent. */
    boolean matches(String path, boolean folder, Steps steps) {
        if ((foldersOnly && !folder) || !steps.take(path.length())) {
            return false;
        }
        if (!anchored) {
            return matches(names.get(0), path.substring(path.lastIndexOf('/') + 1), steps);
        }
        String[] parts = path.split("/", -1);
        int name = 0;
        int part = 0;
        int folders = -1;
        int mark = 0;
        while (part < parts.length) {
            if (name < names.size() && names.get(name).isEmpty()) {
                folders = name++;
                mark = part;
            } else if (name < names.size() && matches(names.get(name), parts[part], steps)) {
                name++;
                part++;
            } else if (folders >= 0 && !steps.spent()) {
                name = folders + 1;
                part = ++mark;
            } else {
                return false;
            }
        }
        return name == names.size() && !steps.spent();
    }

    private static boolean matches(List<BitSet> units, String text, Steps steps) {
        int unit = 0;
        int at = 0;
        int star = -1;
        int mark = 0;
        while (at < text.length()) {
            if (!steps.take(1)) {
                return false;
            }
            if (unit < units.size() && units.get(unit).isEmpty()) {
                star = unit++;
                mark = at;
            } else if (unit < units.size() && units.get(unit).get(text.charAt(at))) {
                unit++;
                at++;
            } else if (star >= 0) {
                unit = star + 1;
                at = ++mark;
            } else {
                return false;
            }
        }
        while (unit < units.size() && units.get(unit).isEmpty()) {
            unit++;
        }
        return unit == units.size();
    }
}
