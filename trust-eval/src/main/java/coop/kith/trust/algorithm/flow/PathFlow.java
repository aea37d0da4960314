package coop.kith.trust.algorithm.flow;

import coop.kith.trust.answer.Finding;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.TrustAlgorithm;
import java.util.List;
import java.util.Optional;

/**
 * How much trust can flow from the anchors to the subject over admissible paths: exactly.
 *
 * <p><b>Definition.</b> Give each admissible path p (as {@link IndependentVouchers} defines them) a share x_p >= 0, a rational number, so that over no vouch flows more than its
 * amount: the sum of x_p over the paths through it is at most the amount. The flow is the largest sum of all x_p. A vouch's amount is one amount wherever on a path the vouch
 * stands; arcs with the same {@code vouch} number share it, and where their amounts differ, each {@link Flow.Limit} holds.
 *
 * <p><b>Example.</b> All amounts 1; r vouches for a with depth 3, a for b with depth 1, r for b with depth 3, b for t.
 * <pre>
 *   r --3-> a --1-> b ----> t        flow 1: both paths end in b -> t, which has but 1 to give
 *    \-------3-----^
 * </pre>
 * A maximum flow in the graph of (entity, hops left), where each edge stands once for each number of hops left, finds 2 here, since it spends the amount of b -> t once at each: it is
 * not this flow. The published greedy method of sequoia-wot takes the shortest path first and never takes it back, and can end below the flow: {@link GreedyFlow} is here to
 * compare.
 *
 * <p><b>Method.</b> A linear programme with a variable for each path, of which only those that pay are ever made (column generation [1]): solve for the paths so far; the prices of
 * the dual solution make the next path the cheapest one, found by label setting ({@link CheapPaths}); no path cheaper than 1 is left exactly when the flow is the largest. That much is done in
 * floating point ({@link Estimate}) and says which paths flow and which limits bind. Then both sides are computed again from these, as fractions ({@link ExactBasis}), and checked: no share
 * is negative, no limit exceeded, no price negative, no path cheaper than 1. So 39.999 is never 40. The prices are the certificate ({@link Flow}): minimum cuts of few vouches
 * need not exist where path lengths are limited, but prices always do.
 *
 * <p><b>Large graphs.</b> Mostly all that the anchors give arrives, or all that the subject is given comes from them, over a few short paths. So from {@value #SMALL} entities on, two easier questions
 * come first. {@link Ends} looks at the surroundings of both ends and lets everything between them be free: its flow is no smaller, and its prices hold for the whole graph. {@link Excerpt}
 * looks at so many arcs, from both ends, the shortest paths first: its flow is no larger. Where the two are equal, the shares of the one and the prices of the other are the answer and its
 * certificate, as good as any other; where they are not after five looks, each four times as long as the one before, the whole graph is searched.
 *
 * <p><b>Cost.</b> Finding paths is O(arcs log arcs) as long as few labels stand at an entity; a pivot is at most quadratic in the vouches that bind, the exact numbers once cubic. On the
 * Advogato network a question takes some tenths of a millisecond to some milliseconds, on a dense layered one of 480 entities and 4,000 arcs, of whose vouches 400 bind, a second or two; in a graph of
 * a million entities and ten million arcs, over at most five hops, half of all questions need 3 milliseconds and one in twenty more than 100. After {@value #STEPS} steps, or where the
 * check fails, the answer is an interval [what certainly flows, a price that certainly bounds it].
 *
 * <p><b>What it resists.</b> A farm behind attack edges gets at most the sum of their amounts. <b>What it does not resist:</b> those amounts themselves; and it says nothing of
 * independence: two paths through one person with a large amount are worth as much as through two.
 *
 * <p>[1] L. R. Ford, D. R. Fulkerson, A suggested computation for maximal multi-commodity network flows, Management Science 5 (1958).
 */
public final class PathFlow implements TrustAlgorithm {
    /** The measure's name. */
    public static final String NAME = "path-flow";

    /** Arcs looked at and numbers of the programme changed: some seconds on one core, and the same on every machine. */
    public static final long STEPS = 4_000_000_000L;

    /** Arcs that are looked at before all are. */
    private static final List<Long> LOOKS = List.of(1L << 13, 1L << 15, 1L << 17, 1L << 19, 1L << 21);

    /** A graph of fewer entities is sooner looked at as a whole. */
    private static final int SMALL = 1 << 14;

    /** What part of the steps these looks may take. */
    private static final long HURRY = 4;

    private final long steps;
    private final List<Long> looks;
    private final int small;

    public PathFlow() {
        this(STEPS, LOOKS, SMALL);
    }

    private PathFlow(long steps, List<Long> looks, int small) {
        this.steps = steps;
        this.looks = looks;
        this.small = small;
    }

    /** One that looks at so many arcs of every graph, and then at so many, before it looks at all; for tests. */
    static PathFlow looking(List<Long> looks) {
        return new PathFlow(STEPS, looks, 0);
    }

    /** One that takes at most so many steps, for who asks many questions at once. */
    public static PathFlow within(long steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("a search takes at least one step, not " + steps);
        }
        return new PathFlow(steps, LOOKS, SMALL);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Both ends rounded down: for a whole threshold that is the same as comparing exactly. */
    @Override
    public Finding find(Inquiry inquiry) {
        Flow flow = solve(inquiry);
        return new Finding(
                flow.value().floor(),
                flow.bound().floor(),
                flow.shares().stream().map(Flow.Share::path).toList());
    }

    /** The flow with its certificate. Caps and institutions make no difference to it. */
    public Flow solve(Inquiry inquiry) {
        return soon(inquiry).orElseGet(() -> {
            FlowProgramme programme = programme(inquiry, new Steps(steps));
            return programme.exact().orElseGet(programme::interval);
        });
    }

    /** The flow over the paths that a look or two finds, where what lies around the ends lets no more through. */
    private Optional<Flow> soon(Inquiry inquiry) {
        if (looks.isEmpty() || inquiry.graph().size() < small) {
            return Optional.empty();
        }
        Steps left = new Steps(steps / HURRY);
        return Ends.of(inquiry)
                .flatMap(easier -> programme(easier, left).exact())
                .flatMap(ends -> soon(inquiry, ends, left));
    }

    private Optional<Flow> soon(Inquiry inquiry, Flow ends, Steps left) {
        for (long arcs : looks) {
            Excerpt excerpt = new Excerpt(inquiry, arcs);
            Optional<Flow> seen = programme(excerpt.inquiry(), left)
                    .exact()
                    .filter(flow -> flow.value().equals(ends.value()))
                    .map(flow -> new Flow(flow.value(), ends.bound(), excerpt.whole(flow.shares()), ends.prices()));
            if (seen.isPresent() || excerpt.isAll() || left.spent()) {
                return seen;
            }
        }
        return Optional.empty();
    }

    private static FlowProgramme programme(Inquiry inquiry, Steps left) {
        return new FlowProgramme(new PathNetwork(inquiry, new Reach(inquiry)), left);
    }
}
