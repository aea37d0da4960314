package coop.kith.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoryTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));

    @TempDir
    private Path folder;

    private record Played(int exit, String text) {}

    private static Played play(Path... arguments) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit = Quickstart.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                CLOCK,
                new SecureRandom(),
                Stream.of(arguments).map(Path::toString).toArray(String[]::new));
        return new Played(exit, out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void endsAsItShouldForTheNewcomerTheImpostorAndTheRelease() throws IOException {
        Path story = folder.resolve("story");
        Played played = play(story);
        assertEquals(0, played.exit(), played.text());
        assertTrue(played.text().lines().count() < 120, "a newcomer reads it in a minute");

        assertTrue(part(played, "1. ").contains("30 files: 30 admitted, 0 refused."));

        String commits = part(played, "2. ");
        assertEquals(
                List.of("refer", "trusted", "refer", "refer", "trusted", "refer"),
                commits.lines()
                        .filter(line -> line.matches("[a-zA-Z]+ +([0-9a-f]{10}|tag) .*"))
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .toList());
        assertEquals(1, count(commits, "all of them hang on one person, Viktor"), "each signer's reason once");

        assertTrue(part(played, "3. ").contains("ALLOW: Ana is trusted. 2 people vouch for them, independently"));

        String impostor = part(played, "4. ");
        assertTrue(impostor.contains("ALLOW: the subject is trusted. 5 vouchers count, and 2 are needed."));
        assertTrue(impostor.contains("REFER: do not decide this by counting. 5 vouchers speak for Jonas, but all of"
                + " them hang on one person, Viktor."));

        String release = part(played, "5. ");
        assertTrue(release.contains("1 file is in the archive and not in the tag:\n    m4/build-to-host.m4\n"));
        assertTrue(release.contains("rejected\n   (exit 1)"));

        String picture = Files.readString(story.resolve("jonas.svg"));
        assertTrue(picture.contains("class=\"hourglass\"") && picture.contains(">Viktor<"), picture);
        assertFalse(Files.readString(story.resolve("ana.svg")).contains("class=\"hourglass\""));
    }

    @Test
    void writesNothingOutsideItsFolderAndNotOverAnotherStory() throws IOException {
        Path story = folder.resolve("story");
        play(story);
        assertEquals(Set.of("story"), names(folder));
        Set<String> before = names(story);
        Played again = play(story);
        assertEquals(64, again.exit());
        assertTrue(again.text().contains("is not empty"), again.text());
        assertEquals(before, names(story));
    }

    @Test
    void takesTheReadersOwnCredentialsAndSaysWhatToType() throws IOException {
        play(folder.resolve("first"));
        Played played = play(folder.resolve("second"), folder.resolve("first/credentials"));
        assertEquals(0, played.exit());
        String own = played.text().substring(played.text().indexOf("Your own credentials"));
        assertTrue(own.contains("30 files: 30 admitted, 0 refused."), own);
        assertEquals(10, count(own, "java -jar examples/cli/target/kith.jar trust ask did:key:z6Mk"), own);

        Path empty = Files.createDirectory(folder.resolve("empty"));
        Played none = play(folder.resolve("third"), empty);
        assertTrue(none.text().contains("nobody to ask about"), none.text());
    }

    @Test
    void saysWhatItDoesNotUnderstand() throws IOException {
        assertEquals(0, play(Path.of("--help")).exit());
        assertEquals(64, play(Path.of("--frobnicate")).exit());
        assertEquals(
                64, play(folder.resolve("a"), folder.resolve("no-such-folder")).exit());
        assertFalse(Files.exists(folder.resolve("a")));
    }

    private static String part(Played played, String head) {
        int start = played.text().indexOf("\n" + head);
        assertTrue(start >= 0, played.text());
        int end = played.text().indexOf("\n\n" + (char) (head.charAt(0) + 1) + ". ", start);
        return played.text().substring(start, end < 0 ? played.text().length() : end);
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
