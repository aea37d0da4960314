package coop.kith.benchmarks;

import coop.kith.key.KeyType;
import org.openjdk.jmh.annotations.Benchmark;

/** ECDSA secp256k1: how much of Bouncy Castle's speed is left behind our policy. */
public class Secp256k1Verification extends Measured {
    private final SignatureCheck check = new SignatureCheck(KeyType.SECP256K1);

    @Benchmark
    @Beside(what = "ECDSA secp256k1 verify", method = "alone", peer = "Bouncy Castle alone")
    public boolean ours() {
        return check.ours();
    }

    @Benchmark
    public boolean alone() {
        return check.alone();
    }
}
