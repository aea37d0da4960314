package coop.kith.did.method.webvh;

import java.util.List;
import java.util.Optional;

/**
 * What is in force after an entry: the parameters of all entries so far, merged (did:webvh 1.0, "DID Method Parameters"). Made by {@link ParameterRules}.
 *
 * @param method the version of the method, {@code did:webvh:1.0}
 * @param scid of the first entry
 * @param updateKeys Multikey texts
 * @param nextKeyHashes of the form of {@link LogHash}, or any text; pre-rotation is active where there is one
 * @param witness empty where there are no witnesses
 * @param watchers URLs
 * @param portable whether the DID may move
 * @param deactivated whether the DID has ended
 * @param ttl seconds, from 0 to 2^31
 */
public record Parameters(
        String method,
        String scid,
        List<String> updateKeys,
        List<String> nextKeyHashes,
        Optional<WitnessRule> witness,
        List<String> watchers,
        boolean portable,
        boolean deactivated,
        long ttl) {
    /** The method version that is implemented. */
    public static final String METHOD = "did:webvh:1.0";

    /** Seconds; did:webvh 1.0, parameter {@code ttl}. */
    public static final long USUAL_TTL = 3600;

    public Parameters {
        updateKeys = List.copyOf(updateKeys);
        nextKeyHashes = List.copyOf(nextKeyHashes);
        watchers = List.copyOf(watchers);
    }

    /** Whether the next entry's keys must be among those promised. */
    public boolean preRotates() {
        return !nextKeyHashes.isEmpty();
    }

    /**
     * The keys that may sign the entry after which these parameters are in force ("Authorized Keys"): its own where {@code before} promised them, otherwise those of
     * before.
     */
    public List<String> authorizedKeys(Parameters before) {
        return before.preRotates() ? updateKeys : before.updateKeys;
    }

    /**
     * The rule by which the entry must be witnessed after which these parameters are in force: that of before, or, where there was none, its own ("Witness
     * Lists").
     */
    public Optional<WitnessRule> witnessRule(Parameters before) {
        return before.witness.isPresent() ? before.witness : witness;
    }
}
