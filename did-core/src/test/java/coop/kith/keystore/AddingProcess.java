package coop.kith.keystore;

import coop.kith.crypto.Cryptography;
import coop.kith.key.KeyType;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;

/** A process of its own that adds keys to a keystore: file, passphrase, prefix of the names, and how many. */
final class AddingProcess {
    private AddingProcess() {}

    public static void main(String[] arguments) {
        Cryptography cryptography = Cryptography.standard();
        SecureRandom random = new SecureRandom();
        try (FileKeystore store = FileKeystore.open(
                        Path.of(arguments[0]), arguments[1].toCharArray(), cryptography, random)
                .orThrow()) {
            for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
                store.add(arguments[2] + i, cryptography.generate(KeyType.ED25519, random), Instant.EPOCH)
                        .orThrow();
            }
        }
    }
}
