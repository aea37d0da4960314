package coop.kith.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The published test data: {@code -Dkith.vectors}, by default {@code ../shared/vectors} beside the reactor's root. */
public final class Vectors {
    private Vectors() {}

    /** A file or folder of the vectors; where it is missing, the test is skipped or fails as {@link Required} says. */
    public static Path at(String path) {
        Path reactor = Path.of(System.getProperty("kith.root", "."));
        Path found = reactor.resolve(System.getProperty("kith.vectors", "../shared/vectors"))
                .resolve(path)
                .normalize();
        Required.VECTORS.check(Files.exists(found), found.toString());
        return found;
    }

    public static String text(String path) {
        try {
            return Files.readString(at(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
