package coop.kith.keystore;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Argon2id;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals a keystore's content under a passphrase: AES-256-GCM (the JDK's, NIST SP 800-38D) with a key from Argon2id. The envelope's header is
 * authenticated with it. Every seal has a fresh salt and so a fresh key; a nonce never meets the same key twice.
 */
final class Seal {
    private static final int TAG_BITS = 128;

    private final Argon2id argon2id;
    private final SecureRandom random;

    Seal(Argon2id argon2id, SecureRandom random) {
        this.argon2id = argon2id;
        this.random = random;
    }

    Envelope close(byte[] content, Passphrase passphrase, Stretching cost) {
        byte[] salt = new byte[Envelope.SALT_LENGTH];
        byte[] nonce = new byte[Envelope.NONCE_LENGTH];
        random.nextBytes(salt);
        random.nextBytes(nonce);
        Envelope header = new Envelope(cost, Bytes.of(salt), Bytes.of(nonce), Bytes.of(new byte[0]));
        try {
            byte[] sealed = run(Cipher.ENCRYPT_MODE, header, passphrase, content);
            return new Envelope(cost, header.salt(), header.nonce(), Bytes.of(sealed));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new AssertionError("AES-256-GCM does not work in this JDK; please report", everyJdkHasIt);
        }
    }

    /** The content; the caller wipes it. */
    Result<byte[]> open(Envelope envelope, Passphrase passphrase) {
        try {
            return Result.ok(run(
                    Cipher.DECRYPT_MODE, envelope, passphrase, envelope.sealed().toArray()));
        } catch (AEADBadTagException wrongKeyOrChanged) {
            return Result.refused(Problem.of(
                            KeystoreProblem.NOT_OPENED,
                            "the passphrase does not open this file, or the file was changed")
                    .next("check the passphrase; if it is right, restore the file from a copy"));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new AssertionError("AES-256-GCM does not work in this JDK; please report", everyJdkHasIt);
        }
    }

    private byte[] run(int mode, Envelope envelope, Passphrase passphrase, byte[] input)
            throws GeneralSecurityException {
        byte[] key = passphrase.stretch(
                argon2id, envelope.stretching(), envelope.salt().toArray());
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    mode,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(TAG_BITS, envelope.nonce().toArray()));
            cipher.updateAAD(envelope.header());
            return cipher.doFinal(input);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
