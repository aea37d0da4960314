package coop.kith.cli;

import coop.kith.did.bundle.Bundle;
import coop.kith.problem.Result;
import java.nio.file.Path;

/** A bundle named on the command line. */
final class BundleFile {
    /** As much as {@link Bundle#parse} takes. */
    private static final int MOST_BYTES = 64 << 20;

    private BundleFile() {}

    static Result<Bundle> read(Path file, Terminal terminal) {
        return InputFile.read(file, MOST_BYTES, terminal).flatMap(Bundle::parse);
    }
}
