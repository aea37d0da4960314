package coop.kith.trust.intake.git;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Commits and tags that whoever asks excuses from being signed, each with the reason, such as the merges that a forge made before signing was agreed.
 * By object id only: an id fixes the content, whereas the names and addresses in a commit are whatever its maker wrote, so that no exemption may
 * hang on them.
 *
 * @param reasons by full object id, lower-case hexadecimal
 */
public record Exemptions(Map<String, String> reasons) {
    /** Throws IllegalArgumentException for an abbreviated id and for a blank reason. */
    public Exemptions {
        for (Map.Entry<String, String> entry : reasons.entrySet()) {
            String id = entry.getKey();
            if (!GitObjectFormat.SHA1.isId(id) && !GitObjectFormat.SHA256.isId(id)) {
                throw new IllegalArgumentException("an exemption names a full object id in lower case: " + id);
            }
            if (entry.getValue().isBlank()) {
                throw new IllegalArgumentException("an exemption says why: " + id);
            }
        }
        reasons = java.util.Collections.unmodifiableMap(new TreeMap<>(reasons));
    }

    public static Exemptions none() {
        return new Exemptions(Map.of());
    }

    /** Why this object is excused; empty when it is not. */
    public Optional<String> reasonFor(String id) {
        return Optional.ofNullable(reasons.get(id));
    }
}
