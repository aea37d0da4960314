package coop.kith.did.method.webvh;

import coop.kith.did.Did;
import coop.kith.did.resolve.DidMethod;
import coop.kith.did.resolve.Past;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import java.util.Set;

/**
 * did:webvh 1.0: a log of versions on a web server that proves itself, from the hash in the DID to its last entry. Whoever holds the server can withhold the log, and
 * nothing more; a memory notices even that, and two histories of one DID.
 *
 * <p>Every entry is verified. An earlier version still resolves when later entries do not hold, or when the DID was deactivated; it is marked then. What a did:web of
 * the same place says is never looked at. Goes out through the fetcher of the surroundings only, for the log, and for the witness file where an entry needs it, with
 * no redirect; what the network does wrong is Unavailable, what the log says wrong is Invalid.
 *
 * <pre>{@code
 * try (StoredMemory memory = StoredMemory.open(Path.of("logs.db"), StoredMemory.USUAL_BYTES).orThrow()) {
 *     DidWebvh webvh = DidWebvh.of(LogVerifier.of(Cryptography.standard(), new IcuIdna()), memory);
 *     DidResolver resolver = DidResolver.of(List.of(webvh), new Surroundings(clock, HttpsFetcher.standard()));
 *     Resolution then = resolver.resolveAt(did, Instant.parse("2026-03-01T00:00:00Z"));
 * }
 * }</pre>
 *
 * <p>Options: {@code versionId}, {@code versionTime}, {@code versionNumber}. A time in the future is answered with what is known now.
 *
 * @see <a href="https://identity.foundation/didwebvh/v1.0/">did:webvh 1.0, as of August 2026</a>
 */
public final class DidWebvh implements DidMethod {
    /** Bytes of logs that {@link #standard} remembers: some hundred logs of usual size. */
    private static final long USUAL_MEMORY = 8L << 20;

    private final LogMethod log;

    private DidWebvh(LogVerifier verifier, LogMemory memory) {
        this.log = new LogMethod(verifier.idna(), new LogReader(verifier::reading, memory, true));
    }

    /** For domains in ASCII; remembers in this instance what it verified. */
    public static DidWebvh standard() {
        return of(LogVerifier.standard(), LogMemory.inMemory(USUAL_MEMORY));
    }

    public static DidWebvh of(LogVerifier verifier, LogMemory memory) {
        return new DidWebvh(verifier, memory);
    }

    @Override
    public String name() {
        return "webvh";
    }

    @Override
    public String specification() {
        return "DIF did:webvh 1.0, August 2026";
    }

    @Override
    public boolean hasVersions() {
        return true;
    }

    @Override
    public Set<String> options() {
        return Set.of(Selection.VERSION_NUMBER);
    }

    @Override
    public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
        return log.resolve(did, options, around);
    }

    @Override
    public Past history(Did did, ResolutionOptions options, Surroundings around) {
        return log.history(did, around);
    }
}
