package coop.kith.did.method.webvh;

import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import java.util.Optional;

/**
 * The way proofs name their key: {@code did:key:X#X} with one X, the Multikey text. The key is in X and nowhere else, so nothing is resolved (did:webvh 1.0,
 * "Witness DIDs and Reputation").
 */
final class KeyReference {
    private static final String PREFIX = "did:key:";

    private KeyReference() {}

    /** How a proof by this Multikey names it. */
    static String of(String multikey) {
        return PREFIX + multikey + '#' + multikey;
    }

    /** X of {@code did:key:X#X}; empty where the text is not of that form or the two differ. */
    static Optional<String> multikey(String verificationMethod) {
        int hash = verificationMethod.indexOf('#');
        if (!verificationMethod.startsWith(PREFIX) || hash < 0) {
            return Optional.empty();
        }
        String body = verificationMethod.substring(PREFIX.length(), hash);
        return body.equals(verificationMethod.substring(hash + 1)) ? Optional.of(body) : Optional.empty();
    }

    static String did(String multikey) {
        return PREFIX + multikey;
    }

    /** X of a {@code did:key:X} that {@link #did} made. */
    static String multikeyOf(String did) {
        return did.substring(PREFIX.length());
    }

    /** The key of {@code did:key:X}; empty where it is none. */
    static Optional<PublicKey> keyOf(String did) {
        return did.startsWith(PREFIX)
                ? Multikey.decode(did.substring(PREFIX.length())).fold(Optional::of, problems -> Optional.empty())
                : Optional.empty();
    }
}
