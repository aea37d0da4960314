package coop.kith.trust.algorithm.flow;

import coop.kith.trust.answer.Finding;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.TrustAlgorithm;
import coop.kith.trust.answer.VouchGraph.Arc;
import java.util.ArrayList;
import java.util.List;

/**
 * The naive rule: how many different entities vouch for the subject, each of them reached from an anchor somehow. It is exact and linear in the arcs, and it
 * stops nobody who controls one entity that is reached: a thousand puppets behind that one count a thousand. It is here to say what a count would have said.
 */
public final class CountedVouchers implements TrustAlgorithm {
    /** The measure's name. */
    public static final String NAME = "counted-vouchers";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Finding find(Inquiry inquiry) {
        Reach reach = new Reach(inquiry);
        List<List<Arc>> paths = new ArrayList<>();
        List<Arc> vouches = reach.into(inquiry.subject());
        Allotment allotment = new Allotment(inquiry.caps());
        for (Arc last : vouches) {
            if (allotment.take(last.from())) {
                List<Arc> path = reach.pathTo(last.from());
                path.add(last);
                paths.add(path);
            }
        }
        return new Finding(paths.size(), inquiry.caps().size() > 1 ? vouches.size() : paths.size(), paths);
    }
}
