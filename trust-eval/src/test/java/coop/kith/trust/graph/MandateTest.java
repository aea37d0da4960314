package coop.kith.trust.graph;

import static coop.kith.trust.testing.Dtg.evidence;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.graph.TrustGraph.Edge;
import coop.kith.trust.graph.TrustGraph.EdgeKind;
import coop.kith.trust.graph.TrustGraph.Left;
import coop.kith.trust.testing.Dtg;
import coop.kith.trust.testing.Person;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Delegations, authorities and personas: what a chain lets its last link do, and who speaks with one voice. */
final class MandateTest {
    private static final Instant T0 = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant T1 = T0.plus(10, ChronoUnit.DAYS);
    private static final String ROOM = "did:example:room";
    private static final Person ALICE = Person.named("alice");
    private static final Person AGENT = Person.named("agent of alice");
    private static final Person SUBAGENT = Person.named("agent of the agent");
    private static final Person MALLORY = Person.named("mallory");
    private static final Person CLUB = Person.named("chess club");

    @Test
    void completesADelegationByTheAcceptanceOfTheDelegate() {
        Evidence grant = evidence(ALICE, Dtg.delegation(AGENT, T0, "schedule:read"), T0);
        Edge half = only(TrustGraph.of(List.of(grant), T1));
        assertFalse(half.complete());
        Evidence acceptance = accepted(AGENT, ALICE, grant);
        Edge whole = only(TrustGraph.of(List.of(acceptance, grant), T1));
        assertTrue(whole.complete());
        assertEquals(EdgeKind.DELEGATION, whole.kind());
        assertEquals(List.of(grant, acceptance), whole.evidence());
        assertEquals(Optional.of(ALICE.did()), whole.root());
    }

    @Test
    void takesNoAcceptanceByAnotherOrOfAnotherGrant() {
        Evidence grant = evidence(ALICE, Dtg.delegation(AGENT, T0, "schedule:read"), T0);
        Evidence wider = evidence(ALICE, Dtg.delegation(AGENT, T0, "schedule:read", "schedule:cancel"), T0);
        Evidence stranger = accepted(MALLORY, ALICE, grant);
        Evidence misdirected = accepted(AGENT, MALLORY, grant);
        Evidence other = accepted(AGENT, ALICE, wider);
        TrustGraph graph = TrustGraph.of(List.of(grant, stranger, misdirected, other), T1);
        assertFalse(only(graph).complete());
        assertEquals(
                Map.of(stranger, Reason.UNMATCHED, misdirected, Reason.UNMATCHED, other, Reason.UNMATCHED),
                reasons(graph));
    }

    @Test
    void keepsDelegationsForDifferentActsSideBySide() {
        List<Evidence> grants = List.of(
                evidence(ALICE, Dtg.delegation(AGENT, T0, "schedule:read"), T0),
                evidence(ALICE, Dtg.delegation(AGENT, T0, "mail:send"), T0));
        assertEquals(2, TrustGraph.of(grants, T1).edges().size());
    }

    @Test
    void followsADelegationToItsPrincipal() {
        Evidence root = evidence(ALICE, deep(Dtg.delegation(AGENT, T0, "read", "write"), 1), T0);
        Evidence accepted = accepted(AGENT, ALICE, root);
        Evidence sub = evidence(AGENT, under(root, Dtg.delegation(SUBAGENT, T0, "read")), T0);
        Evidence taken = accepted(SUBAGENT, AGENT, sub);
        TrustGraph graph = TrustGraph.of(List.of(root, accepted, sub, taken), T1);
        Edge edge = edge(graph, SUBAGENT);
        assertEquals(List.of(sub, taken, root, accepted), edge.evidence());
        assertEquals(Optional.of(ALICE.did()), edge.root());
    }

    @Test
    void withdrawsWithADelegationAllThatDerivesFromIt() {
        Instant soon = T0.plus(3, ChronoUnit.DAYS);
        Evidence root =
                evidence(ALICE, deep(Dtg.delegation(AGENT, T0, "read"), 1).with("validUntil", soon.toString()), T0);
        Evidence accepted = accepted(AGENT, ALICE, root);
        Evidence sub = evidence(
                AGENT, under(root, Dtg.delegation(SUBAGENT, T0, "read")).with("validUntil", soon.toString()), T0);
        Evidence taken = accepted(SUBAGENT, AGENT, sub);
        assertEquals(
                2,
                TrustGraph.of(List.of(root, accepted, sub, taken), soon).edges().size());
        assertEquals(
                Map.of(sub, Reason.ORPHANED, taken, Reason.ORPHANED),
                reasons(TrustGraph.of(List.of(accepted, sub, taken), soon)).entrySet().stream()
                        .filter(left -> !left.getKey().equals(accepted))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Test
    void letsNobodyAppointFurtherWhoDidNotAccept() {
        Evidence root = evidence(ALICE, deep(Dtg.delegation(AGENT, T0, "read"), 1), T0);
        Evidence sub = evidence(AGENT, under(root, Dtg.delegation(SUBAGENT, T0, "read")), T0);
        assertEquals(Map.of(sub, Reason.ORPHANED), reasons(TrustGraph.of(List.of(root, sub), T1)));
    }

    @Test
    void aChildOfAParentIssuedAgainIsAnOrphan() {
        Evidence old = evidence(ALICE, deep(Dtg.delegation(AGENT, T0, "read"), 1), T0);
        Evidence renewed = evidence(ALICE, deep(Dtg.delegation(AGENT, T1, "read"), 1), T1);
        Evidence accepted = accepted(AGENT, ALICE, renewed);
        Evidence sub = evidence(AGENT, under(old, Dtg.delegation(SUBAGENT, T0, "read")), T0);
        assertEquals(Map.of(sub, Reason.ORPHANED), reasons(TrustGraph.of(List.of(renewed, accepted, sub), T1)));
    }

    @Test
    void refusesADelegationThatGivesMoreThanItWasGiven() {
        Evidence root = evidence(ALICE, deep(Dtg.delegation(AGENT, T0, "read"), 1), T0);
        Evidence accepted = accepted(AGENT, ALICE, root);
        JsonObject good = under(root, Dtg.delegation(SUBAGENT, T0, "read"));
        List<Evidence> bad = List.of(
                evidence(AGENT, under(root, Dtg.delegation(SUBAGENT, T0, "read", "write")), T0),
                evidence(
                        AGENT,
                        good.with("validUntil", T0.plus(366, ChronoUnit.DAYS).toString()),
                        T0),
                evidence(AGENT, deep(good, 1), T0),
                evidence(MALLORY, good, T0));
        for (Evidence one : bad) {
            assertEquals(Map.of(one, Reason.WIDENED), reasons(TrustGraph.of(List.of(root, accepted, one), T1)));
        }
    }

    @Test
    void permitsNoFurtherDelegationUnlessTheDelegationSaysSo() {
        for (JsonObject grant :
                List.of(Dtg.delegation(AGENT, T0, "read"), deep(Dtg.delegation(AGENT, T0, "read"), 0))) {
            Evidence root = evidence(ALICE, grant, T0);
            Evidence accepted = accepted(AGENT, ALICE, root);
            Evidence sub = evidence(AGENT, under(root, Dtg.delegation(SUBAGENT, T0, "read")), T0);
            assertEquals(Map.of(sub, Reason.WIDENED), reasons(TrustGraph.of(List.of(root, accepted, sub), T1)));
        }
    }

    @Test
    void countsTheDepthFromEveryAncestor() {
        Evidence root = evidence(ALICE, deep(Dtg.delegation(AGENT, T0, "read"), 1), T0);
        Evidence first = accepted(AGENT, ALICE, root);
        Evidence sub = evidence(AGENT, under(root, Dtg.delegation(SUBAGENT, T0, "read")), T0);
        Evidence second = accepted(SUBAGENT, AGENT, sub);
        Evidence third = evidence(SUBAGENT, under(sub, Dtg.delegation(MALLORY, T0, "read")), T0);
        assertEquals(
                Map.of(third, Reason.WIDENED), reasons(TrustGraph.of(List.of(root, first, sub, second, third), T1)));
    }

    @Test
    void attenuatesAnAuthorityWithinItsScope() {
        Evidence root = evidence(CLUB, Dtg.authority(ALICE, T0, ROOM, "read", "write"), T0);
        Evidence narrow = evidence(ALICE, under(root, Dtg.authority(AGENT, T0, ROOM, "read")), T0);
        Edge edge = edge(TrustGraph.of(List.of(narrow, root), T1), AGENT);
        assertEquals(List.of(narrow, root), edge.evidence());
        assertEquals(Optional.of(CLUB.did()), edge.root());
        List<Evidence> bad = List.of(
                evidence(ALICE, under(root, Dtg.authority(AGENT, T0, ROOM, "admin")), T0),
                evidence(ALICE, under(root, Dtg.authority(AGENT, T0, ROOM + "s", "read")), T0),
                evidence(MALLORY, under(root, Dtg.authority(AGENT, T0, ROOM, "read")), T0));
        for (Evidence one : bad) {
            assertEquals(Map.of(one, Reason.WIDENED), reasons(TrustGraph.of(List.of(root, one), T1)));
        }
        assertEquals(Map.of(narrow, Reason.ORPHANED), reasons(TrustGraph.of(List.of(narrow), T1)));
    }

    @Test
    void forbidsAttenuationWhereTheAuthoritySaysSo() {
        Evidence root = evidence(
                CLUB, Dtg.stating(Dtg.authority(ALICE, T0, ROOM, "read"), "maxAttenuation", JsonNumber.of(0)), T0);
        Evidence narrow = evidence(ALICE, under(root, Dtg.authority(AGENT, T0, ROOM, "read")), T0);
        assertEquals(Map.of(narrow, Reason.WIDENED), reasons(TrustGraph.of(List.of(root, narrow), T1)));
    }

    @Test
    void endsAChainAtEightLinks() {
        List<Evidence> chain = new ArrayList<>();
        Person holder = CLUB;
        for (int link = 1; link <= 9; link++) {
            Person next = Person.named("holder " + link);
            JsonObject authority = Dtg.authority(next, T0, ROOM, "read");
            chain.add(evidence(
                    holder, chain.isEmpty() ? authority : under(chain.get(chain.size() - 1), authority), T0));
            holder = next;
        }
        TrustGraph graph = TrustGraph.of(chain, T1);
        assertEquals(8, graph.edges().size());
        assertEquals(Map.of(chain.get(8), Reason.WIDENED), reasons(graph));
    }

    @Test
    void joinsAPrincipalWithAllItsDelegatesAndNobodyWhoDidNotAccept() {
        Evidence one = evidence(ALICE, deep(Dtg.delegation(AGENT, T0, "read"), 1), T0);
        Evidence sub = evidence(AGENT, under(one, Dtg.delegation(SUBAGENT, T0, "read")), T0);
        Evidence claimed = evidence(MALLORY, Dtg.delegation(CLUB, T0, "read"), T0);
        TrustGraph graph = TrustGraph.of(
                List.of(one, accepted(AGENT, ALICE, one), sub, accepted(SUBAGENT, AGENT, sub), claimed), T1);
        assertEquals(List.of(group(ALICE, AGENT, SUBAGENT)), graph.joined());
    }

    @Test
    void joinsTwoPersonasOnlyWhenBothSigned() {
        Evidence there = evidence(ALICE, Dtg.persona(AGENT, T0), T0);
        Evidence back = evidence(AGENT, Dtg.persona(ALICE, T0), T0);
        TrustGraph one = TrustGraph.of(List.of(there), T1);
        assertEquals(EdgeKind.PERSONA, only(one).kind());
        assertEquals(List.of(), one.joined());
        assertEquals(
                List.of(group(ALICE, AGENT)),
                TrustGraph.of(List.of(there, back), T1).joined());
    }

    @Test
    void joinsNobodyWithWhomTheyClaimARelationship() {
        List<Evidence> friends = List.of(
                evidence(ALICE, Dtg.persona(AGENT, T0), T0),
                evidence(AGENT, Dtg.persona(ALICE, T0), T0),
                evidence(ALICE, Dtg.relationship(AGENT, T0), T0));
        assertEquals(List.of(), TrustGraph.of(friends, T1).joined());
    }

    @Test
    void joinsPersonasPairByPair() {
        List<Evidence> evidence = List.of(
                evidence(ALICE, Dtg.persona(MALLORY, T0), T0),
                evidence(MALLORY, Dtg.persona(ALICE, T0), T0),
                evidence(MALLORY, Dtg.persona(CLUB, T0), T0),
                evidence(CLUB, Dtg.persona(MALLORY, T0), T0));
        assertEquals(
                Set.of(group(ALICE, MALLORY), group(MALLORY, CLUB)),
                Set.copyOf(TrustGraph.of(evidence, T1).joined()));
    }

    @Test
    void isVerifiableToThoseWhoseAnchorsHaveTheIssuerAsAMember() {
        Evidence edge = evidence(ALICE, Dtg.relationship(AGENT, T0), T0);
        Evidence grant = evidence(CLUB, Dtg.grant(ALICE, T0), T0);
        TrustGraph half = TrustGraph.of(List.of(edge, grant), T1);
        assertFalse(half.isVerifiable(edge(half, AGENT), Set.of(CLUB.did())));
        Evidence answer = evidence(ALICE, Dtg.acknowledgement(CLUB, grant.digestMultibase(), T0), T0);
        TrustGraph whole = TrustGraph.of(List.of(edge, grant, answer), T1);
        assertTrue(whole.isVerifiable(edge(whole, AGENT), Set.of(CLUB.did())));
        assertFalse(whole.isVerifiable(edge(whole, AGENT), Set.of(MALLORY.did())));
        assertTrue(whole.isVerifiable(edge(whole, AGENT), Set.of(ALICE.did())));
    }

    private static Evidence accepted(Person delegate, Person delegator, Evidence grant) {
        return evidence(delegate, Dtg.acceptance(delegator, grant.digestMultibase(), T0), T0);
    }

    private static JsonObject under(Evidence parent, JsonObject child) {
        return Dtg.stating(child, "parent", new JsonString(parent.digestMultibase()));
    }

    private static JsonObject deep(JsonObject grant, int further) {
        return Dtg.stating(grant, "maxDepth", JsonNumber.of(further));
    }

    private static NavigableSet<?> group(Person... people) {
        return List.of(people).stream().map(Person::did).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Edge edge(TrustGraph graph, Person to) {
        List<Edge> edges = graph.edgesTo(graph.index(to.did()).orElseThrow());
        assertEquals(1, edges.size());
        return edges.get(0);
    }

    private static Edge only(TrustGraph graph) {
        assertEquals(1, graph.edges().size());
        return graph.edges().get(0);
    }

    private static Map<Evidence, Reason> reasons(TrustGraph graph) {
        return graph.leftOut().stream().collect(Collectors.toMap(Left::evidence, Left::reason));
    }
}
