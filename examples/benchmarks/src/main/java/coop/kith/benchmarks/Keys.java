package coop.kith.benchmarks;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SecretAccess;
import coop.kith.crypto.SigningKey;
import coop.kith.key.KeyType;
import java.util.Arrays;

/** Keys that anybody can make again, so that every run and every peer works on the same bytes. Of no use for anything else. */
final class Keys {
    private Keys() {}

    /** The key whose private bytes are all {@code 07}; for every kind that signs that is a valid key. */
    static SigningKey of(KeyType type) {
        return SigningKey.of(
                        type,
                        secret(type),
                        Cryptography.standard(),
                        SecretAccess.because("a published key for benchmarks"))
                .orThrow();
    }

    static byte[] secret(KeyType type) {
        byte[] secret = new byte[type.scheme().privateKeyLength()];
        Arrays.fill(secret, (byte) 7);
        return secret;
    }
}
