package coop.kith.trust.policy;

import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.EvidenceKind;
import coop.kith.trust.graph.TrustGraph.Edge;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The evidence that one edge could stand on: its newest, and what says the same and is still live. A policy takes the newest where it counts, and falls back on the
 * one that was made last by the clock that ages are counted on where it does not, or where evidence fades, so that saying a thing again never takes anything away.
 */
final class Parallel {
    private final List<Evidence> own;
    private final List<Evidence> answers;

    private Parallel(List<Evidence> own, List<Evidence> answers) {
        this.own = own;
        this.answers = answers;
    }

    static Parallel of(Edge edge) {
        Evidence first = edge.evidence().get(0);
        List<Evidence> all = Stream.concat(edge.evidence().stream(), edge.parallel().stream())
                .toList();
        return new Parallel(
                of(all, one -> one.issuer().equals(first.issuer())),
                of(all, one -> !one.issuer().equals(first.issuer())));
    }

    private static List<Evidence> of(List<Evidence> all, Predicate<Evidence> side) {
        return all.stream().filter(side).toList();
    }

    /** The earlier of the two clocks: an issuer can make its word look older, never younger. */
    static Instant made(Evidence evidence) {
        Instant claimed = evidence.validFrom().orElse(evidence.receivedAt());
        return claimed.isBefore(evidence.receivedAt()) ? claimed : evidence.receivedAt();
    }

    /** The issuer's word alone. */
    Optional<Evidence> half(Predicate<Evidence> fresh, boolean fades) {
        return best(own, fresh, fades);
    }

    /** The issuer's word, and the answer that completes it. */
    Optional<List<Evidence>> whole(Predicate<Evidence> fresh, boolean fades) {
        return own.get(0).kind() == EvidenceKind.MEMBERSHIP_GRANT
                ? membership(fresh, fades)
                : best(own, fresh, fades)
                        .flatMap(one -> best(answers, fresh, fades).map(answer -> List.of(one, answer)));
    }

    private Optional<List<Evidence>> membership(Predicate<Evidence> fresh, boolean fades) {
        List<List<Evidence>> pairs = own.stream()
                .flatMap(grant -> answered(grant, fresh, fades).map(answer -> List.of(grant, answer)).stream())
                .toList();
        return pairs.stream()
                .filter(pair -> !fades && pair.get(0).equals(own.get(0)))
                .findFirst()
                .or(() -> pairs.stream()
                        .max(Comparator.comparing(pair -> pair.stream()
                                .map(Parallel::made)
                                .min(Comparator.naturalOrder())
                                .orElse(Instant.MIN))));
    }

    private Optional<Evidence> answered(Evidence grant, Predicate<Evidence> fresh, boolean fades) {
        List<Evidence> matching = answers.stream()
                .filter(answer -> answer.reading().digestMultibase().equals(Optional.of(grant.digestMultibase())))
                .toList();
        return fresh.test(grant) ? best(matching, fresh, fades) : Optional.empty();
    }

    private static Optional<Evidence> best(List<Evidence> parallel, Predicate<Evidence> fresh, boolean fades) {
        Optional<Evidence> newest =
                parallel.stream().findFirst().filter(one -> !fades).filter(fresh);
        return newest.or(() -> parallel.stream()
                .filter(fresh)
                .max(Comparator.comparing(Parallel::made).thenComparing(Comparator.naturalOrder())));
    }

    /** When the issuer's word first reached us: saying it again is no new vouch. */
    Instant firstSeen() {
        return own.stream()
                .map(Evidence::receivedAt)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }
}
