package coop.kith.did.method.webvh;

import coop.kith.did.evidence.Witnesses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which witnesses approved how much of a log: an approval of one version is one of all before it (did:webvh 1.0, "The Witness Proofs File").
 *
 * @param latest for each witness whose proof was checked and held, the number of the version it is over
 */
public record Approvals(Map<String, Integer> latest) {
    private static final Approvals NONE = new Approvals(Map.of());

    public Approvals {
        latest = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(latest));
    }

    static Approvals none() {
        return NONE;
    }

    /** Those that counted for this entry, in the order in which its rule names them. */
    public Witnesses counted(VerifiedEntry entry) {
        return entry.witnessRule()
                .map(rule -> new Witnesses(
                        rule.threshold(),
                        rule.witnesses().stream()
                                .filter(witness -> latest.getOrDefault(witness, 0)
                                        >= entry.versionId().number())
                                .toList()))
                .orElseGet(() -> new Witnesses(0, List.of()));
    }
}
