package coop.kith.did.method.plc;

import coop.kith.bytes.Base64Url;
import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SignatureAlgorithm;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import coop.kith.problem.Outcome;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The keys that may change a DID, the most powerful first, and which of them signed. */
record RotationKeys(List<String> keys) {
    private static final String DID_KEY = "did:key:";

    /** r and s on P-256 and secp256k1, 32 bytes each. */
    private static final int SIGNATURE = 64;

    /** The index of the first key that signed {@code operation}; a key of another kind than P-256 and secp256k1 never does. */
    OptionalInt signer(Operation operation, Cryptography cryptography) {
        Optional<byte[]> signature = Base64Url.decode(operation.sig()).filter(bytes -> bytes.length == SIGNATURE);
        if (signature.isEmpty()) {
            return OptionalInt.empty();
        }
        byte[] message = operation.unsigned().content().toArray();
        for (int index = 0; index < keys.size(); index++) {
            Optional<PublicKey> key = key(keys.get(index));
            if (key.isPresent()
                    && isLow(key.get(), signature.get())
                    && cryptography
                                    .verify(
                                            key.get(),
                                            SignatureAlgorithm.of(key.get().type()),
                                            message,
                                            signature.get())
                                    .outcome()
                            == Outcome.PASSED) {
                return OptionalInt.of(index);
            }
        }
        return OptionalInt.empty();
    }

    /** The keys above the one at {@code index}. */
    RotationKeys above(int index) {
        return new RotationKeys(keys.subList(0, index));
    }

    private static Optional<PublicKey> key(String text) {
        return text.startsWith(DID_KEY)
                ? Multikey.decode(text.substring(DID_KEY.length()))
                        .fold(Optional::of, problems -> Optional.<PublicKey>empty())
                        .filter(key -> key.type() == KeyType.P256 || key.type() == KeyType.SECP256K1)
                : Optional.empty();
    }

    /** "Low-S", on both curves: otherwise the same operation would have a second signature, and with it a second CID. */
    private static boolean isLow(PublicKey key, byte[] signature) {
        BigInteger s = new BigInteger(1, signature, SIGNATURE / 2, SIGNATURE / 2);
        return s.compareTo(key.type().curve().order().shiftRight(1)) <= 0;
    }
}
