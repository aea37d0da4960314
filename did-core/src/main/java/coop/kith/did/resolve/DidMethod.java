package coop.kith.did.resolve;

import coop.kith.did.Did;
import coop.kith.did.evidence.TimeBasis;
import coop.kith.did.history.History;
import coop.kith.did.history.Permanence;
import coop.kith.did.history.Version;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * How the DIDs of one method are resolved. Implementations are immutable and safe for many threads; a stranger's DID never makes them throw. The resolver
 * has checked, before it asks, that the DID is of this method and that the options are ones the method declares.
 *
 * <p>A method of your own is handed to {@link DidResolver#of} beside the others; here one whose documents the application holds:
 *
 * <pre>{@code
 * record Club(String name, Map<Did, DidDocument> members) implements DidMethod {
 *     public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
 *         return members.containsKey(did)
 *                 ? new Resolution.Resolved(members.get(did), JsonObject.empty(), Evidence.of())
 *                 : new Resolution.Invalid(List.of(Problem.of(DidProblem.NOT_FOUND, did + " is no member")));
 *     }
 * }
 * }</pre>
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

    /** What the method keeps of the past. A cache never asks an immutable method twice. */
    default Permanence permanence() {
        return hasVersions() ? Permanence.VERSIONED : Permanence.CURRENT_ONLY;
    }

    /** The names of the further options that this method knows ({@link ResolutionOptions#more}). */
    default Set<String> options() {
        return Set.of();
    }

    Resolution resolve(Did did, ResolutionOptions options, Surroundings around);

    /**
     * Every version of the document, each verified. A method with versions overrides this; for the others the document that can be had is the one version: of an
     * immutable method without a beginning, otherwise from the moment of reading, since nothing is known of before.
     */
    default Past history(Did did, ResolutionOptions options, Surroundings around) {
        Instant now = around.clock().instant();
        return resolve(did, options, around)
                .fold(
                        found -> new Past.Known(
                                new History(
                                        did,
                                        permanence(),
                                        List.of(
                                                permanence() == Permanence.IMMUTABLE
                                                        ? Version.always(found.document())
                                                        : Version.of("", now, TimeBasis.OBSERVED, found.document()))),
                                found.evidence()),
                        gone -> new Past.Known(
                                new History(
                                        did, permanence(), List.of(Version.deactivation("", now, TimeBasis.OBSERVED))),
                                gone.evidence()),
                        invalid -> new Past.Invalid(invalid.problems()),
                        unavailable -> new Past.Unavailable(unavailable.problems()));
    }
}
