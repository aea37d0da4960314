package coop.kith.key;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.CryptoProvider;
import coop.kith.crypto.provider.Curve;
import coop.kith.crypto.provider.PairingGroup;
import coop.kith.crypto.provider.PointFault;
import coop.kith.crypto.provider.Points;
import coop.kith.crypto.provider.Scheme;
import coop.kith.crypto.provider.TwistedPoints;
import coop.kith.crypto.provider.VerifyingKey;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A public key that passed every import check: exact length, a point on its curve, no small-order or non-canonical Ed25519 point.
 * Immutable to all who look; safe for many threads.
 */
public final class PublicKey {
    private final KeyType type;
    private final Bytes encoded;
    /** The key as the last provider decoded it: only a saving, so a race between threads costs one more decoding and nothing else. */
    private volatile @Nullable Ready ready;

    /** 0 while unknown; computed when first asked, since most keys that are read never verify anything. */
    private volatile int primeOrder;

    private record Ready(CryptoProvider provider, VerifyingKey key) {}

    private PublicKey(KeyType type, Bytes encoded) {
        this.type = type;
        this.encoded = encoded;
    }

    /** Checks and takes the key's raw form: 32 bytes for Ed25519 and X25519, compressed points for the other curves, FIPS 204 and 205 for theirs. */
    public static Result<PublicKey> of(KeyType type, Bytes encoded) {
        Optional<PointFault> fault = fault(type.scheme(), encoded);
        return fault.isPresent()
                ? Result.refused(problem(fault.get(), type, encoded))
                : Result.ok(new PublicKey(type, encoded));
    }

    private static Optional<PointFault> fault(Scheme scheme, Bytes encoded) {
        if (encoded.length() != scheme.publicKeyLength()) {
            return Optional.of(PointFault.LENGTH);
        }
        if (scheme instanceof Curve curve) {
            return Points.fault(curve, encoded.toArray());
        }
        return scheme instanceof PairingGroup ? TwistedPoints.fault(encoded.toArray()) : Optional.empty();
    }

    private static Problem problem(PointFault fault, KeyType type, Bytes encoded) {
        int expected = type.scheme().publicKeyLength();
        return switch (fault) {
            case LENGTH ->
                Problem.of(
                        KeyProblem.INVALID_PUBLIC_KEY_LENGTH,
                        "a " + type + " public key has " + expected + " bytes, this one " + encoded.length());
            case FORM ->
                Problem.of(
                        KeyProblem.INVALID_PUBLIC_KEY,
                        "a " + type + " public key is a compressed point with the marks of its form in the first byte: "
                                + encoded);
            case NOT_CANONICAL ->
                Problem.of(
                        KeyProblem.INVALID_PUBLIC_KEY,
                        "a coordinate of this " + type + " key is not canonical: " + encoded);
            case NOT_ON_CURVE ->
                Problem.of(KeyProblem.INVALID_PUBLIC_KEY, "no point of " + type + " has this encoding: " + encoded);
            case SMALL_ORDER ->
                Problem.of(
                        KeyProblem.INVALID_PUBLIC_KEY,
                        "this " + type + " point has small order, so that one signature would fit many messages: "
                                + encoded);
            case WRONG_ORDER ->
                Problem.of(
                        KeyProblem.INVALID_PUBLIC_KEY,
                        "this " + type + " point is not in the group of prime order: " + encoded);
        };
    }

    public KeyType type() {
        return type;
    }

    /** 32 bytes for Ed25519 and X25519, compressed points for the other curves, FIPS 204 and 205 for theirs. */
    public Bytes encoded() {
        return encoded;
    }

    /** This key made ready by {@code provider}, which verifies with its kind; decoded once as long as one provider asks. */
    public VerifyingKey with(CryptoProvider provider) {
        Ready now = ready;
        if (now == null || now.provider != provider) {
            now = new Ready(provider, provider.verifyingKey(type.scheme(), encoded.toArray()));
            ready = now;
        }
        return now.key;
    }

    /**
     * Whether this key has prime order, as every key that was made by the rules has. An Ed25519 key that passed import may still carry a component of
     * order 2, 4 or 8, on which implementations differ; keys on the other signature curves cannot.
     */
    public boolean hasPrimeOrder() {
        if (type != KeyType.ED25519) {
            return true;
        }
        int known = primeOrder;
        if (known == 0) {
            known = Points.isOfPrimeOrder(encoded.toArray(), 0) ? 1 : -1;
            primeOrder = known;
        }
        return known > 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicKey key && key.type == type && key.encoded.equals(encoded);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + encoded.hashCode();
    }

    @Override
    public String toString() {
        return type + " " + encoded;
    }
}
