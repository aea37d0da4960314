package coop.kith.benchmarks;

import coop.kith.did.Did;
import coop.kith.did.method.key.DidKey;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.key.KeyType;
import coop.kith.key.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.openjdk.jmh.annotations.Benchmark;

/** From the text of a did:key to its document, whose key passed every import check, beside the decoding of that key's point and nothing else. */
public class DidKeyResolution extends Measured {
    private final DidResolver resolver = DidResolver.of(List.of(new DidKey()), () -> Instant.EPOCH);
    private final PublicKey ed25519Key = Keys.of(KeyType.ED25519).publicKey();
    private final PublicKey p256Key = Keys.of(KeyType.P256).publicKey();
    private final String ed25519Did = DidKey.of(ed25519Key).toString();
    private final String p256Did = DidKey.of(p256Key).toString();
    private final byte[] ed25519Bytes = ed25519Key.encoded().toArray();
    private final byte[] p256Bytes = p256Key.encoded().toArray();
    private final ECCurve p256 = BouncyCastleAlone.ecdsaCurve(KeyType.P256).getCurve();

    @Benchmark
    @Beside(what = "did:key resolve, Ed25519", method = "ed25519Point", peer = "Bouncy Castle's import of the key")
    public Resolution ed25519() {
        return resolver.resolve(Did.parse(ed25519Did).orThrow());
    }

    @Benchmark
    public Ed25519.PublicPoint ed25519Point() {
        return Objects.requireNonNull(Ed25519.validatePublicKeyPartialExport(ed25519Bytes, 0));
    }

    @Benchmark
    @Beside(what = "did:key resolve, P-256", method = "p256Point", peer = "Bouncy Castle's import of the key")
    public Resolution p256() {
        return resolver.resolve(Did.parse(p256Did).orThrow());
    }

    @Benchmark
    public ECPoint p256Point() {
        return p256.decodePoint(p256Bytes);
    }
}
