package coop.kith.cli.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that two programs would unpack to two different things. */
class ArchiveAbuse {
    private static final byte[] CONTENT = "echo hidden\n".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    private Path folder;

    @Test
    void aFolderOrALinkWithContentIsRefusedForItsContentCouldBeAFile() {
        for (char type : new char[] {'1', '2', '3', '5', '6'}) {
            refused("an entry without content has a size", tar -> tar.entry("p/sub", type, 0755, "", CONTENT));
        }
        refused("an entry without content has a size", tar -> {
            tar.pax('x', "size=512");
            tar.entry("p/sub/", '5', 0755, "", new byte[0]);
        });
        assertEquals(List.of("p/sub/"), paths(tar -> tar.entry("p/sub/", '5', 0755, "", new byte[0])));
    }

    @Test
    void oneNameIsGivenInOneWay() {
        refused("both a GNU long name and a pax path", tar -> {
            tar.pax('x', "path=p/evil.m4");
            tar.entry("././@LongLink", 'L', 0644, "", bytes("p/b.txt\0"));
            tar.file("zz", 0644, "x");
        });
        refused("both a GNU long name and a pax linkpath", tar -> {
            tar.entry("././@LongLink", 'K', 0644, "", bytes("a\0"));
            tar.pax('x', "linkpath=b");
            tar.entry("p/link", '2', 0777, "", new byte[0]);
        });
        refused("two pax headers", tar -> {
            tar.pax('x', "path=p/evil.m4");
            tar.pax('x', "mtime=0");
            tar.file("p/b.txt", 0644, "x");
        });
        refused("two long names", tar -> {
            tar.entry("././@LongLink", 'L', 0644, "", bytes("a\0"));
            tar.entry("././@LongLink", 'L', 0644, "", bytes("b\0"));
            tar.file("p/b.txt", 0644, "x");
        });
        refused("path twice", tar -> {
            tar.pax('x', "path=p/evil.m4", "path=p/b.txt");
            tar.file("p/b.txt", 0644, "x");
        });
        refused("a global header stands between", tar -> {
            tar.pax('x', "path=p/evil.m4");
            tar.pax('g', "comment=x");
            tar.file("p/b.txt", 0644, "x");
        });
        refused("an entry to come", tar -> tar.pax('x', "path=p/evil.m4"));
        assertEquals(List.of("p/one", "p/two", "p/three"), paths(tar -> {
            tar.pax('g', "comment=x");
            tar.pax('x', "path=p/one");
            tar.file("a", 0644, "x");
            tar.entry("././@LongLink", 'L', 0644, "", bytes("p/two\0"));
            tar.file("b", 0644, "x");
            tar.file("p/three", 0644, "x");
        }));
    }

    @Test
    void aFileDoesNotHaveTheNameOfAFolder() {
        refused("the name of a folder", tar -> tar.file("p/evil.sh/", 0644, "echo evil\n"));
        refused("the name of a folder", tar -> tar.file("p/evil.sh/", 0644, ""));
        refused("the name of a folder", tar -> tar.entry("p/evil.sh/", '\0', 0644, "", CONTENT));
        refused("the name of a folder", tar -> {
            tar.pax('x', "path=p/evil.sh/");
            tar.file("p/b.txt", 0644, "echo evil\n");
        });
        assertEquals(List.of("p/old/"), paths(tar -> tar.entry("p/old/", '\0', 0755, "", new byte[0])));
    }

    @Test
    void onlyPosixHasAPrefix() {
        for (String magic : List.of("ustar  \0", "ustar\0\0\0", "ustar\00001", "")) {
            refused("has a prefix", tar -> tar.header("p/b.txt", '0', 0644, "", 0, magic, "evil"));
            assertEquals(List.of("b"), paths(tar -> tar.header("b", '0', 0644, "", 0, magic, "")));
        }
        refused("has a prefix", tar -> tar.header("b", '0', 0644, "", 0, "ustar  \0", "\0\0\0evil"));
        assertEquals(List.of("good/b"), paths(tar -> tar.header("b", '0', 0644, "", 0, "ustar\00000", "good")));
    }

    @Test
    void nothingFollowsTheOneGzipMember() {
        byte[] member = gzip(tar(tar -> tar.file("p/a", 0644, "x")));
        assertTrue(read(member).isOk(), read(member).toString());
        byte[] empty = gzip(new byte[0]);
        for (byte[] after :
                List.of(bytes("#!/bin/sh\necho any length\n".repeat(9000)), bytes("x"), new byte[512], empty)) {
            assertProblem("something follows", read(joined(member, after)));
        }
        assertProblem("something follows", read(joined(empty, member)));
    }

    @Test
    void gzipsChecksumAndLengthAndHeaderCount() {
        byte[] member = gzip(tar(tar -> tar.file("p/a", 0644, "x")));
        for (int fromEnd : new int[] {1, 4, 5, 8}) {
            byte[] damaged = member.clone();
            damaged[damaged.length - fromEnd] ^= 1;
            assertProblem("checksum or length", read(damaged));
        }
        byte[] reserved = member.clone();
        reserved[3] = (byte) 0x80;
        assertProblem("header is malformed", read(reserved));
        byte[] named = joined(java.util.Arrays.copyOf(member, 10), bytes("\3\0abcname\0comment\0"));
        named[3] = 4 + 8 + 16;
        assertTrue(read(joined(named, java.util.Arrays.copyOfRange(member, 10, member.length)))
                .isOk());
        for (int length = 2; length < member.length; length++) {
            assertTrue(!read(java.util.Arrays.copyOf(member, length)).isOk(), length + " bytes");
        }
    }

    private void refused(String why, Consumer<Tar> make) {
        assertProblem(why, read(tar(make)));
    }

    private List<String> paths(Consumer<Tar> make) {
        return read(tar(make)).orThrow().stream().map(ArchiveEntry::path).toList();
    }

    private Result<List<ArchiveEntry>> read(byte[] archive) {
        try {
            return Archive.read(Files.write(folder.resolve("archive"), archive), Limits.standard());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void assertProblem(String why, Result<?> result) {
        List<Problem> problems = result.problems();
        assertEquals(1, problems.size(), why);
        assertEquals(ReleaseProblem.UNREADABLE_ARCHIVE, problems.get(0).type());
        assertTrue(problems.get(0).detail().contains(why), problems.get(0).detail() + " has not: " + why);
    }

    private static byte[] tar(Consumer<Tar> make) {
        Tar tar = new Tar();
        make.accept(tar);
        return tar.end();
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(out)) {
            packing.write(content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[] one, byte[] other) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(one);
        out.writeBytes(other);
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
