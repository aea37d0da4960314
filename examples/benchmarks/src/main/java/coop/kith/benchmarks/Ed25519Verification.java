package coop.kith.benchmarks;

import coop.kith.key.KeyType;
import org.openjdk.jmh.annotations.Benchmark;

/** Ed25519: our own verification, behind our policy, beside Bouncy Castle's. */
public class Ed25519Verification extends Measured {
    private final SignatureCheck check = new SignatureCheck(KeyType.ED25519);

    @Benchmark
    @Beside(what = "Ed25519 verify", method = "alone", peer = "Bouncy Castle alone")
    public boolean ours() {
        return check.ours();
    }

    @Benchmark
    public boolean alone() {
        return check.alone();
    }
}
