package coop.kith.trust.evidence;

import java.util.Locale;
import java.util.Optional;

/** How widely an issuer says that it uses its DID ({@code issuerScope}). A claim of the issuer about itself, until somebody sees it broken. */
public enum IssuerScope {
    /** With one counterparty only; two of them disprove the claim. */
    PAIRWISE,
    /** With the parties of one context, such as one community. */
    DIRECTED,
    /** With anybody. */
    PUBLIC;

    /** The word as it stands in a credential. */
    public String term() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Byte for byte; empty for every other word. */
    public static Optional<IssuerScope> of(String term) {
        for (IssuerScope scope : values()) {
            if (scope.term().equals(term)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }
}
