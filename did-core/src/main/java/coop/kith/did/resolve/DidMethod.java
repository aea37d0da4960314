package coop.kith.did.resolve;

import coop.kith.did.Did;

/** How the DIDs of one method are resolved. Implementations are immutable and safe for many threads; a stranger's DID never makes them throw. */
public interface DidMethod {
    /** The method name, as it stands between the colons. */
    String name();

    Resolution resolve(Did did, ResolutionOptions options, Surroundings around);
}
