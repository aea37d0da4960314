package coop.kith.did.register;

import java.util.List;
import java.util.Optional;

/**
 * A public key that the registrar asks for (Verification Method Template).
 *
 * @param id of the method, where it will stand in the document
 * @param type of the method, where it matters
 * @param purposes what the key will be for
 */
public record KeyTemplate(Optional<String> id, Optional<String> type, List<String> purposes) {
    public KeyTemplate {
        purposes = List.copyOf(purposes);
    }

    /** A Multikey for this purpose. */
    public static KeyTemplate multikey(String purpose) {
        return new KeyTemplate(Optional.empty(), Optional.of("Multikey"), List.of(purpose));
    }
}
