package coop.kith.benchmarks;

import coop.kith.key.KeyType;
import org.openjdk.jmh.annotations.Benchmark;

/** ECDSA P-256: our own verification, behind our policy, beside Bouncy Castle's. */
public class P256Verification extends Measured {
    private final SignatureCheck check = new SignatureCheck(KeyType.P256);

    @Benchmark
    @Beside(what = "ECDSA P-256 verify", method = "alone", peer = "Bouncy Castle alone")
    public boolean ours() {
        return check.ours();
    }

    @Benchmark
    public boolean alone() {
        return check.alone();
    }
}
