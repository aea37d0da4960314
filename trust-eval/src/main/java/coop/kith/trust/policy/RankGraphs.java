package coop.kith.trust.policy;

import coop.kith.trust.algorithm.rank.RankGraph;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.VouchGraph.Arc;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The graphs that a rank is computed over. Whom an inquiry leaves out is in none of them.
 *
 * <p>A vouch that may not be followed by another leads to its subject where that is asked about, and else to a place from which nothing leads on: so it counts among what its issuer gives, and makes
 * nobody else heard.
 */
final class RankGraphs {
    private RankGraphs() {}

    /** An edge by its ends, in the order of both. */
    private record Ends(int from, int to) implements Comparable<Ends> {
        @Override
        public int compareTo(Ends other) {
            return from == other.from ? Integer.compare(to, other.to) : Integer.compare(from, other.from);
        }
    }

    /** Who vouches for whom, and by how much; the last node is the place from which nothing leads on. */
    static RankGraph trust(Inquiry inquiry) {
        int nowhere = inquiry.graph().size();
        RankGraph.Builder graph = RankGraph.builder(nowhere + 1);
        for (int entity = 0; entity < nowhere; entity++) {
            for (Arc arc : inquiry.graph().from(entity)) {
                if (there(inquiry, arc.from(), arc.to())) {
                    boolean on = arc.to() == inquiry.subject() || arc.depth() > 0;
                    graph.edge(arc.from(), on ? arc.to() : nowhere, arc.amount());
                }
            }
        }
        return graph.build();
    }

    /**
     * Who vouch for each other, by the lesser of the two amounts, both ways: what SybilRank walks along. The word of one side alone makes no friendship, or a stranger would only need to vouch for
     * everybody.
     */
    static RankGraph mutual(RankGraph trust, Inquiry inquiry) {
        RankGraph.Builder graph = RankGraph.builder(Math.max(1, inquiry.graph().size()));
        trust.each((from, to, amount) -> {
            int both = Math.min(amount, trust.weight(to, from));
            if (both > 0) {
                graph.edge(from, to, both);
            }
        });
        return graph.build();
    }

    /** Who speaks against whom, by pieces of evidence, a part of one being one; whatever depth and role the rule has, as it is for opinions. */
    static RankGraph distrust(Scene scene, Inquiry inquiry, int nodes) {
        SortedMap<Ends, Long> against = new TreeMap<>();
        for (Vouch vouch : scene.vouches()) {
            int from = scene.entities().number(vouch.issuer());
            int about = scene.entities().number(vouch.subject());
            if (vouch.negative() > 0 && there(inquiry, from, about)) {
                against.merge(new Ends(from, about), (vouch.negative() + 999) / 1000, Long::sum);
            }
        }
        RankGraph.Builder graph = RankGraph.builder(nodes);
        against.forEach(
                (ends, pieces) -> graph.edge(ends.from(), ends.to(), (int) Math.min(Integer.MAX_VALUE, pieces)));
        return graph.build();
    }

    private static boolean there(Inquiry inquiry, int from, int to) {
        return !inquiry.without().contains(from) && !inquiry.without().contains(to);
    }
}
