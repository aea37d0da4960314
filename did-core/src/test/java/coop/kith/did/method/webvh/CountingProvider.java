package coop.kith.did.method.webvh;

import coop.kith.crypto.provider.CryptoProvider;
import coop.kith.crypto.provider.PrivateKey;
import coop.kith.crypto.provider.Scheme;
import coop.kith.crypto.provider.VerifyingKey;
import coop.kith.crypto.provider.bc.BouncyCastle;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Bouncy Castle, counting the signatures that are verified. */
final class CountingProvider implements CryptoProvider {
    private final CryptoProvider inner = new BouncyCastle();
    private final AtomicInteger verifications = new AtomicInteger();

    int verifications() {
        return verifications.get();
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public Set<Scheme> verifies() {
        return inner.verifies();
    }

    @Override
    public Set<Scheme> signs() {
        return inner.signs();
    }

    @Override
    public VerifyingKey verifyingKey(Scheme scheme, byte[] publicKey) {
        VerifyingKey key = inner.verifyingKey(scheme, publicKey);
        return (message, signature) -> {
            verifications.incrementAndGet();
            return key.verify(message, signature);
        };
    }

    @Override
    public PrivateKey privateKey(Scheme scheme, byte[] privateKey) {
        return inner.privateKey(scheme, privateKey);
    }
}
