package coop.kith.benchmarks;

import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import coop.kith.vc.verdict.Verdict;
import coop.kith.vc.verify.VerifiedCredential;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** The membership credential under each suite that signs it whole, beside the one signature in it. */
public class SuiteCredential extends Measured {
    /** Set by JMH, once for each of them. */
    @Param
    public SuiteAndKey suite = SuiteAndKey.EDDSA_JCS_2022;

    private CredentialWork work = suite.work();

    static SuiteCredential of(SuiteAndKey suite) {
        SuiteCredential made = new SuiteCredential();
        made.suite = suite;
        made.makeReady();
        return made;
    }

    @Setup
    public void makeReady() {
        work = suite.work();
    }

    @Benchmark
    @Beside(what = "verify", method = "verifyAlone", peer = "Bouncy Castle's verify alone")
    public Verdict<VerifiedCredential> verify() {
        return work.verify();
    }

    @Benchmark
    public boolean verifyAlone() {
        return work.verifyAlone();
    }

    @Benchmark
    @Beside(what = "issue", method = "signAlone", peer = "Bouncy Castle's sign alone")
    public Result<JsonObject> issue() {
        return work.issue();
    }

    @Benchmark
    public byte[] signAlone() {
        return work.signAlone();
    }
}
