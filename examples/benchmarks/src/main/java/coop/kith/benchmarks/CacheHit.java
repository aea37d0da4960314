package coop.kith.benchmarks;

import coop.kith.did.Did;
import coop.kith.did.cache.BoundedCache;
import coop.kith.did.cache.CachePolicy;
import coop.kith.did.method.key.DidKey;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.key.KeyType;
import java.time.InstantSource;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;

/** A DID out of the cache, the clock read each time, beside the same DID resolved each time. */
public class CacheHit extends Measured {
    private final DidResolver plain = DidResolver.of(List.of(new DidKey()), InstantSource.system());
    private final DidResolver keeping = plain.keeping(BoundedCache.of(CachePolicy.standard(), InstantSource.system()));
    private final Did did = DidKey.of(Keys.of(KeyType.P256).publicKey());

    @Benchmark
    @Beside(what = "cache hit, did:key of P-256", method = "resolved", peer = "the same without a cache")
    public Resolution kept() {
        return keeping.resolve(did);
    }

    @Benchmark
    public Resolution resolved() {
        return plain.resolve(did);
    }
}
