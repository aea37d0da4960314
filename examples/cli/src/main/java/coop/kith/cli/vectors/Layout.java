package coop.kith.cli.vectors;

import coop.kith.problem.Result;
import java.nio.file.Path;
import java.util.List;

/** One way in which vectors are published: which files stand for vectors, and what they say. */
interface Layout {
    boolean claims(Path file);

    /** The vectors of one file that this layout claims. */
    Result<List<VectorCase>> read(Path file);

    /** All that are known; the first that claims a file reads it. */
    static List<Layout> all() {
        return List.of(
                new OwnManifest(),
                new RdfCanonLayout(),
                JsonLdLayout.toRdf(),
                JsonLdLayout.expand(),
                new SchemaLayout(),
                new QuantumSafeLayout(),
                new SignedLayout());
    }
}
