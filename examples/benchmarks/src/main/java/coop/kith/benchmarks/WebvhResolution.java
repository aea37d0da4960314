package coop.kith.benchmarks;

import coop.kith.did.method.webvh.VerifiedEntry;
import coop.kith.did.method.webvh.VerifiedLog;
import coop.kith.did.resolve.Resolution;
import coop.kith.key.KeyType;
import coop.kith.problem.Result;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * did:webvh: a log of 120 witnessed entries verified from its bytes, resolved again with what is remembered, and grown by one entry, each beside the signatures that
 * must be verified for it. {@code peers.sh} measures the first beside other implementations.
 */
public class WebvhResolution extends Measured {
    private final WebvhWork work = new WebvhWork();
    private final SignatureCheck check = new SignatureCheck(KeyType.ED25519);

    @Benchmark
    @Beside(
            what = "did:webvh, 120 witnessed entries, cold",
            method = "signaturesOfAll",
            peer = "its 122 signatures, Bouncy Castle alone")
    public VerifiedLog cold() {
        return work.cold();
    }

    @Benchmark
    @Beside(
            what = "did:webvh, 120 witnessed entries, remembered",
            method = "cold",
            peer = "the same, nothing remembered")
    public Resolution remembered() {
        return work.warm();
    }

    @Benchmark
    @Beside(what = "did:webvh, one entry appended", method = "signature", peer = "its signature, Bouncy Castle alone")
    public Result<VerifiedEntry> appended() {
        return work.appended();
    }

    @Benchmark
    public boolean signature() {
        return check.alone();
    }

    @Benchmark
    public boolean signaturesOfAll() {
        boolean all = true;
        for (int i = 0; i < WebvhWork.ENTRIES + WebvhWork.THRESHOLD; i++) {
            all &= check.alone();
        }
        return all;
    }
}
