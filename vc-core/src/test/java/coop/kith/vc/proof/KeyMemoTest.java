package coop.kith.vc.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SecretAccess;
import coop.kith.crypto.SigningKey;
import coop.kith.key.KeyType;
import coop.kith.key.PublicKey;
import coop.kith.vc.testing.Persona;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

final class KeyMemoTest {
    private final KeyMemo memo = new KeyMemo();

    @Test
    void equalKeysAreOneInstanceAndOthersAreNot() {
        PublicKey first = memo.same(copy(Persona.ISSUER));
        assertSame(first, memo.same(copy(Persona.ISSUER)));
        assertNotSame(first, memo.same(copy(Persona.HOLDER)));
        assertEquals(copy(Persona.ISSUER), memo.same(copy(Persona.ISSUER)));
    }

    @Test
    void keysThatWereNotAskedForMakeWay() {
        PublicKey often = memo.same(copy(Persona.ISSUER));
        PublicKey once = memo.same(copy(Persona.HOLDER));
        for (int other = 0; other < 1_023; other++) {
            memo.same(key(other));
            assertSame(often, memo.same(copy(Persona.ISSUER)));
        }
        assertNotSame(once, memo.same(copy(Persona.HOLDER)));
    }

    private static PublicKey copy(Persona persona) {
        Bytes encoded = persona.key().publicKey().encoded();
        return PublicKey.of(KeyType.ED25519, encoded).orThrow();
    }

    private static PublicKey key(int number) {
        byte[] secret = ByteBuffer.allocate(32).putInt(0x7fff_0000 + number).array();
        return SigningKey.of(
                        KeyType.ED25519,
                        secret,
                        Cryptography.standard(),
                        SecretAccess.because("a key that only tests use"))
                .orThrow()
                .publicKey();
    }
}
