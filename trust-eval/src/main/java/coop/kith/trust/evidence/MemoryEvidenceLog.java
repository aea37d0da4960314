package coop.kith.trust.evidence;

import coop.kith.bytes.Bytes;
import coop.kith.problem.Result;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** An evidence log in memory, for programs that keep their evidence elsewhere. It is gone with the process. Safe for many threads. */
public final class MemoryEvidenceLog implements EvidenceLog {
    private final SortedMap<Bytes, Evidence> held = new TreeMap<>();

    @Override
    public Result<Boolean> append(Evidence evidence) {
        return appendAll(List.of(evidence)).map(added -> added == 1);
    }

    @Override
    public synchronized Result<Integer> appendAll(List<Evidence> batch) {
        int before = held.size();
        for (Evidence evidence : batch) {
            held.merge(evidence.id(), evidence, EvidenceLog::firstSeen);
        }
        return Result.ok(held.size() - before);
    }

    @Override
    public synchronized Contents read(Instant knownAt) {
        return new Contents(
                held.values().stream()
                        .filter(evidence -> !evidence.receivedAt().isAfter(knownAt))
                        .toList(),
                List.of());
    }

    /** Nothing is held open. */
    @Override
    public void close() {}
}
