package coop.kith.did.method.pkh;

import coop.kith.crypto.provider.Digests;
import coop.kith.key.Base58;
import java.util.Arrays;
import java.util.Optional;

/** The addresses of Bitcoin and its kin, and of Tezos: base58 of a payload and the first four bytes of its double SHA-256. */
final class Base58Check {
    private static final int CHECKSUM = 4;

    /** Bytes: three of prefix, a digest of 20, the checksum. */
    private static final int LONGEST = 27;

    private Base58Check() {}

    /** The payload with its prefix, where the checksum is right. */
    static Optional<byte[]> decode(String text) {
        return Base58.decode("z" + text, LONGEST)
                .filter(whole -> whole.length > CHECKSUM)
                .flatMap(whole -> {
                    byte[] payload = Arrays.copyOf(whole, whole.length - CHECKSUM);
                    byte[] digest = Digests.sha256(Digests.sha256(payload));
                    return Arrays.equals(digest, 0, CHECKSUM, whole, payload.length, whole.length)
                            ? Optional.of(payload)
                            : Optional.empty();
                });
    }
}
