package coop.kith.crypto.provider.jca;

import coop.kith.crypto.provider.VerifyingKey;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

/** An Ed25519 public key for the JDK's signatures. */
record JdkPublic(PublicKey key) implements VerifyingKey {
    @Override
    public boolean verify(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519", JdkSignatures.PROVIDER);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (InvalidKeyException | SignatureException notTaken) {
            return false;
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new AssertionError("this JDK has no Ed25519; please report", everyJdkHasIt);
        }
    }
}
