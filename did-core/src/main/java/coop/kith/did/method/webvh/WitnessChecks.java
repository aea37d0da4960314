package coop.kith.did.method.webvh;

import coop.kith.bytes.Bytes;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges whether enough witnesses approved each entry (did:webvh 1.0, "Verifying Witness Proofs During Resolution").
 *
 * <p>Goes from the last entry to the first. A proof over a version counts for it and for all before it, so one that was found to hold never has to be looked at again,
 * and no more proofs are checked than are needed to reach the thresholds: an honest log of any length with one set of witnesses costs {@code threshold} signatures. A
 * proof that does not hold counts for nothing and spoils nothing. Each proof is checked at most once. For one thread, one reading.
 */
final class WitnessChecks {
    private record Candidate(int number, Bytes digest, JsonObject proof) {}

    private final ProofChecks proofs;
    private final Map<Integer, Map<String, List<Candidate>>> offered = new HashMap<>();
    private final Map<String, Deque<Candidate>> open = new HashMap<>();
    private final Map<String, Integer> verified = new HashMap<>();

    WitnessChecks(ProofChecks proofs) {
        this.proofs = proofs;
    }

    /** The log as far as it is witnessed. Entries that {@code known} already counts are not looked at again. */
    VerifiedLog judged(VerifiedLog log, int known, WitnessFile file) {
        List<VerifiedEntry> entries = log.entriesAfter(known);
        verified.putAll(log.approvals().latest());
        offer(entries, file);
        Optional<VerifiedEntry> unwitnessed = Optional.empty();
        Optional<WitnessRule> above = Optional.empty();
        int missing = 0;
        for (int at = entries.size() - 1; at >= 0; at--) {
            VerifiedEntry entry = entries.get(at);
            int number = entry.versionId().number();
            Map<String, List<Candidate>> fresh = offered.getOrDefault(number, Map.of());
            for (Map.Entry<String, List<Candidate>> more : fresh.entrySet()) {
                open.computeIfAbsent(more.getKey(), witness -> new ArrayDeque<>())
                        .addAll(more.getValue());
            }
            if (entry.witnessRule().isPresent()) {
                WitnessRule rule = entry.witnessRule().get();
                boolean same = above.equals(entry.witnessRule());
                missing = same
                        ? missing - newlyVerified(rule, fresh.keySet(), missing, number)
                        : rule.threshold() - newlyOrFormerlyVerified(rule, number);
                unwitnessed = missing > 0 ? Optional.of(entry) : unwitnessed;
            }
            above = entry.witnessRule();
        }
        Approvals approvals = new Approvals(verified);
        return unwitnessed.isPresent()
                ? cut(unwitnessed.get(), approvals)
                : new VerifiedLog(log.latest(), log.broken(), approvals);
    }

    /** Only proofs over versions of this very log are looked at: those over unpublished versions, or of other logs, say nothing. */
    private void offer(List<VerifiedEntry> entries, WitnessFile file) {
        Map<String, VerifiedEntry> byVersion = new HashMap<>();
        for (VerifiedEntry entry : entries) {
            byVersion.put(entry.entry().versionId(), entry);
        }
        for (WitnessFile.Approval approval : file.approvals()) {
            VerifiedEntry entry = byVersion.get(approval.versionId());
            if (entry == null) {
                continue;
            }
            int number = entry.versionId().number();
            Bytes digest = WitnessFile.digestOf(approval.versionId());
            for (JsonObject proof : approval.proofs()) {
                Result<String> signer = ProofChecks.signerOf(proof, ProofChecks.ASSERTION);
                if (signer.isOk()) {
                    offered.computeIfAbsent(number, any -> new HashMap<>())
                            .computeIfAbsent(KeyReference.did(signer.orThrow()), any -> new ArrayList<>())
                            .add(new Candidate(number, digest, proof));
                }
            }
        }
    }

    private int newlyOrFormerlyVerified(WitnessRule rule, int number) {
        int count = 0;
        for (String witness : rule.witnesses()) {
            if (count == rule.threshold()) {
                return count;
            }
            if (verified.getOrDefault(witness, 0) >= number || holds(witness)) {
                count++;
            }
        }
        return count;
    }

    private int newlyVerified(WitnessRule rule, Set<String> witnesses, int missing, int number) {
        int count = 0;
        for (String witness : witnesses) {
            if (count < missing
                    && rule.witnesses().contains(witness)
                    && verified.getOrDefault(witness, 0) < number
                    && holds(witness)) {
                count++;
            }
        }
        return count;
    }

    /** Whether one of the proofs offered so far by this witness holds. */
    private boolean holds(String witness) {
        Deque<Candidate> candidates = open.getOrDefault(witness, new ArrayDeque<>());
        while (!candidates.isEmpty()) {
            Candidate candidate = candidates.poll();
            String multikey = KeyReference.multikeyOf(witness);
            if (proofs.fault(candidate.proof(), candidate.digest().toArray(), multikey)
                    .isEmpty()) {
                verified.merge(witness, candidate.number(), Math::max);
                return true;
            }
        }
        return false;
    }

    private static VerifiedLog cut(VerifiedEntry entry, Approvals approvals) {
        WitnessRule rule = entry.witnessRule().orElseThrow();
        Problem problem = Problem.of(
                        WebvhProblem.NOT_WITNESSED,
                        "version " + entry.versionId() + " needs the approval of " + rule.threshold() + " of "
                                + rule.witnesses().size() + " witnesses, and valid ones are there of "
                                + approvals.counted(entry).counted().size())
                .next("Ask whoever controls the DID to publish did-witness.json with the missing approvals.");
        return new VerifiedLog(
                entry.before(),
                Optional.of(new VerifiedLog.Break(
                        entry.versionId().number(), Optional.of(entry.versionTime()), List.of(problem))),
                approvals);
    }
}
