package coop.kith.did.register;

import coop.kith.key.PublicKey;
import java.util.List;
import java.util.Optional;

/**
 * A public key that the client gives (Verification Method Public Data).
 *
 * @param id of the method in the document, absolute or a fragment such as {@code #key-1}; empty where the key is to stand in no document
 * @param purposes what the key is for: verification relationships, or the method's own words
 */
public record ProvidedKey(Optional<String> id, PublicKey key, List<String> purposes) {
    public ProvidedKey {
        purposes = List.copyOf(purposes);
    }

    /** A key for whatever the method needs one for. */
    public static ProvidedKey of(PublicKey key) {
        return new ProvidedKey(Optional.empty(), key, List.of());
    }

    public ProvidedKey as(String purpose) {
        List<String> more = new java.util.ArrayList<>(purposes);
        more.add(purpose);
        return new ProvidedKey(id, key, more);
    }
}
