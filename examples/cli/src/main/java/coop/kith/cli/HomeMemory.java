package coop.kith.cli;

import coop.kith.bytes.Bytes;
import coop.kith.did.method.webvh.Equivocation;
import coop.kith.did.method.webvh.LogMemory;
import coop.kith.did.method.webvh.RememberedLog;
import coop.kith.did.method.webvh.StoredMemory;
import coop.kith.did.method.webvh.VersionId;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.store.StoreProblem;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of verified logs from one call of the command to the next: {@value #FILE} in Kith's home. Opened when the first log is read, since most commands
 * read none. Where nothing can be kept, logs are remembered for this call only, and a notice says so. A file that is there and cannot be understood is refused, and so
 * is every log then: forgetting must not look like having seen nothing.
 */
final class HomeMemory implements LogMemory, AutoCloseable {
    static final String FILE = "logs.db";

    /** Bytes of logs where there is no file. */
    private static final long THIS_CALL = 8L << 20;

    private final Path file;
    private final PrintStream notices;
    private @Nullable StoredMemory stored;
    private @Nullable LogMemory instead;

    HomeMemory(Path home, PrintStream notices) {
        this.file = home.resolve(FILE);
        this.notices = notices;
    }

    /** What is kept already, for an operator; empty where nothing was kept yet, and no file is made then. */
    synchronized Result<Optional<StoredMemory>> kept() {
        return Files.exists(file) ? opened().map(Optional::of) : Result.ok(Optional.empty());
    }

    @Override
    public Result<Optional<RememberedLog>> recall(String scid) {
        return memory().flatMap(memory -> memory.recall(scid));
    }

    @Override
    public Result<Boolean> keep(Optional<VersionId> expected, RememberedLog log, Bytes bytes) {
        return memory().flatMap(memory -> memory.keep(expected, log, bytes));
    }

    @Override
    public Result<Optional<Bytes>> bytes(String scid) {
        return memory().flatMap(memory -> memory.bytes(scid));
    }

    @Override
    public Result<Equivocation> keep(Equivocation proof) {
        return memory().flatMap(memory -> memory.keep(proof));
    }

    @Override
    public Result<List<Equivocation>> equivocations(String scid) {
        return memory().flatMap(memory -> memory.equivocations(scid));
    }

    @Override
    public Result<Boolean> forget(String scid) {
        return memory().flatMap(memory -> memory.forget(scid));
    }

    /** May be used again afterwards. */
    @Override
    public synchronized void close() {
        if (stored != null) {
            stored.close();
            stored = null;
        }
    }

    private synchronized Result<LogMemory> memory() {
        if (instead != null) {
            return Result.ok(instead);
        }
        Result<StoredMemory> opened = opened();
        List<Problem> problems = opened.problems();
        if (problems.isEmpty() || problems.get(0).type() != StoreProblem.UNREACHABLE) {
            return opened.map(memory -> memory);
        }
        notices.println("notice: " + Wording.printable(problems.get(0).detail())
                + "; so nothing is remembered of did:webvh logs after this call, and one that was shortened or took"
                + " another course since the last one goes unnoticed.");
        LogMemory process = LogMemory.inMemory(THIS_CALL);
        instead = process;
        return Result.ok(process);
    }

    private Result<StoredMemory> opened() {
        if (stored != null) {
            return Result.ok(stored);
        }
        try {
            Path home = file.getParent();
            if (home != null) {
                Files.createDirectories(home);
            }
        } catch (IOException notWritable) {
            return Result.refused(
                    Problem.of(StoreProblem.UNREACHABLE, "cannot make " + file + ": " + notWritable.getMessage()));
        }
        Result<StoredMemory> opened = StoredMemory.open(file, StoredMemory.USUAL_BYTES);
        if (opened.isOk()) {
            stored = opened.orThrow();
        }
        return opened;
    }
}
