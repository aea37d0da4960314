package coop.kith.vc.testing;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SecretAccess;
import coop.kith.crypto.SigningKey;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.method.key.DidKey;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import java.util.Arrays;

/** Somebody with one key, the same in every run, and the did:key that goes with it. */
public enum Persona {
    ISSUER(1),
    HOLDER(2),
    MALLORY(3),
    WITNESS(4);

    private final int seed;

    Persona(int seed) {
        this.seed = seed;
    }

    public SigningKey key() {
        return key(KeyType.ED25519);
    }

    public SigningKey key(KeyType type) {
        byte[] secret = new byte[type.scheme().privateKeyLength()];
        Arrays.fill(secret, (byte) seed);
        return SigningKey.of(type, secret, Cryptography.standard(), SecretAccess.because("a key that only tests use"))
                .orThrow();
    }

    public Did did() {
        return DidKey.of(key().publicKey());
    }

    /** The one verification method of {@link #did}. */
    public DidUrl method() {
        return DidUrl.parse(did() + "#" + did().methodSpecificId()).orThrow();
    }

    /** A Multikey verification method with this key, for documents made by hand. */
    public JsonObject methodNamed(String id, String controller) {
        return JsonObject.empty()
                .with("id", id)
                .with("type", "Multikey")
                .with("controller", controller)
                .with("publicKeyMultibase", Multikey.encode(key().publicKey()));
    }

    /** A document with this key as {@code #key-1} under the relationships that are named. */
    public JsonObject document(String did, String... relationships) {
        JsonObject document = JsonObject.empty()
                .with("id", did)
                .with("verificationMethod", JsonArray.of(methodNamed(did + "#key-1", did)));
        for (String relationship : relationships) {
            document = document.with(relationship, JsonArray.of(new JsonString(did + "#key-1")));
        }
        return document;
    }
}
