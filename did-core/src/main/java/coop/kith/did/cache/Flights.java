package coop.kith.did.cache;

import coop.kith.did.resolve.Resolution;
import coop.kith.net.NetProblem;
import coop.kith.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * One piece of work for all who ask the same at the same time. The first does it on its own thread, the others wait for it. Who is interrupted gets an answer that
 * is nobody else's: the others elect another to do the work.
 */
final class Flights<K> {
    private final ConcurrentMap<K, Flight> underWay = new ConcurrentHashMap<>();

    private record Flight(Thread leader, CompletableFuture<Optional<Resolution>> landing) {}

    Resolution join(K key, Supplier<Resolution> work) {
        Flight mine = new Flight(Thread.currentThread(), new CompletableFuture<>());
        while (true) {
            Flight theirs = underWay.putIfAbsent(key, mine);
            if (theirs == null) {
                return lead(key, mine, work);
            }
            if (theirs.leader() == Thread.currentThread()) {
                // The work asks for itself, and waiting for itself it would never end.
                return work.get();
            }
            try {
                Optional<Resolution> answer = theirs.landing().get();
                if (answer.isPresent()) {
                    return answer.get();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return new Resolution.Unavailable(List.of(
                        Problem.of(NetProblem.INTERRUPTED, "the thread was interrupted while another one resolved")
                                .next("resolve again")));
            } catch (ExecutionException never) {
                throw new AssertionError("a flight lands or is given up; please report", never);
            }
        }
    }

    private Resolution lead(K key, Flight mine, Supplier<Resolution> work) {
        Optional<Resolution> forAll = Optional.empty();
        try {
            Resolution answer = work.get();
            if (!isInterrupted(answer)) {
                forAll = Optional.of(answer);
            }
            return answer;
        } finally {
            underWay.remove(key, mine);
            mine.landing().complete(forAll);
        }
    }

    /** Whether the answer is about the thread that asked, and not about the DID. */
    static boolean isInterrupted(Resolution answer) {
        return answer instanceof Resolution.Unavailable unavailable
                && unavailable.problems().stream()
                        .anyMatch(problem -> problem.type().uri().equals(NetProblem.INTERRUPTED.uri()));
    }
}
