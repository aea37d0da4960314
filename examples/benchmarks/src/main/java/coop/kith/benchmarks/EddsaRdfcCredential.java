package coop.kith.benchmarks;

import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import coop.kith.vc.verdict.Verdict;
import coop.kith.vc.verify.VerifiedCredential;
import org.openjdk.jmh.annotations.Benchmark;

/** eddsa-rdfc-2022 over a membership credential of 1.4 KB, beside the one signature in it. */
public class EddsaRdfcCredential extends Measured {
    private final CredentialWork work = new CredentialWork("eddsa-rdfc-2022");

    @Benchmark
    @Beside(what = "eddsa-rdfc-2022 verify", method = "verifyAlone", peer = "Bouncy Castle's Ed25519 verify alone")
    public Verdict<VerifiedCredential> verify() {
        return work.verify();
    }

    @Benchmark
    public boolean verifyAlone() {
        return work.verifyAlone();
    }

    @Benchmark
    @Beside(what = "eddsa-rdfc-2022 issue", method = "signAlone", peer = "Bouncy Castle's Ed25519 sign alone")
    public Result<JsonObject> issue() {
        return work.issue();
    }

    @Benchmark
    public byte[] signAlone() {
        return work.signAlone();
    }
}
