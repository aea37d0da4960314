package coop.kith.trust.graph;

import static coop.kith.trust.testing.Dtg.evidence;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.JsonObject;
import coop.kith.trust.evidence.Compromise;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.graph.TrustGraph.Edge;
import coop.kith.trust.graph.TrustGraph.EdgeKind;
import coop.kith.trust.graph.TrustGraph.Left;
import coop.kith.trust.testing.Dtg;
import coop.kith.trust.testing.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class TrustGraphTest {
    private static final Instant T0 = Instant.parse("2026-05-01T10:00:00Z");
    private static final Instant T1 = T0.plusSeconds(3600);
    private static final Instant T2 = T0.plusSeconds(7200);
    private static final Person ALICE = Person.named("alice");
    private static final Person BOB = Person.named("bob");
    private static final Person CAROL = Person.named("carol");
    private static final Person CLUB = Person.named("chess club");

    @Test
    void completesARelationshipWithItsOtherHalf() {
        Evidence there = evidence(ALICE, Dtg.relationship(BOB, T0), T0);
        Evidence back = evidence(BOB, Dtg.relationship(ALICE, T1), T1);
        TrustGraph graph = TrustGraph.of(List.of(there, back), T2);
        assertEquals(
                new Edge(at(graph, ALICE), at(graph, BOB), EdgeKind.RELATIONSHIP, true, List.of(there, back)),
                only(graph.edgesFrom(at(graph, ALICE))));
        assertEquals(
                new Edge(at(graph, BOB), at(graph, ALICE), EdgeKind.RELATIONSHIP, true, List.of(back, there)),
                only(graph.edgesTo(at(graph, ALICE))));
        assertEquals(List.of(), graph.leftOut());
    }

    @Test
    void leavesHalfARelationshipIncomplete() {
        Evidence there = evidence(ALICE, Dtg.relationship(BOB, T0), T0);
        TrustGraph graph = TrustGraph.of(List.of(there), T2);
        Edge edge = only(graph.edges());
        assertFalse(edge.complete());
        assertEquals(List.of(there), edge.evidence());
    }

    @Test
    void completesAMembershipByTheDigestOfItsGrant() {
        Evidence grant = evidence(CLUB, Dtg.grant(ALICE, T0), T0);
        Evidence answer = evidence(ALICE, Dtg.acknowledgement(CLUB, grant.digestMultibase(), T1), T1);
        TrustGraph graph = TrustGraph.of(List.of(answer, grant), T2);
        assertEquals(
                new Edge(at(graph, CLUB), at(graph, ALICE), EdgeKind.MEMBERSHIP, true, List.of(grant, answer)),
                only(graph.edges()));
    }

    @Test
    void takesNoAcknowledgementOfAnotherGrantByAnotherOrOfAnother() {
        Evidence grant = evidence(CLUB, Dtg.grant(ALICE, T0), T0);
        Evidence elsewhere = evidence(BOB, Dtg.grant(ALICE, T0), T0);
        Evidence other = evidence(ALICE, Dtg.acknowledgement(CLUB, elsewhere.digestMultibase(), T1), T1);
        Evidence stranger = evidence(CAROL, Dtg.acknowledgement(CLUB, grant.digestMultibase(), T1), T1);
        Evidence misdirected = evidence(ALICE, Dtg.acknowledgement(CAROL, grant.digestMultibase(), T1), T1);
        TrustGraph graph = TrustGraph.of(List.of(grant, other, stranger, misdirected), T2);
        assertFalse(only(graph.edges()).complete());
        assertEquals(
                Map.of(other, Reason.UNMATCHED, stranger, Reason.UNMATCHED, misdirected, Reason.UNMATCHED),
                reasons(graph));
    }

    @Test
    void anAcknowledgedGrantStandsUntilItsRenewalIsAcknowledgedToo() {
        Evidence grant = evidence(CLUB, Dtg.grant(ALICE, T0), T0);
        Evidence answer = evidence(ALICE, Dtg.acknowledgement(CLUB, grant.digestMultibase(), T0), T0);
        Evidence renewed = evidence(CLUB, Dtg.grant(ALICE, T1), T1);
        TrustGraph graph = TrustGraph.of(List.of(grant, answer, renewed), T2);
        assertEquals(List.of(grant, answer), only(graph.edges()).evidence());
        assertEquals(Map.of(renewed, Reason.UNANSWERED), reasons(graph));
        Evidence again = evidence(ALICE, Dtg.acknowledgement(CLUB, renewed.digestMultibase(), T1), T1);
        TrustGraph after = TrustGraph.of(List.of(grant, answer, renewed, again), T2);
        assertEquals(List.of(renewed, again), only(after.edges()).evidence());
        assertEquals(Map.of(grant, Reason.SUPERSEDED, answer, Reason.SUPERSEDED), reasons(after));
    }

    @Test
    void whatIsStatedAgainIsParallelAndWhatIsStatedOtherwiseIsSuperseded() {
        Evidence first = evidence(ALICE, Dtg.endorsement(BOB, "chess", T0), T0);
        Evidence again = evidence(ALICE, Dtg.endorsement(BOB, "chess", T1), T1);
        Edge same = only(TrustGraph.of(List.of(first, again), T2).edges());
        assertEquals(List.of(again), same.evidence());
        assertEquals(List.of(first), same.parallel());
        Evidence other = evidence(ALICE, Dtg.endorsement(BOB, "draughts", T2), T2);
        Edge newest = only(TrustGraph.of(List.of(first, again, other), T2).edges());
        assertEquals(List.of(other), newest.evidence());
        assertEquals(List.of(), newest.parallel());
    }

    @Test
    @DisplayName("T06: many credentials of one issuer about one subject are one edge, the newest")
    void takesTheNewestOfParallelCredentials() {
        List<Evidence> many = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            many.add(evidence(ALICE, Dtg.relationship(BOB, T0.plusSeconds(i)), T1));
        }
        TrustGraph graph = TrustGraph.of(many, T2);
        assertEquals(List.of(many.get(49)), only(graph.edges()).evidence());
        assertEquals(49, graph.leftOut().size());
        assertTrue(graph.leftOut().stream().allMatch(left -> left.reason() == Reason.SUPERSEDED));
    }

    @Test
    void fallsBackToTheOlderOfParallelCredentialsWhenTheNewerExpires() {
        Evidence lasting = evidence(ALICE, Dtg.relationship(BOB, T0), T0);
        Evidence brief = evidence(
                ALICE,
                Dtg.relationship(BOB, T1).with("validUntil", T1.plusSeconds(9).toString()),
                T1);
        assertEquals(
                List.of(brief),
                only(TrustGraph.of(List.of(lasting, brief), T1).edges()).evidence());
        assertEquals(
                List.of(lasting),
                only(TrustGraph.of(List.of(lasting, brief), T2).edges()).evidence());
    }

    @Test
    @DisplayName("T02: nobody's word about themselves is an edge, once or a hundred times")
    void hasNoEdgeFromAnybodyToThemselves() {
        List<Evidence> praise = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            praise.add(evidence(ALICE, Dtg.endorsement(ALICE, "humility " + i, T0), T0));
        }
        praise.add(evidence(ALICE, Dtg.relationship(ALICE, T0), T0));
        TrustGraph graph = TrustGraph.of(praise, T2);
        assertEquals(0, graph.size());
        assertEquals(List.of(), graph.edges());
        assertTrue(graph.leftOut().stream().allMatch(left -> left.reason() == Reason.SELF));
        assertEquals(101, graph.leftOut().size());
    }

    @Test
    @DisplayName("T07: what has expired or is not valid yet makes no edge")
    void countsOnlyWhatIsValidAtTheTime() {
        Evidence evidence = evidence(ALICE, Dtg.relationship(BOB, T1).with("validUntil", T2.toString()), T1);
        assertEquals(
                Map.of(evidence, Reason.NOT_YET_VALID), reasons(TrustGraph.of(List.of(evidence), T1.minusNanos(1))));
        assertEquals(1, TrustGraph.of(List.of(evidence), T1).edges().size());
        assertEquals(1, TrustGraph.of(List.of(evidence), T2).edges().size());
        assertEquals(Map.of(evidence, Reason.EXPIRED), reasons(TrustGraph.of(List.of(evidence), T2.plusNanos(1))));
    }

    @Test
    void anExpiredHalfCompletesNothing() {
        Evidence there = evidence(ALICE, Dtg.relationship(BOB, T0), T0);
        Evidence back = evidence(BOB, Dtg.relationship(ALICE, T0).with("validUntil", T1.toString()), T0);
        assertFalse(only(TrustGraph.of(List.of(there, back), T2).edges()).complete());
    }

    @Test
    @DisplayName("T09: a backdated credential is as old as its receipt")
    void knowsABackdatedCredentialOnlySinceItCame() {
        Evidence backdated = evidence(ALICE, Dtg.relationship(BOB, Instant.parse("1990-01-01T00:00:00Z")), T1);
        TrustGraph before = TrustGraph.of(List.of(backdated), T1, T0);
        assertEquals(List.of(), before.edges());
        assertEquals(List.of(), before.leftOut());
        TrustGraph after = TrustGraph.of(List.of(backdated), T1, T1);
        assertEquals(T1, only(after.edges()).evidence().get(0).receivedAt());
    }

    @Test
    void givesAnOldQuestionItsOldAnswer() {
        Evidence known = evidence(ALICE, Dtg.relationship(BOB, T0), T0);
        Evidence learnt = evidence(BOB, Dtg.relationship(ALICE, T0), T2);
        TrustGraph then = TrustGraph.of(List.of(known), T1, T1);
        TrustGraph now = TrustGraph.of(List.of(known, learnt), T1, T1);
        assertEquals(then.edges(), now.edges());
        assertEquals(then.leftOut(), now.leftOut());
    }

    @Test
    @DisplayName("T10: neither of two credentials under one id counts, and their issuer is named")
    void catchesEquivocation() {
        JsonObject named = Dtg.relationship(BOB, T0).with("id", "urn:uuid:7");
        Evidence one = evidence(ALICE, named, T0);
        Evidence other = evidence(ALICE, named.with("validUntil", T2.toString()), T0);
        Evidence innocent = evidence(CAROL, Dtg.relationship(BOB, T0).with("id", "urn:uuid:7"), T0);
        TrustGraph graph = TrustGraph.of(List.of(other, innocent, one), T1);
        assertEquals(List.of(innocent), only(graph.edges()).evidence());
        assertEquals(Map.of(one, Reason.EQUIVOCATION, other, Reason.EQUIVOCATION), reasons(graph));
        assertEquals(ALICE.did(), only(graph.flags()).entity());
        assertEquals(2, only(graph.flags()).evidence().size());
    }

    @Test
    @DisplayName("T10: a second credential convicts also when one of the two has ended, or has not begun")
    void catchesEquivocationWithWhatDoesNotHoldAnyMore() {
        JsonObject named = Dtg.relationship(BOB, T0).with("id", "urn:uuid:7");
        Evidence standing = evidence(ALICE, named, T0);
        for (Evidence other : List.of(
                evidence(ALICE, named.with("validUntil", T1.toString()), T0),
                evidence(ALICE, named.with("validFrom", T2.plusSeconds(1).toString()), T2.plusSeconds(1)))) {
            TrustGraph graph = TrustGraph.of(List.of(standing, other), T2);
            assertEquals(List.of(), graph.edges());
            assertEquals(Map.of(standing, Reason.EQUIVOCATION, other, Reason.EQUIVOCATION), reasons(graph));
        }
    }

    @Test
    @DisplayName("T09: what a thief signs counts for nothing, and convicts its victim of nothing")
    void aStolenKeyConvictsNobody() {
        JsonObject named = Dtg.relationship(BOB, T0).with("id", "urn:uuid:7");
        Evidence own = Dtg.evidence(ALICE, named, T0);
        Evidence forged = Dtg.evidence(ALICE, named.with("issuerScope", "public"), T0.plusSeconds(60));
        Compromise stolen = new Compromise(ALICE.did(), T0.plusSeconds(60), T0.plusSeconds(90));
        List<Evidence> all = List.of(own.with(List.of(stolen)), forged.with(List.of(stolen)));
        TrustGraph known = TrustGraph.of(all, T0);
        assertEquals(1, known.edges().size());
        assertEquals(List.of(), known.flags());
        assertEquals(Map.of(forged, Reason.COMPROMISED), reasons(known));
        assertEquals(0, TrustGraph.of(all, T0, T0.plusSeconds(89)).edges().size(), "nobody had told yet");
    }

    @Test
    @DisplayName("T05: of two sightings the earlier one stands, in whichever order they come")
    void keepsTheEarlierOfTwoSightings() {
        Evidence early = evidence(ALICE, Dtg.relationship(BOB, T0), T0);
        Evidence late = evidence(ALICE, Dtg.relationship(BOB, T0), T1);
        for (List<Evidence> order : List.of(List.of(early, late), List.of(late, early))) {
            assertEquals(
                    T0, only(TrustGraph.of(order, T2).edges()).evidence().get(0).receivedAt());
        }
    }

    @Test
    @DisplayName("T11: flags stand in the order of the DIDs, edges in that of source, target, kind and evidence")
    void ordersItsFlagsAndEdges() {
        List<Person> people = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        for (int number = 0; number < 6; number++) {
            Person person = Person.named("caught " + number);
            people.add(person);
            JsonObject named = Dtg.relationship(BOB, T0).with("id", "urn:uuid:" + number);
            evidence.add(evidence(person, named, T0));
            evidence.add(evidence(person, named.with("validUntil", T2.toString()), T0));
            evidence.add(evidence(CAROL, Dtg.relationship(person, T0), T0));
            evidence.add(evidence(CAROL, Dtg.endorsement(person, "chess", T0), T0));
            evidence.add(evidence(CAROL, Dtg.endorsement(person, "go", T0), T0));
        }
        TrustGraph graph = TrustGraph.of(evidence, T1);
        assertEquals(
                people.stream().map(Person::did).sorted().toList(),
                graph.flags().stream().map(TrustGraph.Flag::entity).toList());
        List<Edge> edges = graph.edgesFrom(at(graph, CAROL));
        assertEquals(12, edges.size());
        for (int place = 1; place < edges.size(); place++) {
            Edge before = edges.get(place - 1);
            Edge here = edges.get(place);
            assertTrue(before.to() < here.to()
                    || (before.to() == here.to() && before.kind().compareTo(here.kind()) < 0));
        }
    }

    @Test
    void catchesAPairwiseDidWithTwoCounterparties() {
        Evidence first = evidence(ALICE, pairwise(BOB), T0);
        assertEquals(1, TrustGraph.of(List.of(first), T1).edges().size());
        Evidence second = evidence(ALICE, pairwise(CAROL), T0);
        TrustGraph graph = TrustGraph.of(List.of(first, second), T1);
        assertEquals(List.of(), graph.edges());
        assertEquals(Map.of(first, Reason.PAIRWISE_REUSED, second, Reason.PAIRWISE_REUSED), reasons(graph));
        assertEquals(Reason.PAIRWISE_REUSED, only(graph.flags()).reason());
    }

    @Test
    void breaksNoPairwiseDidByWhatOthersSayOfIt() {
        Evidence own = evidence(ALICE, pairwise(BOB), T0);
        Evidence nosy = evidence(CAROL, Dtg.relationship(ALICE, T0), T0);
        assertEquals(List.of(), TrustGraph.of(List.of(own, nosy), T1).flags());
    }

    @Test
    void catchesADidWithTwoScopes() {
        Evidence narrow = evidence(ALICE, pairwise(BOB), T0);
        Evidence wide = evidence(ALICE, Dtg.endorsement(BOB, "chess", T0), T0);
        TrustGraph graph = TrustGraph.of(List.of(narrow, wide), T1);
        assertEquals(Map.of(narrow, Reason.SCOPE_CONTRADICTED, wide, Reason.SCOPE_CONTRADICTED), reasons(graph));
    }

    @Test
    void carriesStatementsAndInvitationsAsEdgesOfTheirOwnKinds() {
        Evidence endorsement = evidence(ALICE, Dtg.endorsement(BOB, "chess", T0), T0);
        Evidence invitation = evidence(ALICE, Dtg.invitation(BOB, T0), T0);
        TrustGraph graph = TrustGraph.of(List.of(invitation, endorsement), T1);
        List<Edge> edges = graph.edgesFrom(at(graph, ALICE));
        assertEquals(
                List.of(EdgeKind.STATEMENT, EdgeKind.INVITATION),
                edges.stream().map(Edge::kind).toList());
        assertEquals(endorsement.reading().statement(), edges.get(0).statement());
        assertTrue(edges.stream().allMatch(Edge::complete));
    }

    @Test
    void keepsStatementsAboutDifferentThingsSideBySide() {
        String one = evidence(BOB, Dtg.relationship(CAROL, T0), T0).digestMultibase();
        String other = evidence(BOB, Dtg.relationship(ALICE, T0), T0).digestMultibase();
        List<Evidence> witnessed = List.of(
                evidence(ALICE, Dtg.witnessed(BOB, one, T0), T0), evidence(ALICE, Dtg.witnessed(BOB, other, T0), T0));
        assertEquals(2, TrustGraph.of(witnessed, T1).edges().size());
    }

    @Test
    void numbersEntitiesByTheirText() {
        TrustGraph graph = TrustGraph.of(
                List.of(
                        evidence(CAROL, Dtg.relationship(ALICE, T0), T0),
                        evidence(BOB, Dtg.relationship(CAROL, T0), T0),
                        evidence(BOB, Dtg.relationship(ALICE, T0), T0)),
                T1);
        assertEquals(3, graph.size());
        for (int i = 1; i < graph.size(); i++) {
            assertTrue(graph.entity(i - 1).compareTo(graph.entity(i)) < 0);
        }
        assertEquals(2, graph.edgesFrom(at(graph, BOB)).size());
        assertEquals(2, graph.edgesTo(at(graph, ALICE)).size());
        assertEquals(0, graph.edgesTo(at(graph, BOB)).size());
        assertTrue(graph.index(CLUB.did()).isEmpty());
    }

    @Test
    void namesItsReasonsInStableWords() {
        assertEquals(
                List.of(
                        "compromised",
                        "equivocation",
                        "scope-contradicted",
                        "pairwise-reused",
                        "self",
                        "revoked",
                        "suspended",
                        "status-unknown",
                        "not-yet-valid",
                        "expired",
                        "superseded",
                        "unmatched",
                        "unanswered",
                        "orphaned",
                        "widened"),
                List.of(Reason.values()).stream().map(Reason::code).toList());
    }

    private static JsonObject pairwise(Person to) {
        return Dtg.relationship(to, T0).with("issuerScope", "pairwise");
    }

    private static int at(TrustGraph graph, Person person) {
        return graph.index(person.did()).orElseThrow();
    }

    private static Map<Evidence, Reason> reasons(TrustGraph graph) {
        return graph.leftOut().stream().collect(Collectors.toMap(Left::evidence, Left::reason));
    }

    private static <T> T only(List<T> list) {
        assertEquals(1, list.size(), list::toString);
        return list.get(0);
    }
}
