package coop.kith.trust.intake.git;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.testing.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrailersTest {
    private static final String EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

    private static final List<String> LINES = List.of(
            "Signed-by-DID: did:key:zA#key-0",
            "signed-by-did : did:key:zB",
            "Signed-by-DID: not a did",
            "Signed-by-DID:",
            "Signed-by: somebody",
            "Signed-off-by: Ana <ana@planet.example>",
            "(cherry picked from commit 0123456789abcdef0123456789abcdef01234567)",
            "Reviewed-by: Ben <ben@planet.example>  ",
            "Fixes: #12",
            ": begins with the separator",
            "a plain line of prose",
            "prose: with a colon",
            "- list: item",
            " continued",
            "\tcontinued with a tab",
            "",
            "   ",
            "\r",
            "Key:\r",
            "# a comment",
            "#: comment",
            "---",
            "--- ",
            "Conflicts:",
            "\tfile.c",
            "# ------------------------ >8 ------------------------",
            "Acc\u00e9nt: x",
            "Key\t :value");

    private static final List<String> CORPUS = List.of(
            "",
            "\n",
            "subject",
            "subject\n",
            "Signed-by-DID: did:key:zTitle\n",
            "subject\nSigned-by-DID: did:key:zTitle\n",
            "subject\n\nSigned-by-DID: did:key:zA",
            "subject\n\nbody\n\nSigned-by-DID: did:key:zA\n\n\n",
            "subject\n\nSigned-by-DID: did:key:zA\n\nlast words\n",
            "subject\n\nprose\nSigned-by-DID: did:key:zA\n",
            "subject\n\nprose\nSigned-by-DID: did:key:zA\nSigned-off-by: A <a@b>\n",
            "subject\n\none\ntwo\nthree\nfour\nSigned-off-by: A <a@b>\n",
            "subject\n\none\ntwo\nthree\nSigned-off-by: A <a@b>\n",
            "subject\n\nSigned-by-DID: did:key:zA   \n  and more\n\tstill more\nX: y\n",
            "subject\n\nA: 1\n# comment\n continuation\nB: 2\n",
            "subject\n\nbody\n---\n\nSigned-by-DID: did:key:zA\n",
            "subject\n\nSigned-by-DID: did:key:zA\n---\nbelow\n",
            "subject\n\nA: b\n\nConflicts:\n\tx.c\n\ty.c\n",
            "subject\n\nA: b\n# ------------------------ >8 ------------------------\nB: c\n",
            "# ------------------------ >8 ------------------------\nsubject\n\nB: c\n",
            "# one\n# two\nsubject\n\nB: c\n",
            "\n\n  \nSigned-by-DID: did:key:zA\n",
            "\nsubject\n\nSigned-by-DID: did:key:zA\n",
            "subject\n\n continuation of nothing\nA: b\n",
            "subject\n\nA: b\n continuation\n\n\n# end\n");

    @Test
    void anEarlierTrailerIsStillListedBeforeTheLastOne() {
        List<Trailer> trailers = Trailers.of("s\n\nSigned-by-DID: did:key:zA\nSIGNED-BY-did: did:key:zB\n");
        assertEquals(
                List.of("did:key:zA", "did:key:zB"),
                trailers.stream().map(Trailer::value).toList());
        assertEquals(
                2,
                trailers.stream().filter(trailer -> trailer.is("Signed-by-DID")).count());
    }

    @Test
    void aMillionContinuationLinesTakeLinearTime() {
        String value = Trailers.of("s\n\nA: b" + "\n c".repeat(300_000)).get(0).value();
        assertEquals(1 + 2 * 300_000, value.length());
    }

    @Test
    void seesWhatGitSeesInTheCorpus(@TempDir Path folder) throws IOException {
        agree(folder, CORPUS);
        Program git = Program.git(folder);
        for (String message : CORPUS) {
            if (!message.isBlank() && !message.startsWith("\n")) {
                byte[] parsed = git.run(latin(message), "interpret-trailers", "--parse", "--no-divider")
                        .out()
                        .toArray();
                assertEquals(new String(parsed, StandardCharsets.ISO_8859_1), listed(message), message);
            }
        }
    }

    @Test
    void seesWhatGitSeesInRandomMessages(@TempDir Path folder) throws IOException {
        Random random = new Random(20261122);
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            StringBuilder message = new StringBuilder(random.nextInt(4) == 0 ? "" : "subject\n\n");
            int lines = random.nextInt(11);
            for (int line = 0; line < lines; line++) {
                message.append(LINES.get(random.nextInt(LINES.size()))).append('\n');
            }
            if (random.nextInt(3) == 0 && message.length() > 0) {
                message.setLength(message.length() - 1);
            }
            messages.add(message.toString());
        }
        agree(folder, messages);
    }

    /** Each message becomes a commit, and one run of git lists the trailers of them all. */
    private static void agree(Path folder, List<String> messages) throws IOException {
        Program git = Program.git(folder);
        git.ok("init", "-q");
        StringBuilder paths = new StringBuilder();
        for (int i = 0; i < messages.size(); i++) {
            Path file = folder.resolve("commit" + i);
            String headers = "tree " + EMPTY_TREE + "\nauthor A <a@b> " + i + " +0000\ncommitter A <a@b> 1 +0000\n";
            Files.write(file, latin(headers + "encoding ISO-8859-1\n\n" + messages.get(i)));
            paths.append(file).append('\n');
        }
        String ids = git.ok(latin(paths.toString()), "hash-object", "-t", "commit", "-w", "--stdin-paths");
        byte[] log = git.run(
                        latin(ids + "\n"),
                        "-c",
                        "i18n.logOutputEncoding=ISO-8859-1",
                        "log",
                        "--no-walk=unsorted",
                        "--stdin",
                        "--format=%x01%(trailers:only,unfold)%x02")
                .out()
                .toArray();
        String[] seen = new String(log, StandardCharsets.ISO_8859_1).split("\u0001", -1);
        for (int i = 0; i < messages.size(); i++) {
            String trailers = seen[i + 1].substring(0, seen[i + 1].indexOf('\u0002'));
            assertEquals(trailers, listed(messages.get(i)), messages.get(i));
        }
    }

    private static String listed(String message) {
        return Trailers.of(message).stream()
                .map(trailer -> trailer.key() + ": " + trailer.value() + "\n")
                .collect(Collectors.joining());
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
