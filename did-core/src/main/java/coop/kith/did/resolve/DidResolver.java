package coop.kith.did.resolve;

import coop.kith.did.Did;
import java.time.InstantSource;
import java.util.Collection;

/** Resolves DIDs with the methods it was given. Immutable, safe for many threads. */
public final class DidResolver {
    private DidResolver() {}

    /** Throws IllegalArgumentException when two methods share a name. */
    public static DidResolver of(Collection<? extends DidMethod> methods, InstantSource clock) {
        throw new AssertionError("not yet");
    }

    public Resolution resolve(Did did) {
        return resolve(did, ResolutionOptions.none());
    }

    public Resolution resolve(Did did, ResolutionOptions options) {
        throw new AssertionError("not yet");
    }

    /** As above from text; a text that is no DID gives Invalid with INVALID_DID. */
    public Resolution resolve(String did, ResolutionOptions options) {
        throw new AssertionError("not yet");
    }
}
