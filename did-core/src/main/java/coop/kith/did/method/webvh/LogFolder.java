package coop.kith.did.method.webvh;

import coop.kith.bytes.Bytes;
import coop.kith.file.WholeFile;
import coop.kith.json.JsonLimits;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where a controller keeps a log: {@code did.jsonl}, {@code did-witness.json} and, where it is wanted, {@code did.json}, in one folder; {@code next.jsonl} is an
 * entry that waits for its witnesses. Safe for many threads and several processes: one writer at a time holds a lock.
 *
 * <p>A log only grows: what is written begins with the bytes that are there, as a whole new file that takes the old one's place in one step. The witness
 * file is written before the log, as did:webvh 1.0, "The Witness Proofs File", demands, so that no reader finds an entry without its approvals.
 */
public final class LogFolder {
    private final Path folder;

    private LogFolder(Path folder) {
        this.folder = folder;
    }

    public static LogFolder at(Path folder) {
        return new LogFolder(folder);
    }

    /**
     * What the folder holds, nothing of it verified.
     *
     * @param log its bytes as they are; none where there is no log yet
     * @param next the entry that waits for its witnesses
     */
    public record Kept(Bytes log, WitnessFile witnesses, Optional<LogEntry> next) {
        /** The bytes of the log with one more entry. */
        byte[] with(LogEntry entry) {
            byte[] old = log.toArray();
            byte[] line = entry.line();
            // A log from elsewhere may end without a line end.
            boolean open = old.length > 0 && old[old.length - 1] != '\n';
            byte[] longer = Arrays.copyOf(old, old.length + (open ? 1 : 0) + line.length);
            if (open) {
                longer[old.length] = '\n';
            }
            System.arraycopy(line, 0, longer, longer.length - line.length, line.length);
            return longer;
        }
    }

    /** {@code did.jsonl}, to be published. */
    public Path log() {
        return folder.resolve("did.jsonl");
    }

    /** {@code did-witness.json}, to be published before the log. */
    public Path witnesses() {
        return folder.resolve("did-witness.json");
    }

    /** {@code did.json}: the parallel did:web. */
    public Path parallel() {
        return folder.resolve("did.json");
    }

    /** {@code next.jsonl}: for the witnesses, and not to be published. */
    public Path next() {
        return folder.resolve("next.jsonl");
    }

    public Result<Kept> read() {
        return attempt(this::kept);
    }

    /** Puts the document of the parallel did:web beside the log. */
    public Result<Path> keepParallel(byte[] document) {
        return alone(() -> {
            replace(parallel(), document);
            return Result.ok(parallel());
        });
    }

    /** Runs {@code work} while nobody else writes here; it may use the package-private methods below. */
    <T> Result<T> alone(WholeFile.Work<Result<T>> work) {
        return attempt(() -> {
            Files.createDirectories(folder);
            return WholeFile.open(log()).alone(work);
        });
    }

    Result<Kept> kept() throws IOException {
        Bytes log = Bytes.of(bytes(log()));
        byte[] witnesses = bytes(witnesses());
        byte[] next = bytes(next());
        Result<WitnessFile> file =
                witnesses.length == 0 ? Result.ok(WitnessFile.empty()) : LogVerifier.witnesses(witnesses);
        Result<Optional<LogEntry>> entry = next.length == 0
                ? Result.ok(Optional.empty())
                : LogEntry.read(next, JsonLimits.standard()).map(Optional::of);
        return file.flatMap(approvals -> entry.map(waiting -> new Kept(log, approvals, waiting)));
    }

    void keepAlone(WitnessFile witnesses) throws IOException {
        replace(witnesses(), witnesses.bytes());
    }

    void propose(LogEntry entry) throws IOException {
        replace(next(), entry.line());
    }

    /** Takes everything over from another folder, whose log continues this one. */
    void remember(Kept other) throws IOException {
        if (other.next().isPresent()) {
            propose(other.next().get());
        }
        if (other.log().length() > 0) {
            keepAlone(other.witnesses());
            replace(log(), other.log().toArray());
        }
    }

    void withdraw() throws IOException {
        Files.deleteIfExists(next());
    }

    void publish(Kept before, LogEntry entry, WitnessFile witnesses) throws IOException {
        if (!witnesses.equals(before.witnesses())) {
            replace(witnesses(), witnesses.bytes());
        }
        replace(log(), before.with(entry));
        withdraw();
    }

    private static void replace(Path path, byte[] content) throws IOException {
        WholeFile.open(path).replace(content);
    }

    /** None where there is no file. */
    private static byte[] bytes(Path path) throws IOException {
        if (!Files.exists(path)) {
            return new byte[0];
        }
        byte[] content = WholeFile.open(path).read(LogVerifier.MOST_BYTES);
        if (content.length > LogVerifier.MOST_BYTES) {
            throw new IOException(path + " is longer than " + LogVerifier.MOST_BYTES + " bytes");
        }
        return content;
    }

    private <T> Result<T> attempt(WholeFile.Work<Result<T>> work) {
        try {
            return work.run();
        } catch (WholeFile.StillLocked busy) {
            return Result.refused(Problem.of(WebvhProblem.UNREACHABLE, busy.getMessage() + ", and did not let it go")
                    .next("Try again; if it stays like this, end the program that is writing there."));
        } catch (IOException refused) {
            return Result.refused(Problem.of(WebvhProblem.UNREACHABLE, "the files in " + folder + ": " + refused)
                    .next("Check that the folder is there, that it is yours, and that the disk has room."));
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
