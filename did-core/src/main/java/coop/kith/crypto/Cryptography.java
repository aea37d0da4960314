package coop.kith.crypto;

import coop.kith.crypto.provider.Argon2id;
import coop.kith.crypto.provider.CryptoProvider;
import coop.kith.crypto.provider.Curve;
import coop.kith.crypto.provider.EdwardsSignatures;
import coop.kith.crypto.provider.P256Signatures;
import coop.kith.crypto.provider.Scalars;
import coop.kith.crypto.provider.Scheme;
import coop.kith.crypto.provider.bc.BouncyCastle;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import coop.kith.problem.Check;
import coop.kith.problem.Problem;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Signing and verifying behind one strict policy. Immutable, safe for many threads.
 */
public final class Cryptography {
    private static final String CHECK = "signature";
    private static final Check PASSED = Check.passed(CHECK);
    private static final Cryptography STANDARD = of(new EdwardsSignatures(), new P256Signatures(), new BouncyCastle());

    private final List<CryptoProvider> providers;

    private Cryptography(List<CryptoProvider> providers) {
        this.providers = providers;
    }

    /**
     * Our own verification of Ed25519 and of ECDSA on P-256, and Bouncy Castle for everything else. Nothing on the class path changes this; whoever wants Bouncy Castle for
     * all of it says {@code Cryptography.of(new BouncyCastle())}, at a third to a half of the speed and with the same verdicts.
     */
    public static Cryptography standard() {
        return STANDARD;
    }

    /** These providers; for each kind of key the first that knows it runs. The policy in front is the same, and so are the verdicts. */
    public static Cryptography of(CryptoProvider... providers) {
        if (providers.length == 0) {
            throw new IllegalArgumentException("at least one provider is needed");
        }
        return new Cryptography(List.of(providers));
    }

    /**
     * Whether {@code signature} over {@code message} is by {@code key}: PASSED, FAILED, or UNDECIDED where no provider knows the algorithm.
     * The check is named {@code signature}.
     */
    public Check verify(PublicKey key, SignatureAlgorithm algorithm, byte[] message, byte[] signature) {
        if (key.type() != algorithm.keyType()) {
            return Check.failed(
                    CHECK,
                    Problem.of(
                            CryptoProblem.ALGORITHM_MISMATCH,
                            algorithm + " does not go with a " + key.type() + " key"));
        }
        Optional<CryptoProvider> provider = provider(key.type().scheme(), false);
        if (provider.isEmpty()) {
            return Check.undecided(
                    CHECK, Problem.of(CryptoProblem.ALGORITHM_UNSUPPORTED, "no provider verifies " + algorithm));
        }
        Optional<Problem> fault = SignaturePolicy.fault(key, algorithm, signature);
        if (fault.isPresent()) {
            return Check.failed(CHECK, fault.get());
        }
        boolean holds = key.with(provider.get()).verify(message, signature);
        if (algorithm == SignatureAlgorithm.ED25519) {
            Optional<Problem> ofNonce = SignaturePolicy.faultOfNonce(
                    signature, holds && provider.get().isCofactorless());
            if (ofNonce.isPresent()) {
                return Check.failed(CHECK, ofNonce.get());
            }
        }
        return holds
                ? PASSED
                : Check.failed(
                        CHECK,
                        Problem.of(
                                CryptoProblem.SIGNATURE_MISMATCH,
                                "the signature is not by the key " + Multikey.encode(key) + " over these bytes"));
    }

    /** A new key pair of a type that can sign. */
    public SigningKey generate(KeyType type, SecureRandom random) {
        if (!type.signs()) {
            throw new IllegalArgumentException("a " + type + " key cannot sign");
        }
        byte[] secret = type.scheme() instanceof Curve curve && curve != Curve.ED25519
                ? scalar(curve, random)
                : seed(type.scheme().privateKeyLength(), random);
        try {
            return SigningKey.of(type, secret, this, SecretAccess.because("a key that was just drawn"))
                    .orThrow();
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** The password hash for encrypted files, where one of the providers has it. */
    public Optional<Argon2id> argon2id() {
        return providers.stream()
                .flatMap(provider -> provider.argon2id().stream())
                .findFirst();
    }

    Optional<CryptoProvider> signing(Scheme scheme) {
        return provider(scheme, true);
    }

    private Optional<CryptoProvider> provider(Scheme scheme, boolean toSign) {
        for (CryptoProvider provider : providers) {
            if ((toSign ? provider.signs() : provider.verifies()).contains(scheme)) {
                return Optional.of(provider);
            }
        }
        return Optional.empty();
    }

    private static byte[] seed(int length, SecureRandom random) {
        byte[] seed = new byte[length];
        random.nextBytes(seed);
        return seed;
    }

    /** FIPS 186-5 appendix A.2.2: draw until the number is from 1 to n - 1. */
    private static byte[] scalar(Curve curve, SecureRandom random) {
        while (true) {
            BigInteger candidate = new BigInteger(curve.order().bitLength(), random);
            if (candidate.signum() > 0 && candidate.compareTo(curve.order()) < 0) {
                return Scalars.bigEndian(candidate, curve.scalarLength());
            }
        }
    }
}
