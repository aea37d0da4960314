package coop.kith.quickstart;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SigningKey;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.method.key.DidKey;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.problem.Result;
import coop.kith.vc.issue.CredentialIssuer;
import coop.kith.vc.model.DateTimeStamp;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Somebody of the story, with a key of their own. */
record Person(String name, SigningKey key, Did did) {
    static Person of(String name, SecureRandom random) {
        SigningKey key = Cryptography.standard().generate(KeyType.ED25519, random);
        return new Person(name, key, DidKey.of(key.publicKey()));
    }

    /** One half of a relationship: a signed RelationshipCredential of the Decentralized Trust Graph about {@code other}. */
    Result<JsonObject> knows(Person other, Instant since) {
        JsonObject unsigned = JsonObject.empty()
                .with(
                        "@context",
                        JsonArray.ofStrings(List.of(
                                "https://www.w3.org/ns/credentials/v2",
                                "https://registry.trustoverip.org/dtg/context/v1")))
                .with(
                        "type",
                        JsonArray.ofStrings(List.of("VerifiableCredential", "DTGCredential", "RelationshipCredential")))
                .with("issuer", did.toString())
                .with("issuerScope", "directed")
                .with("validFrom", DateTimeStamp.format(since))
                .with(
                        "credentialSubject",
                        JsonObject.empty().with("id", other.did().toString()));
        DidUrl method = new DidUrl(did, "", Optional.empty(), Optional.of(did.methodSpecificId()));
        return CredentialIssuer.of(method, key).issue(unsigned, since);
    }
}
