package coop.kith.benchmarks;

import com.apicatalog.multibase.Multibase;
import coop.kith.crypto.provider.Digests;
import coop.kith.did.Did;
import coop.kith.did.document.VerificationRelationship;
import coop.kith.did.method.peer.DidPeer;
import coop.kith.did.method.peer.PeerKey;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * From the text of a did:peer to its document, beside the bare libraries doing what cannot be left out: for did:peer:4 the digest, the base58 and the parsing of
 * the JSON, for did:peer:2 the base58 of the keys. (When this was written, no Java library that resolves did:peer:4 was found on Maven Central; the
 * search was not exhaustive.)
 */
public class DidPeerResolution extends Measured {
    private static final String DOCUMENT =
            "{\"@context\":[\"https://www.w3.org/ns/did/v1\",\"https://w3id.org/security/multikey/v1\"],"
                    + "\"verificationMethod\":[{\"id\":\"#key-1\",\"type\":\"Multikey\",\"publicKeyMultibase\":\"KEY\"},"
                    + "{\"id\":\"#key-2\",\"type\":\"Multikey\",\"publicKeyMultibase\":\"KEY\"}],"
                    + "\"authentication\":[\"#key-1\"],\"assertionMethod\":[\"#key-1\"],\"capabilityInvocation\":[\"#key-2\"],"
                    + "\"service\":[{\"id\":\"#didcomm\",\"type\":\"DIDCommMessaging\",\"serviceEndpoint\":"
                    + "{\"uri\":\"https://inbox.example/didcomm\",\"accept\":[\"didcomm/v2\"],\"routingKeys\":[]}}]}";

    private final DidResolver resolver = DidResolver.of(List.of(new DidPeer()), () -> Instant.EPOCH);
    private final PublicKey key = Keys.of(KeyType.ED25519).publicKey();
    private final JsonObject input =
            Json.parseObject(DOCUMENT.replace("KEY", Multikey.encode(key))).orThrow();
    private final String four = DidPeer.of(input).orThrow().toString();
    private final String two = DidPeer.of(
                    List.of(
                            new PeerKey(VerificationRelationship.AUTHENTICATION, key),
                            new PeerKey(VerificationRelationship.ASSERTION_METHOD, key)),
                    List.of())
            .orThrow()
            .toString();

    @Benchmark
    @Beside(
            what = "did:peer:4 resolve",
            method = "numalgo4Libraries",
            peer = "SHA-256, Copper and Parsson on the same text")
    public Resolution numalgo4() {
        return resolver.resolve(Did.parse(four).orThrow());
    }

    /** The digest's text is compared too, as the method demands. */
    @Benchmark
    public JsonStructure numalgo4Libraries() {
        String document = four.substring(four.lastIndexOf(':') + 1);
        byte[] digest = Digests.sha256(document.getBytes(StandardCharsets.US_ASCII));
        byte[] multihash = new byte[34];
        multihash[0] = 0x12;
        multihash[1] = 0x20;
        System.arraycopy(digest, 0, multihash, 2, 32);
        if (!four.startsWith(Multibase.BASE_58_BTC.encode(multihash), "did:peer:4".length())) {
            throw new AssertionError("the digest does not fit");
        }
        byte[] json = Multibase.BASE_58_BTC.decode(document);
        try (JsonReader reader =
                jakarta.json.Json.createReader(new ByteArrayInputStream(Arrays.copyOfRange(json, 2, json.length)))) {
            return reader.read();
        }
    }

    @Benchmark
    @Beside(what = "did:peer:2 resolve", method = "numalgo2Libraries", peer = "Copper's base58 of its two keys")
    public Resolution numalgo2() {
        return resolver.resolve(Did.parse(two).orThrow());
    }

    @Benchmark
    public int numalgo2Libraries() {
        int length = 0;
        for (String element : two.substring("did:peer:2.".length()).split("\\.", -1)) {
            length += Multibase.BASE_58_BTC.decode(element.substring(1)).length;
        }
        return length;
    }
}
