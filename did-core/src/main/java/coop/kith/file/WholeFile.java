package coop.kith.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One file that is replaced as a whole: a new file beside it, forced to the disk, then moved over it in one step.
 * Whenever the power fails, the old file or the new one is there, whole. A lock file beside it lets one writer in at a time.
 */
public final class WholeFile {
    /** The lock of the operating system counts for the whole process, so the threads of this one wait here. */
    private static final ReentrantLock ONE_WRITER_IN_THIS_PROCESS = new ReentrantLock(true);

    /** A writer is done in about a second, most of it for the passphrase: room for a queue of them. */
    private static final int PATIENCE = 600;

    private static final long PAUSE_MILLIS = 50;

    private final Path file;
    private final boolean ownersOnly;
    private final int patience;

    private WholeFile(Path file, boolean ownersOnly, int patience) throws IOException {
        this.file = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        this.ownersOnly = ownersOnly;
        this.patience = patience;
    }

    /** For secrets: written so that its owner alone can read it. The file itself is replaced, not a link that leads to it. */
    public static WholeFile ofOwner(Path file) throws IOException {
        return ofOwner(file, PATIENCE);
    }

    /** The same; {@code patience} is how often the lock is tried, with pauses of 50 ms, in this process and then among all. */
    public static WholeFile ofOwner(Path file, int patience) throws IOException {
        return new WholeFile(file, true, patience);
    }

    /** For what others may read, such as a web server: written with the rights that the system gives new files. */
    public static WholeFile open(Path file) throws IOException {
        return new WholeFile(file, false, PATIENCE);
    }

    public Path path() {
        return file;
    }

    public boolean exists() {
        return Files.exists(file);
    }

    /** Whether the file system says that the group or others may do anything with the file; where it knows no such rights, no. */
    public boolean isExposed() throws IOException {
        return isPosix()
                && Files.getPosixFilePermissions(file).stream()
                        .anyMatch(right -> !right.name().startsWith("OWNER_"));
    }

    /** At the most {@code limit} bytes and one more, by which a caller sees that the file is longer. */
    public byte[] read(int limit) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(limit + 1);
        }
    }

    /** Another writer did not come to an end. */
    public static final class StillLocked extends IOException {
        private static final long serialVersionUID = 1;

        StillLocked(Path file) {
            super("another writer holds the lock of " + file);
        }
    }

    /** Runs {@code work} while no other writer of this file runs, in this process or another; {@link StillLocked} when its turn does not come in time. */
    public <T> T alone(Work<T> work) throws IOException {
        try {
            if (!ONE_WRITER_IN_THIS_PROCESS.tryLock(patience * PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new StillLocked(file);
            }
            try (FileChannel channel = channel(beside(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = lock(channel)) {
                assert lock.isValid();
                return work.run();
            } finally {
                ONE_WRITER_IN_THIS_PROCESS.unlock();
            }
        } catch (InterruptedException toldToStop) {
            Thread.currentThread().interrupt();
            throw new StillLocked(file);
        }
    }

    private FileLock lock(FileChannel channel) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < patience; attempt++) {
            FileLock lock = tryLock(channel);
            if (lock != null) {
                return lock;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new StillLocked(file);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }

    /** Only inside {@link #alone}. */
    public void replace(byte[] content) throws IOException {
        Path fresh = beside(".new");
        Files.deleteIfExists(fresh);
        try (FileChannel channel = channel(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (isPosix()) {
            try (FileChannel folder = FileChannel.open(folder(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    /** What runs while the lock is held. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException;
    }

    @Override
    public String toString() {
        return file.toString();
    }

    private FileChannel channel(Path path, StandardOpenOption... options) throws IOException {
        FileAttribute<?>[] owner = ownersOnly && isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        return FileChannel.open(path, Set.of(options), owner);
    }

    private boolean isPosix() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private Path beside(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private Path folder() {
        return java.util.Objects.requireNonNull(file.getParent(), "a file has a folder");
    }
}
