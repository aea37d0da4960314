package coop.kith.did.cache;

import coop.kith.did.resolve.Resolution;
import coop.kith.net.Fetched;
import coop.kith.net.NetProblem;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One piece of work for all who ask the same at the same time. The first does it on its own thread, the others wait for it. Who is interrupted gets an answer that
 * is nobody else's: the others elect another to do the work.
 */
final class Flights<K, V> {
    private static final Problem WAIT_ENDED = Problem.of(
                    NetProblem.INTERRUPTED, "the thread was interrupted while another one was asking the same")
            .next("ask again");

    private final ConcurrentMap<K, Flight<V>> underWay = new ConcurrentHashMap<>();
    private final Predicate<V> isInterrupted;
    private final Function<List<Problem>, V> interrupted;

    private record Flight<V>(Thread leader, CompletableFuture<Optional<V>> landing) {}

    private Flights(Predicate<V> isInterrupted, Function<List<Problem>, V> interrupted) {
        this.isInterrupted = isInterrupted;
        this.interrupted = interrupted;
    }

    static <K> Flights<K, Resolution> ofResolutions() {
        return new Flights<>(Flights::isInterrupted, Resolution.Unavailable::new);
    }

    static <K> Flights<K, Result<Fetched>> ofFetches() {
        return new Flights<>(answer -> isInterrupted(answer.problems()), Result::refused);
    }

    V join(K key, Supplier<V> work) {
        Flight<V> mine = new Flight<>(Thread.currentThread(), new CompletableFuture<>());
        while (true) {
            Flight<V> theirs = underWay.putIfAbsent(key, mine);
            if (theirs == null) {
                return lead(key, mine, work);
            }
            if (theirs.leader() == Thread.currentThread()) {
                // The work asks for itself, and waiting for itself it would never end.
                return work.get();
            }
            try {
                Optional<V> answer = theirs.landing().get();
                if (answer.isPresent()) {
                    return answer.get();
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                return interrupted.apply(List.of(WAIT_ENDED));
            } catch (ExecutionException never) {
                throw new AssertionError("a flight lands or is given up; please report", never);
            }
        }
    }

    private V lead(K key, Flight<V> mine, Supplier<V> work) {
        Optional<V> forAll = Optional.empty();
        try {
            V answer = work.get();
            if (!isInterrupted.test(answer)) {
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
        return answer instanceof Resolution.Unavailable unavailable && isInterrupted(unavailable.problems());
    }

    static boolean isInterrupted(List<Problem> problems) {
        return problems.stream().anyMatch(problem -> problem.type().uri().equals(NetProblem.INTERRUPTED.uri()));
    }
}
