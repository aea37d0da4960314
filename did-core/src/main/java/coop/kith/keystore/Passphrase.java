package coop.kith.keystore;

import coop.kith.crypto.provider.Argon2id;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A passphrase in memory, as UTF-8, until it is wiped. It has no text form. Safe for many threads: a wipe waits until a key is derived. */
final class Passphrase {
    private final byte[] utf8;

    private boolean wiped;

    private Passphrase(byte[] utf8) {
        this.utf8 = utf8;
    }

    static Passphrase of(char[] characters) {
        CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPLACE);
        ByteBuffer encoded = ByteBuffer.allocate((int) Math.ceil(encoder.maxBytesPerChar() * characters.length));
        encoder.encode(CharBuffer.wrap(characters), encoded, true);
        byte[] utf8 = Arrays.copyOf(encoded.array(), encoded.position());
        Arrays.fill(encoded.array(), (byte) 0);
        return new Passphrase(utf8);
    }

    /** The 32 bytes of an AES-256 key; the caller wipes them. */
    synchronized byte[] stretch(Argon2id argon2id, Stretching cost, byte[] salt) {
        if (wiped) {
            throw new IllegalStateException("this keystore was closed");
        }
        return argon2id.derive(utf8, salt, cost.memory(), cost.passes(), cost.lanes(), 32);
    }

    synchronized void wipe() {
        wiped = true;
        Arrays.fill(utf8, (byte) 0);
    }
}
