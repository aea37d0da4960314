package coop.kith.cli.git;

import coop.kith.did.Did;
import java.util.Map;
import java.util.Optional;

/**
 * What signers are called in reports: by the reader's own names for them, and by their DIDs, shortened, where the reader has none.
 *
 * @param names the reader's own; still made fit for a terminal
 */
public record SignerNames(Map<Did, String> names) {
    private static final int WIDTH = 40;

    public SignerNames {
        names = Map.copyOf(names);
    }

    /** No names, so everybody by their DID. */
    public static SignerNames none() {
        return new SignerNames(Map.of());
    }

    /** The reader's name, or the DID shortened. */
    public String of(Did did) {
        return SafeText.of(SafeText.shortened(name(did).orElse(did.toString()), WIDTH));
    }

    /** The name with the whole DID, or the whole DID. */
    String inFull(Did did) {
        String whole = SafeText.of(did.toString());
        return name(did).map(name -> of(did) + ", " + whole).orElse(whole);
    }

    private Optional<String> name(Did did) {
        return Optional.ofNullable(names.get(did));
    }
}
