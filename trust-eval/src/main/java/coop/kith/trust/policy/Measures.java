package coop.kith.trust.policy;

import coop.kith.trust.algorithm.TrustAlgorithms;
import coop.kith.trust.algorithm.flow.IndependentVouchers;
import coop.kith.trust.answer.Finding;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.TrustAlgorithm;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The algorithms as a policy meets them: one that throws, hangs, or finds what cannot be is an error that the answer tells, and nothing else is touched by it.
 *
 * <p>Kith's own algorithms count their steps, and run on the caller's thread. Any other runs on a thread of its own and is interrupted when its time is up. It gets nothing that it could
 * change; where it does not heed the interruption, its thread goes on to no effect, and does not keep the process from ending. What it finds must stand on admissible paths, each of
 * a voucher of its own where it counts vouchers.
 */
final class Measures {
    /** A hundred times what the exact search may take on one core. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    private static final String OURS = TrustAlgorithms.class.getPackageName();

    private final TrustAlgorithms algorithms;
    private final Duration longest;

    Measures(TrustAlgorithms algorithms, Duration longest) {
        this.algorithms = algorithms;
        this.longest = longest;
    }

    /**
     * What came of it.
     *
     * @param finding nothing where there is an error
     * @param error empty where there is none
     */
    record Found(Finding finding, String error) {
        static Found failed(String error) {
            return new Found(Solver.NOTHING, error);
        }
    }

    Found find(String name, Inquiry inquiry) {
        if (!algorithms.names().contains(name)) {
            return Found.failed("there is no algorithm " + name);
        }
        TrustAlgorithm algorithm = algorithms.named(name);
        return algorithm.getClass().getPackageName().startsWith(OURS)
                ? new Found(algorithm.find(inquiry), "")
                : isolated(algorithm, name, inquiry);
    }

    private Found isolated(TrustAlgorithm algorithm, String name, Inquiry inquiry) {
        FutureTask<Finding> task = new FutureTask<>(() -> algorithm.find(inquiry));
        Thread thread = new Thread(task, "trust algorithm " + name);
        thread.setDaemon(true);
        thread.start();
        try {
            Finding finding = task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return finding != null && possible(name, inquiry, finding)
                    ? new Found(finding, "")
                    : Found.failed(name + " found what cannot be");
        } catch (ExecutionException thrown) {
            Throwable cause = Objects.requireNonNullElse(thrown.getCause(), thrown);
            return Found.failed(name + " failed: " + cause.getClass().getSimpleName());
        } catch (TimeoutException late) {
            task.cancel(true);
            return Found.failed(name + " took longer than " + longest.toSeconds() + " seconds");
        } catch (InterruptedException interrupted) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return Found.failed(name + " was interrupted");
        }
    }

    private static boolean possible(String name, Inquiry inquiry, Finding finding) {
        boolean admissible = finding.paths().stream()
                .allMatch(path -> IndependentVouchers.admissible(inquiry, path)
                        && path.stream()
                                .allMatch(
                                        arc -> inquiry.graph().from(arc.from()).contains(arc)));
        List<Integer> vouchers = finding.paths().stream()
                .map(path -> path.isEmpty() ? -1 : path.get(path.size() - 1).from())
                .distinct()
                .toList();
        long given = inquiry.graph().to(inquiry.subject()).stream()
                .mapToLong(arc -> name.endsWith("flow") ? arc.amount() : 1)
                .sum();
        boolean proven = name.endsWith("flow") || finding.lower() <= vouchers.size();
        return admissible && proven && finding.upper() <= given;
    }
}
