package coop.kith.did.resolve;

import java.util.Optional;

/** Options of one resolution (DID Resolution 1.0, section 4.1). */
public record ResolutionOptions(Optional<String> accept) {
    public static ResolutionOptions none() {
        return new ResolutionOptions(Optional.empty());
    }
}
