package coop.kith.vc.status;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a publisher keeps a list for (Bitstring Status List 1.0 section 2.1). */
public enum StatusPurpose {
    /** The credential does not hold any more; for good. */
    REVOCATION(false),
    /** The credential does not hold for now. */
    SUSPENSION(true),
    /** A newer credential is to be had; this one goes on holding, and the news is not taken back. */
    REFRESH(false),
    /** Something else, as the list's messages say. */
    MESSAGE(true);

    private final boolean reversible;

    StatusPurpose(boolean reversible) {
        this.reversible = reversible;
    }

    /** As it stands in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a status, once set, can be unset. */
    public boolean isReversible() {
        return reversible;
    }

    /** The purpose of that {@link #word}, if there is one. */
    public static Optional<StatusPurpose> of(String word) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.word().equals(word))
                .findFirst();
    }
}
