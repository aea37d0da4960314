package coop.kith.did.resolve;

import coop.kith.did.Did;
import java.util.Set;

/**
 * How the DIDs of one method are resolved. Implementations are immutable and safe for many threads; a stranger's DID never makes them throw. The resolver
 * has checked, before it asks, that the DID is of this method and that the options are ones the method declares.
 */
public interface DidMethod {
    /** The method name, as it stands between the colons. */
    String name();

    /** The specification that is implemented, with its version; for people and logs. */
    default String specification() {
        return "did:" + name();
    }

    /** Whether {@code versionId} and {@code versionTime} mean something here. */
    default boolean hasVersions() {
        return false;
    }

    /** The names of the further options that this method knows ({@link ResolutionOptions#more}). */
    default Set<String> options() {
        return Set.of();
    }

    Resolution resolve(Did did, ResolutionOptions options, Surroundings around);
}
