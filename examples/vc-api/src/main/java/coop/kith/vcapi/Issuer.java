package coop.kith.vcapi;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SecretAccess;
import coop.kith.crypto.SigningKey;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.method.key.DidKey;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.vc.proof.integrity.Cryptosuite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * One key with one suite: a did:key that follows from the seed.
 *
 * @param name of the suite, or {@value #TOKEN}
 * @param suite empty where it signs tokens
 */
record Issuer(String name, Optional<Cryptosuite> suite, String keyType, DidUrl verificationMethod, SigningKey key) {
    static final String TOKEN = "vc+jwt";

    private static final SecretAccess DERIVED = SecretAccess.because("the keys of this server follow from its seed");

    /** The issuer of a suite and key type, from the server's seed: SHA-512 over a label, the seed and a counter, until it is a private key. */
    static Issuer of(Cryptosuite suite, KeyType type, String keyType, Bytes seed) {
        return of(suite.id(), Optional.of(suite), type, keyType, seed);
    }

    /** The issuer of tokens of a key type. */
    static Issuer ofTokens(KeyType type, String keyType, Bytes seed) {
        return of(TOKEN, Optional.empty(), type, keyType, seed);
    }

    private static Issuer of(String name, Optional<Cryptosuite> suite, KeyType type, String keyType, Bytes seed) {
        int length = type.scheme().privateKeyLength();
        for (int attempt = 0; attempt < 256; attempt++) {
            byte[] secret = stretch("kith-vc-api " + name + ' ' + keyType + ' ' + attempt, seed, length);
            if (type == KeyType.P521) {
                secret[0] &= 1;
            }
            Optional<SigningKey> made = SigningKey.of(type, secret, Cryptography.standard(), DERIVED)
                    .fold(Optional::of, problems -> Optional.empty());
            Arrays.fill(secret, (byte) 0);
            if (made.isPresent()) {
                Did did = DidKey.of(made.get().publicKey());
                return new Issuer(name, suite, keyType, DidUrl.of(did, did.methodSpecificId()), made.get());
            }
        }
        throw new IllegalStateException("no key of " + type + " follows from the seed");
    }

    private static byte[] stretch(String label, Bytes seed, int length) {
        byte[] stretched = new byte[length];
        int done = 0;
        for (int block = 0; done < length; block++) {
            byte[] digest = sha512((label + ' ' + block).getBytes(StandardCharsets.UTF_8), seed.toArray());
            int part = Math.min(digest.length, length - done);
            System.arraycopy(digest, 0, stretched, done, part);
            done += part;
        }
        return stretched;
    }

    private static byte[] sha512(byte[] label, byte[] seed) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            digest.update(label);
            return digest.digest(seed);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String did() {
        return verificationMethod.did().toString();
    }

    JsonObject json() {
        return JsonObject.empty()
                .with("cryptosuite", name)
                .with("keyType", keyType)
                .with("id", did())
                .with("verificationMethod", verificationMethod.toString())
                .with("issue", '/' + name + '/' + keyType + "/credentials/issue");
    }
}
