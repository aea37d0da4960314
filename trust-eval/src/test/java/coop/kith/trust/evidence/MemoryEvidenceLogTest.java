package coop.kith.trust.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.trust.testing.Dtg;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class MemoryEvidenceLogTest implements EvidenceLogContract {
    @Override
    public EvidenceLog log() {
        return new MemoryEvidenceLog();
    }

    @Test
    @DisplayName("T11: what many threads add at the same moment is counted as new once")
    void countsOnceWhatThreadsAddAtTheSameMoment() throws Exception {
        List<Evidence> all = new ArrayList<>();
        for (int number = 0; number < 60; number++) {
            all.add(Dtg.evidence(ALICE, Dtg.relationship(BOB, T1.minusSeconds(number)), T1));
        }
        int threads = 4;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < 300; round++) {
                EvidenceLog log = log();
                CyclicBarrier start = new CyclicBarrier(threads);
                List<Callable<Integer>> tasks = Collections.nCopies(threads, () -> {
                    start.await();
                    int added = 0;
                    for (Evidence evidence : all) {
                        added += log.append(evidence).orThrow() ? 1 : 0;
                    }
                    return added;
                });
                int added = 0;
                for (Future<Integer> task : pool.invokeAll(tasks)) {
                    added += task.get();
                }
                assertEquals(all.size(), added);
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
