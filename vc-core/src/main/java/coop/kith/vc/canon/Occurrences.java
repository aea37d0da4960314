package coop.kith.vc.canon;

import coop.kith.problem.Problem;
import coop.kith.vc.model.Shown;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the nodes of a document stand. All objects with one {@code id} are one node in RDF, wherever they stand: so {@code validUntil} could be moved from
 * the credential into a subject of the same id, or the members of a subject be dealt out to two, and the signature would still hold.
 *
 * <p>So a node that stands in several places may have members besides its id in none of them, but for one: what a credential claims about a subject stands
 * with the subject, and other members may name that subject by its id. Then there is one place where the members can be. For one thread, one document.
 */
final class Occurrences {
    static final String SUBJECT = "<https://www.w3.org/2018/credentials#credentialSubject>";

    /** By graph and node in one text: unlike a record of two, it is comparable, which keeps the map fast where a stranger has chosen ids of one hash. */
    private final Map<String, Places> nodes = new LinkedHashMap<>();

    private record Places(String node, int all, int withMembers, int claimedOf, int claims) {}

    /**
     * @param withMembers whether there are members besides the id
     * @param claimedOf whether it stands as a subject of the credential that is the document
     */
    void add(String graph, String node, boolean withMembers, boolean claimedOf) {
        Places place = new Places(node, 1, withMembers ? 1 : 0, claimedOf ? 1 : 0, withMembers && claimedOf ? 1 : 0);
        nodes.merge(
                graph + ' ' + node,
                place,
                (before, next) -> new Places(
                        node,
                        before.all + next.all,
                        before.withMembers + next.withMembers,
                        before.claimedOf + next.claimedOf,
                        before.claims + next.claims));
    }

    /** The first node whose members could be moved. */
    Optional<Problem> fault() {
        return nodes.values().stream()
                .filter(Occurrences::movable)
                .findFirst()
                .map(
                        node -> Problem.of(
                                        CanonProblem.NOT_COVERED,
                                        "The node " + Shown.text(node.node) + " stands in "
                                                + node.all
                                                + " places and has members; which of them has which member would not be part of what is signed.")
                                .next(
                                        "Give each object an id of its own, or sign with a suite that covers the JSON as it stands, such as eddsa-jcs-2022."));
    }

    private static boolean movable(Places places) {
        return places.all > 1
                && places.withMembers > 0
                && !(places.withMembers == 1 && places.claims == 1 && places.claimedOf == 1);
    }
}
