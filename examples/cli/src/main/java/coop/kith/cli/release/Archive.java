package coop.kith.cli.release;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tukaani.xz.XZInputStream;

/** Opens a release's archive: tar, plain or packed with gzip or xz, told apart by their first bytes, whatever the name says. A gzip file has one member and nothing after it. */
final class Archive {
    /** For xz's dictionary; its own strongest setting takes 65 MiB to unpack. */
    private static final int XZ_MEMORY_KIB = 128 * 1024;

    private Archive() {}

    static Result<List<ArchiveEntry>> read(Path file, Limits limits) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                InputStream tar = unpacked(in)) {
            return Result.ok(List.copyOf(TarReader.read(tar, limits)));
        } catch (BadArchive bad) {
            return Result.refused(bad.problem().with("archive", file.toString()));
        } catch (IOException | RuntimeException failed) {
            // The unpacking libraries meet damaged input with unchecked exceptions too.
            return Result.refused(Problem.of(
                            ReleaseProblem.UNREADABLE_ARCHIVE,
                            "The archive " + file + " cannot be read: "
                                    + coop.kith.cli.git.SafeText.of(String.valueOf(failed.getMessage())) + '.')
                    .next("Fetch it again; a download that was cut off ends like this."));
        }
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        in.mark(16);
        byte[] magic = in.readNBytes(6);
        in.reset();
        if (begins(magic, "\u001f\u008b")) {
            return new GzipInput(in);
        }
        if (begins(magic, "\u00fd7zXZ\0")) {
            return new XZInputStream(in, XZ_MEMORY_KIB);
        }
        for (Unsupported kind : Unsupported.values()) {
            if (begins(magic, kind.magic)) {
                throw new BadArchive(
                        ReleaseProblem.UNSUPPORTED_ARCHIVE,
                        "The archive is a " + kind.title
                                + " file; tar, tar.gz and tar.xz are understood. Unpack it to a plain tar first.");
            }
        }
        return in;
    }

    private static boolean begins(byte[] content, String magic) {
        return new String(content, StandardCharsets.ISO_8859_1).startsWith(magic);
    }

    private enum Unsupported {
        BZIP2("bzip2", "BZh"),
        ZSTANDARD("zstd", "(\u00b5/\u00fd"),
        ZIP("zip", "PK\u0003\u0004"),
        LZIP("lzip", "LZIP");

        private final String title;
        private final String magic;

        Unsupported(String title, String magic) {
            this.title = title;
            this.magic = magic;
        }
    }
}
