package coop.kith.vc.issue;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SecretAccess;
import coop.kith.crypto.Signer;
import coop.kith.crypto.SigningKey;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.method.key.DidKey;
import coop.kith.key.KeyType;
import java.util.Arrays;
import java.util.Optional;

/** Keys that are the same in every run, one for each first byte. */
final class Signers {
    private Signers() {}

    static Signer ed25519(int seed) {
        return key(KeyType.ED25519, seed);
    }

    static Signer p256(int seed) {
        return key(KeyType.P256, seed);
    }

    static Signer key(KeyType type, int seed) {
        byte[] secret = new byte[type.scheme().privateKeyLength()];
        Arrays.fill(secret, (byte) seed);
        return SigningKey.of(type, secret, Cryptography.standard(), SecretAccess.because("a key of these tests only"))
                .orThrow();
    }

    /** The verification method that did:key gives the signer's key. */
    static DidUrl method(Signer signer) {
        Did did = DidKey.of(signer.publicKey());
        return new DidUrl(did, "", Optional.empty(), Optional.of(did.methodSpecificId()));
    }
}
