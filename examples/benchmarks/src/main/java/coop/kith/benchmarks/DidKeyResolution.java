package coop.kith.benchmarks;

import coop.kith.crypto.Cryptography;
import coop.kith.did.Did;
import coop.kith.did.method.key.DidKey;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.key.KeyType;
import coop.kith.key.PublicKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * From the text of a did:key to its document, whose key passed every import check, beside the decoding of that key's point and nothing else. The keys take turns, more of
 * them than the method remembers.
 */
public class DidKeyResolution extends Measured {
    private static final int KEYS = 1_024;

    private final DidResolver resolver = DidResolver.of(List.of(new DidKey()), () -> Instant.EPOCH);
    private final Turns ed25519 = new Turns(KeyType.ED25519);
    private final Turns p256 = new Turns(KeyType.P256);
    private final ECCurve p256Curve = BouncyCastleAlone.ecdsaCurve(KeyType.P256).getCurve();

    /** Keys of one type, one after another. */
    private static final class Turns {
        private final List<PublicKey> keys;
        private final List<String> dids;
        private int next;

        Turns(KeyType type) {
            SecureRandom random = new SecureRandom();
            keys = Stream.generate(
                            () -> Cryptography.standard().generate(type, random).publicKey())
                    .limit(KEYS)
                    .toList();
            dids = keys.stream().map(key -> DidKey.of(key).toString()).toList();
        }

        String did() {
            return dids.get(turn());
        }

        byte[] key() {
            return keys.get(turn()).encoded().toArray();
        }

        private int turn() {
            next = (next + 1) % KEYS;
            return next;
        }
    }

    @Benchmark
    @Beside(what = "did:key resolve, Ed25519", method = "ed25519Point", peer = "Bouncy Castle's import of the key")
    public Resolution ed25519() {
        return resolver.resolve(Did.parse(ed25519.did()).orThrow());
    }

    @Benchmark
    public Ed25519.PublicPoint ed25519Point() {
        return Objects.requireNonNull(Ed25519.validatePublicKeyPartialExport(ed25519.key(), 0));
    }

    @Benchmark
    @Beside(what = "did:key resolve, P-256", method = "p256Point", peer = "Bouncy Castle's import of the key")
    public Resolution p256() {
        return resolver.resolve(Did.parse(p256.did()).orThrow());
    }

    @Benchmark
    public ECPoint p256Point() {
        return p256Curve.decodePoint(p256.key());
    }
}
