package coop.kith.trust.algorithm.flow;

import coop.kith.trust.answer.Finding;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.TrustAlgorithm;
import coop.kith.trust.answer.VouchGraph.Arc;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The naive rule: how many different entities vouch for the subject, each of them reached from an anchor somehow. It is linear in the arcs, and it
 * stops nobody who controls one entity that is reached: a thousand puppets behind that one count a thousand. It is here to say what a count would have said.
 * Where circles that caps limit overlap, the largest choice is searched for, and is an interval after {@value #STEPS} steps.
 */
public final class CountedVouchers implements TrustAlgorithm {
    /** The measure's name. */
    public static final String NAME = "counted-vouchers";

    /** A circle of dozens that overlap takes thousands. */
    public static final long STEPS = 2_000_000;

    private final long steps;

    public CountedVouchers() {
        this(STEPS);
    }

    CountedVouchers(long steps) {
        this.steps = steps;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Finding find(Inquiry inquiry) {
        Reach reach = new Reach(inquiry);
        List<Arc> vouches = reach.into(inquiry.subject());
        Packing packing = new Packing(vouches.stream().map(Arc::from).toList(), inquiry.caps(), new Steps(steps));
        Set<Integer> chosen = Set.copyOf(packing.chosen());
        List<List<Arc>> paths = new ArrayList<>();
        for (Arc last : vouches) {
            if (chosen.contains(last.from())) {
                List<Arc> path = reach.pathTo(last.from());
                path.add(last);
                paths.add(path);
            }
        }
        return new Finding(paths.size(), packing.upper(), paths);
    }
}
