package coop.kith.did.method.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import coop.kith.bytes.Bytes;
import coop.kith.did.document.DidDocument;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.key.KeyType;
import coop.kith.key.PublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What holds for every key and every text. */
class DidKeyLaws {
    private static final String VALID = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";

    private final DidResolver resolver = DidResolver.of(List.of(new DidKey()), InstantSource.fixed(Instant.EPOCH));

    @Property(tries = 300)
    void aKeyComesBackFromItsDid(@ForAll("kinds") KeyType type, @ForAll @Size(31) byte[] content) {
        byte[] encoded = new byte[type == KeyType.SECP256K1 || type == KeyType.P256 ? 33 : 32];
        System.arraycopy(content, 0, encoded, 1, 31);
        encoded[0] = encoded.length == 33 ? (byte) 2 : content[0];
        PublicKey.of(type, Bytes.of(encoded)).map(key -> {
            DidDocument document = assertInstanceOf(Resolution.Resolved.class, resolver.resolve(DidKey.of(key)))
                    .document();
            assertEquals(key, document.verificationMethods().get(0).publicKey().orThrow());
            return key;
        });
    }

    @Property(tries = 500)
    void aChangedDidNeverGivesTheSameKey(@ForAll("positions") int at, @ForAll char changed) {
        String other = VALID.substring(0, at) + changed + VALID.substring(at + 1);
        if (!other.equals(VALID)) {
            resolver.resolve(other, ResolutionOptions.none())
                    .fold(
                            found -> {
                                assertNotEquals(
                                        key(VALID),
                                        found.document()
                                                .verificationMethods()
                                                .get(0)
                                                .publicKey()
                                                .orThrow());
                                return true;
                            },
                            gone -> false,
                            invalid -> false,
                            unavailable -> {
                                throw new AssertionError("a did:key is valid or not, and nothing else: " + unavailable);
                            });
        }
    }

    @Property(tries = 300)
    void anyIdentifierIsResolvedOrInvalid(@ForAll("identifiers") String identifier) {
        Resolution answer = resolver.resolve("did:key:" + identifier, ResolutionOptions.none());
        assertEquals(
                true, answer.fold(found -> true, gone -> false, invalid -> true, unavailable -> false), identifier);
    }

    @Provide
    Arbitrary<KeyType> kinds() {
        return Arbitraries.of(KeyType.ED25519, KeyType.X25519, KeyType.P256, KeyType.SECP256K1);
    }

    @Provide
    Arbitrary<Integer> positions() {
        return Arbitraries.integers().between(0, VALID.length() - 1);
    }

    @Provide
    Arbitrary<String> identifiers() {
        return Arbitraries.strings()
                .withChars("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0OIl")
                .ofMaxLength(60)
                .map(text -> "z" + text);
    }

    private PublicKey key(String did) {
        return assertInstanceOf(Resolution.Resolved.class, resolver.resolve(did, ResolutionOptions.none()))
                .document()
                .verificationMethods()
                .get(0)
                .publicKey()
                .orThrow();
    }
}
