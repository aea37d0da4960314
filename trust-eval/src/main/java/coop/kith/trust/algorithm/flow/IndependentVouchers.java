package coop.kith.trust.algorithm.flow;

import coop.kith.trust.answer.Finding;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.TrustAlgorithm;
import coop.kith.trust.answer.VouchGraph.Arc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How many vouchers a subject has that do not depend on each other: the most admissible paths from the anchors that share no entity.
 *
 * <p><b>Definition.</b> A path e1 .. en leads from an anchor to the subject, arc by arc, through different entities. It is admissible when the depth of each
 * e_i allows the n - i hops that follow it (255 allows any number), and n is at most the inquiry's limit. Two paths are independent when they share no entity
 * except the subject and, where the policy marks it as an institution, the anchor that they begin at; any other anchor counts once. Caps limit how many of
 * the chosen vouchers (the last entity before the subject) may come from one declared circle. The result k is the size of the largest set of paths that are
 * independent in pairs.
 *
 * <p><b>Example.</b> Mara, an institution, vouches for Hans and for Ines, with depth 3. Hans vouches for five puppets, and each of them for Jia; Ines
 * vouches for Jia too.
 * <pre>
 *            .-> puppet 1 -.
 *   Mara -> Hans ->  ...    -> Jia
 *      \     '-> puppet 5 -'   ^
 *       '-> Ines -------------'
 * </pre>
 * Counting gives Jia six vouchers. Every path through a puppet passes through Hans, so at most one of them can be chosen, and k = 2. Without Ines, k = 1 and
 * Hans is the one person on whom all five hang: {@link Bottleneck} names him.
 *
 * <p><b>Cost.</b> Two linear sweeps ({@link Reach}), then k + 1 searches for augmenting paths, each linear in the arcs ({@link DisjointFlow}). That settles
 * every graph whose depths do not bind, of whatever size. Where they do, the problem is NP-complete except for small bounds [1], so an exact search follows
 * ({@link DisjointSearch}), up to k = {@value #EXACT_TO} and within {@value #SEARCH_STEPS} steps; should these not suffice, the answer is an interval whose
 * lower end is proven by its paths, and whose upper end is proven by a flow. The truth never falls when somebody vouches for one more; the lower end of an interval may, since more
 * vouches can take more steps than there are, and then an answer that allowed refers.
 *
 * <p><b>What it resists.</b> Whoever controls c entities that are reached from the anchors raises k by at most c, whatever they build behind them: a farm
 * behind one attack edge counts one. Cycles and self-praise without an anchor count nothing. <b>What it does not resist:</b> c people who were really
 * deceived or bought one by one, an anchor chosen badly, and several identities of one person that are vouched for separately, unless the policy knows that
 * they have one controller.
 *
 * <p>Ties are broken by the shorter augmentation, then by the order of the entities. [1] A. Itai, Y. Perl, Y. Shiloach, The complexity of finding maximum
 * disjoint paths with length constraints, Networks 12 (1982).
 */
public final class IndependentVouchers implements TrustAlgorithm {
    /** The measure's name. */
    public static final String NAME = "independent-vouchers";

    /** The search is exact up to this many paths; no quorum that people can check by hand asks for more. */
    public static final int EXACT_TO = 8;

    /** Arcs the exact search may look at: well under a second on one core, and the same number everywhere. */
    public static final long SEARCH_STEPS = 2_000_000;

    /** Arcs the flow may look at: a hundred augmentations over the 47,135 arcs of the Advogato graph are a quarter of it. */
    public static final long FLOW_STEPS = 20_000_000;

    private final long flowSteps;
    private final long searchSteps;

    public IndependentVouchers() {
        this(FLOW_STEPS, SEARCH_STEPS);
    }

    IndependentVouchers(long flowSteps, long searchSteps) {
        this.flowSteps = flowSteps;
        this.searchSteps = searchSteps;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Finding find(Inquiry inquiry) {
        Reach reach = new Reach(inquiry);
        DisjointFlow flow = new DisjointFlow(inquiry, reach, new Steps(flowSteps));
        List<List<Arc>> walks = flow.walks();
        int upper =
                flow.finished() ? walks.size() : reach.into(inquiry.subject()).size();
        List<List<Arc>> found = fitting(inquiry, walks);
        if (found.size() == upper) {
            return new Finding(upper, upper, found);
        }
        Steps steps = new Steps(searchSteps);
        List<List<Arc>> best = new DisjointSearch(inquiry, reach, steps, Math.min(upper, EXACT_TO)).search(found);
        boolean settled = upper <= EXACT_TO && !steps.spent();
        return new Finding(best.size(), settled ? best.size() : upper, best);
    }

    /** Those of the walks that are admissible as they stand, as far as the caps leave room. */
    private static List<List<Arc>> fitting(Inquiry inquiry, List<List<Arc>> walks) {
        Allotment allotment = new Allotment(inquiry.caps());
        List<List<Arc>> kept = new ArrayList<>();
        for (List<Arc> walk : walks) {
            if (admissible(inquiry, walk)
                    && allotment.take(walk.get(walk.size() - 1).from())) {
                kept.add(walk);
            }
        }
        return kept;
    }

    /** Whether this path is admissible: connected, from an anchor to the subject, short enough, every depth sufficient, no entity twice. */
    public static boolean admissible(Inquiry inquiry, List<Arc> path) {
        if (path.isEmpty()
                || path.size() > inquiry.maxHops()
                || !inquiry.anchors().contains(path.get(0).from())
                || path.get(path.size() - 1).to() != inquiry.subject()) {
            return false;
        }
        Set<Integer> met = new HashSet<>(Set.of(path.get(0).from()));
        for (int place = 0; place < path.size(); place++) {
            Arc arc = path.get(place);
            boolean joined = place == 0 || path.get(place - 1).to() == arc.from();
            if (!joined || !arc.reaches(path.size() - 1 - place) || !met.add(arc.to())) {
                return false;
            }
        }
        return true;
    }
}
