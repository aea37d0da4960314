package coop.kith.cli.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class GlobTest {
    @Test
    void patternsMeanWhatTheyMeanToGit() {
        matches("*.c", "a.c", "src/a.c", "x/y/.c");
        matchesNot("*.c", "a.cc", "a.c/b", "c");
        matches("/*.c", "a.c");
        matchesNot("/*.c", "src/a.c");
        matches("src/*.c", "src/a.c");
        matchesNot("src/*.c", "x/src/a.c", "src/x/a.c");
        matches("a?c", "abc", "x/a.c");
        matchesNot("a?c", "ac", "abbc");
        matches("[a-c!]x[!0-9]", "axy", "!xy", "d/bxz");
        matchesNot("[a-c!]x[!0-9]", "dxy", "ax1", "x");
        matches("**/foo", "foo", "a/foo", "a/b/foo");
        matchesNot("**/foo", "foo/a", "afoo");
        matches("a/**", "a/b", "a/b/c");
        matchesNot("a/**", "a", "b/a/c");
        matches("a/**/b", "a/b", "a/x/b", "a/x/y/b");
        matchesNot("a/**/b", "a/xb", "ab", "x/a/b");
        matches("a*b*c", "abc", "aXbYbZc");
        assertTrue(Glob.parse("docs/").orElseThrow().matches("x/docs", true, new Glob.Steps(100)));
        assertFalse(Glob.parse("docs/").orElseThrow().matches("docs", false, new Glob.Steps(100)));
    }

    @Test
    void whateverElseAPatternMayBeIsNotUnderstood() {
        for (String odd : List.of(
                "!a",
                "\"a b\"",
                "a\\*",
                "[a",
                "[]a]",
                "[[:alpha:]]",
                "[a-]",
                "[z-a]",
                "[a-b-c]",
                "a//b",
                "/",
                "",
                "a/x**y",
                "[/]",
                "[!]",
                "a\0b")) {
            assertTrue(Glob.parse(odd).isEmpty(), odd);
        }
    }

    @Test
    void aPatternOfManyStarsTakesNoMoreStepsThanItsLengthTimesTheNames() {
        String name = "a".repeat(250);
        for (String pattern : List.of("*a".repeat(60) + "b", "**/" + "*a".repeat(60) + "b")) {
            Glob.Steps steps = new Glob.Steps(300L * 125);
            assertFalse(Glob.parse(pattern).orElseThrow().matches(name, false, steps));
            assertFalse(steps.spent(), pattern);
        }
        Glob.Steps folders = new Glob.Steps(2_000_000);
        String deep = "a/".repeat(1000) + "a";
        assertFalse(Glob.parse("**/a/".repeat(100) + "b").orElseThrow().matches(deep, false, folders));
        assertFalse(folders.spent());
        Glob.Steps few = new Glob.Steps(10);
        assertFalse(Glob.parse("*a*").orElseThrow().matches("bbbbbbbbbbbba", false, few));
        assertTrue(few.spent());
    }

    private static void matches(String pattern, String... paths) {
        for (String path : paths) {
            assertTrue(match(pattern, path), pattern + " and " + path);
        }
    }

    private static void matchesNot(String pattern, String... paths) {
        for (String path : paths) {
            assertEquals(false, match(pattern, path), pattern + " and " + path);
        }
    }

    private static boolean match(String pattern, String path) {
        return Glob.parse(pattern).orElseThrow().matches(path, false, new Glob.Steps(10_000));
    }
}
