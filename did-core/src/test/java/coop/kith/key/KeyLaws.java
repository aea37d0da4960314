package coop.kith.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Curve;
import coop.kith.problem.Result;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

final class KeyLaws {
    @Property(tries = 300)
    void whateverIsTakenComesBackTheSameThroughBothForms(
            @ForAll KeyType type, @ForAll @Size(32) byte[] noise, @ForAll boolean odd) {
        int length = type.scheme().publicKeyLength();
        byte[] encoded = new byte[length];
        System.arraycopy(noise, 0, encoded, length - 32, 32);
        if (type.scheme() instanceof Curve && length > 32) {
            encoded[0] = (byte) (odd ? 3 : 2);
        }
        PublicKey.of(type, Bytes.of(encoded))
                .fold(
                        key -> {
                            assertEquals(Result.ok(key), Multikey.decode(Multikey.encode(key)));
                            if (Jwk.canHold(type)) {
                                assertEquals(Result.ok(key), Jwk.decode(Jwk.encode(key)));
                            }
                            return key;
                        },
                        problems -> problems);
    }

    @Property(tries = 200)
    void noTextThrowsAndNoTwoTextsAreOneKey(@ForAll String text) {
        Multikey.decode(text)
                .fold(
                        key -> {
                            assertEquals(text, Multikey.encode(key));
                            return key;
                        },
                        problems -> problems);
        Multihash.decode(text)
                .fold(
                        digest -> {
                            assertEquals(text, Multihash.encode(digest.toArray()));
                            return digest;
                        },
                        problems -> problems);
    }

    @Property(tries = 100)
    void aDigestComesBackAndOtherContentHasAnother(@ForAll byte[] content) {
        String text = Multihash.sha256(content);
        assertEquals(text, Multihash.encode(Multihash.decode(text).orThrow().toArray()));
        assertNotEquals(text, Multihash.sha256(Arrays.copyOf(content, content.length + 1)));
    }
}
